//! Links to somebody's account that are good once. Only the hash of a token is kept.

use crate::column::{Columns, Name, Text};
use crate::{Reading, StoreError, Writing};
use domain::Timestamp;
use domain::ids::UserId;
use rusqlite::{Row, params};
use serde::{Deserialize, Serialize};

/// What a link is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkPurpose {
    /// Setting a new password.
    Password,
    /// Going on to the second step of signing in.
    SecondStep,
}

/// A link. Whether it still counts is for the caller to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountLink {
    /// SHA-256 of the token.
    pub token_hash: [u8; 32],
    /// Whose account.
    pub user: UserId,
    /// What for.
    pub purpose: LinkPurpose,
    /// When it ends.
    pub expires: Timestamp,
}

fn read(row: &Row<'_>) -> rusqlite::Result<AccountLink> {
    let mut c = Columns::of(row);
    Ok(AccountLink { token_hash: c.plain()?, user: c.text()?, purpose: c.name()?, expires: c.moment()? })
}

impl Reading<'_> {
    /// The link of a token's hash for a purpose, expired or not.
    pub fn account_link_get(
        &self,
        token_hash: &[u8; 32],
        purpose: LinkPurpose,
    ) -> Result<Option<AccountLink>, StoreError> {
        self.one(
            "SELECT token_hash, user, purpose, expires_at FROM account_link WHERE token_hash = ?1 AND purpose = ?2",
            params![token_hash, Name(purpose)],
            read,
        )
    }
}

impl Writing<'_> {
    /// Adds a link.
    ///
    /// # Errors
    /// [`StoreError::Dangling`] if there is no such user.
    pub fn account_link_put(&self, link: &AccountLink) -> Result<(), StoreError> {
        self.change(
            "INSERT INTO account_link (token_hash, user, purpose, expires_at) VALUES (?1, ?2, ?3, ?4)",
            params![link.token_hash, Text(link.user), Name(link.purpose), link.expires.unix_ms()],
        )?;
        Ok(())
    }

    /// Takes somebody's links of a purpose away; how many there were.
    pub fn account_links_delete(&self, user: UserId, purpose: LinkPurpose) -> Result<usize, StoreError> {
        self.change("DELETE FROM account_link WHERE user = ?1 AND purpose = ?2", params![Text(user), Name(purpose)])
    }

    /// Forgets links that ended before a moment; how many there were.
    pub fn account_links_sweep(&self, ended_before: Timestamp) -> Result<usize, StoreError> {
        self.change("DELETE FROM account_link WHERE expires_at < ?1", [ended_before.unix_ms()])
    }
}
