//! Sessions: a random token in the browser, its hash in the store.

use super::limits::{self, CONFIRM};
use super::{DeviceToken, SessionToken, device, password, second_factor};
use crate::context::Seat;
use crate::{Context, Invalid, Newsroom, NewsroomError, audit};
use domain::{Actor, Timestamp, User};
use serde_json::json;
use store::{Session, Writing};

/// Without a request for so long, a session ends.
const IDLE_SECS: i64 = 12 * 60 * 60;
/// However busy, it ends after so long.
const LONGEST_SECS: i64 = 14 * 24 * 60 * 60;
/// How often at most a session's last use is written down: not with every request.
const NOTE_SECS: i64 = 5 * 60;
/// So long after somebody proved who they are, they may do what needs that.
const CONFIRMED_SECS: i64 = 15 * 60;

/// From where somebody comes to the door.
#[derive(Debug, Clone, Default)]
pub struct Caller {
    /// The network address, for slowing guessers down.
    pub address: String,
    /// What the browser says of itself.
    pub agent: String,
    /// What the browser kept of an earlier visit.
    pub device: Option<DeviceToken>,
    /// The session that it held so far; it ends.
    pub previous: Option<SessionToken>,
}

/// What the browser of somebody who was let in gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The session.
    pub session: SessionToken,
    /// By which the browser is known the next time.
    pub device: DeviceToken,
}

/// Begins a session within the transaction of whoever was let in.
pub(super) fn begin(store: &Writing<'_>, ctx: &Context, user: &User, caller: &Caller) -> Result<Entry, NewsroomError> {
    if let Some(previous) = &caller.previous {
        store.session_delete(&previous.hash())?;
    }
    let session = SessionToken::fresh(ctx);
    store.session_put(&Session {
        token_hash: session.hash(),
        user: user.id,
        created: ctx.now,
        last_seen: ctx.now,
        expires: ctx.now.plus_secs(LONGEST_SECS),
        device: device::words(&caller.agent),
        confirmed: ctx.now,
    })?;
    let device = caller.device.clone().unwrap_or_else(|| DeviceToken::fresh(ctx));
    store.known_device_put(user.id, &device.hash(), ctx.now)?;
    second_factor::note_due(store, ctx, user)?;
    audit::add(store, ctx, "session.begin", &user.id.to_string(), &json!({}))?;
    Ok(Entry { session, device })
}

/// Gives the actor's session another token, and notes that they have just proved who they are.
pub(super) fn rotate(store: &Writing<'_>, ctx: &Context) -> Result<SessionToken, NewsroomError> {
    let seat = ctx.seat.ok_or(NewsroomError::SignInNeeded)?;
    let session = store.session_by_hash(&seat.hash)?.ok_or(NewsroomError::SignInNeeded)?;
    let token = SessionToken::fresh(ctx);
    store.session_delete(&seat.hash)?;
    store.session_put(&Session { token_hash: token.hash(), last_seen: ctx.now, confirmed: ctx.now, ..session })?;
    Ok(token)
}

/// The same context on behalf of whoever holds the session; anonymous if it has ended.
///
/// # Errors
/// [`NewsroomError::TwoFactorNeeded`]: until they have a second factor they get no further than their own account.
pub fn resume(newsroom: &Newsroom, ctx: Context, token: &SessionToken) -> Result<Context, NewsroomError> {
    let ctx = resume_account(newsroom, ctx, token)?;
    let overdue = match &ctx.actor {
        Actor::User(user) => newsroom.store().read(|store| second_factor::is_overdue(store, &ctx, user))?,
        Actor::Anonymous | Actor::System => false,
    };
    if overdue { Err(NewsroomError::TwoFactorNeeded) } else { Ok(ctx) }
}

/// As [`resume`], also for those who have to set up a second factor first: for one's own account alone.
///
/// # Errors
/// The store's: without it nobody is let in.
pub fn resume_account(newsroom: &Newsroom, ctx: Context, token: &SessionToken) -> Result<Context, NewsroomError> {
    let hash = token.hash();
    let found = newsroom.store().read(|store| {
        let Some(session) = store.session_by_hash(&hash)?.filter(|session| is_live(session, ctx.now)) else {
            return Ok::<_, NewsroomError>(None);
        };
        let Some(user) = store.user_by_id(session.user)?.filter(|user| !user.disabled) else { return Ok(None) };
        let concerned = second_factor::is_newly_due(store, &user)?;
        Ok(Some((session, user, concerned)))
    })?;
    let Some((session, user, concerned)) = found else {
        return Ok(ctx);
    };
    if concerned || ctx.now >= session.last_seen.plus_secs(NOTE_SECS) {
        newsroom.store().write(|store| {
            store.session_touch(&hash, ctx.now, session.expires)?;
            second_factor::note_due(store, &ctx, &user)
        })?;
    }
    Ok(ctx.seated(Actor::User(Box::new(user)), Seat { hash, confirmed: session.confirmed }))
}

