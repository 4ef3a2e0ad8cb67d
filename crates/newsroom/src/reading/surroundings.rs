//! What surrounds every page, and the names behind the ids of its cards.

use crate::{Context, Newsroom, NewsroomError};
use domain::background::Background;
use domain::contributor::{Contributor, Credit};
use domain::edition::Edition;
use domain::ids::{BackgroundId, ContributorId, MediaId, SectionId};
use domain::library::{MediaKind, Spoken};
use domain::listing::{Card, PageNumber, Scope};
use domain::media::Media;
use domain::menu::{Menu, MenuItem, MenuPlace, MenuTarget};
use domain::routes::Place;
use domain::taxonomy::Section;
use domain::{Document, EditionCode, State, Timestamp};
use std::collections::{BTreeMap, BTreeSet};
use store::Reading as Store;

/// How many recent stories stand beside a page.
const RECENT: u32 = 5;

/// What surrounds a page: its edition, the others, the menus, the newest stories.
#[derive(Debug, Clone, PartialEq)]
pub struct Setting {
    /// The edition being read.
    pub edition: Edition,
    /// All editions, in their order.
    pub editions: Vec<Edition>,
    /// The main menu.
    pub menu: Vec<Entry>,
    /// The footer's menu.
    pub footer: Vec<Entry>,
    /// The newest stories.
    pub recent: Vec<Card>,
    /// The picture of the banner that stands now.
    pub banner_picture: Option<Media>,
    /// The pictures in place of the name: on light pages, on dark ones.
    pub nameplate: [Option<Media>; 2],
    /// When the page was asked for.
    pub now: Timestamp,
}

/// A menu item whose target is known to exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What readers read.
    pub label: String,
    /// Where it leads.
    pub target: EntryTarget,
    /// What hangs below it.
    pub children: Vec<Entry>,
}

/// Where a menu item leads, resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EntryTarget {
    /// Nowhere.
    Heading,
    /// A page of this edition: percent-encoded path.
    Page(String),
    /// Any address as it was typed.
    Url(String),
    /// The editions: the page hangs them below it.
    Editions,
}

/// The names behind the ids of cards and credits.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Names {
    /// Sections of the edition.
    pub sections: BTreeMap<SectionId, Section>,
    /// Credited people.
    pub contributors: BTreeMap<ContributorId, Contributor>,
    /// Pictures.
    pub media: BTreeMap<MediaId, Media>,
    /// What several stories share.
    pub backgrounds: BTreeMap<BackgroundId, Background>,
    /// What is said in films and recordings.
    pub spoken: BTreeMap<MediaId, Vec<Said>>,
}

/// What is said in a film or a recording, in one language.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// The edition.
    pub edition: EditionCode,
    /// Its language.
    pub language: String,
    /// What that language calls itself.
    pub name: String,
    /// The captions file.
    pub captions: Option<Media>,
    /// The transcript; may be empty.
    pub transcript: String,
}

/// What is said in those of the media that can be heard.
fn spoken<'m>(
    store: &Store<'_>,
    media: impl Iterator<Item = &'m Media>,
) -> Result<BTreeMap<MediaId, Vec<Said>>, NewsroomError> {
    let mut all = BTreeMap::new();
    for media in media.filter(|media| matches!(MediaKind::of_mime(&media.mime), MediaKind::Video | MediaKind::Audio)) {
        let mut said = Vec::new();
        for one in store.media_spoken(media.id)? {
            let Some(edition) = store.edition_by_code(&one.edition)? else { continue };
            let captions = one.captions.map(|id| store.media_by_id(id)).transpose()?.flatten();
            let Spoken { edition: code, transcript, .. } = one;
            said.push(Said { edition: code, language: edition.language, name: edition.name, captions, transcript });
        }
        all.insert(media.id, said);
    }
    Ok(all)
}

impl Names {
    /// The names that cards need, and more credits and pictures beside them.
    pub(crate) fn gather(
        store: &Store<'_>,
        sections: Vec<Section>,
        cards: &[&Card],
        credits: &[Credit],
        media: &[MediaId],
    ) -> Result<Self, NewsroomError> {
        let people: BTreeSet<ContributorId> = cards
            .iter()
            .flat_map(|card| &card.credits)
            .chain(credits)
            .filter_map(|credit| credit.contributor)
            .collect();
        let pictures: BTreeSet<MediaId> = cards
            .iter()
            .filter_map(|card| card.lead.as_ref().map(|lead| lead.media))
            .chain(media.iter().copied())
            .collect();
        let contributors = store.contributors_by_ids(&Vec::from_iter(people))?;
        let portraits = contributors.iter().filter_map(|contributor| contributor.portrait);
        let wanted: Vec<MediaId> = pictures.iter().copied().chain(portraits).collect();
        let media = store.media_by_ids(&wanted)?;
        Ok(Self {
            spoken: spoken(store, media.iter())?,
            sections: sections.into_iter().map(|section| (section.id, section)).collect(),
            media: media.into_iter().map(|media| (media.id, media)).collect(),
            contributors: contributors.into_iter().map(|contributor| (contributor.id, contributor)).collect(),
            backgrounds: BTreeMap::new(),
        })
    }

