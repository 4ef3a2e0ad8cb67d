//! Taking back: in public, so that its address says why; or without a word.

use super::{authorised, begun_by, line};
use crate::{Context, Newsroom, NewsroomError, audit, noticing, webhooks};
use domain::assignment::NoticeKind;
use domain::ids::VersionId;
use domain::webhook::WebhookEvent;
use domain::{State, Version};
use serde_json::json;
use store::Writing;

/// Longest note, in characters.
const NOTE: usize = 500;

/// Takes a version back: from now on readers find at its address that it was withdrawn and the note, and nothing of it
/// anywhere else. Also one that readers do not see any more may be withdrawn, so that its address says why.
///
/// # Errors
/// [`NewsroomError::NotFound`] and [`NewsroomError::Forbidden`] as for publishing; [`NewsroomError::State`] if it was
/// never before readers; [`NewsroomError::Invalid`] for an overlong note, which may be empty.
pub fn withdraw(newsroom: &Newsroom, ctx: &Context, version: VersionId, note: &str) -> Result<Version, NewsroomError> {
    let note = line("note", note, NOTE)?;
    newsroom.store().write(|store| {
        let mut version = authorised(store, ctx, version, true)?;
        if !matches!(version.state, State::Published | State::Unpublished) {
            return Err(NewsroomError::State(version.state));
        }
        let was_seen = version.state == State::Published;
        version.state = State::Withdrawn { note: note.clone() };
        store.version_unlist(version.id, &version.state)?;
        store.shows_to_readers();
        // Of what was unpublished before they were told then; now there is a note.
        if was_seen || !note.is_empty() {
            webhooks::tell(store, ctx, version.id, WebhookEvent::Withdrawn)?;
        }
        noticing::tell(store, ctx, begun_by(store, version.id)?, NoticeKind::Withdrawn, version.id)?;
        audit::add(store, ctx, "version.withdraw", &version.id.to_string(), &json!({ "note": note }))?;
        Ok(version)
    })
}

/// Takes a published version from readers without a word: its address answers that nothing is there. It can be published
/// again.
///
/// # Errors
/// [`NewsroomError::NotFound`] and [`NewsroomError::Forbidden`] as for publishing; [`NewsroomError::State`] if readers
/// do not see it.
pub fn unpublish(newsroom: &Newsroom, ctx: &Context, version: VersionId) -> Result<Version, NewsroomError> {
    newsroom.store().write(|store| {
        let mut version = authorised(store, ctx, version, true)?;
        take_down(store, ctx, &mut version)?;
        audit::add(store, ctx, "version.unpublish", &version.id.to_string(), &json!({}))?;
        Ok(version)
    })
}

/// Readers do not find a published version any more.
pub(crate) fn take_down(store: &Writing<'_>, ctx: &Context, version: &mut Version) -> Result<(), NewsroomError> {
    if version.state != State::Published {
        return Err(NewsroomError::State(version.state.clone()));
    }
    version.state = State::Unpublished;
    store.version_unlist(version.id, &version.state)?;
    store.shows_to_readers();
    // What was planned is told to who planned it.
    if ctx.actor.user_id().is_some() {
        noticing::tell(store, ctx, begun_by(store, version.id)?, NoticeKind::Unpublished, version.id)?;
    }
    webhooks::tell(store, ctx, version.id, WebhookEvent::Withdrawn)
}
