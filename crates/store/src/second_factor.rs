//! The second factor of signing in: its secret, recovery codes as hashes, and since when somebody has to have one.

use crate::column::{Columns, Text, count};
use crate::{Reading, StoreError, Writing};
use domain::Timestamp;
use domain::ids::UserId;
use rusqlite::params;

/// Somebody's second factor.
#[derive(Clone, PartialEq, Eq)]
pub struct SecondFactor {
    /// Whose.
    pub user: UserId,
    /// What codes are computed from.
    pub secret: Vec<u8>,
    /// The step of the last code that was taken.
    pub last_step: u64,
    /// Since when they have it.
    pub since: Timestamp,
}

/// A second factor, or new recovery codes, before they are confirmed.
#[derive(Clone, PartialEq, Eq)]
pub struct SecondFactorTrial {
    /// Whose.
    pub user: UserId,
    /// The new secret; `None`: the factor stays, its recovery codes are made anew.
    pub secret: Option<Vec<u8>>,
    /// What the recovery codes are made from.
    pub seed: [u8; 32],
    /// When it was begun.
    pub begun: Timestamp,
}

// Secrets stay out of logs.
impl std::fmt::Debug for SecondFactor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SecondFactor").field("user", &self.user).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for SecondFactorTrial {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SecondFactorTrial").field("user", &self.user).finish_non_exhaustive()
    }
}

impl Reading<'_> {
    /// Somebody's second factor.
    pub fn second_factor_get(&self, user: UserId) -> Result<Option<SecondFactor>, StoreError> {
        self.one("SELECT user, secret, last_step, since FROM second_factor WHERE user = ?1", [Text(user)], |row| {
            let mut c = Columns::of(row);
            Ok(SecondFactor { user: c.text()?, secret: c.plain()?, last_step: c.count()?, since: c.moment()? })
        })
    }

    /// Everybody who has one.
    pub fn second_factor_users(&self) -> Result<Vec<UserId>, StoreError> {
        self.all("SELECT user FROM second_factor", [], |row| Columns::of(row).text())
    }

    /// What somebody has begun to set up.
    pub fn second_factor_trial_get(&self, user: UserId) -> Result<Option<SecondFactorTrial>, StoreError> {
        self.one("SELECT user, secret, seed, begun_at FROM second_factor_trial WHERE user = ?1", [Text(user)], |row| {
            let mut c = Columns::of(row);
            Ok(SecondFactorTrial { user: c.text()?, secret: c.plain()?, seed: c.plain()?, begun: c.moment()? })
        })
    }

    /// Since when the rule concerns somebody who has none.
    pub fn second_factor_due_get(&self, user: UserId) -> Result<Option<Timestamp>, StoreError> {
        self.one("SELECT since FROM second_factor_due WHERE user = ?1", [Text(user)], |row| Columns::of(row).moment())
    }

    /// How many recovery codes somebody has left.
    pub fn recovery_codes_left(&self, user: UserId) -> Result<u64, StoreError> {
        self.value("SELECT count(*) FROM recovery_code WHERE user = ?1", [Text(user)], |row| Columns::of(row).count())
    }
}

impl Writing<'_> {
    /// Gives somebody a second factor, or another one.
    ///
    /// # Errors
    /// [`StoreError::Dangling`] if there is no such user.
    pub fn second_factor_put(&self, factor: &SecondFactor) -> Result<(), StoreError> {
        self.change(
            "INSERT INTO second_factor (user, secret, last_step, since) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (user) DO UPDATE SET secret = excluded.secret, last_step = excluded.last_step, since = excluded.since",
            params![Text(factor.user), factor.secret, count(factor.last_step), factor.since.unix_ms()],
        )?;
        Ok(())
    }

    /// Takes a code's step; whether it was still good: each step counts once, and none before the last.
    pub fn second_factor_use(&self, user: UserId, step: u64) -> Result<bool, StoreError> {
        let changed = self.change(
            "UPDATE second_factor SET last_step = ?2 WHERE user = ?1 AND last_step < ?2",
            params![Text(user), count(step)],
        )?;
        Ok(changed > 0)
    }

    /// Takes somebody's second factor away, with its recovery codes; whether there was one.
    pub fn second_factor_delete(&self, user: UserId) -> Result<bool, StoreError> {
        self.change("DELETE FROM recovery_code WHERE user = ?1", [Text(user)])?;
        Ok(self.change("DELETE FROM second_factor WHERE user = ?1", [Text(user)])? > 0)
    }

    /// Begins to set one up; what was begun before is forgotten.
    ///
    /// # Errors
    /// [`StoreError::Dangling`] if there is no such user.
    pub fn second_factor_trial_put(&self, trial: &SecondFactorTrial) -> Result<(), StoreError> {
        self.change(
            "INSERT INTO second_factor_trial (user, secret, seed, begun_at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (user) DO UPDATE SET secret = excluded.secret, seed = excluded.seed, begun_at = excluded.begun_at",
            params![Text(trial.user), trial.secret, trial.seed, trial.begun.unix_ms()],
        )?;
        Ok(())
    }

    /// Forgets what somebody has begun.
    pub fn second_factor_trial_delete(&self, user: UserId) -> Result<(), StoreError> {
        self.change("DELETE FROM second_factor_trial WHERE user = ?1", [Text(user)])?;
        Ok(())
    }

    /// Notes that the rule concerns somebody; an earlier moment stays.
    pub fn second_factor_due_put(&self, user: UserId, since: Timestamp) -> Result<(), StoreError> {
        self.change(
            "INSERT INTO second_factor_due (user, since) VALUES (?1, ?2) ON CONFLICT (user) DO NOTHING",
            params![Text(user), since.unix_ms()],
        )?;
        Ok(())
    }

    /// The rule does not concern somebody any more.
    pub fn second_factor_due_delete(&self, user: UserId) -> Result<(), StoreError> {
        self.change("DELETE FROM second_factor_due WHERE user = ?1", [Text(user)])?;
        Ok(())
    }

    /// Gives somebody recovery codes, by their hashes; those before are gone.
    pub fn recovery_codes_put(&self, user: UserId, hashes: &[[u8; 32]]) -> Result<(), StoreError> {
        self.change("DELETE FROM recovery_code WHERE user = ?1", [Text(user)])?;
        for hash in hashes {
            self.change("INSERT INTO recovery_code (user, hash) VALUES (?1, ?2)", params![Text(user), hash])?;
        }
        Ok(())
    }

    /// Takes a recovery code; whether it was one. It is gone then.
    pub fn recovery_code_use(&self, user: UserId, hash: &[u8; 32]) -> Result<bool, StoreError> {
        Ok(self.change("DELETE FROM recovery_code WHERE user = ?1 AND hash = ?2", params![Text(user), hash])? > 0)
    }
}
