//! What search engines are told of: every published address, in parts that stay small, and what is new.

use super::elsewhere::places;
use super::{Subject, Wanted, listing::subject};
use crate::{Context, Newsroom, NewsroomError};
use domain::ids::VersionId;
use domain::listing::{Card, PageNumber, Scope};
use domain::routes::Place;
use domain::taxonomy::SectionPage;
use domain::{Edition, EditionCode, Kind, Timestamp};
use store::{PublishedAddress, Reading as Store};

/// How many stories a part has. The rules allow 50,000; each of these has its translations beside it.
const PART: u32 = 2_000;
/// How many tags are worth a search engine's while, an edition.
const TAGS: u32 = 500;
/// What is news: two days.
const FRESH_MS: i64 = 48 * 60 * 60 * 1_000;
/// How many news an edition names at most; the rules allow 1,000 in all.
const NEWS: u32 = 250;

/// A part of the map: stories of an edition from one on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MapPart {
    /// Whose.
    pub edition: EditionCode,
    /// The first of them.
    pub from: VersionId,
    /// When one of them last changed.
    pub changed_at: Timestamp,
}

/// A page and where its counterparts are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MappedPage {
    /// Its address, percent-encoded.
    pub href: String,
    /// When it last changed, where that is known.
    pub changed_at: Option<Timestamp>,
    /// It and its counterparts in the order of the editions.
    pub everywhere: Vec<(EditionCode, String)>,
}

fn changed(address: &PublishedAddress) -> Timestamp {
    address.updated_at.map_or(address.published_at, |updated| updated.max(address.published_at))
}

/// The parts of all editions.
///
/// # Errors
/// The store's.
pub fn map_parts(newsroom: &Newsroom) -> Result<Vec<MapPart>, NewsroomError> {
    newsroom.store().read(|store| {
        let mut parts = Vec::new();
        for edition in store.edition_list()? {
            let mut after = None;
            loop {
                let some = store.addresses_published(&edition.code, after, PART)?;
                let (Some(first), Some(last)) = (some.first(), some.last()) else { break };
                let changed_at = some.iter().map(changed).fold(Timestamp(0), Timestamp::max);
                parts.push(MapPart { edition: edition.code.clone(), from: first.version, changed_at });
                after = Some(last.version);
            }
        }
        Ok(parts)
    })
}

/// The stories of a part: of an edition from one on; empty where there is none.
///
/// # Errors
/// The store's.
pub fn map_stories(newsroom: &Newsroom, edition: &str, from: VersionId) -> Result<Vec<MappedPage>, NewsroomError> {
    newsroom.store().read(|store| {
        let editions = store.edition_list()?;
        let Some(edition) = editions.iter().find(|one| one.code.as_str() == edition) else { return Ok(Vec::new()) };
        let mut stories = Vec::new();
        for address in store.addresses_published_from(&edition.code, from, PART)? {
            let all = store.addresses_of_story(address.story)?;
            let in_order = editions.iter().filter_map(|edition| all.iter().find(|(code, _)| *code == edition.code));
            stories.push(MappedPage {
                href: Place::Story(&address.path).href(&edition.code),
                changed_at: Some(changed(&address)),
                everywhere: in_order.map(|(code, path)| (code.clone(), Place::Story(path).href(code))).collect(),
            });
        }
        Ok(stories)
    })
}

/// The front page, indexes and listings of an edition that have something to show; empty: there is no such edition.
///
/// # Errors
/// The store's.
pub fn map_listings(newsroom: &Newsroom, edition: &str) -> Result<Vec<MappedPage>, NewsroomError> {
    newsroom.store().read(|store| {
        let editions = store.edition_list()?;
        let Some(edition) = editions.iter().find(|one| one.code.as_str() == edition) else { return Ok(Vec::new()) };
        let indexes = [Place::Front, Place::Sections, Place::Archive, Place::Media, Place::Publications];
        let mut pages: Vec<MappedPage> = indexes
            .into_iter()
            .map(|place| MappedPage {
                href: place.href(&edition.code),
                changed_at: None,
                everywhere: editions.iter().map(|one| (one.code.clone(), place.href(&one.code))).collect(),
            })
            .collect();
        for (subject, own) in subjects(newsroom, store, edition)? {
            let everywhere = places(newsroom, store, &editions, &subject)?;
            pages.push(MappedPage { href: own, changed_at: None, everywhere });
        }
        Ok(pages)
    })
}

/// What an edition lists, each with its address.
fn subjects(
    newsroom: &Newsroom,
    store: &Store<'_>,
    edition: &Edition,
) -> Result<Vec<(Subject, String)>, NewsroomError> {
    let code = &edition.code;
    let mut all = vec![(Subject::Articles, Place::Articles.href(code))];
    for kind in Kind::ALL.into_iter().filter(|kind| kind.media_segment().is_some()) {
        all.push((Subject::Kind(kind), Place::OfKind(kind).href(code)));
    }
    let hidden = store.sections_hidden(code)?;
    for section in store.section_list(code)?.into_iter().filter(|section| !hidden.contains(&section.id)) {
        let href = Place::Section(&section.path).href(code);
        let (above, below, look) = (Vec::new(), Vec::new(), SectionPage::default());
        all.push((Subject::Section { section, above, below, look }, href));
    }
    for tag in store.tags_used_most(code, TAGS)? {
        let href = Place::Tag(&tag.slug).href(code);
        all.push((Subject::Tag(tag), href));
    }
    for series in store.series_list()? {
        let wanted = Wanted::Series(series.slug.as_str().to_owned());
        if let Some((subject, _)) = subject(newsroom, store, edition, &wanted)? {
            all.push((subject, Place::Series(&series.slug).href(code)));
        }
    }
    Ok(all)
}

/// What was published in the last two days, by edition, the newest first.
///
/// # Errors
/// The store's.
pub fn fresh(newsroom: &Newsroom, ctx: &Context) -> Result<Vec<(Edition, Vec<Card>)>, NewsroomError> {
    newsroom.store().read(|store| {
        let from = Timestamp(ctx.now.unix_ms().saturating_sub(FRESH_MS));
        let scope = Scope::Period { from, until: Timestamp(ctx.now.unix_ms().saturating_add(1)) };
        let mut editions = Vec::new();
        for edition in store.edition_list()? {
            let news = store.listing(&edition.code, &scope, PageNumber::FIRST, NEWS, ctx.now)?.cards;
            editions.push((edition, news));
        }
        Ok(editions)
    })
}
