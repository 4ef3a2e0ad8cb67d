//! Indexes: sections, archive, pictures and videos, publications.

use super::frame::{everywhere, frame};
use super::head::Head;
use super::{Voice, answered, linked, shelves};
use crate::server::Site;
use crate::texts::{Count, Msg};
use domain::page::{Answer, ArchiveYear, IndexEntry, IndexPage, LinkView, PageKind};
use domain::routes::Place;
use newsroom::reading::{Reading, SectionNode, Setting};
use newsroom::{Context, NewsroomError, reading};

/// An index of an edition.
pub(super) fn index(
    site: &Site,
    ctx: &Context,
    edition: &str,
    kind: PageKind,
) -> Result<Answer<IndexPage>, NewsroomError> {
    let newsroom = &site.newsroom;
    match kind {
        PageKind::Sections => answered(site, reading::sections(newsroom, ctx, edition)?, |voice, setting, tree| {
            let entries = tree.iter().map(|node| section_entry(voice, node)).collect();
            Ok(page(voice, setting, Msg::Sections, Place::Sections, entries, Vec::new()))
        }),
        PageKind::Media => answered(site, reading::media(newsroom, ctx, edition)?, |voice, setting, kinds| {
            let (entries, shown) = shelves::media(voice, kinds);
            let page = page(voice, setting, Msg::Media, Place::Media, entries, Vec::new());
            Ok(IndexPage { written: Some(shown), ..page })
        }),
        PageKind::Publications => {
            answered(site, reading::publications(newsroom, ctx, edition)?, |voice, setting, series| {
                let (entries, shown) = shelves::publications(voice, series);
                let page = page(voice, setting, Msg::Publications, Place::Publications, entries, Vec::new());
                Ok(IndexPage { written: Some(shown), ..page })
            })
        }
        PageKind::Archive => answered(site, reading::archive(newsroom, ctx, edition)?, |voice, setting, years| {
            let years = years.iter().map(|year| archive_year(voice, year)).collect();
            Ok(page(voice, setting, Msg::Archive, Place::Archive, Vec::new(), years))
        }),
        _ => answered(site, Reading::Missing(reading::nothing(newsroom, ctx, edition)?), |_, _, page: IndexPage| {
            Ok(page)
        }),
    }
}

fn page(
    voice: &Voice<'_>,
    setting: &Setting,
    heading: Msg,
    place: Place<'_>,
    entries: Vec<IndexEntry>,
    years: Vec<ArchiveYear>,
) -> IndexPage {
    let heading = voice.words.t(heading);
    let href = place.href(voice.code());
    let surroundings = frame(voice, setting, &everywhere(setting, place));
    let head = Head {
        title: heading,
        href: &href,
        editions: &surroundings.editions,
        linked: vec![linked::way(voice, &[], heading, &href)],
        ..Head::default()
    };
    let heading = heading.to_owned();
    IndexPage { meta: head.meta(voice), frame: surroundings, heading, entries, written: None, years }
}

fn entry(voice: &Voice<'_>, label: String, place: Place<'_>, stories: u64, introduction: &str) -> IndexEntry {
    IndexEntry {
        link: LinkView { label, href: place.href(voice.code()) },
        count: voice.words.plural(Count::StoryCount, stories, &voice.number(stories)),
        introduction: introduction.to_owned(),
        children: Vec::new(),
    }
}

fn section_entry(voice: &Voice<'_>, node: &SectionNode) -> IndexEntry {
    let section = &node.section;
    IndexEntry {
        children: node.children.iter().map(|child| section_entry(voice, child)).collect(),
        ..entry(voice, section.name.clone(), Place::Section(&section.path), node.stories, &section.description)
    }
}

fn archive_year(voice: &Voice<'_>, year: &reading::ArchiveYear) -> ArchiveYear {
    ArchiveYear {
        link: LinkView { label: voice.formats.year(year.year), href: Place::Year(year.year).href(voice.code()) },
        months: year
            .months
            .iter()
            .map(|month| {
                let label = voice.formats.month_year(year.year, month.month);
                entry(voice, label, Place::Month(year.year, month.month), month.stories, "")
            })
            .collect(),
    }
}
