//! Who works here.

use super::{password, sign_in::login_key};
use crate::{Context, Invalid, Newsroom, NewsroomError, audit};
use domain::ids::UserId;
use domain::{Act, EditionCode, Role, User};
use serde_json::json;
use store::{StoreError, Unique, UserKeys};

/// Somebody to be added.
#[derive(Debug, Clone)]
pub struct NewPerson {
    /// What they will sign in with.
    pub login: String,
    /// For people.
    pub name: String,
    /// Never stored.
    pub password: String,
    /// What they are.
    pub role: Role,
    /// Editions that they work in; empty: all.
    pub editions: Vec<EditionCode>,
    /// Language of the desk for them.
    pub language: EditionCode,
}

/// Adds somebody to the newsroom.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::Invalid`], also with [`Invalid::Taken`] for a login that somebody has.
pub fn add_person(newsroom: &Newsroom, ctx: &Context, person: &NewPerson) -> Result<User, NewsroomError> {
    if !ctx.actor.may(Act::ManagePeople) {
        return Err(NewsroomError::Forbidden);
    }
    let user = checked(ctx, person)?;
    let hash = password::hash(ctx, &person.password)?;
    newsroom.store().write(|store| {
        put(store, &user, &hash)?;
        audit::add(store, ctx, "user.add", &user.id.to_string(), &json!({ "role": user.role.as_str() }))?;
        Ok(user.clone())
    })
}

/// The person as a user, if login, name and password will do.
pub(super) fn checked(ctx: &Context, person: &NewPerson) -> Result<User, NewsroomError> {
    let login = person.login.trim();
    if login.is_empty() || login.chars().count() > 60 || login.chars().any(char::is_control) {
        return Err(NewsroomError::Invalid {
            field: "login",
            problem: if login.is_empty() { Invalid::Empty } else { Invalid::Form },
        });
    }
    let name = text::label::clean(person.name.trim());
    if name.is_empty() {
        return Err(NewsroomError::Invalid { field: "name", problem: Invalid::Empty });
    }
    password::check(&person.password, &[login, &name])?;
    Ok(User {
        id: UserId::from_parts(ctx.now.unix_ms(), ctx.entropy()),
        login: login.to_owned(),
        email: String::new(),
        name,
        role: person.role,
        editions: person.editions.clone(),
        sections: Vec::new(),
        language: person.language.clone(),
        disabled: false,
    })
}

pub(super) fn put(store: &store::Writing<'_>, user: &User, hash: &str) -> Result<(), NewsroomError> {
    match store.user_put(user, UserKeys { login: &login_key(&user.login), email: "" }) {
        Err(StoreError::Conflict(Unique::UserLogin)) => {
            return Err(NewsroomError::Invalid { field: "login", problem: Invalid::Taken });
        }
        other => other?,
    }
    Ok(store.password_put(user.id, hash)?)
}
