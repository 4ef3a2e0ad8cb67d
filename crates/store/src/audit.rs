//! The audit trail: who did what. Written once; the schema refuses to change or shorten it.

use crate::column::{Columns, Json, Text, count};
use crate::{Reading, StoreError, Writing};
use domain::Timestamp;
use domain::ids::UserId;
use rusqlite::{Row, params};
use serde_json::Value;

/// An act, before it stands in the book.
#[derive(Debug, Clone, Copy)]
pub struct NewAuditEntry<'a> {
    /// Who; `None`: the program.
    pub actor: Option<UserId>,
    /// What they did: `version.publish`.
    pub act: &'a str,
    /// To what: an id, an edition's code.
    pub subject: &'a str,
    /// What else is worth knowing; no secrets.
    pub detail: &'a Value,
    /// When.
    pub at: Timestamp,
}

/// An act in the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditEntry {
    /// Its place, growing.
    pub place: u64,
    /// Who; `None`: the program.
    pub actor: Option<UserId>,
    /// What they did.
    pub act: String,
    /// To what.
    pub subject: String,
    /// What else is worth knowing.
    pub detail: Value,
    /// When.
    pub at: Timestamp,
}

macro_rules! select {
    ($rest:literal) => {
        concat!("SELECT id, actor, act, subject, detail, acted_at FROM audit ", $rest)
    };
}

fn read(row: &Row<'_>) -> rusqlite::Result<AuditEntry> {
    let mut c = Columns::of(row);
    Ok(AuditEntry {
        place: c.count()?,
        actor: c.text_or_none()?,
        act: c.plain()?,
        subject: c.plain()?,
        detail: c.json()?,
        at: c.moment()?,
    })
}

impl Reading<'_> {
    /// The last acts before a place (`None`: of all), the newest first.
    pub fn audit_list(&self, before: Option<u64>, limit: u32) -> Result<Vec<AuditEntry>, StoreError> {
        let before = before.map_or(i64::MAX, count);
        self.all(select!("WHERE id < ?1 ORDER BY id DESC LIMIT ?2"), params![before, limit], read)
    }

    /// The last acts on a subject, the newest first.
    pub fn audit_of_subject(&self, subject: &str, limit: u32) -> Result<Vec<AuditEntry>, StoreError> {
        self.all(select!("WHERE subject = ?1 ORDER BY id DESC LIMIT ?2"), params![subject, limit], read)
    }
}

impl Writing<'_> {
    /// Enters an act; answers its place.
    pub fn audit_add(&self, entry: &NewAuditEntry<'_>) -> Result<u64, StoreError> {
        self.value(
            "INSERT INTO audit (acted_at, actor, act, subject, detail) VALUES (?1, ?2, ?3, ?4, ?5) RETURNING id",
            params![entry.at.unix_ms(), entry.actor.map(Text), entry.act, entry.subject, Json(entry.detail)],
            |row| Columns::of(row).count(),
        )
    }
}
