//! What was done to many stories at once.

use crate::column::{Columns, Json, Text};
use crate::{Reading, StoreError, Writing};
use domain::Timestamp;
use domain::ids::{BulkId, UserId};
use rusqlite::params;
use serde_json::Value;

/// An act on many stories.
#[derive(Debug, Clone, PartialEq)]
pub struct BulkRecord {
    /// Its id.
    pub id: BulkId,
    /// Who.
    pub by: Option<UserId>,
    /// When.
    pub at: Timestamp,
    /// When it was undone.
    pub undone_at: Option<Timestamp>,
    /// What was done and what was there before.
    pub detail: Value,
}

impl Reading<'_> {
    /// The act of that id.
    pub fn bulk_by_id(&self, id: BulkId) -> Result<Option<BulkRecord>, StoreError> {
        self.one("SELECT id, made_by, made_at, undone_at, detail FROM bulk WHERE id = ?1", [Text(id)], |row| {
            let mut c = Columns::of(row);
            Ok(BulkRecord {
                id: c.text()?,
                by: c.text_or_none()?,
                at: c.moment()?,
                undone_at: c.moment_or_none()?,
                detail: c.json()?,
            })
        })
    }
}

impl Writing<'_> {
    /// Adds an act, or enters what became of it.
    pub fn bulk_put(&self, bulk: &BulkRecord) -> Result<(), StoreError> {
        self.change(
            "INSERT INTO bulk (id, made_by, made_at, undone_at, detail) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (id) DO UPDATE SET undone_at = excluded.undone_at, detail = excluded.detail",
            params![
                Text(bulk.id),
                bulk.by.map(Text),
                bulk.at.unix_ms(),
                bulk.undone_at.map(Timestamp::unix_ms),
                Json(&bulk.detail),
            ],
        )?;
        Ok(())
    }
}
