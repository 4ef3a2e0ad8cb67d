//! What stands first on an edition's front page, and for how long.

use super::undo::{Before, Done, Needs, Part};
use super::{feature, invalid};
use crate::{Context, Invalid, Newsroom, NewsroomError};
use domain::ids::VersionId;
use domain::{EditionCode, State, Timestamp, Version};
use store::{Reading, Writing};

/// For how many days something may stand first.
pub const PIN_DAYS: [u32; 6] = [1, 2, 3, 7, 14, 30];

/// A story that stands first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pinned {
    /// Which.
    pub version: VersionId,
    /// Its headline.
    pub headline: String,
    /// Until then.
    pub until: Timestamp,
}

/// What stands first on an edition's front page now, in that order.
///
/// # Errors
/// [`NewsroomError::SignInNeeded`]; [`NewsroomError::Forbidden`].
pub fn pinned(newsroom: &Newsroom, ctx: &Context, edition: &EditionCode) -> Result<Vec<Pinned>, NewsroomError> {
    feature(ctx, edition)?;
    newsroom.store().read(|store| {
        let mut all = Vec::new();
        for card in store.cards_pinned(edition, ctx.now)? {
            let until = store.version_by_id(card.version)?.and_then(|version| version.pinned_until);
            all.extend(until.map(|until| Pinned { version: card.version, headline: card.headline, until }));
        }
        Ok(all)
    })
}

/// Lets a published story stand first for so many days.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`]; [`NewsroomError::State`] if readers do not see it;
/// [`NewsroomError::Invalid`] for days that cannot be chosen.
pub fn pin(newsroom: &Newsroom, ctx: &Context, version: VersionId, days: u32) -> Result<Done, NewsroomError> {
    if !PIN_DAYS.contains(&days) {
        return invalid("days", Invalid::Form);
    }
    until(newsroom, ctx, version, "version.pin", Some(ctx.now.plus_secs(i64::from(days) * 86_400)))
}

/// Lets a story stand in its order again.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`].
pub fn unpin(newsroom: &Newsroom, ctx: &Context, version: VersionId) -> Result<Done, NewsroomError> {
    until(newsroom, ctx, version, "version.unpin", None)
}

/// Where a pinned story goes among its like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PinStep {
    /// Before the one before it.
    Up,
    /// Behind the one behind it.
    Down,
}

/// Moves a pinned story before or behind its neighbour.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`], also for what is not pinned now.
pub fn step_pin(newsroom: &Newsroom, ctx: &Context, version: VersionId, step: PinStep) -> Result<Done, NewsroomError> {
    newsroom.store().write(|store| {
        let edition = featured(store, ctx, version)?.edition;
        let mut order = pinned_now(store, ctx, &edition)?;
        let at = order.iter().position(|one| *one == version).ok_or(NewsroomError::NotFound)?;
        let other = match step {
            PinStep::Up => at.checked_sub(1),
            PinStep::Down => Some(at + 1).filter(|other| *other < order.len()),
        };
        if let Some(other) = other {
            order.swap(at, other);
        }
        put_order(store, ctx, edition, &order)
    })
}

/// Puts the pinned stories of an edition into an order; those that are not named stay behind these as they stood.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::Invalid`] with [`Invalid::Changed`] for a story that is not pinned there
/// now: somebody took it down meanwhile.
pub fn order_pins(
    newsroom: &Newsroom,
    ctx: &Context,
    edition: &EditionCode,
    wanted: &[VersionId],
) -> Result<Done, NewsroomError> {
    feature(ctx, edition)?;
    newsroom.store().write(|store| {
        let now = pinned_now(store, ctx, edition)?;
        let mut order: Vec<VersionId> = Vec::new();
        for version in wanted {
            if !now.contains(version) {
                return invalid("order", Invalid::Changed);
            }
            if !order.contains(version) {
                order.push(*version);
            }
        }
        order.extend(now.iter().filter(|version| !wanted.contains(version)));
        put_order(store, ctx, edition.clone(), &order)
    })
}

fn pinned_now(store: &Reading<'_>, ctx: &Context, edition: &EditionCode) -> Result<Vec<VersionId>, NewsroomError> {
    Ok(store.cards_pinned(edition, ctx.now)?.into_iter().map(|card| card.version).collect())
}

fn put_order(
    store: &Writing<'_>,
    ctx: &Context,
    edition: EditionCode,
    order: &[VersionId],
) -> Result<Done, NewsroomError> {
    let before = Before::of(store, order.iter().map(|version| Part::Pin(*version)))?;
    for (place, version) in (0..).zip(order) {
        store.front_place_put(*version, Some(place))?;
    }
    let subject = edition.to_string();
    before.done(store, ctx, Needs::Feature(edition), ("front.order", &subject))
}

fn until(
    newsroom: &Newsroom,
    ctx: &Context,
    id: VersionId,
    act: &str,
    until: Option<Timestamp>,
) -> Result<Done, NewsroomError> {
    newsroom.store().write(|store| {
        let mut version = featured(store, ctx, id)?;
        if until.is_some() && version.state != State::Published {
            return Err(NewsroomError::State(version.state));
        }
        let before = Before::of(store, [Part::Pin(id)])?;
        // What is pinned anew stands before the others.
        if version.pinned_until.is_none_or(|until| until <= ctx.now) || until.is_none() {
            store.front_place_put(id, None)?;
        }
        version.pinned_until = until;
        store.version_put(&version, &text::slug::slug_key(version.path.as_str()))?;
        before.done(store, ctx, Needs::Feature(version.edition), (act, &id.to_string()))
    })
}

/// The version, for who may say what stands first in its edition.
fn featured(store: &Reading<'_>, ctx: &Context, id: VersionId) -> Result<Version, NewsroomError> {
    crate::writing::enter(ctx)?;
    let Some(version) = store.version_by_id(id)? else {
        // Who may do so nowhere is told that, whatever there is.
        super::features_somewhere(ctx)(store)?;
        return Err(NewsroomError::NotFound);
    };
    feature(ctx, &version.edition)?;
    Ok(version)
}
