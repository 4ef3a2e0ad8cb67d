//! What surrounds a page: masthead, menus, editions, recent stories, footer.

use super::{Voice, body, card, written};
use crate::catalogue::Part;
use crate::components::Picture;
use crate::texts::{Msg, PlainMsg};
use domain::EditionCode;
use domain::document::Href;
use domain::edition::{Edition, SocialLink};
use domain::media::Media;
use domain::page::{EditionLink, EditionRef, Frame, Html, LinkView, MenuLink, PictureView};
use domain::routes::Place;
use leptos::prelude::*;
use newsroom::reading::{Counterpart, Entry, EntryTarget, Setting};

/// `lang` and `dir` of an edition.
pub(super) fn edition_ref(edition: &Edition) -> EditionRef {
    EditionRef {
        code: edition.code.to_string(),
        lang: edition.language.clone(),
        dir: edition.direction.as_str().to_owned(),
    }
}

/// The surroundings; `siblings` says where the page itself stands in each edition.
pub(super) fn frame(voice: &Voice<'_>, setting: &Setting, siblings: &[(EditionCode, String)]) -> Frame {
    let editions = setting.editions.iter().map(|edition| edition_link(edition, voice.code(), siblings)).collect();
    surroundings(voice, setting, editions)
}

/// A page of the program's own, which every edition has at the same place.
pub(super) fn everywhere(setting: &Setting, place: Place<'_>) -> Vec<(EditionCode, String)> {
    setting.editions.iter().map(|edition| (edition.code.clone(), place.href(&edition.code))).collect()
}

/// The surroundings of a story, from which the switch leads to what each edition has of it.
pub(super) fn story_frame(voice: &Voice<'_>, setting: &Setting, counterparts: &[(EditionCode, Counterpart)]) -> Frame {
    let link = |edition: &Edition| {
        let front = edition_link(edition, voice.code(), &[]);
        match counterparts.iter().find(|(code, _)| *code == edition.code).map(|(_, counterpart)| counterpart) {
            Some(Counterpart::Version(path) | Counterpart::Source(path)) => {
                EditionLink { href: Place::Story(path).href(&edition.code), same: true, ..front }
            }
            Some(Counterpart::Note(code)) => EditionLink { href: format!("{}?from={code}", front.href), ..front },
            Some(Counterpart::Front) | None => front,
        }
    };
    surroundings(voice, setting, setting.editions.iter().map(link).collect())
}

fn surroundings(voice: &Voice<'_>, setting: &Setting, editions: Vec<EditionLink>) -> Frame {
    Frame {
        edition: edition_ref(voice.edition),
        texts: voice.site.catalogues.address(voice.words.language(), Part::Reader),
        nameplate: nameplate(voice, setting),
        home: Some(LinkView { label: voice.edition.site.name.clone(), href: Place::Front.href(voice.code()) }),
        tagline: voice.edition.site.tagline.clone(),
        today: voice.full_day(setting.now),
        banner: banner(voice, setting),
        menu: setting.menu.iter().map(|entry| menu_link(entry, &editions)).collect(),
        footer: footer(voice, setting, &editions),
        editions,
        recent: setting.recent.iter().map(|recent| card::recent(voice, recent)).collect(),
        social: voice.edition.site.social.iter().map(social_link).collect(),
        imprint: imprint(voice, setting),
    }
}

/// What all readers are told now; empty: nothing.
fn banner(voice: &Voice<'_>, setting: &Setting) -> Html {
    let Some(banner) = voice.edition.banner_at(setting.now) else { return Html::default() };
    // An address that a browser could run leads nowhere.
    let href = banner.link.as_deref().and_then(Href::parse);
    let picture = setting.banner_picture.as_ref().and_then(|media| body::picture(voice, media, None));
    let picture = picture.map(|picture| view! { <Picture picture sizes="6rem" /> });
    let text = view! { <p>{banner.text.clone()}</p> };
    match href {
        Some(href) => {
            let rel = (!href.is_relative()).then_some("external noopener");
            written(view! { <a class="page" href=href.to_string() rel=rel>{picture} {text}</a> })
        }
        None => written(view! { <div class="page">{picture} {text}</div> }),
    }
}

/// The site's name, or the pictures in its place: one for light pages, and one for dark pages where there is one.
fn nameplate(voice: &Voice<'_>, setting: &Setting) -> Html {
    let name = &voice.edition.site.name;
    let [light, dark] = &setting.nameplate;
    let of = |media: &Option<Media>| media.as_ref().and_then(|media| body::picture(voice, media, Some(name)));
    let Some(light) = of(light) else { return written(name.clone()) };
    match of(dark) {
        None => written(plate(light, "plate")),
        Some(dark) => written(view! { {plate(light, "plate on-light")} {plate(dark, "plate on-dark")} }),
    }
}

/// Its height is the style sheet's; its width follows from its shape before it comes. Of two, the one that is not shown is
/// not fetched.
fn plate(picture: PictureView, class: &'static str) -> impl IntoView {
    let PictureView { src, srcset, width, height, alt, .. } = picture;
    let only = if class == "plate" { "eager" } else { "lazy" };
    let widths = (!srcset.is_empty()).then(|| view! { <source type="image/webp" sizes="20rem" srcset=srcset /> });
    view! {
        <picture>
            {widths}
            <img class=class alt=alt width=width.to_string() height=height.to_string() loading=only decoding="async" src=src />
        </picture>
    }
}

