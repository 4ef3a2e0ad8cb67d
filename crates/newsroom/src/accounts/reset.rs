//! A new password by mail. Whoever asks learns nothing of whether there is such an address.

use super::invite::or_counted;
use super::limits::{self, RESET, RESET_ADDRESS};
use super::mail_address::{key, mail_address};
use super::own::check_new;
use super::people::{after_new_password, manage_confirmed};
use super::session::Caller;
use super::{LinkToken, password};
use crate::mailing::{self, Letter};
use crate::{Context, Invalid, Newsroom, NewsroomError, audit};
use domain::User;
use domain::ids::UserId;
use serde_json::json;
use store::{LinkPurpose, Reading};

/// Sends whoever has that address a link for a new password, if somebody has it. The answer is the same either way.
///
/// # Errors
/// [`NewsroomError::Invalid`] for what is no address; [`NewsroomError::TooMany`], known address or not.
pub fn ask_for_reset(newsroom: &Newsroom, ctx: &Context, email: &str, caller: &Caller) -> Result<(), NewsroomError> {
    let email = key(&mail_address(email)?);
    newsroom.store().write(|store| {
        limits::count(store, ctx, &[&RESET.of(&email), &RESET_ADDRESS.of(&caller.address)])?;
        if let Some(user) = store.user_by_email(&email)?.filter(|user| !user.disabled) {
            mailing::enqueue(store, ctx, &Letter::Reset { user: user.id })?;
        }
        audit::add(store, ctx, "password.ask", "", &json!({}))
    })
}

/// Sends somebody a link for a new password, on behalf of whoever manages people.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`]; [`NewsroomError::Invalid`] for somebody without an address.
pub fn send_reset(newsroom: &Newsroom, ctx: &Context, id: UserId) -> Result<(), NewsroomError> {
    manage_confirmed(ctx)?;
    newsroom.store().write(|store| {
        let user = store.user_by_id(id)?.filter(|user| !user.disabled).ok_or(NewsroomError::NotFound)?;
        if user.email.is_empty() {
            return Err(NewsroomError::Invalid { field: "email", problem: Invalid::Empty });
        }
        limits::count(store, ctx, &[&RESET.of(&key(&user.email))])?;
        mailing::enqueue(store, ctx, &Letter::Reset { user: id })?;
        audit::add(store, ctx, "password.send_reset", &id.to_string(), &json!({}))
    })
}

/// Whose password a link sets, while it is good.
///
/// # Errors
/// The store's.
pub fn reset_link_owner(newsroom: &Newsroom, ctx: &Context, token: &LinkToken) -> Result<Option<User>, NewsroomError> {
    newsroom.store().read(|store| owner(store, ctx, token))
}

fn owner(store: &Reading<'_>, ctx: &Context, token: &LinkToken) -> Result<Option<User>, NewsroomError> {
    let link = store.account_link_get(&token.hash(), LinkPurpose::Password)?.filter(|link| ctx.now < link.expires);
    match link {
        Some(link) => Ok(store.user_by_id(link.user)?.filter(|user| !user.disabled)),
        None => Ok(None),
    }
}

/// Sets a new password. All sessions end, and nobody is signed in: a second factor is asked for as ever.
///
/// # Errors
/// [`NewsroomError::LinkEnded`]; [`NewsroomError::Invalid`]; [`NewsroomError::TooMany`].
pub fn reset_password(
    newsroom: &Newsroom,
    ctx: &Context,
    token: &LinkToken,
    new: &str,
    caller: &Caller,
) -> Result<User, NewsroomError> {
    let found = newsroom.store().write(|store| or_counted(store, ctx, caller, owner(store, ctx, token)?))?;
    let user = found.ok_or(NewsroomError::LinkEnded)?;
    check_new(newsroom, &user, new)?;
    let hash = password::hash(ctx, new)?;
    newsroom.store().write(|store| {
        // Looked at again within the transaction: the link is good once.
        if owner(store, ctx, token)?.is_none_or(|found| found.id != user.id) {
            return Err(NewsroomError::LinkEnded);
        }
        store.password_put(user.id, &hash)?;
        after_new_password(store, ctx, &user, "password.reset")?;
        Ok(user.clone())
    })
}
