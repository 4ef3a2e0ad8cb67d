//! All published addresses of an edition, for sitemaps and for rehearsing a move.

use crate::column::{Columns, Text};
use crate::{Reading, StoreError};
use domain::ids::{StoryId, VersionId};
use domain::{EditionCode, Path, Timestamp};
use rusqlite::{Row, params};

/// Where readers find a version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedAddress {
    /// Which.
    pub version: VersionId,
    /// Of which story.
    pub story: StoryId,
    /// Where it stands under its edition.
    pub path: Path,
    /// The date that readers see.
    pub published_at: Timestamp,
    /// When the text last changed in substance.
    pub updated_at: Option<Timestamp>,
}

fn read(row: &Row<'_>) -> rusqlite::Result<PublishedAddress> {
    let mut c = Columns::of(row);
    Ok(PublishedAddress {
        version: c.text()?,
        story: c.text()?,
        path: c.name()?,
        published_at: c.moment()?,
        updated_at: c.moment_or_none()?,
    })
}

impl Reading<'_> {
    /// The published versions of an edition by id: so many, behind `after` (`None`: from the first).
    pub fn addresses_published(
        &self,
        edition: &EditionCode,
        after: Option<VersionId>,
        limit: u32,
    ) -> Result<Vec<PublishedAddress>, StoreError> {
        let after = after.map(|id| id.to_string()).unwrap_or_default();
        self.all(
            "SELECT id, story, path, published_at, updated_at FROM version WHERE edition = ?1 AND state = 'published' AND id > ?2 ORDER BY id LIMIT ?3",
            params![edition.as_str(), Text(after), limit],
            read,
        )
    }

    /// The published versions of an edition by id: so many, from one on.
    pub fn addresses_published_from(
        &self,
        edition: &EditionCode,
        from: VersionId,
        limit: u32,
    ) -> Result<Vec<PublishedAddress>, StoreError> {
        self.all(
            "SELECT id, story, path, published_at, updated_at FROM version WHERE edition = ?1 AND state = 'published' AND id >= ?2 ORDER BY id LIMIT ?3",
            params![edition.as_str(), Text(from), limit],
            read,
        )
    }

    /// Where readers find a story, in the order of the editions' codes.
    pub fn addresses_of_story(&self, story: StoryId) -> Result<Vec<(EditionCode, Path)>, StoreError> {
        self.all(
            "SELECT edition, path FROM version WHERE story = ?1 AND state = 'published' ORDER BY edition",
            [Text(story)],
            |row| {
                let mut c = Columns::of(row);
                Ok((c.text()?, c.name()?))
            },
        )
    }
}
