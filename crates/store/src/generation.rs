//! The content generation: one number that grows with every commit that anonymous readers can see.

use crate::{Reading, StoreError, Writing};
use rusqlite::Connection;

impl Reading<'_> {
    /// The generation as of this transaction.
    ///
    /// # Errors
    /// As any reading.
    pub fn generation(&self) -> Result<u64, StoreError> {
        self.value("SELECT value FROM generation WHERE one = 1", [], |row| crate::column::Columns::of(row).count())
    }
}

impl Writing<'_> {
    pub(crate) fn generation_advance(&self) -> Result<u64, StoreError> {
        self.value("UPDATE generation SET value = value + 1 WHERE one = 1 RETURNING value", [], |row| {
            crate::column::Columns::of(row).count()
        })
    }
}

pub(crate) fn read(connection: &Connection) -> Result<u64, StoreError> {
    Reading::new(connection).generation()
}
