//! Handing on: a writer's draft goes to an editor, and back.

use super::{authorised, begun_by};
use crate::{Context, Newsroom, NewsroomError, audit, noticing, remarking};
use domain::assignment::{Assignment, NoticeKind};
use domain::document::BlockId;
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
        // Whoever hands it on has done what was asked of them.
        let before = store.assignment_of(version.id)?;
        let person = before.person.filter(|person| Some(*person) != ctx.actor.user_id());
        store.assignment_put(version.id, &Assignment { person, returned_to: None, ..before })?;
        audit::add(store, ctx, "version.hand_on", &version.id.to_string(), &json!({ "revision": working }))?;
        Ok(version)
    })
}

/// Gives a version that was handed on back to its writer, with a remark; an empty one says nothing.
///
/// # Errors
/// [`NewsroomError::Forbidden`] for who may not judge it; [`NewsroomError::State`] if nobody handed it on.
pub fn send_back(
    newsroom: &Newsroom,
    ctx: &Context,
    version: VersionId,
    block: Option<BlockId>,
    remark: &str,
) -> Result<Version, NewsroomError> {
    let remark = if remark.trim().is_empty() { None } else { Some(remarking::words(remark)?) };
    newsroom.store().write(|store| {
        let mut version = authorised(store, ctx, version, false)?;
        super::allowed(store, ctx, &version, |holding| Act::SendBack(holding))?;
        if version.state != State::InReview {
            return Err(NewsroomError::State(version.state));
        }
        version.state = State::Draft;
        store.version_unlist(version.id, &version.state)?;
        if let Some(remark) = remark {
            remarking::put(store, ctx, &version, block, remark)?;
        }
        let returned_to = begun_by(store, version.id)?;
        let before = store.assignment_of(version.id)?;
        store.assignment_put(version.id, &Assignment { returned_to, ..before })?;
        noticing::tell(store, ctx, returned_to, NoticeKind::SentBack, version.id)?;
        audit::add(store, ctx, "version.send_back", &version.id.to_string(), &json!({}))?;
        Ok(version)
    })
}
