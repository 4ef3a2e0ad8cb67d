//! Looking through the library, and at one medium with what uses it.

use super::{enter, found, may_change};
use crate::writing::may_open;
use crate::{Context, Newsroom, NewsroomError};
use domain::ids::{MediaId, VersionId};
use domain::library::{Filing, Folder, MediaUse, MediaWanted, Spoken};
use domain::media::Media;
use domain::routes::Place;
use domain::{Act, Edition, EditionCode};
use store::Reading;

/// Media a page.
pub const PER_PAGE: u32 = 48;
/// Of media whose rights have ended, so many are looked at.
const MOST_EXPIRED: u32 = 500;

/// A page of the library.
#[derive(Debug, Clone)]
pub struct Shelf {
    /// The media, the newest first.
    pub media: Vec<(Media, Filing)>,
    /// How many are wanted in all.
    pub total: u64,
    /// On so many pages.
    pub pages: u32,
    /// Every folder.
    pub folders: Vec<Folder>,
    /// Every edition.
    pub editions: Vec<Edition>,
    /// Media whose rights have ended and which readers still see.
    pub overdue: Vec<Media>,
}

/// A page of what somebody looks for; the first is 1.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; the store's.
pub fn look_through(
    newsroom: &Newsroom,
    ctx: &Context,
    wanted: &MediaWanted,
    page: u32,
) -> Result<Shelf, NewsroomError> {
    enter(ctx)?;
    newsroom.store().read(|store| {
        let skip = page.saturating_sub(1).saturating_mul(PER_PAGE);
        let mut media = Vec::new();
        for id in store.media_wanted(wanted, skip, PER_PAGE)? {
            media.push(found(store, id)?);
        }
        let mut overdue = Vec::new();
        for id in store.media_expired(ctx.now, MOST_EXPIRED)? {
            if store.media_is_shown(id)? {
                overdue.extend(store.media_by_id(id)?);
            }
        }
        let total = store.media_wanted_count(wanted)?;
        let pages = u32::try_from(total.div_ceil(u64::from(PER_PAGE))).unwrap_or(u32::MAX).max(1);
        Ok(Shelf { media, total, pages, folders: store.media_folders()?, editions: store.edition_list()?, overdue })
    })
}

/// Whether readers see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// They do.
    Yes,
    /// Not so far.
    No,
}

/// Where something is that uses a medium.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UsePlace {
    /// A text; the desk has it under that id.
    Story(VersionId),
    /// Somebody's portrait.
    Portrait,
    /// A section's picture.
    Section,
    /// A series' cover.
    Cover,
    /// A paragraph that many stories share.
    Background,
    /// An edition's look or menus.
    Site,
    /// A film or a recording, whose captions it is.
    Captions(MediaId),
}

/// What uses a medium.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// What it is.
    pub place: UsePlace,
    /// What it is called; empty: the actor is not to know.
    pub title: String,
    /// In which edition.
    pub edition: Option<EditionCode>,
    /// Whether readers see it there.
    pub shown: Shown,
    /// Where readers see it; empty: nowhere of its own.
    pub href: String,
}

/// A medium as its page shows it.
#[derive(Debug, Clone)]
pub struct Medium {
    /// The medium.
    pub media: Media,
    /// How it is kept.
    pub filing: Filing,
    /// Who brought it in; empty: an import, or somebody who has gone.
    pub added_by: String,
    /// What uses it.
    pub uses: Vec<Use>,
    /// What is said in it, by edition, with the captions file.
    pub spoken: Vec<(Spoken, Option<Media>)>,
    /// Whether the actor may change it.
    pub may_change: bool,
    /// Whether readers see it anywhere.
    pub shown: bool,
    /// Every folder.
    pub folders: Vec<Folder>,
    /// Every edition, and whether the actor works in it.
    pub editions: Vec<(Edition, bool)>,
}

/// A medium and what uses it.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`].
pub fn medium(newsroom: &Newsroom, ctx: &Context, id: MediaId) -> Result<Medium, NewsroomError> {
    enter(ctx)?;
    newsroom.store().read(|store| {
        let (media, filing) = found(store, id)?;
        let mut uses = Vec::new();
        for one in store.media_uses(id)? {
            uses.extend(used(store, ctx, one)?);
        }
        let mut spoken = Vec::new();
        for one in store.media_spoken(id)? {
            let captions = one.captions.map(|id| store.media_by_id(id)).transpose()?.flatten();
            spoken.push((one, captions));
        }
        let added_by = filing.added_by.map(|id| store.user_by_id(id)).transpose()?.flatten();
        let editions = store.edition_list()?.into_iter();
        Ok(Medium {
            may_change: may_change(store, ctx, id, filing.added_by)?,
            shown: store.media_is_shown(id)?,
            media,
            added_by: added_by.map(|user| user.name).unwrap_or_default(),
            filing,
            uses,
            spoken,
            folders: store.media_folders()?,
            editions: editions.map(|one| (one.clone(), ctx.actor.may(Act::Begin { edition: &one.code }))).collect(),
        })
    })
}

fn used(store: &Reading<'_>, ctx: &Context, one: MediaUse) -> Result<Option<Use>, NewsroomError> {
    let of_site = |place, title: String| Use { place, title, edition: None, shown: Shown::Yes, href: String::new() };
    Ok(match one {
        MediaUse::Shown(id) => story(store, ctx, id, Shown::Yes)?,
        MediaUse::Work(id) => story(store, ctx, id, Shown::No)?,
        MediaUse::Portrait(id) => {
            store.contributor_by_id(id)?.map(|somebody| of_site(UsePlace::Portrait, somebody.name))
        }
        MediaUse::Section(id) => store.section_by_id(id)?.map(|section| Use {
            href: Place::Section(&section.path).href(&section.edition),
            edition: Some(section.edition.clone()),
            ..of_site(UsePlace::Section, section.name)
        }),
        MediaUse::Cover(id) => store.series_by_id(id)?.map(|series| {
            let name = series.names.first().map(|name| name.name.clone()).unwrap_or_default();
            of_site(UsePlace::Cover, name)
        }),
        MediaUse::Background(id) => store.background_by_id(id)?.map(|background| {
            let name = background.texts.values().next().map(|text| text.heading.clone()).unwrap_or_default();
            of_site(UsePlace::Background, name)
        }),
        MediaUse::Captions(id) => store
            .media_by_id(id)?
            .map(|film| Use { shown: Shown::No, ..of_site(UsePlace::Captions(id), film.file_name) }),
        MediaUse::Site(code) => store
            .edition_by_code(&code)?
            .map(|edition| Use { edition: Some(code), ..of_site(UsePlace::Site, edition.name) }),
    })
}

fn story(store: &Reading<'_>, ctx: &Context, id: VersionId, shown: Shown) -> Result<Option<Use>, NewsroomError> {
    let Some(version) = store.version_by_id(id)? else { return Ok(None) };
    let opens = may_open(store, ctx, id)?;
    let revision = if shown == Shown::Yes { version.live } else { Some(version.working) };
    let title = match revision.filter(|_| opens || shown == Shown::Yes) {
        Some(revision) => store.revision_by_id(revision)?.map(|revision| revision.content.headline),
        None => None,
    };
    let href = if shown == Shown::Yes { Place::Story(&version.path).href(&version.edition) } else { String::new() };
    Ok(Some(Use {
        place: UsePlace::Story(id),
        title: title.unwrap_or_default(),
        edition: Some(version.edition),
        shown,
        href,
    }))
}
