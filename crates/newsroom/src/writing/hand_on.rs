//! Handing on: a writer's draft goes to an editor, and back.

use super::{authorised, begun_by};
use crate::{Context, Newsroom, NewsroomError, assigning, audit, noticing, remarking};
use domain::assignment::{Assignment, NoticeKind};
use domain::document::BlockId;
use domain::ids::{RevisionId, UserId, VersionId};
use domain::{Act, Actor, State, Version};
use serde_json::json;
use store::Writing;

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
        for judge in judges(store, &version, person)? {
            noticing::tell(store, ctx, Some(judge), NoticeKind::HandedOn, version.id)?;
        }
        audit::add(store, ctx, "version.hand_on", &version.id.to_string(), &json!({ "revision": working }))?;
        Ok(version)
    })
}

/// Who is told of a version that was handed on: whoever works on it, else everybody who may judge it.
fn judges(store: &Writing<'_>, version: &Version, asked: Option<UserId>) -> Result<Vec<UserId>, NewsroomError> {
    if asked.is_some() {
        return Ok(asked.into_iter().collect());
    }
    let begun_by = begun_by(store, version.id)?;
    let holding = super::holding(version, begun_by);
    let may = |user: &domain::User| Actor::User(Box::new(user.clone())).may(Act::SendBack(&holding));
    let candidates = assigning::candidates(store, version)?;
    Ok(candidates.iter().filter(|user| may(user)).map(|user| user.id).collect())
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
