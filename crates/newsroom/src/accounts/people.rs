//! Who works here, for whoever manages that.

use super::mail_address::{key, mail_address};
use super::own::check_new;
use super::session::confirmed;
use super::{password, second_factor, sign_in::login_key};
use crate::mailing::{self, Letter};
use crate::{Context, Invalid, Newsroom, NewsroomError, audit};
use domain::ids::{SectionId, UserId};
use domain::taxonomy::Section;
use domain::{Act, Actor, EditionCode, Invite, Role, Timestamp, TwoFactorRule, User};
use serde_json::json;
use store::{LinkPurpose, Reading, StoreError, Unique, UserKeys, Writing};

/// Somebody to be added.
#[derive(Debug, Clone)]
pub struct NewPerson {
    /// What they will sign in with.
    pub login: String,
    /// For mail; may be empty.
    pub email: String,
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

/// Somebody, as those see them who manage people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub user: User,
    /// Whether they have a second factor.
    pub two_factor: bool,
    /// When they were last here, as far as their sessions tell.
    pub last_seen: Option<Timestamp>,
}

/// Everybody, and who is asked to join.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct People {
    /// By login.
    pub people: Vec<Person>,
    /// The newest first.
    pub invites: Vec<Invite>,
    /// Who has to have a second factor.
    pub rule: TwoFactorRule,
}

/// What may be changed of somebody else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonChange {
    /// What they are.
    pub role: Role,
    /// Editions that they work in; empty: all.
    pub editions: Vec<EditionCode>,
    /// Sections that they work in; empty: all.
    pub sections: Vec<SectionId>,
}

/// Lets in whoever manages people.
pub(super) fn manage(ctx: &Context) -> Result<(), NewsroomError> {
    match &ctx.actor {
        Actor::Anonymous => Err(NewsroomError::SignInNeeded),
        actor if actor.may(Act::ManagePeople) => Ok(()),
        _ => Err(NewsroomError::Forbidden),
    }
}

/// Lets in whoever manages people and has just proved who they are.
pub(super) fn manage_confirmed(ctx: &Context) -> Result<(), NewsroomError> {
    manage(ctx)?;
    confirmed(ctx)
}

/// Everybody, and who is asked to join.
///
/// # Errors
/// [`NewsroomError::Forbidden`].
pub fn people(newsroom: &Newsroom, ctx: &Context) -> Result<People, NewsroomError> {
    manage(ctx)?;
    newsroom.store().read(|store| {
        let with_factor = store.second_factor_users()?;
        let people = store.user_list()?.into_iter().map(|user| described(store, user, &with_factor));
        Ok(People {
            people: people.collect::<Result<_, NewsroomError>>()?,
            invites: store.invite_list()?,
            rule: second_factor::rule(store)?,
        })
    })
}

fn described(store: &Reading<'_>, user: User, with_factor: &[UserId]) -> Result<Person, NewsroomError> {
    let last_seen = store.sessions_of_user(user.id)?.first().map(|session| session.last_seen);
    Ok(Person { two_factor: with_factor.contains(&user.id), last_seen, user })
}

/// Somebody.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`].
pub fn person(newsroom: &Newsroom, ctx: &Context, id: UserId) -> Result<Person, NewsroomError> {
    manage(ctx)?;
    newsroom.store().read(|store| described(store, found(store, id)?, &store.second_factor_users()?))
}

/// The sections of an edition, in which somebody may work.
///
/// # Errors
/// [`NewsroomError::Forbidden`].
pub fn sections_of(newsroom: &Newsroom, ctx: &Context, edition: &EditionCode) -> Result<Vec<Section>, NewsroomError> {
    manage(ctx)?;
    newsroom.store().read(|store| Ok(store.section_list(edition)?))
}

/// Somebody, by what they sign in with.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`].
pub fn person_by_login(newsroom: &Newsroom, ctx: &Context, login: &str) -> Result<User, NewsroomError> {
    manage(ctx)?;
    newsroom.store().read(|store| store.user_by_login(&login_key(login))?.ok_or(NewsroomError::NotFound))
}

