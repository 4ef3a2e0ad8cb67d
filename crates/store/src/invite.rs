//! Invitations to the desk. Of the link that was mailed only the hash is kept.

use crate::column::{Columns, Json, Name, Text};
use crate::{Reading, StoreError, Writing};
use domain::ids::InviteId;
use domain::{Invite, Timestamp};
use rusqlite::{Row, params};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, email, role, editions, sections, language, invited_by, invited_at, expires_at, token_expires FROM invite ",
            $rest
        )
    };
}

fn columns(c: &mut Columns<'_>) -> rusqlite::Result<Invite> {
    Ok(Invite {
        id: c.text()?,
        email: c.plain()?,
        role: c.name()?,
        editions: c.json()?,
        sections: c.json()?,
        language: c.text()?,
        by: c.text_or_none()?,
        at: c.moment()?,
        expires: c.moment()?,
    })
}

fn read(row: &Row<'_>) -> rusqlite::Result<Invite> {
    columns(&mut Columns::of(row))
}

impl Reading<'_> {
    /// Every invitation, the newest first.
    pub fn invite_list(&self) -> Result<Vec<Invite>, StoreError> {
        let mut all = self.all(select!(""), [], read)?;
        all.sort_by_key(|invite| std::cmp::Reverse((invite.at, invite.id)));
        Ok(all)
    }

    /// The invitation of that id.
    pub fn invite_by_id(&self, id: InviteId) -> Result<Option<Invite>, StoreError> {
        self.one(select!("WHERE id = ?1"), [Text(id)], read)
    }

    /// The invitation that went to an address, folded by the caller.
    pub fn invite_by_email(&self, key: &str) -> Result<Option<Invite>, StoreError> {
        self.one(select!("WHERE email_key = ?1"), [key], read)
    }

    /// The invitation whose last letter had that token, and when the letter's link ends.
    pub fn invite_by_token(&self, token_hash: &[u8; 32]) -> Result<Option<(Invite, Timestamp)>, StoreError> {
        self.one(select!("WHERE token_hash = ?1"), [token_hash], |row| {
            let mut c = Columns::of(row);
            let invite = columns(&mut c)?;
            Ok((invite, c.moment_or_none()?.unwrap_or(Timestamp(0))))
        })
    }
}

impl Writing<'_> {
    /// Adds an invitation, or changes the one of its id; a link that was mailed stays good.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if another one went to the address.
    pub fn invite_put(&self, invite: &Invite, email_key: &str) -> Result<(), StoreError> {
        self.change(
            "INSERT INTO invite (id, email, email_key, role, editions, sections, language, invited_by, invited_at, expires_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
             ON CONFLICT (id) DO UPDATE SET email = excluded.email, email_key = excluded.email_key, role = excluded.role,
                 editions = excluded.editions, sections = excluded.sections, language = excluded.language,
                 invited_by = excluded.invited_by, invited_at = excluded.invited_at, expires_at = excluded.expires_at",
            params![
                Text(invite.id),
                invite.email,
                email_key,
                Name(invite.role),
                Json(&invite.editions),
                Json(&invite.sections),
                invite.language.as_str(),
                invite.by.map(Text),
                invite.at.unix_ms(),
                invite.expires.unix_ms(),
            ],
        )?;
        Ok(())
    }

    /// Gives an invitation the link of its newest letter; the one before ends.
    ///
    /// # Errors
    /// [`StoreError::Missing`].
    pub fn invite_token_put(&self, id: InviteId, token_hash: &[u8; 32], expires: Timestamp) -> Result<(), StoreError> {
        self.change_one(
            "invitation",
            "UPDATE invite SET token_hash = ?2, token_expires = ?3 WHERE id = ?1",
            params![Text(id), token_hash, expires.unix_ms()],
        )
    }

    /// Takes an invitation away; whether there was one.
    pub fn invite_delete(&self, id: InviteId) -> Result<bool, StoreError> {
        Ok(self.change("DELETE FROM invite WHERE id = ?1", [Text(id)])? > 0)
    }
}
