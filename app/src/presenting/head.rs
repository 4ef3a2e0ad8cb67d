//! The head of a page: what browsers, messengers, feed readers and search engines are told of it.

use super::linked::{self, Story};
use super::{Voice, body, feed, written};
use crate::texts::Msg;
use domain::page::{EditionLink, Html, Meta, PictureView};
use domain::routes::Place;
use leptos::html;
use leptos::prelude::*;
use serde_json::Value;

/// The site's square picture.
pub(super) const ICON: &str = "/icons/icon-512.png";

/// What a page's head is made from.
#[derive(Debug, Default)]
pub(super) struct Head<'a> {
    /// The page's own title, without the site's name; empty: the site's name alone.
    pub title: &'a str,
    /// One sentence.
    pub description: &'a str,
    /// Path and query, percent-encoded; empty: the page has no address of its own.
    pub href: &'a str,
    /// All editions with what they have of the page; none: it has no counterparts.
    pub editions: &'a [EditionLink],
    /// Its picture.
    pub image: Option<&'a PictureView>,
    /// Path of the short address; empty: none.
    pub short: &'a str,
    /// Set for a story, not for a listing.
    pub story: Option<&'a Story<'a>>,
    /// The listing whose feed the page has beside the edition's, and what that is called.
    pub feed: Option<(Place<'a>, &'a str)>,
    /// What is said of it in JSON-LD.
    pub linked: Vec<Value>,
    /// Search engines are to leave it out.
    pub noindex: bool,
}

impl Head<'_> {
    /// The head's data.
    pub(super) fn meta(self, voice: &Voice<'_>) -> Meta {
        let name = &voice.edition.site.name;
        let title = if self.title.is_empty() {
            name.clone()
        } else {
            voice.words.fill(Msg::PageOfSite, &[("title", self.title), ("site", name)])
        };
        let absolute = |href: &str| if href.is_empty() { String::new() } else { voice.site.absolute(href) };
        let for_machines = Some(self.for_machines(voice));
        Meta {
            title: text::direction::marked_title(&title, voice.edition.direction),
            description: self.description.to_owned(),
            canonical: absolute(self.href),
            shortlink: absolute(self.short),
            alternates: alternates(voice, self.editions),
            noindex: self.noindex,
            for_machines,
        }
    }

    /// The elements for feed readers, browsers that keep the site, messengers and search engines.
    fn for_machines(&self, voice: &Voice<'_>) -> Html {
        let feeds = feed::links(voice, self.feed).into_iter().map(|link| {
            view! { <link rel="alternate" type=link.mime title=link.title href=link.href /> }
        });
        // The macro knows no `property` here.
        let properties = self.properties(voice).into_iter().map(|(name, content)| {
            let kind = if name.starts_with("twitter:") { "name" } else { "property" };
            html::meta().attr(kind, name).attr("content", content)
        });
        let linked = linked::script(&self.linked);
        let manifest = format!("/{}/manifest.webmanifest", voice.code());
        written(view! {
            {feeds.collect_view()}
            <link rel="manifest" href=manifest />
            {properties.collect_view()}
            {(!linked.is_empty()).then(|| view! { <script type="application/ld+json" inner_html=linked></script> })}
        })
    }

    /// What messengers and social services show of it.
    fn properties(&self, voice: &Voice<'_>) -> Vec<(String, String)> {
        let edition = voice.edition;
        let name = &edition.site.name;
        let mut said = Vec::new();
        let mut say = |property: &str, content: String| {
            if !content.is_empty() {
                said.push((property.to_owned(), content));
            }
        };
        // The site stands beside it.
        let title = if self.title.is_empty() { name } else { self.title };
        say("og:type", if self.story.is_some() { "article" } else { "website" }.to_owned());
        say("og:title", text::direction::marked_title(title, edition.direction));
        say("og:site_name", name.clone());
        say("og:description", self.description.to_owned());
        say("og:url", if self.href.is_empty() { String::new() } else { voice.site.absolute(self.href) });
        say("og:locale", locale(&edition.language));
        for other in counterparts(self.editions).iter().filter(|other| !other.current) {
            say("og:locale:alternate", locale(&other.edition.lang));
        }
        if let Some(picture) = self.image {
            let shared = body::shared(picture);
            say("og:image", voice.site.absolute(&shared.href));
            say("og:image:width", shared.width.to_string());
            say("og:image:height", shared.height.to_string());
            say("og:image:alt", picture.alt.clone());
        }
        if let Some(story) = self.story {
            say("article:published_time", story.published.clone());
            say("article:modified_time", story.modified.clone());
            say("article:section", story.section.map(|section| section.label.clone()).unwrap_or_default());
            story.tags.iter().for_each(|tag| say("article:tag", tag.label.clone()));
        }
        say("twitter:card", if self.image.is_some() { "summary_large_image" } else { "summary" }.to_owned());
        said
    }
}

/// The editions that have the page, if it is one of a set: what one of them says of the others, they say of it.
fn counterparts(links: &[EditionLink]) -> Vec<&EditionLink> {
    let set: Vec<&EditionLink> = links.iter().filter(|link| link.same).collect();
    if set.len() < 2 || !set.iter().any(|link| link.current) { Vec::new() } else { set }
}

/// `hreflang` links: every edition that has the page, and the first of them, which is the default one where it has it, as
/// `x-default` (MR-47).
fn alternates(voice: &Voice<'_>, links: &[EditionLink]) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = counterparts(links)
        .into_iter()
        .map(|link| (link.edition.lang.clone(), voice.site.absolute(&link.href)))
        .collect();
    if let Some((_, href)) = all.first().cloned() {
        all.push(("x-default".to_owned(), href));
    }
    all
}

/// Open Graph wants a territory with the language.
fn locale(language: &str) -> String {
    match language {
        "en" => "en_GB".to_owned(),
        "ar" => "ar_AR".to_owned(),
        "fa" => "fa_IR".to_owned(),
        "sq" => "sq_AL".to_owned(),
        other => other.replace('-', "_"),
    }
}
