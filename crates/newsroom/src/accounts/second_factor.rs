//! The second factor: codes by time from an app, recovery codes for when it is lost, and who has to have one.

use super::session::{confirmed, me, rotate};
use super::{SessionToken, totp};
use crate::mailing::{self, Letter};
use crate::{Context, Invalid, Newsroom, NewsroomError, audit};
use domain::ids::UserId;
use domain::{Timestamp, TwoFactorRule, User};
use hmac::{Hmac, Mac as _};
use serde_json::json;
use sha2::{Digest as _, Sha256};
use store::{Reading, SecondFactor, SecondFactorTrial, Writing};

pub use super::totp::base32;

/// Where the rule is kept.
pub(super) const RULE: &str = "two_factor_rule";
/// How many recovery codes somebody gets.
const CODES: u32 = 10;
/// How long what was begun waits to be confirmed.
const TRIAL_SECS: i64 = 60 * 60;
const DAY_SECS: i64 = 24 * 60 * 60;

/// How it stands with somebody's second factor.
#[derive(Debug, Clone)]
pub struct Standing {
    /// Since when they have one.
    pub since: Option<Timestamp>,
    /// How many recovery codes are left.
    pub codes_left: u64,
    /// Their role needs one.
    pub required: bool,
    /// By when they have to have one, where they have none.
    pub due: Option<Timestamp>,
    /// What they have begun to set up.
    pub trial: Option<Trial>,
}

/// What is shown while a second factor is set up, and never again.
#[derive(Clone)]
pub struct Trial {
    /// For the app; `None`: only the recovery codes are new.
    pub secret: Option<Vec<u8>>,
    /// The recovery codes, as they are typed.
    pub codes: Vec<String>,
}

impl std::fmt::Debug for Trial {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Trial(…)")
    }
}

/// How it stands with the actor's own.
///
/// # Errors
/// [`NewsroomError::SignInNeeded`].
pub fn standing(newsroom: &Newsroom, ctx: &Context) -> Result<Standing, NewsroomError> {
    let user = me(ctx)?;
    newsroom.store().read(|store| {
        let factor = store.second_factor_get(user.id)?;
        let trial = open_trial(store, ctx, user.id)?;
        Ok(Standing {
            since: factor.as_ref().map(|factor| factor.since),
            codes_left: store.recovery_codes_left(user.id)?,
            required: rule(store)?.roles.contains(&user.role),
            due: due(store, user)?,
            trial: trial.map(|trial| Trial { codes: codes(&trial.seed), secret: trial.secret }),
        })
    })
}

/// By when the actor has to have a second factor; `None` where they have one or need none.
///
/// # Errors
/// The store's.
pub fn own_due(newsroom: &Newsroom, ctx: &Context) -> Result<Option<Timestamp>, NewsroomError> {
    match &ctx.actor {
        domain::Actor::User(user) => newsroom.store().read(|store| due(store, user)),
        domain::Actor::Anonymous | domain::Actor::System => Ok(None),
    }
}

/// Begins to set up a second factor, also in the place of one that is there.
///
/// # Errors
/// [`NewsroomError::ConfirmNeeded`].
pub fn begin(newsroom: &Newsroom, ctx: &Context) -> Result<(), NewsroomError> {
    begin_trial(newsroom, ctx, Some(&ctx.random_bytes::<20>()))
}

/// Begins to make new recovery codes.
///
/// # Errors
/// [`NewsroomError::ConfirmNeeded`]; [`NewsroomError::NotFound`] without a second factor.
pub fn begin_codes(newsroom: &Newsroom, ctx: &Context) -> Result<(), NewsroomError> {
    begin_trial(newsroom, ctx, None)
}

