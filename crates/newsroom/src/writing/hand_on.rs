//! Handing on: a writer's draft goes to an editor, and back.

use super::authorised;
use crate::{Context, Newsroom, NewsroomError, audit};
use domain::ids::{RevisionId, VersionId};
use domain::{Act, State, Version};
use serde_json::json;

/// Hands a draft to an editor.
///
/// # Errors
/// [`NewsroomError::Conflict`] if `working` is not the working revision any more; [`NewsroomError::State`] if it is no
/// draft.
pub fn hand_on(
    newsroom: &Newsroom,
    ctx: &Context,
    version: VersionId,
    working: RevisionId,
) -> Result<Version, NewsroomError> {
    newsroom.store().write(|store| {
        let mut version = authorised(store, ctx, version, false)?;
        if version.working != working {
            return Err(NewsroomError::Conflict { working: version.working });
        }
        if version.state != State::Draft {
            return Err(NewsroomError::State(version.state));
        }
        version.state = State::InReview;
        store.version_unlist(version.id, &version.state)?;
        audit::add(store, ctx, "version.hand_on", &version.id.to_string(), &json!({ "revision": working }))?;
        Ok(version)
    })
}

/// Gives a version that was handed on back to its writer.
///
/// # Errors
/// [`NewsroomError::Forbidden`] for who may not judge it; [`NewsroomError::State`] if nobody handed it on.
pub fn send_back(newsroom: &Newsroom, ctx: &Context, version: VersionId) -> Result<Version, NewsroomError> {
    newsroom.store().write(|store| {
        let mut version = authorised(store, ctx, version, false)?;
        super::allowed(store, ctx, &version, |holding| Act::SendBack(holding))?;
        if version.state != State::InReview {
            return Err(NewsroomError::State(version.state));
        }
        version.state = State::Draft;
        store.version_unlist(version.id, &version.state)?;
        audit::add(store, ctx, "version.send_back", &version.id.to_string(), &json!({}))?;
        Ok(version)
    })
}
