//! Moments of an edition: as the desk asks for them, reads them and says them.

use crate::presenting::Voice;
use crate::server::Site;
use domain::Timestamp;
use domain::ids::VersionId;
use domain::page::desk::{MomentForm, TypedMoment};
use newsroom::{Context, Invalid, NewsroomError, writing};
use text::formatting::{CalendarDate, parse_time};

/// How many days the form offers.
const DAYS: i64 = 31;
const DAY_MS: i64 = 24 * 60 * 60 * 1_000;

/// What the form begins with: the next days in the edition's calendar.
pub(super) fn form(voice: &Voice<'_>, now: Timestamp) -> MomentForm {
    let day = |ahead: i64| {
        let at = now.unix_ms() + ahead * DAY_MS;
        (typed(voice, voice.formats.date(at, voice.edition.calendar)), voice.formats.full_date(at))
    };
    MomentForm { days: (0..DAYS).map(day).collect(), zone: voice.edition.zone.clone() }
}

/// A day as it is typed in the edition.
pub(super) fn typed(voice: &Voice<'_>, date: CalendarDate) -> String {
    voice.edition.digits.write(&format!("{:04}/{:02}/{:02}", date.year(), date.month(), date.day()))
}

/// The moment that was typed, by the calendar and the clock of the version's edition.
///
/// # Errors
/// [`NewsroomError::Invalid`] for what is no day or no time; [`NewsroomError::NotFound`] for who may not open the version.
pub(super) fn read(
    site: &Site,
    ctx: &Context,
    version: VersionId,
    typed: &TypedMoment,
) -> Result<Timestamp, NewsroomError> {
    let edition = writing::open(&site.newsroom, ctx, version)?.edition;
    let formats = site.newsroom.formats(&edition)?;
    let wrong = |field| move |_| NewsroomError::Invalid { field, problem: Invalid::Form };
    let day = CalendarDate::parse(&typed.day, edition.calendar).map_err(wrong("day"))?;
    let (hour, minute) = parse_time(&typed.time).map_err(wrong("time"))?;
    formats.instant(day, hour, minute).map(Timestamp).map_err(wrong("day"))
}

/// A moment on the wall of its edition, in the desk's words; the zone is named where it is not the desk's own.
pub(super) fn words(desk: &Voice<'_>, own: &Voice<'_>, at: Timestamp) -> String {
    let text = own.formats.date_time(at.unix_ms());
    let text = text::direction::isolate(&text, None);
    if own.edition.zone == desk.edition.zone { text } else { format!("{text} ({})", own.edition.zone) }
}
