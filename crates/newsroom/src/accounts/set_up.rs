//! Set-up: the first admin, let in by the token that the first start prints.

use super::password;
use super::people::{self, NewPerson};
use super::session::{self, Caller, Entry};
use crate::{Context, Newsroom, NewsroomError, audit};
use domain::{EditionCode, Role};
use serde_json::json;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq as _;

const SETTING: &str = "set_up_token_hash";

/// What the first admin enters.
#[derive(Debug, Clone)]
pub struct SetUp {
    /// What the first start printed.
    pub token: String,
    /// What they will sign in with.
    pub login: String,
    /// For people.
    pub name: String,
    /// Never stored.
    pub password: String,
    /// Language of the desk for them.
    pub language: EditionCode,
    /// For mail; may be empty.
    pub email: String,
    /// Where the request came from.
    pub caller: Caller,
}

/// Whether nobody has set the newsroom up yet.
///
/// # Errors
/// The store's.
pub fn set_up_is_open(newsroom: &Newsroom) -> Result<bool, NewsroomError> {
    newsroom.store().read(|store| Ok(store.user_list()?.is_empty()))
}

/// Makes a new set-up token, to be printed; an earlier one ends. `None` once there is somebody: set-up closes for good.
///
/// # Errors
/// The store's.
pub fn open_set_up(newsroom: &Newsroom, ctx: &Context) -> Result<Option<String>, NewsroomError> {
    let token: String = ctx.random_bytes::<16>().iter().map(|byte| format!("{byte:02x}")).collect();
    newsroom.store().write(|store| {
        if !store.user_list()?.is_empty() {
            return Ok(None);
        }
        store.setting_put(SETTING, &digest(&token))?;
        Ok(Some(token.clone()))
    })
}

/// Makes the first admin and signs them in.
///
/// # Errors
/// [`NewsroomError::SetUpClosed`] for a wrong token and once there is somebody; [`NewsroomError::Invalid`].
pub fn set_up(newsroom: &Newsroom, ctx: &Context, input: &SetUp) -> Result<Entry, NewsroomError> {
    let person = NewPerson {
        login: input.login.clone(),
        email: input.email.clone(),
        name: input.name.clone(),
        password: input.password.clone(),
        role: Role::Admin,
        editions: Vec::new(),
        language: input.language.clone(),
    };
    let user = people::checked(newsroom, ctx, &person)?;
    check_token(newsroom, &input.token)?;
    let hash = password::hash(ctx, &input.password)?;
    newsroom.store().write(|store| {
        // Checked again within the transaction: two browsers may hold the token.
        if !store.user_list()?.is_empty() {
            return Err(NewsroomError::SetUpClosed);
        }
        people::put(store, &user, &hash)?;
        store.setting_delete(SETTING)?;
        audit::add(store, ctx, "user.set_up", &user.id.to_string(), &json!({}))?;
        session::begin(store, ctx, &user, &input.caller)
    })
}

fn check_token(newsroom: &Newsroom, token: &str) -> Result<(), NewsroomError> {
    let expected = newsroom.store().read(|store| {
        if !store.user_list()?.is_empty() {
            return Err(NewsroomError::SetUpClosed);
        }
        Ok(store.setting_get::<String>(SETTING)?)
    })?;
    let expected = expected.ok_or(NewsroomError::SetUpClosed)?;
    if bool::from(expected.as_bytes().ct_eq(digest(token.trim()).as_bytes())) {
        Ok(())
    } else {
        Err(NewsroomError::SetUpClosed)
    }
}

fn digest(token: &str) -> String {
    Sha256::digest(token).iter().map(|byte| format!("{byte:02x}")).collect()
}
