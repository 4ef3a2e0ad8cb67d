//! Sessions: who is signed in. Only the hash of a token is kept.

use crate::column::{Columns, Text};
use crate::{Reading, StoreError, Writing};
use domain::Timestamp;
use domain::ids::UserId;
use rusqlite::{Row, params};

/// Somebody signed in, in one browser. Whether it still counts is for the caller to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// SHA-256 of the token in the browser's cookie.
    pub token_hash: [u8; 32],
    /// Who.
    pub user: UserId,
    /// When they signed in.
    pub created: Timestamp,
    /// When they were last here.
    pub last_seen: Timestamp,
    /// When it ends.
    pub expires: Timestamp,
    /// The browser, in a few words; empty: unknown.
    pub device: String,
    /// When they last proved who they are.
    pub confirmed: Timestamp,
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT token_hash, user, created_at, last_seen_at, expires_at, device, confirmed_at FROM session ",
            $rest
        )
    };
}

fn read(row: &Row<'_>) -> rusqlite::Result<Session> {
    let mut c = Columns::of(row);
    Ok(Session {
        token_hash: c.plain()?,
        user: c.text()?,
        created: c.moment()?,
        last_seen: c.moment()?,
        expires: c.moment()?,
        device: c.plain()?,
        confirmed: c.moment()?,
    })
}

impl Reading<'_> {
    /// The session of a token's hash, expired or not.
    pub fn session_by_hash(&self, token_hash: &[u8; 32]) -> Result<Option<Session>, StoreError> {
        self.one(select!("WHERE token_hash = ?1"), [token_hash], read)
    }

    /// Somebody's sessions, the last used first.
    pub fn sessions_of_user(&self, user: UserId) -> Result<Vec<Session>, StoreError> {
        let mut sessions = self.all(select!("WHERE user = ?1"), [Text(user)], read)?;
        sessions.sort_by_key(|session| std::cmp::Reverse((session.last_seen, session.created)));
        Ok(sessions)
    }
}

impl Writing<'_> {
    /// Adds a session, or replaces the one of that hash.
    ///
    /// # Errors
    /// [`StoreError::Dangling`] if there is no such user.
    pub fn session_put(&self, session: &Session) -> Result<(), StoreError> {
        self.change(
            "INSERT INTO session (token_hash, user, created_at, last_seen_at, expires_at, device, confirmed_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (token_hash) DO UPDATE SET user = excluded.user, created_at = excluded.created_at,
                 last_seen_at = excluded.last_seen_at, expires_at = excluded.expires_at, device = excluded.device,
                 confirmed_at = excluded.confirmed_at",
            params![
                session.token_hash,
                Text(session.user),
                session.created.unix_ms(),
                session.last_seen.unix_ms(),
                session.expires.unix_ms(),
                session.device,
                session.confirmed.unix_ms(),
            ],
        )?;
        Ok(())
    }

    /// Notes that somebody was here, and when the session now ends; nothing happens to one that is gone.
    pub fn session_touch(
        &self,
        token_hash: &[u8; 32],
        last_seen: Timestamp,
        expires: Timestamp,
    ) -> Result<(), StoreError> {
        self.change(
            "UPDATE session SET last_seen_at = ?2, expires_at = ?3 WHERE token_hash = ?1",
            params![token_hash, last_seen.unix_ms(), expires.unix_ms()],
        )?;
        Ok(())
    }

    /// Ends a session.
    pub fn session_delete(&self, token_hash: &[u8; 32]) -> Result<(), StoreError> {
        self.change("DELETE FROM session WHERE token_hash = ?1", [token_hash])?;
        Ok(())
    }

    /// Ends all of somebody's sessions; how many there were.
    pub fn session_delete_all_of_user(&self, user: UserId) -> Result<usize, StoreError> {
        self.change("DELETE FROM session WHERE user = ?1", [Text(user)])
    }

    /// Ends somebody's sessions but one; how many there were.
    pub fn session_delete_others_of_user(&self, user: UserId, but: &[u8; 32]) -> Result<usize, StoreError> {
        self.change("DELETE FROM session WHERE user = ?1 AND token_hash <> ?2", params![Text(user), but])
    }

    /// Forgets sessions that ended before a moment; how many there were.
    pub fn session_sweep(&self, ended_before: Timestamp) -> Result<usize, StoreError> {
        self.change("DELETE FROM session WHERE expires_at < ?1", [ended_before.unix_ms()])
    }
}