/// How readers reach the newsroom, and who holds the rights.
fn imprint(voice: &Voice<'_>, setting: &Setting) -> Html {
    let contact = &voice.edition.site.contact;
    let words = voice.words;
    let mail = (!contact.mail.is_empty()).then(|| {
        let href = format!("mailto:{}", contact.mail);
        view! { <a href=href rel="external" dir="ltr" aria-label=format!("{}: {}", words.t(PlainMsg::ContactMail), contact.mail)>{contact.mail.clone()}</a> }
    });
    let phone = (!contact.phone.is_empty()).then(|| {
        let href = format!("tel:{}", contact.dialled());
        view! { <a href=href rel="external" dir="ltr" aria-label=format!("{}: {}", words.t(PlainMsg::ContactPhone), contact.phone)>{contact.phone.clone()}</a> }
    });
    let address = contact.address.lines().map(|line| view! { <span>{line.to_owned()}</span> }).collect_view();
    let said = (!contact.is_empty()).then(|| view! { <address class="contact">{mail} {phone} {address}</address> });
    written(view! { {said} <p class="copyright">{copyright(voice, setting)}</p> })
}

/// Where the page stands in another edition, else that edition's front page.
pub(super) fn edition_link(
    edition: &Edition,
    current: &EditionCode,
    siblings: &[(EditionCode, String)],
) -> EditionLink {
    let sibling = siblings.iter().find(|(code, _)| *code == edition.code);
    EditionLink {
        edition: edition_ref(edition),
        name: edition.name.clone(),
        href: sibling.map_or_else(|| Place::Front.href(&edition.code), |(_, href)| href.clone()),
        same: sibling.is_some(),
        current: edition.code == *current,
    }
}

/// The footer's menu. Every page leads to what is kept of its readers, whether the newsroom thought of it or not.
fn footer(voice: &Voice<'_>, setting: &Setting, editions: &[EditionLink]) -> Vec<MenuLink> {
    let mut links: Vec<MenuLink> = setting.footer.iter().map(|entry| menu_link(entry, editions)).collect();
    let privacy = Place::Privacy.href(voice.code());
    if links.iter().all(|link| link.href.as_ref() != Some(&privacy)) {
        let label = voice.words.t(Msg::Privacy).to_owned();
        links.push(MenuLink { label, href: Some(privacy), edition: None, external: false, children: Vec::new() });
    }
    links.extend(beside(voice, editions));
    links
}

/// The reader's panel and the light page, which are no pages of the router's.
fn beside(voice: &Voice<'_>, editions: &[EditionLink]) -> [MenuLink; 2] {
    let words = voice.words;
    let own = editions.iter().find(|link| link.current && link.same);
    let page = own.map_or_else(|| Place::Front.href(voice.code()), |link| link.href.clone());
    let links =
        [(words.t(Msg::Reading), "#reading".to_owned()), (words.t(PlainMsg::LightPage), format!("/lite{page}"))];
    links.map(|(label, href)| {
        let label = label.to_owned();
        MenuLink { label, href: Some(href), edition: None, external: true, children: Vec::new() }
    })
}

fn menu_link(entry: &Entry, editions: &[EditionLink]) -> MenuLink {
    let mut children: Vec<MenuLink> = entry.children.iter().map(|child| menu_link(child, editions)).collect();
    let (href, external) = match &entry.target {
        EntryTarget::Heading => (None, false),
        EntryTarget::Page(href) => (Some(href.clone()), false),
        EntryTarget::Url(url) => (Some(url.clone()), !url.starts_with('/') || url.starts_with("//")),
        EntryTarget::Editions => {
            children.extend(editions.iter().map(|link| MenuLink {
                label: link.name.clone(),
                href: Some(link.href.clone()),
                edition: Some(link.edition.clone()),
                external: false,
                children: Vec::new(),
            }));
            (None, false)
        }
    };
    MenuLink { label: entry.label.clone(), href, edition: None, external, children }
}

fn social_link(link: &SocialLink) -> LinkView {
    LinkView { label: link.label.clone(), href: link.url.clone() }
}

fn copyright(voice: &Voice<'_>, setting: &Setting) -> String {
    let site = &voice.edition.site;
    let holder = if site.copyright_holder.is_empty() { &site.name } else { &site.copyright_holder };
    // A notice counts Gregorian years in every edition, but in the edition's own calendar where it has one.
    let calendar = voice.edition.calendar;
    let this_year = voice.formats.date(setting.now.unix_ms(), calendar).year();
    let since = site.copyright_since.map(|year| match calendar {
        text::Calendar::Gregorian => year,
        text::Calendar::Jalali => year - 621,
    });
    let years = match since.filter(|since| *since < this_year) {
        Some(since) => format!("{}–{}", voice.formats.year(since), voice.formats.year(this_year)),
        None => voice.formats.year(this_year),
    };
    voice.words.fill(Msg::Copyright, &[("years", &years), ("holder", holder)])
}
