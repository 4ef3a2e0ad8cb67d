//! Who works on which version, and until when.

use crate::column::{Columns, Text};
use crate::{Reading, StoreError, Writing};
use domain::Timestamp;
use domain::assignment::Assignment;
use domain::ids::{StoryId, UserId, VersionId};
use rusqlite::params;

impl Reading<'_> {
    /// Who works on a version; nobody, where nothing was said.
    pub fn assignment_of(&self, version: VersionId) -> Result<Assignment, StoreError> {
        let found = self.one(
            "SELECT person, due_at, returned_to FROM assignment WHERE version = ?1",
            [Text(version)],
            |row| {
                let mut c = Columns::of(row);
                Ok(Assignment { person: c.text_or_none()?, due: c.moment_or_none()?, returned_to: c.text_or_none()? })
            },
        )?;
        Ok(found.unwrap_or_default())
    }

    /// The stories of the versions that somebody works on, and of those that came back to them.
    pub fn stories_with(&self, person: UserId) -> Result<Vec<StoryId>, StoreError> {
        let story = |row: &rusqlite::Row<'_>| Columns::of(row).text();
        let mut all = self.all(
            "SELECT v.story FROM assignment a CROSS JOIN version v ON v.id = a.version WHERE a.person = ?1",
            [Text(person)],
            story,
        )?;
        all.extend(self.all(
            "SELECT v.story FROM assignment a CROSS JOIN version v ON v.id = a.version WHERE a.returned_to = ?1",
            [Text(person)],
            story,
        )?);
        Ok(all)
    }

    /// The stories of versions with a due date, the longest due first.
    pub fn stories_due(&self) -> Result<Vec<(StoryId, Timestamp)>, StoreError> {
        self.all(
            "SELECT v.story, a.due_at FROM assignment a CROSS JOIN version v ON v.id = a.version
             WHERE a.due_at IS NOT NULL ORDER BY a.due_at, a.version LIMIT 2000",
            [],
            |row| {
                let mut c = Columns::of(row);
                Ok((c.text()?, c.moment()?))
            },
        )
    }
}

impl Writing<'_> {
    /// Says who works on a version; nobody and no date leave nothing.
    ///
    /// # Errors
    /// [`StoreError::Dangling`] if there is no such version or person.
    pub fn assignment_put(&self, version: VersionId, assignment: &Assignment) -> Result<(), StoreError> {
        if *assignment == Assignment::default() {
            self.change("DELETE FROM assignment WHERE version = ?1", [Text(version)])?;
            return Ok(());
        }
        self.change(
            "INSERT INTO assignment (version, person, due_at, returned_to) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (version) DO UPDATE SET person = excluded.person, due_at = excluded.due_at, returned_to = excluded.returned_to",
            params![
                Text(version),
                assignment.person.map(Text),
                assignment.due.map(Timestamp::unix_ms),
                assignment.returned_to.map(Text),
            ],
        )?;
        Ok(())
    }
}
