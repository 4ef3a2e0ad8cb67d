//! Issues of publications: what a story has as one of a series.

use crate::column::{Columns, Text};
use crate::{Reading, StoreError, Writing};
use domain::ids::StoryId;
use domain::story::Issue;
use rusqlite::params;

impl Reading<'_> {
    /// What a story has as an issue.
    pub fn issue_of_story(&self, story: StoryId) -> Result<Option<Issue>, StoreError> {
        self.one("SELECT number, pages FROM issue WHERE story = ?1", [Text(story)], |row| {
            let mut c = Columns::of(row);
            Ok(Issue { number: c.plain()?, pages: c.plain()? })
        })
    }
}

impl Writing<'_> {
    /// Adds or changes it.
    pub fn issue_put(&self, story: StoryId, issue: &Issue) -> Result<(), StoreError> {
        self.change(
            "INSERT INTO issue (story, number, pages) VALUES (?1, ?2, ?3)
             ON CONFLICT (story) DO UPDATE SET number = excluded.number, pages = excluded.pages",
            params![Text(story), issue.number, issue.pages],
        )?;
        Ok(())
    }
}
