//! What came from where, so that a second import updates instead of doubling.

use crate::column::{Columns, Text};
use crate::{Reading, StoreError, Writing};
use domain::ids::RevisionId;
use rusqlite::params;

/// A thing on the old site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ImportKey<'a> {
    /// The old site.
    pub source: &'a str,
    /// What it is there: `post`, `term`, `author`, `attachment`, `comment`.
    pub kind: &'a str,
    /// Its id there.
    pub source_id: &'a str,
}

/// What became of it here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRecord {
    /// Its id here, as text: several concepts share this table.
    pub entity: String,
    /// Digest of what came; an equal one means that nothing changed there.
    pub digest: String,
    /// The last revision that an import made; another working one means that the desk edited since.
    pub revision: Option<RevisionId>,
}

impl Reading<'_> {
    /// What became of a thing of the old site.
    pub fn import_record(&self, key: &ImportKey<'_>) -> Result<Option<ImportRecord>, StoreError> {
        self.one(
            "SELECT entity, digest, revision FROM import WHERE source = ?1 AND type = ?2 AND source_id = ?3",
            [key.source, key.kind, key.source_id],
            |row| {
                let mut c = Columns::of(row);
                Ok(ImportRecord { entity: c.plain()?, digest: c.plain()?, revision: c.text_or_none()? })
            },
        )
    }
}

impl Writing<'_> {
    /// Notes what became of a thing of the old site.
    pub fn import_record_put(&self, key: &ImportKey<'_>, record: &ImportRecord) -> Result<(), StoreError> {
        self.change(
            "INSERT INTO import (source, type, source_id, entity, digest, revision) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (source, type, source_id) DO UPDATE SET entity = excluded.entity, digest = excluded.digest, revision = excluded.revision",
            params![key.source, key.kind, key.source_id, record.entity, record.digest, record.revision.map(Text)],
        )?;
        Ok(())
    }
}
