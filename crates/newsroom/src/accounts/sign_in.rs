//! Signing in.

use super::{SessionToken, password, session};
use crate::{Context, Invalid, Newsroom, NewsroomError, audit};
use serde_json::json;

/// Failures of one login within the window before it has to wait.
const PER_LOGIN: u64 = 5;
/// Failures of one address within the window before it has to wait.
const PER_ADDRESS: u64 = 20;
/// The window.
const WINDOW_SECS: i64 = 15 * 60;

/// What somebody enters to sign in.
#[derive(Debug, Clone)]
pub struct SignIn {
    /// Their login.
    pub login: String,
    /// Never stored.
    pub password: String,
    /// Where the request came from, for slowing guessers down.
    pub address: String,
}

/// Signs somebody in. Unknown login and wrong password give the same answer after the same time.
///
/// # Errors
/// [`NewsroomError::Invalid`] with [`Invalid::Credentials`]; [`NewsroomError::TooMany`].
pub fn sign_in(newsroom: &Newsroom, ctx: &Context, input: &SignIn) -> Result<SessionToken, NewsroomError> {
    let login = login_key(&input.login);
    let by_login = format!("login:{login}");
    let by_address = format!("address:{}", input.address);
    let since = ctx.now.plus_secs(-WINDOW_SECS);
    let (user, hash) = newsroom.store().read(|store| {
        if store.attempts_since(&by_login, since)? >= PER_LOGIN
            || store.attempts_since(&by_address, since)? >= PER_ADDRESS
        {
            return Err(NewsroomError::TooMany { retry_secs: u32::try_from(WINDOW_SECS).unwrap_or(u32::MAX) });
        }
        let user = store.user_by_login(&login)?.filter(|user| !user.disabled);
        let hash = match &user {
            Some(user) => store.password_get(user.id)?,
            None => None,
        };
        Ok((user, hash))
    })?;
    let right = password::verify(&input.password, hash.as_deref())?;
    match user.filter(|_| right) {
        Some(user) => newsroom.store().write(|store| {
            let token = session::begin(store, ctx, &user)?;
            store.attempts_forget(&by_login)?;
            audit::add(store, ctx, "session.begin", &user.id.to_string(), &json!({}))?;
            Ok(token)
        }),
        None => {
            newsroom.store().write(|store| {
                store.attempt_add(&by_login, ctx.now)?;
                store.attempt_add(&by_address, ctx.now)?;
                audit::add(store, ctx, "session.refused", "", &json!({}))
            })?;
            Err(NewsroomError::Invalid { field: "password", problem: Invalid::Credentials })
        }
    }
}

/// A login without its spelling variants: what makes it unique.
pub(super) fn login_key(login: &str) -> String {
    text::fold(login.trim()).into_string()
}
