//! How often somebody may try: the one table of it. Kept in the store, so that a restart forgets nothing.

use super::token::hex;
use crate::{Context, NewsroomError};
use sha2::{Digest, Sha256};
use store::Writing;

/// So many attempts within a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// Names it in the store.
    pub name: &'static str,
    /// How many.
    pub most: u64,
    /// Within how many seconds.
    pub within_secs: i64,
}

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

const fn limit(name: &'static str, most: u64, within_secs: i64) -> Limit {
    Limit { name, most, within_secs }
}

/// Failures to sign in with one login, from browsers that its owner has never signed in with.
pub const LOGIN: Limit = limit("login", 5, 15 * MINUTE);
/// The same in a day: however many addresses the guesses come from.
pub const LOGIN_DAY: Limit = limit("login-day", 100, DAY);
/// Failures to sign in from a browser that the login's owner has signed in with: strangers' failures do not count there.
pub const DEVICE: Limit = limit("device", 5, 15 * MINUTE);
/// Failures to sign in from one address.
pub const ADDRESS: Limit = limit("address", 20, HOUR);
/// Wrong codes of one person at the second step.
pub const CODE: Limit = limit("code", 5, 15 * MINUTE);
/// Wrong passwords or codes of one person who is signed in and proves it again.
pub const CONFIRM: Limit = limit("confirm", 5, 15 * MINUTE);
/// Letters for a new password to one mail address.
pub const RESET: Limit = limit("reset", 3, HOUR);
/// Letters for a new password asked for from one address.
pub const RESET_ADDRESS: Limit = limit("reset-address", 10, HOUR);
/// Mailed links that are none any more, tried from one address.
pub const LINK: Limit = limit("link", 30, HOUR);
/// New links that one invitation asks for.
pub const INVITE_AGAIN: Limit = limit("invite-again", 3, HOUR);
/// Invitations that one person sends.
pub const INVITES: Limit = limit("invites", 50, DAY);

/// Every limit.
pub const ALL: [Limit; 11] =
    [LOGIN, LOGIN_DAY, DEVICE, ADDRESS, CODE, CONFIRM, RESET, RESET_ADDRESS, LINK, INVITE_AGAIN, INVITES];

/// A limit for somebody or something.
#[derive(Debug)]
pub(super) struct Counter {
    limit: Limit,
    key: String,
}

impl Limit {
    /// For whom or what. Only a digest is kept: what is typed into a login's field may be a password.
    pub(super) fn of(self, what: &str) -> Counter {
        let digest = Sha256::digest(what);
        Counter { limit: self, key: format!("{}:{}", self.name, hex(&digest[..16])) }
    }
}

/// Counts an attempt with each counter, before it is known what comes of it: attempts at the same time count too.
///
/// # Errors
/// [`NewsroomError::TooMany`], and nothing is counted.
pub(super) fn count(store: &Writing<'_>, ctx: &Context, counters: &[&Counter]) -> Result<(), NewsroomError> {
    for Counter { limit, key } in counters {
        if store.attempts_since(key, ctx.now.plus_secs(-limit.within_secs))? >= limit.most {
            return Err(NewsroomError::TooMany { retry_secs: u32::try_from(limit.within_secs).unwrap_or(u32::MAX) });
        }
    }
    counters.iter().try_for_each(|counter| Ok(store.attempt_add(&counter.key, ctx.now)?))
}

/// Takes back what was counted in the same context: it was no failure.
pub(super) fn take_back(store: &Writing<'_>, ctx: &Context, counters: &[&Counter]) -> Result<(), NewsroomError> {
    counters.iter().try_for_each(|counter| Ok(store.attempt_remove(&counter.key, ctx.now)?))
}

/// Forgets a counter's failures, after a success.
pub(super) fn forget(store: &Writing<'_>, counter: &Counter) -> Result<(), NewsroomError> {
    Ok(store.attempts_forget(&counter.key)?)
}

/// How long an attempt has to be remembered.
pub(super) const LONGEST_SECS: i64 = DAY;
