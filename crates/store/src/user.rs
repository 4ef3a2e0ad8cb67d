//! Those who sign in at the desk. Their passwords' hashes never travel with them.

use crate::column::{Columns, Json, Name, Text};
use crate::{Reading, StoreError, Writing};
use domain::User;
use domain::ids::UserId;
use rusqlite::{Row, params};

/// What has to be unique about somebody, folded by the caller.
#[derive(Debug, Clone, Copy)]
pub struct UserKeys<'a> {
    /// Of `login`.
    pub login: &'a str,
    /// Of `email`; may be empty.
    pub email: &'a str,
}

macro_rules! select {
    ($rest:literal) => {
        concat!("SELECT id, login, email, name, role, editions, sections, language, disabled FROM user ", $rest)
    };
}

fn read(row: &Row<'_>) -> rusqlite::Result<User> {
    let mut c = Columns::of(row);
    Ok(User {
        id: c.text()?,
        login: c.plain()?,
        email: c.plain()?,
        name: c.plain()?,
        role: c.name()?,
        editions: c.json()?,
        sections: c.json()?,
        language: c.text()?,
        disabled: c.plain()?,
    })
}

impl Reading<'_> {
    /// The user of that id.
    pub fn user_by_id(&self, id: UserId) -> Result<Option<User>, StoreError> {
        self.one(select!("WHERE id = ?1"), [Text(id)], read)
    }

    /// Who signs in with that, folded by the caller.
    pub fn user_by_login(&self, key: &str) -> Result<Option<User>, StoreError> {
        self.one(select!("WHERE login_key = ?1"), [key], read)
    }

    /// Whose mail address that is, folded by the caller.
    pub fn user_by_email(&self, key: &str) -> Result<Option<User>, StoreError> {
        self.one(select!("WHERE email_key = ?1 AND email_key <> ''"), [key], read)
    }

    /// Everybody, by login.
    pub fn user_list(&self) -> Result<Vec<User>, StoreError> {
        self.all(select!("ORDER BY login_key"), [], read)
    }

    /// The hash of somebody's password; `None`: they have none.
    pub fn password_get(&self, user: UserId) -> Result<Option<String>, StoreError> {
        self.one("SELECT hash FROM password WHERE user = ?1", [Text(user)], |row| row.get(0))
    }
}

impl Writing<'_> {
    /// Adds or changes a user.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if another one has the login or the address.
    pub fn user_put(&self, user: &User, keys: UserKeys<'_>) -> Result<(), StoreError> {
        self.change(
            "INSERT INTO user (id, login, login_key, email, email_key, name, role, editions, sections, language, disabled)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
             ON CONFLICT (id) DO UPDATE SET login = excluded.login, login_key = excluded.login_key, email = excluded.email,
                 email_key = excluded.email_key, name = excluded.name, role = excluded.role, editions = excluded.editions,
                 sections = excluded.sections, language = excluded.language, disabled = excluded.disabled",
            params![
                Text(user.id),
                user.login,
                keys.login,
                user.email,
                keys.email,
                user.name,
                Name(user.role),
                Json(&user.editions),
                Json(&user.sections),
                user.language.as_str(),
                user.disabled,
            ],
        )?;
        Ok(())
    }

    /// Sets the hash of somebody's password.
    ///
    /// # Errors
    /// [`StoreError::Dangling`] if there is no such user.
    pub fn password_put(&self, user: UserId, hash: &str) -> Result<(), StoreError> {
        self.change(
            "INSERT INTO password (user, hash) VALUES (?1, ?2) ON CONFLICT (user) DO UPDATE SET hash = excluded.hash",
            params![Text(user), hash],
        )?;
        Ok(())
    }
}
