//! A story as one file: everything that it needs is in it, so that it can be passed on where there is no line.

use super::media::{Kind, replaced};
use super::{Plain, caption, credit, link_to, particulars};
use crate::presenting::{self, written};
use crate::server::Site;
use crate::texts::{self, PlainMsg};
use domain::page::{Answer, ArticlePage, PageKind, ReaderPage};
use leptos::prelude::*;
use newsroom::{Context, NewsroomError};

/// What all pictures of a file may take, as they stand in it: those that find no room are words.
pub const LARGEST_PICTURES: usize = 1_500_000;

/// The file itself runs nothing and fetches nothing.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/// The file and what it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptStory {
    /// The headline, for a file's name.
    pub name: String,
    /// The document.
    pub html: String,
}

/// The published story at a decoded path under an edition, as one file. `sheet` is the style sheet's text, `picture`
/// makes a picture of this site into an address that holds it (`data:…`).
///
/// # Errors
/// The use-case's.
pub fn story_to_keep(
    site: &Site,
    ctx: &Context,
    edition: &str,
    path: &str,
    sheet: &str,
    picture: impl Fn(&str) -> Option<String>,
) -> Result<Plain<KeptStory>, NewsroomError> {
    let nothing = || KeptStory { name: String::new(), html: String::new() };
    Ok(match presenting::page(site, ctx, edition, PageKind::Story, path, None)? {
        Answer::Found { page: ReaderPage::Article(page) } => {
            let html = file(site, &page, sheet, picture);
            Plain::Found(KeptStory { name: page.headline, html })
        }
        Answer::Found { .. } | Answer::Missing(_) => Plain::Missing(nothing()),
        Answer::Gone(_) => Plain::Gone(nothing()),
        Answer::Moved { to } => Plain::Moved(to),
    })
}

fn file(site: &Site, page: &ArticlePage, sheet: &str, picture: impl Fn(&str) -> Option<String>) -> String {
    let mut room = LARGEST_PICTURES;
    let mut embedded = |src: &str| {
        let address = picture(src)?;
        room = room.checked_sub(address.len())?;
        Some(address)
    };
    let is_issue = page.kind == domain::Kind::Issue;
    let lead = page.lead.as_ref().filter(|_| !is_issue).map(|figure| {
        let picture = figure.picture.as_ref().map(|picture| match embedded(&picture.src) {
            Some(src) => view! { <img src=src alt=picture.alt.clone() /> }.into_any(),
            None => view! { <span class="missing">{picture.alt.clone()}</span> }.into_any(),
        });
        view! { <figure>{picture}{caption(figure)}</figure> }
    });
    let t = texts::of(&page.frame.edition.lang);
    let above = if is_issue { page.above.0.as_str() } else { "" };
    let body = replaced(&format!("{above}{}", page.body.0), |one| match one.kind {
        Kind::Picture => match embedded(one.src) {
            Some(src) => format!("<img src=\"{src}\" alt=\"{}\">", one.alt),
            None => format!("<span class=\"missing\">{}</span>", one.alt),
        },
        Kind::Film | Kind::Recording => link_to(t, one),
    });
    let body = leading_home(&body, &site.origin);
    let corrections = leading_home(&page.corrections.0, &site.origin);
    let credits = page.credits.iter().map(|line| view! { <li>{credit(line)}</li> }).collect_view();
    let address = page.meta.canonical.clone();
    let (site_name, meta) = (super::site_name(&page.frame), &page.meta);
    let from = t.fill(PlainMsg::KeptFrom, &[("site", &site_name)]);
    let written = written(view! {
        <html lang=page.frame.edition.lang.clone() dir=page.frame.edition.dir.clone()>
            <head>
                <meta charset="utf-8" />
                <meta http-equiv="Content-Security-Policy" content=POLICY />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <title>{meta.title.clone()}</title>
                <link rel="canonical" href=address.clone() />
                <style>{sheet.to_owned()}</style>
            </head>
            <body>
                <header><p class="name">{site_name}</p></header>
                <main>
                    <article lang=page.lang.clone() dir=page.dir.clone()>
                        <h1>{page.headline.clone()}</h1>
                        {(!page.deck.is_empty()).then(|| view! { <p class="deck">{page.deck.clone()}</p> })}
                        {particulars(&page.byline, page.published.as_ref())}
                        {lead}
                        <div class="body" inner_html=body></div>
                        {(!corrections.is_empty()).then(|| view! { <div inner_html=corrections></div> })}
                        {(!credits.is_empty()).then(|| view! { <ul class="meta">{credits}</ul> })}
                    </article>
                </main>
                <footer>
                    <p>{from} <br /> <a href=address dir="ltr">{address.clone()}</a></p>
                    {(!page.short.is_empty()).then(|| view! { <p><a href=page.short.clone() dir="ltr">{page.short.clone()}</a></p> })}
                    <div inner_html=page.frame.imprint.0.clone()></div>
                </footer>
            </body>
        </html>
    });
    format!("<!DOCTYPE html>{}", written.0)
}

/// HTML whose links lead to the site from anywhere.
fn leading_home(html: &str, origin: &str) -> String {
    ["href", "src"]
        .iter()
        .fold(html.to_owned(), |html, name| html.replace(&format!("{name}=\"/"), &format!("{name}=\"{origin}/")))
}
