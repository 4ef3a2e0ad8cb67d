//! Pages without script, font or bundle, from the same use-cases and presenters as the reader's pages: the light page
//! of every address (`/lite/…`), and a story as one file to keep and pass on (`/keep/…`).

pub(crate) mod desk;
mod kept;
pub mod library;
mod lite;
mod media;

pub use kept::{KeptStory, LARGEST_PICTURES, story_to_keep};
pub use lite::light_page;

use crate::texts::{PlainMsg, Texts};
use domain::page::{CreditLine, FigureView, Frame, Moment, PageKind};
use leptos::prelude::*;
use media::{Kind, Medium};

/// What came of an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Plain<T> {
    /// This.
    Found(T),
    /// Nothing stands there: 404.
    Missing(T),
    /// It was taken back: 410.
    Gone(T),
    /// It stands elsewhere: the path of the full page, percent-encoded.
    Moved(String),
}

/// Which page stands at a decoded path under its edition, as the routes of `app::reader` have it; a search's key is
/// its query.
fn place_of(path: &str, query: &str) -> (PageKind, String) {
    let (first, rest) = path.split_once('/').unwrap_or((path, ""));
    let index_or = |index, one| (if rest.is_empty() { index } else { one }, rest.to_owned());
    match first {
        // Which story led there that the edition lacks.
        "" => (PageKind::Front, argument(query, "from")),
        "articles" => (PageKind::Articles, String::new()),
        "most-read" => (PageKind::MostRead, String::new()),
        "corrections" => (PageKind::Corrections, String::new()),
        "sections" => (PageKind::Sections, String::new()),
        "section" => (PageKind::Section, rest.to_owned()),
        "tag" => (PageKind::Tag, rest.to_owned()),
        "author" => (PageKind::Contributor, rest.to_owned()),
        "archive" => index_or(PageKind::Archive, PageKind::Period),
        "media" => index_or(PageKind::Media, PageKind::OfKind),
        "publications" => index_or(PageKind::Publications, PageKind::Series),
        "search" => (PageKind::Search, query.to_owned()),
        _ => (PageKind::Story, path.to_owned()),
    }
}

/// What the site is called.
fn site_name(frame: &Frame) -> String {
    frame.home.as_ref().map(|home| home.label.clone()).unwrap_or_default()
}

fn argument(query: &str, name: &str) -> String {
    let mut all = form_urlencoded::parse(query.as_bytes());
    all.find(|(field, _)| field == name).map_or_else(String::new, |(_, value)| value.into_owned())
}

fn credit(line: &CreditLine) -> String {
    let names = line.names.iter().flat_map(|name| [name.joint.as_str(), name.name.as_str()]);
    [line.before.as_str()].into_iter().chain(names).chain([line.after.as_str()]).collect()
}

fn caption(figure: &FigureView) -> impl IntoView + use<> {
    let words = [figure.caption.as_str(), figure.credit.as_str()].join(" ");
    view! { <figcaption>{words.trim().to_owned()}</figcaption> }
}

/// Who and when, in one line.
fn particulars(byline: &[CreditLine], published: Option<&Moment>) -> Option<impl IntoView + use<>> {
    let mut facts: Vec<String> = byline.iter().map(credit).collect();
    facts.extend(published.map(|at| at.text.clone()));
    (!facts.is_empty()).then(|| view! { <p class="meta">{facts.join(" · ")}</p> })
}

/// What stands for a picture, a film or a recording: its description, else what it is.
fn words_for(t: Texts, kind: Kind, alt: &str) -> String {
    match kind {
        Kind::Picture if !alt.is_empty() => t.fill(PlainMsg::ShowPicture, &[("text", alt)]),
        Kind::Picture => t.t(PlainMsg::ShowPictureBare).to_owned(),
        Kind::Film => t.t(PlainMsg::PlayFilm).to_owned(),
        Kind::Recording => t.t(PlainMsg::PlayRecording).to_owned(),
    }
}

/// A link to what is not shown here; a picture within a link stays a part of it. The address is escaped already.
fn link_to(t: Texts, one: Medium<'_>) -> String {
    let words = words_for(t, one.kind, one.alt);
    if one.linked { words } else { format!("<a href=\"{}\">{words}</a>", one.src) }
}
