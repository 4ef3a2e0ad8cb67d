//! What stands first on an edition's front page, and for how long.

use super::undo::{Before, Done, Needs, Part};
use super::{feature, invalid};
use crate::{Context, Invalid, Newsroom, NewsroomError};
use domain::ids::VersionId;
use domain::{EditionCode, State, Timestamp, Version};
use store::Reading;

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
