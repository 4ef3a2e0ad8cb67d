//! What a picture that stands for a story without one says.

use super::live_content;
use crate::{Newsroom, NewsroomError};
use domain::ids::RevisionId;
use domain::short_address::ShortCode;
use domain::{Edition, State};

/// A story as messengers show it.
#[derive(Debug, Clone, PartialEq)]
pub struct Shared {
    /// Whose.
    pub edition: Edition,
    /// Its headline.
    pub headline: String,
}

/// The story of a short address, as it stands in a revision; `None`: readers do not see that revision.
///
/// # Errors
/// The store's.
pub fn shared(newsroom: &Newsroom, code: ShortCode, revision: RevisionId) -> Result<Option<Shared>, NewsroomError> {
    newsroom.store().read(|store| {
        let Some(id) = store.version_by_short_code(code)? else { return Ok(None) };
        let Some(version) = store.version_by_id(id)? else { return Ok(None) };
        if version.state != State::Published || version.live != Some(revision) {
            return Ok(None);
        }
        let edition = store.edition_by_code(&version.edition)?;
        let content = live_content(store, id)?;
        Ok(edition.zip(content).map(|(edition, content)| Shared { edition, headline: content.headline }))
    })
}
