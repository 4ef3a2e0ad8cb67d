//! What is arranged around the stories: how sections' pages look, opinion, banners, how often stories were read.

use super::library::Library;
use super::room::Room;
use super::stories::Stories;
use super::{PINNED_SECS, SOURCE, fault, schema};
use crate::ExchangeError;
use domain::Edition;
use domain::edition::Banner;
use domain::ids::{SectionId, VersionId};
use domain::most_read::{Day, Reads};
use domain::routes::Place;
use domain::taxonomy::{SectionPage, SectionPin};
use newsroom::Context;
use schema::ROOM;

/// How the sections' pages look, of those that do not look as all do.
pub(super) fn section_pages(
    written: &schema::Newsroom,
    room: &Room<'_>,
    stories: &Stories,
    library: &mut Library<'_>,
    ctx: &Context,
) -> Result<Vec<(SectionId, SectionPage)>, ExchangeError> {
    let mut all = Vec::new();
    for section in &written.sections {
        let field = |name: &str| format!("sections.{}.{name}", section.key);
        let picture = section.picture.as_ref();
        let picture = picture.map(|name| library.file("pictures", name, (ROOM, &field("picture")))).transpose()?;
        let pinned = match &section.pinned {
            None => None,
            Some(key) => Some(stories.find(key).ok_or_else(|| fault(ROOM, field("pinned"), "there is no such story"))?),
        };
        for Edition { code, .. } in &room.editions {
            let pin = pinned.filter(|story| story.paths.contains_key(code)).map(|story| SectionPin {
                version: version_id(&story.key, code.as_str()),
                until: ctx.now.plus_secs(PINNED_SECS),
            });
            let page = SectionPage { layout: section.layout, picture, hidden: false, pins: pin.into_iter().collect() };
            if let Some(id) = room.section(&section.key, code).filter(|_| page != SectionPage::default()) {
                all.push((id, page));
            }
        }
    }
    Ok(all)
}

/// The editions with their section of opinion and what they tell all readers.
pub(super) fn editions(
    written: &schema::Newsroom,
    room: &Room<'_>,
    library: &mut Library<'_>,
) -> Result<Vec<Edition>, ExchangeError> {
    let mut editions = room.editions.clone();
    for edition in &mut editions {
        let opinion = written.sections.iter().find(|section| section.opinion);
        edition.site.opinion = opinion.and_then(|section| room.section(&section.key, &edition.code));
    }
    for banner in &written.banners {
        let field = |name: &str| format!("banners.{}.{name}", banner.edition);
        let edition = editions.iter_mut().find(|edition| edition.code == banner.edition);
        let edition = edition.ok_or_else(|| fault(ROOM, field("edition"), "there is no such edition"))?;
        let link = match &banner.section {
            None => None,
            Some(key) => {
                let id = room.section(key, &edition.code);
                let section = room.sections.iter().find(|section| Some(section.id) == id);
                let section = section.ok_or_else(|| fault(ROOM, field("section"), "there is no such section"))?;
                Some(Place::Section(&section.path).href(&edition.code))
            }
        };
        let picture = banner.picture.as_ref();
        let picture = picture.map(|name| library.file("pictures", name, (ROOM, &field("picture")))).transpose()?;
        let until = banner.until.map(|until| until.0);
        edition.site.banner = Some(Banner { text: banner.text.clone(), link, picture, until });
    }
    Ok(editions)
}

/// As if all of it had been read today.
pub(super) fn reads(stories: &Stories, ctx: &Context) -> Vec<Reads> {
    let day = Day::of(ctx.now);
    let of = |key: &str, code: &str, reads| Reads { version: version_id(key, code), day, reads };
    stories
        .iter()
        .flat_map(|story| story.told.versions.keys().map(|code| of(&story.key, code.as_str(), story.told.reads)))
        .collect()
}

fn version_id(story: &str, edition: &str) -> VersionId {
    VersionId::derived(SOURCE, &format!("{story}/{edition}"))
}
