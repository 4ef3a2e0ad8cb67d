//! Attempts, counted so that guessing can be slowed down: by what (an address, a login) and when.

use crate::column::Columns;
use crate::{Reading, StoreError, Writing};
use domain::Timestamp;
use rusqlite::params;

impl Reading<'_> {
    /// How many attempts a key has since a moment, that one included.
    pub fn attempts_since(&self, key: &str, since: Timestamp) -> Result<u64, StoreError> {
        self.value(
            "SELECT count(*) FROM attempt WHERE key = ?1 AND attempted_at >= ?2",
            params![key, since.unix_ms()],
            |row| Columns::of(row).count(),
        )
    }
}

impl Writing<'_> {
    /// Counts an attempt.
    pub fn attempt_add(&self, key: &str, at: Timestamp) -> Result<(), StoreError> {
        self.change("INSERT INTO attempt (key, attempted_at) VALUES (?1, ?2)", params![key, at.unix_ms()])?;
        Ok(())
    }

    /// Takes one attempt of that moment back: it was none.
    pub fn attempt_remove(&self, key: &str, at: Timestamp) -> Result<(), StoreError> {
        self.change(
            "DELETE FROM attempt WHERE id = (SELECT id FROM attempt WHERE key = ?1 AND attempted_at = ?2 LIMIT 1)",
            params![key, at.unix_ms()],
        )?;
        Ok(())
    }

    /// Forgets a key's attempts, after one that succeeded.
    pub fn attempts_forget(&self, key: &str) -> Result<(), StoreError> {
        self.change("DELETE FROM attempt WHERE key = ?1", [key])?;
        Ok(())
    }

    /// Forgets everything before a moment; how many there were.
    pub fn attempts_sweep(&self, before: Timestamp) -> Result<usize, StoreError> {
        self.change("DELETE FROM attempt WHERE attempted_at < ?1", [before.unix_ms()])
    }
}