fn begin_trial(newsroom: &Newsroom, ctx: &Context, secret: Option<&[u8]>) -> Result<(), NewsroomError> {
    let user = me(ctx)?;
    confirmed(ctx)?;
    newsroom.store().write(|store| {
        if secret.is_none() && store.second_factor_get(user.id)?.is_none() {
            return Err(NewsroomError::NotFound);
        }
        let trial = SecondFactorTrial {
            user: user.id,
            secret: secret.map(<[u8]>::to_vec),
            seed: ctx.random_bytes(),
            begun: ctx.now,
        };
        store.second_factor_trial_put(&trial)?;
        audit::add(store, ctx, "second_factor.begin", &user.id.to_string(), &json!({}))
    })
}

/// Breaks off what was begun.
///
/// # Errors
/// [`NewsroomError::SignInNeeded`].
pub fn cancel(newsroom: &Newsroom, ctx: &Context) -> Result<(), NewsroomError> {
    let user = me(ctx)?;
    newsroom.store().write(|store| Ok(store.second_factor_trial_delete(user.id)?))
}

/// Turns on what was begun, once the app gives the right code; new recovery codes need none. Other sessions end.
///
/// # Errors
/// [`NewsroomError::Invalid`] with [`Invalid::Code`]; [`NewsroomError::ConfirmNeeded`]; [`NewsroomError::NotFound`].
pub fn turn_on(newsroom: &Newsroom, ctx: &Context, code: &str) -> Result<SessionToken, NewsroomError> {
    let user = me(ctx)?;
    confirmed(ctx)?;
    newsroom.store().write(|store| {
        let trial = open_trial(store, ctx, user.id)?.ok_or(NewsroomError::NotFound)?;
        if let Some(secret) = trial.secret {
            let last_step = totp::step_of(&secret, &totp::typed(code), ctx.now.unix_ms())
                .ok_or(NewsroomError::Invalid { field: "code", problem: Invalid::Code })?;
            store.second_factor_put(&SecondFactor { user: user.id, secret, last_step, since: ctx.now })?;
            store.second_factor_due_delete(user.id)?;
            mailing::enqueue(store, ctx, &Letter::TwoFactor { user: user.id, on: true })?;
        }
        let hashes: Vec<[u8; 32]> = codes(&trial.seed).iter().map(|code| hash(user.id, code)).collect();
        store.recovery_codes_put(user.id, &hashes)?;
        store.second_factor_trial_delete(user.id)?;
        audit::add(store, ctx, "second_factor.on", &user.id.to_string(), &json!({}))?;
        let token = rotate(store, ctx)?;
        store.session_delete_others_of_user(user.id, &token.hash())?;
        Ok(token)
    })
}

/// Takes the actor's second factor away.
///
/// # Errors
/// [`NewsroomError::Invalid`] with [`Invalid::Required`] where their role needs one; [`NewsroomError::ConfirmNeeded`].
pub fn turn_off(newsroom: &Newsroom, ctx: &Context) -> Result<SessionToken, NewsroomError> {
    let user = me(ctx)?;
    confirmed(ctx)?;
    newsroom.store().write(|store| {
        if rule(store)?.roles.contains(&user.role) {
            return Err(NewsroomError::Invalid { field: "two_factor", problem: Invalid::Required });
        }
        remove(store, ctx, user.id)?;
        let token = rotate(store, ctx)?;
        store.session_delete_others_of_user(user.id, &token.hash())?;
        Ok(token)
    })
}

/// Takes somebody's second factor away, with what belongs to it.
pub(super) fn remove(store: &Writing<'_>, ctx: &Context, user: UserId) -> Result<(), NewsroomError> {
    store.second_factor_trial_delete(user)?;
    if store.second_factor_delete(user)? {
        mailing::enqueue(store, ctx, &Letter::TwoFactor { user, on: false })?;
    }
    audit::add(store, ctx, "second_factor.off", &user.to_string(), &json!({}))
}

/// Takes a code of the app or a recovery code; whether it was good. It is not good again.
pub(super) fn take(store: &Writing<'_>, ctx: &Context, user: &User, typed: &str) -> Result<bool, NewsroomError> {
    let Some(factor) = store.second_factor_get(user.id)? else { return Ok(false) };
    if let Some(step) = totp::step_of(&factor.secret, &totp::typed(typed), ctx.now.unix_ms()) {
        return Ok(store.second_factor_use(user.id, step)?);
    }
    let used = store.recovery_code_use(user.id, &hash(user.id, typed))?;
    if used {
        audit::add(store, ctx, "recovery_code.use", &user.id.to_string(), &json!({}))?;
    }
    Ok(used)
}

