//! Browsers that somebody has signed in with before. Only the hash of a token is kept.

use crate::column::Text;
use crate::{Reading, StoreError, Writing};
use domain::Timestamp;
use domain::ids::UserId;
use rusqlite::params;

impl Reading<'_> {
    /// Whether somebody has signed in with that browser.
    pub fn known_device_is(&self, user: UserId, token_hash: &[u8; 32]) -> Result<bool, StoreError> {
        self.value(
            "SELECT count(*) FROM known_device WHERE token_hash = ?1 AND user = ?2",
            params![token_hash, Text(user)],
            |row| row.get::<_, i64>(0).map(|count| count > 0),
        )
    }
}

impl Writing<'_> {
    /// Notes that somebody signed in with that browser.
    ///
    /// # Errors
    /// [`StoreError::Dangling`] if there is no such user.
    pub fn known_device_put(&self, user: UserId, token_hash: &[u8; 32], at: Timestamp) -> Result<(), StoreError> {
        self.change(
            "INSERT INTO known_device (token_hash, user, seen_at) VALUES (?1, ?2, ?3)
             ON CONFLICT (token_hash, user) DO UPDATE SET seen_at = excluded.seen_at",
            params![token_hash, Text(user), at.unix_ms()],
        )?;
        Ok(())
    }

    /// Forgets all of somebody's browsers; how many there were.
    pub fn known_devices_delete(&self, user: UserId) -> Result<usize, StoreError> {
        self.change("DELETE FROM known_device WHERE user = ?1", [Text(user)])
    }

    /// Forgets browsers that nobody has signed in with since a moment; how many there were.
    pub fn known_devices_sweep(&self, before: Timestamp) -> Result<usize, StoreError> {
        self.change("DELETE FROM known_device WHERE seen_at < ?1", [before.unix_ms()])
    }
}
