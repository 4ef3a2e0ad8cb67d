//! Settings: a key and a JSON value, such as the hash of the set-up token.

use crate::column::{Columns, Json};
use crate::{Reading, StoreError, Writing};
use rusqlite::params;
use serde::Serialize;
use serde::de::DeserializeOwned;

impl Reading<'_> {
    /// The value of a key; [`StoreError::Corrupt`] if it is no `T`.
    pub fn setting_get<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, StoreError> {
        self.one("SELECT value FROM setting WHERE key = ?1", [key], |row| Columns::of(row).json())
    }
}

impl Writing<'_> {
    /// Sets the value of a key.
    pub fn setting_put<T: Serialize>(&self, key: &str, value: &T) -> Result<(), StoreError> {
        self.change(
            "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            params![key, Json(value)],
        )?;
        Ok(())
    }

    /// Takes a key away; nothing happens where it is absent.
    pub fn setting_delete(&self, key: &str) -> Result<(), StoreError> {
        self.change("DELETE FROM setting WHERE key = ?1", [key])?;
        Ok(())
    }
}
