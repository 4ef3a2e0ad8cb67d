//! One's own account: name, language, address, password, sessions.

use super::mail_address::{key, mail_address};
use super::people::{clean_name, put_user};
use super::session::{check_password, confirmed, me, rotate};
use super::token::hex;
use super::{SessionToken, password};
use crate::mailing::{self, Letter};
use crate::{Context, Invalid, Newsroom, NewsroomError, audit};
use domain::{EditionCode, Timestamp, User};
use serde_json::json;
use store::{LinkPurpose, Session};

/// One of the actor's sessions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnSession {
    /// Names it among their own; opens nothing.
    pub handle: String,
    /// The browser in a few words; empty: unknown.
    pub device: String,
    /// When it began.
    pub created: Timestamp,
    /// When it was last used, within five minutes.
    pub last_seen: Timestamp,
    /// It is the one that asks.
    pub here: bool,
}

fn handle(session: &Session) -> String {
    hex(&session.token_hash[..12])
}

/// The actor's sessions that have not ended, the one that asks first, then the last used.
///
/// # Errors
/// [`NewsroomError::SignInNeeded`].
pub fn own_sessions(newsroom: &Newsroom, ctx: &Context) -> Result<Vec<OwnSession>, NewsroomError> {
    let user = me(ctx)?;
    let here = ctx.seat.map(|seat| seat.hash);
    let sessions = newsroom.store().read(|store| Ok::<_, NewsroomError>(store.sessions_of_user(user.id)?))?;
    let mut own: Vec<OwnSession> = sessions
        .iter()
        .filter(|session| super::session::is_live(session, ctx.now))
        .map(|session| OwnSession {
            handle: handle(session),
            device: session.device.clone(),
            created: session.created,
            last_seen: session.last_seen,
            here: Some(session.token_hash) == here,
        })
        .collect();
    own.sort_by_key(|session| !session.here);
    Ok(own)
}

/// Ends one of the actor's sessions.
///
/// # Errors
/// [`NewsroomError::NotFound`] if none of theirs has that handle.
pub fn end_session(newsroom: &Newsroom, ctx: &Context, which: &str) -> Result<(), NewsroomError> {
    let user = me(ctx)?;
    newsroom.store().write(|store| {
        let sessions = store.sessions_of_user(user.id)?;
        let session = sessions.iter().find(|session| handle(session) == which).ok_or(NewsroomError::NotFound)?;
        store.session_delete(&session.token_hash)?;
        audit::add(store, ctx, "session.end", &user.id.to_string(), &json!({}))
    })
}

/// Ends all of the actor's sessions but the one that asks.
///
/// # Errors
/// [`NewsroomError::SignInNeeded`].
pub fn end_other_sessions(newsroom: &Newsroom, ctx: &Context) -> Result<(), NewsroomError> {
    let user = me(ctx)?;
    let here = ctx.seat.ok_or(NewsroomError::SignInNeeded)?.hash;
    newsroom.store().write(|store| {
        store.session_delete_others_of_user(user.id, &here)?;
        audit::add(store, ctx, "session.end_others", &user.id.to_string(), &json!({}))
    })
}

/// Changes the actor's name and the language of their desk.
///
/// # Errors
/// [`NewsroomError::Invalid`].
pub fn change_profile(
    newsroom: &Newsroom,
    ctx: &Context,
    name: &str,
    language: &EditionCode,
) -> Result<(), NewsroomError> {
    let user = me(ctx)?;
    let name = clean_name(name)?;
    newsroom.store().write(|store| {
        if !store.edition_list()?.iter().any(|edition| edition.code == *language) {
            return Err(NewsroomError::Invalid { field: "language", problem: Invalid::Form });
        }
        put_user(store, &User { name: name.clone(), language: language.clone(), ..user.clone() })?;
        audit::add(store, ctx, "user.change_profile", &user.id.to_string(), &json!({}))
    })
}

/// Changes the actor's mail address; the one before is told.
///
/// # Errors
/// [`NewsroomError::Invalid`]; [`NewsroomError::ConfirmNeeded`].
pub fn change_email(newsroom: &Newsroom, ctx: &Context, email: &str) -> Result<(), NewsroomError> {
    let user = me(ctx)?;
    confirmed(ctx)?;
    let email = mail_address(email)?;
    newsroom.store().write(|store| {
        put_user(store, &User { email: email.clone(), ..user.clone() })?;
        if key(&user.email) != key(&email) {
            // Links that went to the address before are not to open anything.
            store.account_links_delete(user.id, LinkPurpose::Password)?;
            for to in [&user.email, &email].into_iter().filter(|to| !to.is_empty()) {
                let letter = Letter::EmailChanged { user: user.id, to: to.clone(), new: email.clone() };
                mailing::enqueue(store, ctx, &letter)?;
            }
        }
        audit::add(store, ctx, "user.change_email", &user.id.to_string(), &json!({}))
    })
}

/// Changes the actor's password, for whoever knows the one before. All other sessions end.
///
/// # Errors
/// [`NewsroomError::Invalid`], in `current` or `password`; [`NewsroomError::TooMany`].
pub fn change_password(
    newsroom: &Newsroom,
    ctx: &Context,
    current: &str,
    new: &str,
) -> Result<SessionToken, NewsroomError> {
    let user = me(ctx)?;
    check_password(newsroom, ctx, user, current)?;
    check_new(newsroom, user, new)?;
    let hash = password::hash(ctx, new)?;
    newsroom.store().write(|store| {
        store.password_put(user.id, &hash)?;
        store.account_links_delete(user.id, LinkPurpose::Password)?;
        store.account_links_delete(user.id, LinkPurpose::SecondStep)?;
        let token = rotate(store, ctx)?;
        store.session_delete_others_of_user(user.id, &token.hash())?;
        mailing::enqueue(store, ctx, &Letter::PasswordChanged { user: user.id })?;
        audit::add(store, ctx, "user.change_password", &user.id.to_string(), &json!({}))?;
        Ok(token)
    })
}

/// Refuses a password that everybody knows, or that is made of what everybody knows of its owner or the site.
pub(super) fn check_new(newsroom: &Newsroom, user: &User, new: &str) -> Result<(), NewsroomError> {
    let editions = newsroom.store().read(|store| Ok::<_, NewsroomError>(store.edition_list()?))?;
    let mut known = vec![user.login.as_str(), user.name.as_str(), user.email.as_str()];
    known.extend(editions.iter().map(|edition| edition.site.name.as_str()));
    password::check(new, &known)
}