/// The rule of the newsroom.
pub(super) fn rule(store: &Reading<'_>) -> Result<TwoFactorRule, NewsroomError> {
    Ok(store.setting_get(RULE)?.unwrap_or_default())
}

/// By when somebody has to have one; `None` where they have one or need none.
fn due(store: &Reading<'_>, user: &User) -> Result<Option<Timestamp>, NewsroomError> {
    let rule = rule(store)?;
    if !rule.roles.contains(&user.role) || store.second_factor_get(user.id)?.is_some() {
        return Ok(None);
    }
    let since = store.second_factor_due_get(user.id)?;
    Ok(since.map(|since| since.plus_secs(i64::from(rule.days) * DAY_SECS)))
}

/// Whether somebody should have had one by now.
pub(super) fn is_overdue(store: &Reading<'_>, ctx: &Context, user: &User) -> Result<bool, NewsroomError> {
    Ok(due(store, user)?.is_some_and(|due| ctx.now >= due))
}

/// Whether the rule concerns somebody of whom that is not noted yet.
pub(super) fn is_newly_due(store: &Reading<'_>, user: &User) -> Result<bool, NewsroomError> {
    Ok(rule(store)?.roles.contains(&user.role)
        && store.second_factor_due_get(user.id)?.is_none()
        && store.second_factor_get(user.id)?.is_none())
}

/// Notes since when the rule concerns somebody: their days begin.
pub(super) fn note_due(store: &Writing<'_>, ctx: &Context, user: &User) -> Result<(), NewsroomError> {
    if is_newly_due(store, user)? {
        store.second_factor_due_put(user.id, ctx.now)?;
    }
    Ok(())
}

fn open_trial(store: &Reading<'_>, ctx: &Context, user: UserId) -> Result<Option<SecondFactorTrial>, NewsroomError> {
    Ok(store.second_factor_trial_get(user)?.filter(|trial| ctx.now < trial.begun.plus_secs(TRIAL_SECS)))
}

/// Recovery codes of 80 bits each, in groups that are read and typed.
fn codes(seed: &[u8; 32]) -> Vec<String> {
    (0..CODES)
        .map(|number| {
            // HMAC takes a key of any length.
            let digest = Hmac::<Sha256>::new_from_slice(seed).map_or_else(
                |_| [0; 32],
                |mut mac| {
                    mac.update(&number.to_be_bytes());
                    mac.finalize().into_bytes().into()
                },
            );
            let letters = base32(&digest[..10]).to_ascii_lowercase();
            let groups: Vec<&str> = (0..4).filter_map(|group| letters.get(4 * group..4 * group + 4)).collect();
            groups.join("-")
        })
        .collect()
}

/// A recovery code's hash, for its owner alone; however it was typed.
fn hash(user: UserId, code: &str) -> [u8; 32] {
    let plain: String =
        totp::typed(code).chars().filter(|c| c.is_ascii_alphanumeric()).map(|c| c.to_ascii_lowercase()).collect();
    Sha256::digest(format!("{user}:{plain}")).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recovery_codes_are_ten_different_ones_and_forgive_how_they_are_typed() {
        let all = codes(&[7; 32]);
        assert_eq!(all.len(), 10);
        assert_eq!(all.iter().collect::<std::collections::BTreeSet<_>>().len(), 10);
        assert!(all.iter().all(|code| code.len() == 19 && code.split('-').count() == 4), "{all:?}");
        let user = UserId::from_parts(1, 1);
        let typed = format!(" {} ", all[0].to_uppercase().replace('-', " "));
        assert_eq!(hash(user, &all[0]), hash(user, &typed));
        assert_ne!(hash(user, &all[0]), hash(UserId::from_parts(1, 2), &all[0]));
    }
}
