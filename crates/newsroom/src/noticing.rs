//! Telling people at the desk what concerns them: in the desk's frame, and by mail as often as they want.

use crate::accounts::me;
use crate::mailing::{self, Letter};
use crate::{Context, Newsroom, NewsroomError};
use domain::assignment::{MailRhythm, Notice, NoticeKind};
use domain::ids::{UserId, VersionId};
use domain::{EditionCode, Timestamp};
use store::{NewNotice, Reading, Writing};

/// How many notices are listed.
const LISTED: u32 = 60;
/// How many stand in a letter.
const MAILED: u32 = 20;
const DAY_MS: i64 = 24 * 60 * 60 * 1_000;
/// When letters of the day go out, after midnight UTC: before the desks of Europe and the Middle East begin.
const MORNING_MS: i64 = 5 * 60 * 60 * 1_000;
/// What happens within so many seconds stands in one letter.
const GATHER_SECS: i64 = 60;

/// A notice with what its line needs.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// The notice.
    pub notice: Notice,
    /// The version's working headline; may be empty.
    pub headline: String,
    /// Its edition.
    pub edition: EditionCode,
    /// The name of whose doing it is; empty: the program's.
    pub by: String,
}

/// Tells somebody something, unless they did it themselves.
pub(crate) fn tell(
    store: &Writing<'_>,
    ctx: &Context,
    person: Option<UserId>,
    kind: NoticeKind,
    version: VersionId,
) -> Result<(), NewsroomError> {
    let by = ctx.actor.user_id();
    let Some(person) = person.filter(|person| Some(*person) != by) else { return Ok(()) };
    store.notice_add(&NewNotice { person, kind, version, by, at: ctx.now })?;
    let letter = Letter::Notices { user: person };
    match store.notice_rhythm(person)? {
        MailRhythm::Off => Ok(()),
        MailRhythm::AtOnce => mailing::enqueue_at(store, ctx.now.plus_secs(GATHER_SECS), &letter),
        MailRhythm::Daily => mailing::enqueue_at(store, next_morning(ctx.now), &letter),
    }
}

fn next_morning(now: Timestamp) -> Timestamp {
    let today = now.unix_ms().div_euclid(DAY_MS) * DAY_MS + MORNING_MS;
    Timestamp(if now.unix_ms() < today { today } else { today + DAY_MS })
}

/// What the actor was told, the newest first.
///
/// # Errors
/// [`NewsroomError::SignInNeeded`] without a session.
pub fn notices(newsroom: &Newsroom, ctx: &Context) -> Result<Vec<Told>, NewsroomError> {
    let user = me(ctx)?.id;
    newsroom.store().read(|store| with_words(store, store.notices_of(user, LISTED)?))
}

/// How much of it they have not seen.
///
/// # Errors
/// [`NewsroomError::SignInNeeded`] without a session.
pub fn unread(newsroom: &Newsroom, ctx: &Context) -> Result<u64, NewsroomError> {
    let user = me(ctx)?.id;
    newsroom.store().read(|store| Ok(store.notices_unread(user)?))
}

/// The actor has seen everything up to a notice.
///
/// # Errors
/// [`NewsroomError::SignInNeeded`] without a session.
pub fn mark_read(newsroom: &Newsroom, ctx: &Context, up_to: i64) -> Result<(), NewsroomError> {
    let user = me(ctx)?.id;
    newsroom.store().write(|store| Ok(store.notices_read(user, up_to, ctx.now)?))
}

/// How often the actor gets their notices by mail.
///
/// # Errors
/// [`NewsroomError::SignInNeeded`] without a session.
pub fn rhythm(newsroom: &Newsroom, ctx: &Context) -> Result<MailRhythm, NewsroomError> {
    let user = me(ctx)?.id;
    newsroom.store().read(|store| Ok(store.notice_rhythm(user)?))
}

/// Sets how often the actor gets their notices by mail.
///
/// # Errors
/// [`NewsroomError::SignInNeeded`] without a session.
pub fn set_rhythm(newsroom: &Newsroom, ctx: &Context, rhythm: MailRhythm) -> Result<(), NewsroomError> {
    let user = me(ctx)?.id;
    newsroom.store().write(|store| Ok(store.notice_rhythm_put(user, rhythm)?))
}

/// What a letter to somebody says; nothing, where they have seen it all.
pub(crate) fn take_to_mail(store: &Writing<'_>, user: UserId) -> Result<Vec<Told>, NewsroomError> {
    if store.notice_rhythm(user)? == MailRhythm::Off {
        return Ok(Vec::new());
    }
    let notices = store.notices_to_mail(user, MAILED)?;
    if let Some(last) = notices.last() {
        store.notices_mailed(user, last.id)?;
    }
    with_words(store, notices)
}

fn with_words(store: &Reading<'_>, notices: Vec<Notice>) -> Result<Vec<Told>, NewsroomError> {
    let mut told = Vec::with_capacity(notices.len());
    for notice in notices {
        let Some(version) = store.version_by_id(notice.version)? else { continue };
        let headline = store.revision_by_id(version.working)?.map(|working| working.content.headline);
        let by = match notice.by {
            Some(by) => store.user_by_id(by)?.map(|user| user.name),
            None => None,
        };
        told.push(Told {
            notice,
            headline: headline.unwrap_or_default(),
            edition: version.edition,
            by: by.unwrap_or_default(),
        });
    }
    Ok(told)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letter_of_the_day_goes_out_in_the_next_morning() {
        let hour = 60 * 60 * 1_000;
        assert_eq!(next_morning(Timestamp(DAY_MS + hour)), Timestamp(DAY_MS + MORNING_MS));
        assert_eq!(next_morning(Timestamp(DAY_MS + MORNING_MS)), Timestamp(2 * DAY_MS + MORNING_MS));
    }
}
