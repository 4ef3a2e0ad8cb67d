//! Short addresses: what `/s/{code}` leads to.

use crate::{Newsroom, NewsroomError};
use domain::State;
use domain::routes::Place;
use domain::short_address::ShortCode;

/// Where a short address leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShortTarget {
    /// The version's present address, percent-encoded.
    pub href: String,
    /// Whether readers see it there; else its address says in its edition's words why not.
    pub seen: bool,
}

/// The version that a short address leads to; `None` if there is none.
///
/// # Errors
/// The store's.
pub fn short_address(newsroom: &Newsroom, code: ShortCode) -> Result<Option<ShortTarget>, NewsroomError> {
    newsroom.store().read(|store| {
        let Some(id) = store.version_by_short_code(code)? else { return Ok(None) };
        Ok(store.version_by_id(id)?.map(|version| ShortTarget {
            href: Place::Story(&version.path).href(&version.edition),
            seen: version.state == State::Published,
        }))
    })
}