/// Adds somebody to the newsroom.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::Invalid`], also with [`Invalid::Taken`] for a login that somebody has.
pub fn add_person(newsroom: &Newsroom, ctx: &Context, person: &NewPerson) -> Result<User, NewsroomError> {
    manage_confirmed(ctx)?;
    let user = checked(newsroom, ctx, person)?;
    let hash = password::hash(ctx, &person.password)?;
    newsroom.store().write(|store| {
        check_places(store, &user.editions, &[])?;
        put(store, &user, &hash)?;
        audit::add(store, ctx, "user.add", &user.id.to_string(), &json!({ "role": user.role.as_str() }))?;
        Ok(user.clone())
    })
}

/// Changes somebody's role and where they work. If that changes anything, their sessions end.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`]; [`NewsroomError::Invalid`], also with
/// [`Invalid::LastAdmin`].
pub fn change_person(
    newsroom: &Newsroom,
    ctx: &Context,
    id: UserId,
    change: &PersonChange,
) -> Result<(), NewsroomError> {
    manage_confirmed(ctx)?;
    newsroom.store().write(|store| {
        let before = found(store, id)?;
        check_places(store, &change.editions, &change.sections)?;
        let PersonChange { role, editions, sections } = change.clone();
        let after = User { role, editions, sections, ..before.clone() };
        if before == after {
            return Ok(());
        }
        if after.role != Role::Admin {
            keep_an_admin(store, &before)?;
        }
        put_user(store, &after)?;
        if before.role != after.role {
            store.second_factor_due_delete(id)?;
        }
        store.session_delete_all_of_user(id)?;
        let detail = json!({ "from": before.role.as_str(), "to": after.role.as_str() });
        audit::add(store, ctx, "user.change_role", &id.to_string(), &detail)
    })
}

/// Keeps somebody out from now on, or lets them in again.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`]; [`NewsroomError::Invalid`] with [`Invalid::LastAdmin`].
pub fn set_disabled(newsroom: &Newsroom, ctx: &Context, id: UserId, disabled: bool) -> Result<(), NewsroomError> {
    manage_confirmed(ctx)?;
    newsroom.store().write(|store| {
        let before = found(store, id)?;
        if before.disabled == disabled {
            return Ok(());
        }
        if disabled {
            keep_an_admin(store, &before)?;
            store.session_delete_all_of_user(id)?;
            store.account_links_delete(id, LinkPurpose::Password)?;
            store.account_links_delete(id, LinkPurpose::SecondStep)?;
            store.known_devices_delete(id)?;
        }
        put_user(store, &User { disabled, ..before })?;
        audit::add(store, ctx, if disabled { "user.disable" } else { "user.enable" }, &id.to_string(), &json!({}))
    })
}

/// Ends all of somebody's sessions.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`].
pub fn end_sessions_of(newsroom: &Newsroom, ctx: &Context, id: UserId) -> Result<(), NewsroomError> {
    manage_confirmed(ctx)?;
    newsroom.store().write(|store| {
        found(store, id)?;
        store.session_delete_all_of_user(id)?;
        audit::add(store, ctx, "session.end_all", &id.to_string(), &json!({}))
    })
}

/// Takes somebody's second factor away, who has lost it and the recovery codes. Their days to set one up begin anew.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`].
pub fn remove_second_factor(newsroom: &Newsroom, ctx: &Context, id: UserId) -> Result<(), NewsroomError> {
    manage_confirmed(ctx)?;
    newsroom.store().write(|store| {
        found(store, id)?;
        second_factor::remove(store, ctx, id)?;
        store.second_factor_due_delete(id)?;
        Ok(store.session_delete_all_of_user(id).map(|_| ())?)
    })
}

/// Gives somebody another password, from the command line. Their sessions end.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`]; [`NewsroomError::Invalid`].
pub fn replace_password(newsroom: &Newsroom, ctx: &Context, id: UserId, new: &str) -> Result<(), NewsroomError> {
    manage_confirmed(ctx)?;
    let user = newsroom.store().read(|store| found(store, id))?;
    check_new(newsroom, &user, new)?;
    let hash = password::hash(ctx, new)?;
    newsroom.store().write(|store| {
        store.password_put(id, &hash)?;
        after_new_password(store, ctx, &user, "user.replace_password")
    })
}

/// What every new password brings with it, but for the session of whoever set it.
pub(super) fn after_new_password(
    store: &Writing<'_>,
    ctx: &Context,
    user: &User,
    act: &str,
) -> Result<(), NewsroomError> {
    store.session_delete_all_of_user(user.id)?;
    store.account_links_delete(user.id, LinkPurpose::Password)?;
    store.account_links_delete(user.id, LinkPurpose::SecondStep)?;
    mailing::enqueue(store, ctx, &Letter::PasswordChanged { user: user.id })?;
    audit::add(store, ctx, act, &user.id.to_string(), &json!({}))
}

