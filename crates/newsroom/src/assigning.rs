//! Asking somebody for work: who works on a version, and until when.

use crate::writing::{allowed, authorised};
use crate::{Context, Invalid, Newsroom, NewsroomError, audit, noticing};
use domain::assignment::{Assignment, NoticeKind};
use domain::edition::Edition;
use domain::ids::{UserId, VersionId};
use domain::{Act, Actor, Timestamp, User, Version};
use serde_json::json;
use store::{Reading, Writing};
use text::formatting::{CalendarDate, parse_time};

/// The last minute of a day: a due date without a time.
const END_OF_DAY: (u8, u8) = (23, 59);

/// Says who works on a version, and until when.
///
/// # Errors
/// [`NewsroomError::Forbidden`] for whoever asks somebody else and is no editor; [`NewsroomError::Invalid`] if that
/// person may not open the version.
pub fn assign(
    newsroom: &Newsroom,
    ctx: &Context,
    version: VersionId,
    person: Option<UserId>,
    due: Option<Timestamp>,
) -> Result<(), NewsroomError> {
    newsroom.store().write(|store| {
        let version = authorised(store, ctx, version, false)?;
        put(store, ctx, &version, person, due).map(drop)
    })
}

/// Those who may work on a version, by their names.
pub(crate) fn candidates(store: &Reading<'_>, version: &Version) -> Result<Vec<User>, NewsroomError> {
    let mut people = Vec::new();
    for user in store.user_list()?.into_iter().filter(|user| !user.disabled) {
        if may_work(store, &user, version)? {
            people.push(user);
        }
    }
    people.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(people)
}

/// Everybody who works at the desk, for the board's filter.
///
/// # Errors
/// [`NewsroomError::SignInNeeded`] without a session.
pub fn colleagues(newsroom: &Newsroom, ctx: &Context) -> Result<Vec<User>, NewsroomError> {
    crate::writing::enter(ctx)?;
    let people = newsroom.store().read(|store| store.user_list())?;
    Ok(people.into_iter().filter(|user| !user.disabled).collect())
}

fn may_work(store: &Reading<'_>, user: &User, version: &Version) -> Result<bool, NewsroomError> {
    let begun_by = crate::writing::begun_by(store, version.id)?;
    let holding = crate::writing::holding(version, begun_by);
    Ok(Actor::User(Box::new(user.clone())).may(Act::Edit(&holding)))
}

/// Writes an assignment for somebody who was let in to the version; what was there before.
pub(crate) fn put(
    store: &Writing<'_>,
    ctx: &Context,
    version: &Version,
    person: Option<UserId>,
    due: Option<Timestamp>,
) -> Result<(Assignment, Assignment), NewsroomError> {
    allowed(store, ctx, version, |holding| Act::Assign { holding, to: person })?;
    let before = store.assignment_of(version.id)?;
    if let Some(person) = person.filter(|person| Some(*person) != before.person) {
        let user = store.user_by_id(person)?.filter(|user| !user.disabled);
        let able = match &user {
            Some(user) => may_work(store, user, version)?,
            None => false,
        };
        if !able {
            return Err(NewsroomError::Invalid { field: "person", problem: Invalid::Form });
        }
        noticing::tell(store, ctx, Some(person), NoticeKind::Assigned, version.id)?;
    }
    let after = Assignment { person, due, ..before };
    store.assignment_put(version.id, &after)?;
    audit::add(store, ctx, "version.assign", &version.id.to_string(), &json!({ "before": before, "after": after }))?;
    Ok((before, after))
}

/// A due date as it was typed in an edition's calendar; without a time, the day's last minute. Empty: none.
///
/// # Errors
/// [`NewsroomError::Invalid`] for what is no day or no time.
pub fn due(newsroom: &Newsroom, edition: &Edition, day: &str, time: &str) -> Result<Option<Timestamp>, NewsroomError> {
    if day.trim().is_empty() {
        return Ok(None);
    }
    let wrong = |field| move |_| NewsroomError::Invalid { field, problem: Invalid::Form };
    let day = CalendarDate::parse(day, edition.calendar).map_err(wrong("day"))?;
    let (hour, minute) = if time.trim().is_empty() { END_OF_DAY } else { parse_time(time).map_err(wrong("time"))? };
    let at = newsroom.formats(edition)?.instant(day, hour, minute).map_err(wrong("day"))?;
    Ok(Some(Timestamp(at)))
}
