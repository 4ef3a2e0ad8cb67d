//! The names by which feed readers knew imported stories.

use crate::column::Text;
use crate::{Reading, StoreError, Writing};
use domain::ids::VersionId;
use rusqlite::params;

impl Reading<'_> {
    /// The name that a version had in its old site's feed; `None`: it began here.
    pub fn guid_of_version(&self, version: VersionId) -> Result<Option<String>, StoreError> {
        self.one("SELECT guid FROM guid WHERE version = ?1", [Text(version)], |row| row.get(0))
    }
}

impl Writing<'_> {
    /// Keeps the name that a version had in its old site's feed.
    pub fn guid_put(&self, version: VersionId, guid: &str) -> Result<(), StoreError> {
        self.change(
            "INSERT INTO guid (version, guid) VALUES (?1, ?2) ON CONFLICT (version) DO UPDATE SET guid = excluded.guid",
            params![Text(version), guid],
        )?;
        Ok(())
    }
}
