//! Invitations: a mailed link, good once and for an hour, by which somebody joins.

use super::limits::{self, INVITE_AGAIN, INVITES, LINK};
use super::mail_address::{key, mail_address};
use super::people::{self, NewPerson, check_places, manage, manage_confirmed};
use super::session::Caller;
use super::{LinkToken, password};
use crate::mailing::{self, Letter};
use crate::{Context, Invalid, Newsroom, NewsroomError, audit};
use domain::ids::{InviteId, SectionId};
use domain::{EditionCode, Invite, Role, User};
use serde_json::json;
use store::{Reading, Writing};

/// So long new links may be asked for.
const LASTS_SECS: i64 = 14 * 24 * 60 * 60;

/// Somebody to be asked.
#[derive(Debug, Clone)]
pub struct NewInvite {
    /// Where the letter goes.
    pub email: String,
    /// What they will be.
    pub role: Role,
    /// Editions that they will work in; empty: all.
    pub editions: Vec<EditionCode>,
    /// Sections that they will work in; empty: all.
    pub sections: Vec<SectionId>,
    /// Language of the letter, and of the desk for them.
    pub language: EditionCode,
}

/// What somebody finds behind the link of an invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// What they are asked to.
    pub invite: Invite,
    /// Whether the link is still good; if not, they may ask for a new one.
    pub open: bool,
}

/// Asks somebody to join; the letter goes out.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::ConfirmNeeded`]; [`NewsroomError::Invalid`], also with
/// [`Invalid::Taken`] for an address that somebody has or that was asked already; [`NewsroomError::TooMany`].
pub fn invite(newsroom: &Newsroom, ctx: &Context, new: &NewInvite) -> Result<InviteId, NewsroomError> {
    manage_confirmed(ctx)?;
    let email = mail_address(&new.email)?;
    newsroom.store().write(|store| {
        if let Some(by) = ctx.actor.user_id() {
            limits::count(store, ctx, &[&INVITES.of(&by.to_string())])?;
        }
        check_places(store, &new.editions, &new.sections)?;
        if !store.edition_list()?.iter().any(|edition| edition.code == new.language) {
            return Err(NewsroomError::Invalid { field: "language", problem: Invalid::Form });
        }
        if store.user_by_email(&key(&email))?.is_some() || store.invite_by_email(&key(&email))?.is_some() {
            return Err(NewsroomError::Invalid { field: "email", problem: Invalid::Taken });
        }
        let invite = Invite {
            id: InviteId::from_parts(ctx.now.unix_ms(), ctx.entropy()),
            email: email.clone(),
            role: new.role,
            editions: new.editions.clone(),
            sections: new.sections.clone(),
            language: new.language.clone(),
            by: ctx.actor.user_id(),
            at: ctx.now,
            expires: ctx.now.plus_secs(LASTS_SECS),
        };
        store.invite_put(&invite, &key(&email))?;
        mailing::enqueue(store, ctx, &Letter::Invite { invite: invite.id })?;
        audit::add(store, ctx, "invite.add", &invite.id.to_string(), &json!({ "role": invite.role.as_str() }))?;
        Ok(invite.id)
    })
}

/// Sends an invitation once more; the link before ends when the letter goes out.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`]; [`NewsroomError::TooMany`].
pub fn send_invite_again(newsroom: &Newsroom, ctx: &Context, id: InviteId) -> Result<(), NewsroomError> {
    manage_confirmed(ctx)?;
    newsroom.store().write(|store| {
        let invite = store.invite_by_id(id)?.ok_or(NewsroomError::NotFound)?;
        limits::count(store, ctx, &[&INVITE_AGAIN.of(&id.to_string())])?;
        let again = Invite { at: ctx.now, expires: ctx.now.plus_secs(LASTS_SECS), ..invite };
        store.invite_put(&again, &key(&again.email))?;
        mailing::enqueue(store, ctx, &Letter::Invite { invite: id })?;
        audit::add(store, ctx, "invite.again", &id.to_string(), &json!({}))
    })
}

