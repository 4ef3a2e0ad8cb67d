//! The landing pages of pictures and videos and of publications, and the listings of one kind or series.

use super::exhibit::{CoverView, ExhibitView, TONES, exhibits, shelf, shelves_nav};
use super::listing::kind_heading;
use super::{Voice, body, card, written};
use crate::texts::{Count, Msg};
use domain::Kind;
use domain::page::{Html, IndexEntry, LinkView, PictureView};
use domain::routes::Place;
use domain::taxonomy::{Series, SeriesLayout};
use leptos::prelude::*;
use newsroom::reading::{Exhibit, Names, Shelf, Shelves};

/// The landing page of pictures and videos: entries for light pages, and what is shown.
pub(super) fn media(voice: &Voice<'_>, found: Shelves<Kind>) -> (Vec<IndexEntry>, Html) {
    let Shelves { shelves, names } = found;
    let named =
        |kind: Kind| LinkView { label: kind_heading(voice, kind), href: Place::OfKind(kind).href(voice.code()) };
    let count = |total: u64| voice.words.plural(Count::StoryCount, total, &voice.number(total));
    let entries: Vec<_> = shelves.iter().map(|one| entry(named(one.of), count(one.total), "")).collect();
    let all = shelves.into_iter().enumerate().filter(|(_, one)| !one.exhibits.is_empty()).map(|(at, one)| {
        let shown = exhibits(one.of, views(voice, &names, &one.exhibits, None), 3);
        shelf(one.of, named(one.of), String::new(), voice.words.t(Msg::ShowAll).to_owned(), shown, at)
    });
    let shown = all.collect_view();
    let nav = nav(voice, Msg::Media, &entries);
    (entries, written(view! { {nav} {shown} }))
}

/// The landing page of publications.
pub(super) fn publications(voice: &Voice<'_>, found: Shelves<Series>) -> (Vec<IndexEntry>, Html) {
    let Shelves { shelves, names } = found;
    let mut entries = Vec::new();
    let mut shown = Vec::new();
    for (at, Shelf { of: series, total, exhibits: issues }) in shelves.into_iter().enumerate() {
        let Some(name) = series.names.iter().find(|name| name.edition == *voice.code()) else { continue };
        let link = LinkView { label: name.name.clone(), href: Place::Series(&series.slug).href(voice.code()) };
        let counted = if series.layout == SeriesLayout::Shelf { Count::BookCount } else { Count::IssueCount };
        let count = voice.words.plural(counted, total, &voice.number(total));
        entries.push(entry(link.clone(), count, &name.description));
        if !issues.is_empty() {
            let table = exhibits(Kind::Issue, views(voice, &names, &issues, Some(&series)), 3);
            let all = voice.words.t(Msg::ShowAll).to_owned();
            shown.push(shelf(Kind::Issue, link, name.description.clone(), all, table, at));
        }
    }
    let nav = nav(voice, Msg::Publications, &entries);
    (entries, written(view! { {nav} {shown} }))
}

/// The entries of a listing of one kind, or of one series.
pub(super) fn listing(voice: &Voice<'_>, names: &Names, kind: Kind, all: &[Exhibit], series: Option<&Series>) -> Html {
    if all.is_empty() {
        return written(view! { <p class="empty">{voice.words.t(Msg::NoStories).to_owned()}</p> });
    }
    written(exhibits(kind, views(voice, names, all, series), 2))
}

fn nav(voice: &Voice<'_>, name: Msg, entries: &[IndexEntry]) -> AnyView {
    let links = entries.iter().map(|entry| (entry.link.clone(), entry.count.clone())).collect();
    shelves_nav(voice.words.t(name).to_owned(), links)
}

fn entry(link: LinkView, count: String, introduction: &str) -> IndexEntry {
    IndexEntry { link, count, introduction: introduction.to_owned(), children: Vec::new() }
}

fn views(voice: &Voice<'_>, names: &Names, all: &[Exhibit], series: Option<&Series>) -> Vec<ExhibitView> {
    all.iter().map(|one| view_of(voice, names, one, series)).collect()
}

fn view_of(voice: &Voice<'_>, names: &Names, one: &Exhibit, series: Option<&Series>) -> ExhibitView {
    let lead = one.card.lead.as_ref();
    let figure = lead.and_then(|lead| body::lead(names, lead, voice.edition));
    let (caption, credit) = figure.map(|figure| (figure.caption, figure.credit)).unwrap_or_default();
    let card = card::card(voice, names, &one.card);
    let issue = one.issue.unwrap_or_default();
    let extent = match one.card.kind {
        Kind::Gallery => voice.words.plural(Count::PictureCount, one.pictures, &voice.number(one.pictures)),
        Kind::Issue => {
            let number = issue.number.map(|number| voice.number(u64::from(number)));
            number.map(|number| voice.words.fill(Msg::IssueNo, &[("number", &number)])).unwrap_or_default()
        }
        _ => one.seconds.map(|seconds| voice.length(seconds)).unwrap_or_default(),
    };
    let cover = series.map(|series| cover(voice, series, issue.number, &card.headline, one, card.picture.clone()));
    // A cover has its title and number on it; the day stands with those of a kind.
    let credit = if one.card.kind == Kind::Issue { card.published.text.clone() } else { credit };
    ExhibitView { card, caption, credit, extent, cover }
}

fn cover(
    voice: &Voice<'_>,
    series: &Series,
    number: Option<u32>,
    title: &str,
    one: &Exhibit,
    picture: Option<PictureView>,
) -> CoverView {
    cover_of(voice, series, number, title, one.card.published_at.unix_ms(), picture)
}

/// An issue's cover in an edition.
pub(super) fn cover_of(
    voice: &Voice<'_>,
    series: &Series,
    number: Option<u32>,
    title: &str,
    published_ms: i64,
    picture: Option<PictureView>,
) -> CoverView {
    let name = series.names.iter().find(|name| name.edition == *voice.code());
    let year = voice.formats.date(published_ms, voice.edition.calendar).year();
    CoverView {
        series: name.map(|name| name.name.clone()).unwrap_or_default(),
        number: number.map(|number| voice.number(u64::from(number))).unwrap_or_default(),
        title: title.to_owned(),
        year: voice.formats.year(year),
        // The same for all of a series, whatever else there is.
        tone: series.slug.as_str().bytes().fold(0, |sum: usize, byte| sum + usize::from(byte)) % TONES,
        picture,
    }
}