    /// The backgrounds that a body names, and their pictures.
    pub(crate) fn add_backgrounds(&mut self, store: &Store<'_>, body: &Document) -> Result<(), NewsroomError> {
        for id in body.backgrounds() {
            let Some(background) = store.background_by_id(id)? else { continue };
            let pictures: Vec<MediaId> = background.texts.values().flat_map(|text| text.body.media()).collect();
            let media = store.media_by_ids(&pictures)?;
            self.spoken.extend(spoken(store, media.iter())?);
            self.media.extend(media.into_iter().map(|media| (media.id, media)));
            self.backgrounds.insert(id, background);
        }
        Ok(())
    }
}

/// All editions in their order; the first is the default.
///
/// # Errors
/// The store's.
pub fn editions(newsroom: &Newsroom) -> Result<Vec<Edition>, NewsroomError> {
    newsroom.store().read(|store| Ok(store.edition_list()?))
}

/// The surroundings of a page where nothing stands; an unknown edition gives the default one's.
///
/// # Errors
/// The store's; [`NewsroomError::NotFound`] if there is no edition at all.
pub fn nothing(newsroom: &Newsroom, ctx: &Context, edition: &str) -> Result<Setting, NewsroomError> {
    newsroom.store().read(|store| Ok(setting(store, ctx, edition)?.0))
}

/// The surroundings of a page of the edition with that code, and whether there is such an edition.
pub(crate) fn setting(store: &Store<'_>, ctx: &Context, code: &str) -> Result<(Setting, bool), NewsroomError> {
    let editions = store.edition_list()?;
    let known = editions.iter().find(|edition| edition.code.as_str() == code);
    let exists = known.is_some();
    let edition = known.or(editions.first()).ok_or(NewsroomError::NotFound)?.clone();
    let hidden = store.sections_hidden(&edition.code)?;
    let mut sections = store.section_list(&edition.code)?;
    sections.retain(|section| !hidden.contains(&section.id));
    let menu = entries(store, &edition.code, &sections, MenuPlace::Header)?;
    let footer = entries(store, &edition.code, &sections, MenuPlace::Footer)?;
    let mut recent = store.listing(&edition.code, &Scope::Flow, PageNumber::FIRST, RECENT, ctx.now)?.cards;
    recent.retain(|card| card.section.is_none_or(|section| !hidden.contains(&section)));
    let banner_picture = match edition.banner_at(ctx.now).and_then(|banner| banner.picture) {
        Some(picture) => store.media_by_id(picture)?,
        None => None,
    };
    let mut nameplate = [None, None];
    for (shown, id) in nameplate.iter_mut().zip([edition.site.nameplate, edition.site.nameplate_dark]) {
        *shown = id.map(|id| store.media_by_id(id)).transpose()?.flatten();
    }
    Ok((Setting { edition, editions, menu, footer, recent, banner_picture, nameplate, now: ctx.now }, exists))
}

fn entries(
    store: &Store<'_>,
    edition: &EditionCode,
    sections: &[Section],
    place: MenuPlace,
) -> Result<Vec<Entry>, NewsroomError> {
    match store.menu_in(edition, place)? {
        Some(Menu { items, .. }) => {
            items.iter().filter_map(|item| entry(store, edition, sections, item).transpose()).collect()
        }
        None => Ok(Vec::new()),
    }
}

/// An item resolved; `None` if what it leads to is not there for readers and nothing hangs below it.
fn entry(
    store: &Store<'_>,
    edition: &EditionCode,
    sections: &[Section],
    item: &MenuItem,
) -> Result<Option<Entry>, NewsroomError> {
    let children: Vec<Entry> = item
        .children
        .iter()
        .filter_map(|child| entry(store, edition, sections, child).transpose())
        .collect::<Result<_, _>>()?;
    let target = match target(store, edition, sections, &item.target)? {
        Some(target) => target,
        None if !children.is_empty() => EntryTarget::Heading,
        None => return Ok(None),
    };
    Ok(Some(Entry { label: item.label.clone(), target, children }))
}

fn target(
    store: &Store<'_>,
    edition: &EditionCode,
    sections: &[Section],
    target: &MenuTarget,
) -> Result<Option<EntryTarget>, NewsroomError> {
    let place = |place: Place<'_>| Some(EntryTarget::Page(place.href(edition)));
    Ok(match target {
        MenuTarget::Heading => Some(EntryTarget::Heading),
        MenuTarget::Editions => Some(EntryTarget::Editions),
        MenuTarget::Url { url } => Some(EntryTarget::Url(url.clone())),
        MenuTarget::Home => place(Place::Front),
        MenuTarget::Articles => place(Place::Articles),
        MenuTarget::Sections => place(Place::Sections),
        MenuTarget::Media => place(Place::Media),
        MenuTarget::OfKind { kind } => place(Place::OfKind(*kind)),
        MenuTarget::Publications => place(Place::Publications),
        MenuTarget::Contact => place(Place::Contact),
        MenuTarget::Section { section } => {
            sections.iter().find(|s| s.id == *section).and_then(|section| place(Place::Section(&section.path)))
        }
        MenuTarget::Series { series } => {
            store.series_by_id(*series)?.and_then(|series| place(Place::Series(&series.slug)))
        }
        MenuTarget::Tag { tag } => store.tag_by_id(*tag)?.and_then(|tag| place(Place::Tag(&tag.slug))),
        MenuTarget::Contributor { contributor } => {
            store.contributor_by_id(*contributor)?.and_then(|somebody| place(Place::Contributor(&somebody.slug)))
        }
        MenuTarget::Story { story } => store
            .version_of_story(*story, edition)?
            .filter(|version| version.state == State::Published)
            .and_then(|version| place(Place::Story(&version.path))),
    })
}