pub(super) fn is_live(session: &Session, now: Timestamp) -> bool {
    // A clock that was set back extends nothing.
    now < session.expires && now < session.last_seen.plus_secs(IDLE_SECS) && now >= session.created
}

/// Whether the actor has proved not long ago who they are.
pub fn is_confirmed(ctx: &Context) -> bool {
    match &ctx.actor {
        Actor::System => true,
        Actor::Anonymous => false,
        Actor::User(_) => {
            ctx.seat.is_some_and(|seat| seat.confirmed <= ctx.now && ctx.now < seat.confirmed.plus_secs(CONFIRMED_SECS))
        }
    }
}

/// Refuses what needs that.
pub(super) fn confirmed(ctx: &Context) -> Result<(), NewsroomError> {
    match &ctx.actor {
        Actor::Anonymous => Err(NewsroomError::SignInNeeded),
        _ if is_confirmed(ctx) => Ok(()),
        _ => Err(NewsroomError::ConfirmNeeded),
    }
}

/// The actor, if they are a person.
pub(crate) fn me(ctx: &Context) -> Result<&User, NewsroomError> {
    match &ctx.actor {
        Actor::User(user) => Ok(user),
        Actor::Anonymous => Err(NewsroomError::SignInNeeded),
        Actor::System => Err(NewsroomError::Forbidden),
    }
}

/// Proves once more who the actor is, with the password and, where there is a second factor, a code.
///
/// # Errors
/// [`NewsroomError::Invalid`] with [`Invalid::Credentials`] or [`Invalid::Code`]; [`NewsroomError::TooMany`].
pub fn confirm(newsroom: &Newsroom, ctx: &Context, password: &str, code: &str) -> Result<SessionToken, NewsroomError> {
    let user = me(ctx)?;
    check_password(newsroom, ctx, user, password)?;
    let token = newsroom.store().write(|store| {
        if store.second_factor_get(user.id)?.is_some() && !second_factor::take(store, ctx, user, code)? {
            let counter = CONFIRM.of(&user.id.to_string());
            limits::count(store, ctx, &[&counter])?;
            return Ok::<_, NewsroomError>(None);
        }
        audit::add(store, ctx, "session.confirm", &user.id.to_string(), &json!({}))?;
        rotate(store, ctx).map(Some)
    })?;
    token.ok_or(NewsroomError::Invalid { field: "code", problem: Invalid::Code })
}

/// Refuses a password that is not the person's, and counts it.
pub(super) fn check_password(
    newsroom: &Newsroom,
    ctx: &Context,
    user: &User,
    typed: &str,
) -> Result<(), NewsroomError> {
    let counter = CONFIRM.of(&user.id.to_string());
    let hash = newsroom.store().write(|store| {
        limits::count(store, ctx, &[&counter])?;
        Ok::<_, NewsroomError>(store.password_get(user.id)?)
    })?;
    if !password::verify(typed, hash.as_deref())? {
        return Err(NewsroomError::Invalid { field: "current", problem: Invalid::Credentials });
    }
    newsroom.store().write(|store| limits::take_back(store, ctx, &[&counter]))
}

/// Ends a session.
///
/// # Errors
/// The store's.
pub fn sign_out(newsroom: &Newsroom, ctx: &Context, token: &SessionToken) -> Result<(), NewsroomError> {
    newsroom.store().write(|store| {
        store.session_delete(&token.hash())?;
        audit::add(store, ctx, "session.end", "", &json!({}))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_ends_by_idleness_and_by_age() {
        let session = Session {
            token_hash: [0; 32],
            user: domain::ids::UserId::from_parts(1, 1),
            created: Timestamp(0),
            last_seen: Timestamp(0),
            expires: Timestamp(0).plus_secs(LONGEST_SECS),
            device: String::new(),
            confirmed: Timestamp(0),
        };
        assert!(is_live(&session, Timestamp(0).plus_secs(IDLE_SECS - 1)));
        assert!(!is_live(&session, Timestamp(0).plus_secs(IDLE_SECS)));
        let busy = Session { last_seen: Timestamp(0).plus_secs(LONGEST_SECS - 1), ..session };
        assert!(!is_live(&busy, Timestamp(0).plus_secs(LONGEST_SECS)));
        assert!(!is_live(&busy, Timestamp(-1)));
    }
}
