//! A month of an edition's calendar as a grid: the browser has no tables of calendars.

use super::moment;
use crate::presenting::Voice;
use crate::texts::DeskMsg;
use domain::Timestamp;
use domain::edition::Calendar;
use domain::page::desk::{DayCell, MonthGrid};
use newsroom::{Invalid, NewsroomError};
use text::formatting::CalendarDate;

/// The month in which a day lies, or (empty) today's; `own` is the voice of the edition, `voice` that of the desk.
///
/// # Errors
/// [`NewsroomError::Invalid`] for what is no day of the edition's calendar.
pub(super) fn grid(voice: &Voice<'_>, own: &Voice<'_>, now: Timestamp, day: &str) -> Result<MonthGrid, NewsroomError> {
    let calendar = own.edition.calendar;
    let wrong = |_| NewsroomError::Invalid { field: "day", problem: Invalid::Form };
    let today = own.formats.date(now.unix_ms(), calendar);
    let shown = if day.trim().is_empty() { today } else { CalendarDate::parse(day, calendar).map_err(wrong)? };
    let (year, month) = (shown.year(), shown.month());
    let first = CalendarDate::new(calendar, year, month, 1).map_err(wrong)?;
    let starts = if calendar == Calendar::Jalali || own.edition.language == "ar" { 6 } else { 1 };
    let other = match calendar {
        Calendar::Jalali => Calendar::Gregorian,
        Calendar::Gregorian => Calendar::Jalali,
    };
    let mut days = Vec::with_capacity(31);
    for number in 1..=first.days_in_month() {
        let date = CalendarDate::new(calendar, year, month, number).map_err(wrong)?;
        let noon = own.formats.instant(date, 12, 0).map_err(wrong)?;
        // A Jalali edition is read by people who write to others in the other calendar.
        let also = match calendar {
            Calendar::Jalali => own.formats.long_date_in(other, noon),
            Calendar::Gregorian => String::new(),
        };
        let full = own.formats.full_date(noon);
        days.push(DayCell {
            typed: moment::typed(own, date),
            number: own.edition.digits.write(&number.to_string()),
            label: if also.is_empty() { full } else { format!("{full} ({also})") },
            small: match calendar {
                Calendar::Jalali => own.edition.digits.write(&own.formats.date(noon, other).day().to_string()),
                Calendar::Gregorian => String::new(),
            },
            today: date == today,
            past: (date.year(), date.month(), date.day()) < (today.year(), today.month(), today.day()),
        });
    }
    let turned = |ahead: bool| {
        let (year, month) = match (ahead, month) {
            (true, 12) => (year + 1, 1),
            (true, month) => (year, month + 1),
            (false, 1) => (year - 1, 12),
            (false, month) => (year, month - 1),
        };
        CalendarDate::new(calendar, year, month, 1).map(|date| moment::typed(own, date)).unwrap_or_default()
    };
    let names = || (0..7).map(|ahead| (starts - 1 + ahead) % 7 + 1);
    let t = |message| voice.words.t(message).to_owned();
    Ok(MonthGrid {
        lang: own.edition.language.clone(),
        dir: own.edition.direction.as_str().to_owned(),
        name: own.formats.month_year(year, month),
        weekdays: names().map(|weekday| own.formats.weekday_name(weekday).to_owned()).collect(),
        heads: names().map(|weekday| head(&own.edition.language, weekday).to_owned()).collect(),
        // Cells of the week before the first day.
        blank: (first.weekday() + 7 - starts) % 7,
        days,
        before: turned(false),
        after: turned(true),
        zone: own.edition.zone.clone(),
        words: [DeskMsg::MonthBefore, DeskMsg::MonthAfter, DeskMsg::ChooseDay].map(t).into(),
    })
}

/// What stands over a column: the narrow names of CLDR 47, 1 is Monday. English takes its short ones, which differ.
fn head(language: &str, weekday: u8) -> &'static str {
    const NAMES: [(&str, [&str; 7]); 3] = [
        ("ar", ["ن", "ث", "ر", "خ", "ج", "س", "ح"]),
        ("fa", ["د", "س", "چ", "پ", "ج", "ش", "ی"]),
        ("sq", ["h", "m", "m", "e", "p", "sh", "d"]),
    ];
    const ENGLISH: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
    let names = NAMES.iter().find(|(code, _)| *code == language).map_or(&ENGLISH, |(_, names)| names);
    names.get(usize::from(weekday) - 1).copied().unwrap_or_default()
}