/// Takes an invitation back.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`].
pub fn revoke_invite(newsroom: &Newsroom, ctx: &Context, id: InviteId) -> Result<(), NewsroomError> {
    manage(ctx)?;
    newsroom.store().write(|store| {
        if !store.invite_delete(id)? {
            return Err(NewsroomError::NotFound);
        }
        audit::add(store, ctx, "invite.revoke", &id.to_string(), &json!({}))
    })
}

/// What stands behind a link.
///
/// # Errors
/// [`NewsroomError::LinkEnded`] where it is none: used, taken back, replaced by a newer one.
pub fn invitation(newsroom: &Newsroom, ctx: &Context, token: &LinkToken) -> Result<Invitation, NewsroomError> {
    newsroom.store().read(|store| behind(store, ctx, token)?.ok_or(NewsroomError::LinkEnded))
}

fn behind(store: &Reading<'_>, ctx: &Context, token: &LinkToken) -> Result<Option<Invitation>, NewsroomError> {
    let found = store.invite_by_token(&token.hash())?.filter(|(invite, _)| ctx.now < invite.expires);
    Ok(found.map(|(invite, ends)| Invitation { invite, open: ctx.now < ends }))
}

/// Behind the link, or one more wrong try of that address.
pub(super) fn or_counted<T>(
    store: &Writing<'_>,
    ctx: &Context,
    caller: &Caller,
    found: Option<T>,
) -> Result<Option<T>, NewsroomError> {
    if found.is_none() {
        limits::count(store, ctx, &[&LINK.of(&caller.address)])?;
    }
    Ok(found)
}

/// Sends whoever holds a link whose hour is over a new one, to the same address.
///
/// # Errors
/// [`NewsroomError::LinkEnded`]; [`NewsroomError::TooMany`].
pub fn ask_for_new_invite(
    newsroom: &Newsroom,
    ctx: &Context,
    token: &LinkToken,
    caller: &Caller,
) -> Result<(), NewsroomError> {
    let sent = newsroom.store().write(|store| {
        let Some(found) = or_counted(store, ctx, caller, behind(store, ctx, token)?)? else { return Ok(false) };
        let id = found.invite.id;
        limits::count(store, ctx, &[&INVITE_AGAIN.of(&id.to_string())])?;
        mailing::enqueue(store, ctx, &Letter::Invite { invite: id })?;
        audit::add(store, ctx, "invite.again", &id.to_string(), &json!({}))?;
        Ok::<_, NewsroomError>(true)
    })?;
    if sent { Ok(()) } else { Err(NewsroomError::LinkEnded) }
}

/// Joins: login, name and password are the newcomer's own, all else is the invitation's. They sign in afterwards.
///
/// # Errors
/// [`NewsroomError::LinkEnded`]; [`NewsroomError::Invalid`]; [`NewsroomError::TooMany`].
pub fn accept_invite(
    newsroom: &Newsroom,
    ctx: &Context,
    token: &LinkToken,
    (login, name, password): (&str, &str, &str),
    caller: &Caller,
) -> Result<User, NewsroomError> {
    let found = newsroom.store().write(|store| {
        let found = behind(store, ctx, token)?.filter(|found| found.open);
        or_counted(store, ctx, caller, found)
    })?;
    let invite = found.ok_or(NewsroomError::LinkEnded)?.invite;
    let person = NewPerson {
        login: login.to_owned(),
        email: invite.email.clone(),
        name: name.to_owned(),
        password: password.to_owned(),
        role: invite.role,
        editions: invite.editions.clone(),
        language: invite.language.clone(),
    };
    let user = User { sections: invite.sections.clone(), ..people::checked(newsroom, ctx, &person)? };
    let hash = password::hash(ctx, password)?;
    newsroom.store().write(|store| {
        // Looked at again within the transaction: the link is good once.
        let open = behind(store, ctx, token)?.is_some_and(|found| found.open && found.invite.id == invite.id);
        if !open || !store.invite_delete(invite.id)? {
            return Err(NewsroomError::LinkEnded);
        }
        people::put(store, &user, &hash)?;
        let ctx = &ctx.clone().acting_as(domain::Actor::User(Box::new(user.clone())));
        audit::add(store, ctx, "invite.accept", &user.id.to_string(), &json!({ "role": user.role.as_str() }))?;
        Ok(user.clone())
    })
}
