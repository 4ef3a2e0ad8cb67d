//! Stories: what several versions have in common.

use crate::column::{Columns, Name, Text};
use crate::{Reading, StoreError, Writing};
use domain::Story;
use domain::ids::{StoryId, VersionId};
use rusqlite::params;

impl Reading<'_> {
    /// The story of that id.
    pub fn story_by_id(&self, id: StoryId) -> Result<Option<Story>, StoreError> {
        self.one("SELECT id, kind, series, created_at FROM story WHERE id = ?1", [Text(id)], |row| {
            let mut c = Columns::of(row);
            Ok(Story { id: c.text()?, kind: c.name()?, series: c.text_or_none()?, created_at: c.moment()? })
        })
    }
}

impl Writing<'_> {
    /// Adds or changes a story. Another kind or series moves its published versions to other listings.
    pub fn story_put(&self, story: &Story) -> Result<(), StoreError> {
        let before = self.story_by_id(story.id)?;
        self.change(
            "INSERT INTO story (id, kind, series, created_at, changed_at) VALUES (?1, ?2, ?3, ?4, ?4)
             ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, series = excluded.series, created_at = excluded.created_at",
            params![Text(story.id), Name(story.kind), story.series.map(Text), story.created_at.unix_ms()],
        )?;
        if before.is_some_and(|before| (before.kind, before.series) != (story.kind, story.series)) {
            let versions: Vec<VersionId> =
                self.all("SELECT id FROM version WHERE story = ?1", [Text(story.id)], |row| Columns::of(row).text())?;
            for version in versions {
                self.listing_rows_refresh(version)?;
                self.search_touch(version);
            }
        }
        Ok(())
    }

    /// Brings a story up on the board.
    pub(crate) fn story_changed(&self, version: VersionId, at: domain::Timestamp) -> Result<(), StoreError> {
        self.change(
            "UPDATE story SET changed_at = max(changed_at, ?2) WHERE id = (SELECT story FROM version WHERE id = ?1)",
            params![Text(version), at.unix_ms()],
        )?;
        Ok(())
    }
}