/// Says who has to have a second factor.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::Invalid`] for more than a year.
pub fn set_two_factor_rule(newsroom: &Newsroom, ctx: &Context, rule: &TwoFactorRule) -> Result<(), NewsroomError> {
    manage_confirmed(ctx)?;
    if rule.days > 365 {
        return Err(NewsroomError::Invalid { field: "days", problem: Invalid::Long });
    }
    newsroom.store().write(|store| {
        store.setting_put(second_factor::RULE, rule)?;
        audit::add(store, ctx, "setting.two_factor", "", &json!({ "rule": rule }))
    })
}

fn found(store: &Reading<'_>, id: UserId) -> Result<User, NewsroomError> {
    store.user_by_id(id)?.ok_or(NewsroomError::NotFound)
}

/// Refuses to lose the last one who can manage people.
fn keep_an_admin(store: &Reading<'_>, going: &User) -> Result<(), NewsroomError> {
    let is_admin = |user: &User| user.role == Role::Admin && !user.disabled;
    let others = store.user_list()?.iter().any(|user| user.id != going.id && is_admin(user));
    if is_admin(going) && !others {
        return Err(NewsroomError::Invalid { field: "role", problem: Invalid::LastAdmin });
    }
    Ok(())
}

/// Editions and sections that are there, each section in one of the editions.
pub(super) fn check_places(
    store: &Reading<'_>,
    editions: &[EditionCode],
    sections: &[SectionId],
) -> Result<(), NewsroomError> {
    let refuse = |field| Err(NewsroomError::Invalid { field, problem: Invalid::Form });
    let all = store.edition_list()?;
    if !editions.iter().all(|code| all.iter().any(|edition| edition.code == *code)) {
        return refuse("editions");
    }
    for id in sections {
        match store.section_by_id(*id)? {
            Some(section) if editions.is_empty() || editions.contains(&section.edition) => {}
            _ => return refuse("sections"),
        }
    }
    Ok(())
}

/// A name that can stand in every line.
pub(super) fn clean_name(name: &str) -> Result<String, NewsroomError> {
    let refuse = |problem| Err(NewsroomError::Invalid { field: "name", problem });
    let name = text::label::clean(name.trim());
    match name.chars().count() {
        0 => refuse(Invalid::Empty),
        1..=100 => Ok(name),
        _ => refuse(Invalid::Long),
    }
}

/// The person as a user, if login, address, name and password will do.
pub(super) fn checked(newsroom: &Newsroom, ctx: &Context, person: &NewPerson) -> Result<User, NewsroomError> {
    let login = person.login.trim();
    if login.is_empty() || login.chars().count() > 60 || text::label::clean(login) != login {
        return Err(NewsroomError::Invalid {
            field: "login",
            problem: if login.is_empty() { Invalid::Empty } else { Invalid::Form },
        });
    }
    let email = if person.email.trim().is_empty() { String::new() } else { mail_address(&person.email)? };
    let user = User {
        id: UserId::from_parts(ctx.now.unix_ms(), ctx.entropy()),
        login: login.to_owned(),
        email,
        name: clean_name(&person.name)?,
        role: person.role,
        editions: person.editions.clone(),
        sections: Vec::new(),
        language: person.language.clone(),
        disabled: false,
    };
    check_new(newsroom, &user, &person.password)?;
    Ok(user)
}

pub(super) fn put(store: &Writing<'_>, user: &User, hash: &str) -> Result<(), NewsroomError> {
    put_user(store, user)?;
    Ok(store.password_put(user.id, hash)?)
}

pub(super) fn put_user(store: &Writing<'_>, user: &User) -> Result<(), NewsroomError> {
    let taken = |field| Err(NewsroomError::Invalid { field, problem: Invalid::Taken });
    match store.user_put(user, UserKeys { login: &login_key(&user.login), email: &key(&user.email) }) {
        Err(StoreError::Conflict(Unique::UserLogin)) => taken("login"),
        Err(StoreError::Conflict(Unique::UserEmail)) => taken("email"),
        other => Ok(other?),
    }
}
