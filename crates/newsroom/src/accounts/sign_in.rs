//! Signing in: the password, then the second factor where there is one.

use super::limits::{self, ADDRESS, CODE, DEVICE, LOGIN, LOGIN_DAY};
use super::session::{self, Caller, Entry};
use super::{StepToken, password, second_factor};
use crate::{Context, Invalid, Newsroom, NewsroomError, audit};
use domain::User;
use serde_json::json;
use store::{AccountLink, LinkPurpose, Writing};

/// How long the second step waits for its code.
const STEP_SECS: i64 = 10 * 60;

/// What somebody enters to sign in.
#[derive(Debug, Clone)]
pub struct SignIn {
    /// Their login.
    pub login: String,
    /// Never stored.
    pub password: String,
    /// Where the request came from.
    pub caller: Caller,
}

/// How far somebody came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entering {
    /// They are in.
    In(Entry),
    /// The password was right; now the code.
    SecondStep(StepToken),
}

/// Checks a login and its password. Unknown login and wrong password give the same answer after the same time.
///
/// # Errors
/// [`NewsroomError::Invalid`] with [`Invalid::Credentials`]; [`NewsroomError::TooMany`].
pub fn sign_in(newsroom: &Newsroom, ctx: &Context, input: &SignIn) -> Result<Entering, NewsroomError> {
    let login = login_key(&input.login);
    let (by_login, by_day) = (LOGIN.of(&login), LOGIN_DAY.of(&login));
    let by_address = ADDRESS.of(&input.caller.address);
    // A browser that the login's owner knows counts for itself: strangers cannot lock them out.
    let by_device = input.caller.device.as_ref().map(|device| DEVICE.of(&format!("{login} {}", device.reveal())));
    let (user, hash, known) = newsroom.store().write(|store| {
        let user = store.user_by_login(&login)?.filter(|user| !user.disabled);
        let device = input.caller.device.as_ref();
        let known = match (&user, device) {
            (Some(user), Some(device)) => store.known_device_is(user.id, &device.hash())?,
            _ => false,
        };
        match by_device.as_ref().filter(|_| known) {
            Some(by_device) => limits::count(store, ctx, &[by_device])?,
            None => limits::count(store, ctx, &[&by_login, &by_day, &by_address])?,
        }
        let hash = match &user {
            Some(user) => store.password_get(user.id)?,
            None => None,
        };
        Ok::<_, NewsroomError>((user, hash, known))
    })?;
    let right = password::verify(&input.password, hash.as_deref())?;
    let Some(user) = user.filter(|_| right) else {
        newsroom.store().write(|store| audit::add(store, ctx, "session.refused", "", &json!({})))?;
        return Err(NewsroomError::Invalid { field: "password", problem: Invalid::Credentials });
    };
    let outdated = hash.as_deref().is_some_and(password::is_outdated);
    let anew = if outdated { Some(password::hash(ctx, &input.password)?) } else { None };
    newsroom.store().write(|store| {
        if let Some(hash) = &anew {
            store.password_put(user.id, hash)?;
        }
        match by_device.as_ref().filter(|_| known) {
            Some(by_device) => limits::forget(store, by_device)?,
            None => {
                limits::forget(store, &by_login)?;
                limits::take_back(store, ctx, &[&by_day, &by_address])?;
            }
        }
        if store.second_factor_get(user.id)?.is_some() {
            return begin_second_step(store, ctx, &user).map(Entering::SecondStep);
        }
        session::begin(store, ctx, &user, &input.caller).map(Entering::In)
    })
}

fn begin_second_step(store: &Writing<'_>, ctx: &Context, user: &User) -> Result<StepToken, NewsroomError> {
    let step = StepToken::fresh(ctx);
    store.account_links_delete(user.id, LinkPurpose::SecondStep)?;
    store.account_link_put(&AccountLink {
        token_hash: step.hash(),
        user: user.id,
        purpose: LinkPurpose::SecondStep,
        expires: ctx.now.plus_secs(STEP_SECS),
    })?;
    Ok(step)
}

/// Checks the code of the second step, from the app or one of the recovery codes.
///
/// # Errors
/// [`NewsroomError::Invalid`] with [`Invalid::Code`]; [`NewsroomError::TooMany`]; [`NewsroomError::LinkEnded`] where the
/// password has to be entered again.
pub fn second_step(
    newsroom: &Newsroom,
    ctx: &Context,
    step: &StepToken,
    code: &str,
    caller: &Caller,
) -> Result<Entry, NewsroomError> {
    let entry = newsroom.store().write(|store| {
        let link = store
            .account_link_get(&step.hash(), LinkPurpose::SecondStep)?
            .filter(|link| ctx.now < link.expires)
            .ok_or(NewsroomError::LinkEnded)?;
        let user = store.user_by_id(link.user)?.filter(|user| !user.disabled).ok_or(NewsroomError::LinkEnded)?;
        let counter = CODE.of(&user.id.to_string());
        limits::count(store, ctx, &[&counter])?;
        if !second_factor::take(store, ctx, &user, code)? {
            audit::add(store, ctx, "session.code_refused", &user.id.to_string(), &json!({}))?;
            return Ok::<_, NewsroomError>(None);
        }
        limits::forget(store, &counter)?;
        store.account_links_delete(user.id, LinkPurpose::SecondStep)?;
        session::begin(store, ctx, &user, caller).map(Some)
    })?;
    entry.ok_or(NewsroomError::Invalid { field: "code", problem: Invalid::Code })
}

/// A login without its spelling variants: what makes it unique.
pub(super) fn login_key(login: &str) -> String {
    text::fold(login.trim()).into_string()
}
