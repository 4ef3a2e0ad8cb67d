//! The desk's list of stories, and its views.

use super::{allowed, enter, may_open};
use crate::{Context, Newsroom, NewsroomError};
use domain::assignment::BoardView;
use domain::edition::Edition;
use domain::ids::{StoryId, VersionId};
use domain::listing::PageNumber;
use domain::taxonomy::Section;
use domain::{Act, Actor, EditionCode, Role};
use std::collections::BTreeSet;
use store::{BoardFilter, BoardPage, BoardStory, Reading};

/// How many stories a page of the board has.
const PER_PAGE: u32 = 40;
/// How far back translations are missed, in versions.
const LOOKED_AT: u32 = 4_000;
/// What counts as published recently.
const RECENT_SECS: i64 = 7 * 24 * 60 * 60;

/// What somebody asks of the board.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BoardAsked {
    /// Which view.
    pub view: BoardView,
    /// What its stories have to be.
    pub filter: BoardFilter,
}

/// A page of the board.
#[derive(Debug, Clone, PartialEq)]
pub struct BoardListing {
    /// The columns, in their order.
    pub editions: Vec<Edition>,
    /// The stories, in the order of the view.
    pub stories: Vec<BoardStory>,
    /// How many pages there are, as far as is known.
    pub pages: u32,
    /// How many stories each view has without a filter, in the order of [`BoardView::ALL`].
    pub counts: [u64; 6],
}

/// Those of the versions that the actor may open.
///
/// # Errors
/// [`NewsroomError::SignInNeeded`] without a session.
pub fn openable(
    newsroom: &Newsroom,
    ctx: &Context,
    versions: impl IntoIterator<Item = VersionId>,
) -> Result<BTreeSet<VersionId>, NewsroomError> {
    enter(ctx)?;
    let versions = versions.into_iter();
    if let Actor::User(user) = &ctx.actor
        && user.role >= Role::Editor
        && user.editions.is_empty()
        && user.sections.is_empty()
    {
        return Ok(versions.collect());
    }
    newsroom.store().read(|store| {
        let mut open = BTreeSet::new();
        for version in versions {
            if may_open(store, ctx, version)? {
                open.insert(version);
            }
        }
        Ok(open)
    })
}

/// A page of the board.
///
/// # Errors
/// [`NewsroomError::SignInNeeded`] without a session.
pub fn board(
    newsroom: &Newsroom,
    ctx: &Context,
    asked: &BoardAsked,
    page: PageNumber,
) -> Result<BoardListing, NewsroomError> {
    enter(ctx)?;
    newsroom.store().read(|store| {
        let editions = store.edition_list()?;
        let codes: Vec<_> = editions.iter().map(|edition| edition.code.clone()).collect();
        let mut counts = [0; 6];
        let mut chosen = Vec::new();
        for (place, view) in BoardView::ALL.into_iter().enumerate().skip(1) {
            let stories = stories_of(store, ctx, view, &codes)?;
            counts[place] = stories.len() as u64;
            if view == asked.view {
                chosen = stories;
            }
        }
        let BoardPage { stories, total } = store.board(&codes, page, PER_PAGE)?;
        counts[0] = total;
        let (stories, pages) = if asked.view != BoardView::All {
            let mut fitting = Vec::new();
            for story in chosen {
                if asked.filter.is_empty() || store.board_fits(story, &asked.filter)? {
                    fitting.push(story);
                }
            }
            let skip = (page.get() as usize - 1).saturating_mul(PER_PAGE as usize);
            let shown: Vec<StoryId> = fitting.iter().copied().skip(skip).take(PER_PAGE as usize).collect();
            (store.board_stories(&codes, &shown)?, pages_of(fitting.len() as u64))
        } else if asked.filter.is_empty() {
            (stories, pages_of(total))
        } else {
            let (stories, more) = store.board_filtered(&codes, &asked.filter, page, PER_PAGE)?;
            (stories, page.get() + u32::from(more))
        };
        Ok(BoardListing { editions, stories, pages, counts })
    })
}

fn pages_of(total: u64) -> u32 {
    u32::try_from(total.div_ceil(u64::from(PER_PAGE))).unwrap_or(u32::MAX).max(1)
}

/// The stories of a view, each once, in its order.
fn stories_of(
    store: &Reading<'_>,
    ctx: &Context,
    view: BoardView,
    editions: &[EditionCode],
) -> Result<Vec<StoryId>, NewsroomError> {
    let all = match view {
        BoardView::All => Vec::new(),
        BoardView::Waiting => waiting(store, ctx)?,
        BoardView::Due => store.stories_due()?.into_iter().map(|(story, _)| story).collect(),
        BoardView::Scheduled => store.stories_planned()?,
        BoardView::Missing => missing(store, ctx, editions)?,
        BoardView::Recent => store.stories_published_since(ctx.now.plus_secs(-RECENT_SECS))?,
    };
    let mut seen = BTreeSet::new();
    Ok(all.into_iter().filter(|story| seen.insert(*story)).collect())
}

/// What somebody was asked for, what came back to them, and what was handed on and is theirs to judge.
fn waiting(store: &Reading<'_>, ctx: &Context) -> Result<Vec<StoryId>, NewsroomError> {
    let mut all = match ctx.actor.user_id() {
        Some(user) => store.stories_with(user)?,
        None => Vec::new(),
    };
    for version in store.versions_in_review()? {
        if let Some(version) = store.version_by_id(version)?
            && allowed(store, ctx, &version, |holding| Act::SendBack(holding)).is_ok()
        {
            all.push(version.story);
        }
    }
    Ok(all)
}

/// Stories that readers see in some edition and that one of the actor's own editions has not.
fn missing(store: &Reading<'_>, ctx: &Context, editions: &[EditionCode]) -> Result<Vec<StoryId>, NewsroomError> {
    let own = |edition: &&EditionCode| match &ctx.actor {
        Actor::User(user) => user.editions.is_empty() || user.editions.contains(edition),
        Actor::Anonymous | Actor::System => true,
    };
    let wanted: Vec<&EditionCode> = editions.iter().filter(own).collect();
    let mut versions = store.versions_last_changed(LOOKED_AT)?;
    if versions.len() == LOOKED_AT as usize {
        // Of the last story some versions may have been left out.
        let last = versions.last().map(|(story, ..)| *story);
        versions.retain(|(story, ..)| Some(*story) != last);
    }
    let stories = versions.chunk_by(|(one, ..), (other, ..)| one == other);
    let lacks = |versions: &&[(StoryId, EditionCode, bool)]| {
        versions.iter().any(|(.., published)| *published)
            && wanted.iter().any(|wanted| versions.iter().all(|(_, edition, _)| edition != *wanted))
    };
    Ok(stories.filter(lacks).filter_map(|versions| versions.first().map(|(story, ..)| *story)).collect())
}

/// The sections of an edition, for whoever is at the desk.
///
/// # Errors
/// [`NewsroomError::SignInNeeded`] without a session.
pub fn sections(newsroom: &Newsroom, ctx: &Context, edition: &EditionCode) -> Result<Vec<Section>, NewsroomError> {
    enter(ctx)?;
    newsroom.store().read(|store| Ok(store.section_list(edition)?))
}
