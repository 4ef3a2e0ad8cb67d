//! Withdrawing: a story is taken back in public.

use super::{authorised, line};
use crate::{Context, Newsroom, NewsroomError, audit};
use domain::ids::VersionId;
use domain::{State, Version};
use serde_json::json;

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
        version.state = State::Withdrawn { note: note.clone() };
        store.version_unlist(version.id, &version.state)?;
        store.shows_to_readers();
        audit::add(store, ctx, "version.withdraw", &version.id.to_string(), &json!({ "note": note }))?;
        Ok(version)
    })
}
