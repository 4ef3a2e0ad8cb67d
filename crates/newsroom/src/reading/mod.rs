//! What readers see: each page's content in one consistent read. Open to everyone; drafts are never looked at.

mod absent;
mod archive;
mod article;
mod corrections;
mod counterparts;
mod elsewhere;
mod exhibits;
mod feed;
mod front;
mod indexes;
mod listing;
mod mapped;
mod shared;
mod short_address;
mod stream;
mod surroundings;
mod tiers;
mod validity;

pub use absent::Absent;
pub use archive::{ArchiveMonth, ArchiveYear, archive};
pub use article::{Article, Neighbours, article};
pub use corrections::{Corrections, corrections};
pub use counterparts::Counterpart;
pub use exhibits::{Exhibit, IssueFile, IssuePage, Shelf, Shelves, begins_with_a_film, seconds};
pub use feed::{Feed, FeedEntry, feed};
pub use front::{Front, front};
pub use indexes::{SectionNode, media, publications, sections};
pub use listing::{Listed, Subject, Wanted, listing};
pub use mapped::{MapPart, MappedPage, fresh, map_listings, map_parts, map_stories};
pub use shared::{Shared, shared};
pub use short_address::{ShortTarget, short_address};
pub use stream::Post;
pub use surroundings::{Entry, EntryTarget, Names, Said, Setting, editions, nothing};
pub use tiers::Tiers;
pub use validity::valid_until;

pub(crate) use article::{gathered, moved};
pub(crate) use surroundings::setting;

use crate::NewsroomError;
use domain::Content;
use domain::ids::VersionId;

/// What stands at an address.
#[derive(Debug, Clone, PartialEq)]
pub enum Reading<T> {
    /// The page.
    Found(Setting, T),
    /// Nothing that readers may see.
    Missing(Setting),
    /// Something that was taken back; its note may be empty.
    Gone(Setting, String),
    /// It stands elsewhere: a path of this site, percent-encoded.
    Moved(String),
}

/// The text that readers see of a version; `None` if it was never published.
pub(crate) fn live_content(store: &store::Reading<'_>, version: VersionId) -> Result<Option<Content>, NewsroomError> {
    let Some(live) = store.version_by_id(version)?.and_then(|version| version.live) else {
        return Ok(None);
    };
    Ok(store.revision_by_id(live)?.map(|revision| revision.content))
}

/// How many entries a page of a listing has.
pub const PER_PAGE: u32 = 12;
