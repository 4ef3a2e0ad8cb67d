//! Publishing: the working revision becomes what readers see, in one transaction.

use super::{SavedState, authorised};
use crate::audit;
use crate::{Context, Invalid, Newsroom, NewsroomError};
use domain::ids::{RevisionId, VersionId};
use domain::{Content, State};
use serde_json::json;
use store::Publication;

/// Longest teaser made from a body, in characters.
const TEASER: usize = 240;

/// Puts a version's working revision before readers.
///
/// # Errors
/// [`NewsroomError::Conflict`] if `working` is not the working revision any more: what would go out is not what its
/// publisher saw. [`NewsroomError::Invalid`] without a headline. [`NewsroomError::State`] once it was withdrawn.
pub fn publish(
    newsroom: &Newsroom,
    ctx: &Context,
    version: VersionId,
    working: RevisionId,
) -> Result<SavedState, NewsroomError> {
    newsroom.store().write(|store| {
        let mut version = authorised(store, ctx, version, true)?;
        if version.working != working {
            return Err(NewsroomError::Conflict { working: version.working });
        }
        if let State::Withdrawn { .. } = version.state {
            return Err(NewsroomError::State(version.state));
        }
        let revision = store.revision_by_id(working)?.ok_or(NewsroomError::NotFound)?;
        if revision.content.headline.is_empty() {
            return Err(NewsroomError::Invalid { field: "headline", problem: Invalid::Empty });
        }
        let changed_live = version.live.is_some_and(|live| live != working);
        let published_at = version.published_at.unwrap_or(ctx.now);
        if changed_live {
            version.updated_at = Some(ctx.now);
        }
        store.version_publish(&Publication {
            version: version.id,
            revision: working,
            at: ctx.now,
            published_at,
            updated_at: version.updated_at,
            teaser: &teaser(&revision.content),
        })?;
        store.shows_to_readers();
        audit::add(store, ctx, "version.publish", &version.id.to_string(), &json!({ "revision": working }))?;
        version.state = State::Published;
        version.published_at = Some(published_at);
        version.live = Some(working);
        Ok(SavedState { working, version })
    })
}

/// The body's beginning, for listings of texts with neither deck nor excerpt.
pub(crate) fn teaser(content: &Content) -> String {
    content.body.excerpt(TEASER)
}
