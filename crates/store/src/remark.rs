//! What people at the desk tell each other about a text.

use crate::column::{Columns, Text};
use crate::{Reading, StoreError, Writing};
use domain::Timestamp;
use domain::assignment::Remark;
use domain::document::BlockId;
use domain::ids::{RemarkId, VersionId};
use rusqlite::{Row, params};

macro_rules! select {
    ($rest:literal) => {
        concat!("SELECT id, version, answers, block, quote, text, made_by, made_at, resolved_at FROM remark ", $rest)
    };
}

fn read(row: &Row<'_>) -> rusqlite::Result<Remark> {
    let mut c = Columns::of(row);
    Ok(Remark {
        id: c.text()?,
        version: c.text()?,
        answers: c.text_or_none()?,
        block: c.plain::<Option<String>>()?.and_then(|id| BlockId::parse(&id)),
        quote: c.plain()?,
        text: c.plain()?,
        by: c.text_or_none()?,
        at: c.moment()?,
        resolved_at: c.moment_or_none()?,
    })
}

impl Reading<'_> {
    /// The remark of that id.
    pub fn remark_by_id(&self, id: RemarkId) -> Result<Option<Remark>, StoreError> {
        self.one(select!("WHERE id = ?1"), [Text(id)], read)
    }

    /// What was said about a version, the oldest first.
    pub fn remarks_of_version(&self, version: VersionId) -> Result<Vec<Remark>, StoreError> {
        self.all(select!("WHERE version = ?1 ORDER BY made_at, id"), [Text(version)], read)
    }
}

impl Writing<'_> {
    /// Adds a remark, or changes whether one is done.
    ///
    /// # Errors
    /// [`StoreError::Dangling`] if there is no such version, person or remark to answer.
    pub fn remark_put(&self, remark: &Remark) -> Result<(), StoreError> {
        self.change(
            "INSERT INTO remark (id, version, answers, block, quote, text, made_by, made_at, resolved_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (id) DO UPDATE SET resolved_at = excluded.resolved_at",
            params![
                Text(remark.id),
                Text(remark.version),
                remark.answers.map(Text),
                remark.block.as_ref().map(BlockId::as_str),
                remark.quote,
                remark.text,
                remark.by.map(Text),
                remark.at.unix_ms(),
                remark.resolved_at.map(Timestamp::unix_ms),
            ],
        )?;
        Ok(())
    }
}
