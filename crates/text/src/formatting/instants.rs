use jiff::{Timestamp, ZonedDateTime};

use super::dates::Clock;
use super::{CalendarDate, Formats};
use crate::{Calendar, TextError, digits};

/// 3 January of the year 1 and 29 December 9999, so that no zone's offset leaves the years 1 to 9999.
const EARLIEST_MS: i64 = -62_135_424_000_000;
const LATEST_MS: i64 = 253_402_041_600_000;

/// Hour and minute of a time typed in twenty-four hours, with digits of any script: `7:05`, `۰۷.۳۰`, `19`.
///
/// # Errors
/// Another form, or no time of a day.
pub fn parse_time(text: &str) -> Result<(u8, u8), TextError> {
    let wrong_form = || TextError::DateForm(text.to_owned());
    let ascii = digits::to_ascii(text.trim());
    let (hour, minute) = ascii.split_once([':', '.', '٫']).unwrap_or((&ascii, "0"));
    let number = |part: &str| {
        let plain = (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| part.parse::<u8>().ok()).flatten().ok_or_else(wrong_form)
    };
    match (number(hour)?, number(minute)?) {
        (hour @ 0..24, minute @ 0..60) => Ok((hour, minute)),
        _ => Err(wrong_form()),
    }
}

impl Formats {
    /// ISO 8601 with the zone's offset, in ASCII digits and the Gregorian calendar: `2025-03-21T01:30:00+03:30`.
    /// For `datetime` attributes, feeds and everything that a program reads.
    #[must_use]
    pub fn iso(&self, unix_ms: i64) -> String {
        self.zoned(unix_ms).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
    }

    /// As mails and RSS write it (RFC 2822), in English and ASCII digits: `Fri, 21 Mar 2025 01:30:00 +0330`.
    #[must_use]
    pub fn mail_date(&self, unix_ms: i64) -> String {
        self.zoned(unix_ms).strftime("%a, %d %b %Y %H:%M:%S %z").to_string()
    }

    /// The day on the edition's wall at an instant, in the calendar given.
    #[must_use]
    pub fn date(&self, unix_ms: i64, calendar: Calendar) -> CalendarDate {
        self.local(unix_ms, calendar).0
    }

    /// The instant of a day and time in the edition's zone; a time that the clocks skip moves on by as much as they do.
    ///
    /// # Errors
    /// Hour or minute out of range.
    pub fn instant(&self, date: CalendarDate, hour: u8, minute: u8) -> Result<i64, TextError> {
        let no_such = || TextError::DateForm(format!("{hour}:{minute:02}"));
        let time = match (i8::try_from(hour), i8::try_from(minute)) {
            (Ok(hour), Ok(minute)) => jiff::civil::Time::new(hour, minute, 0, 0).map_err(|_| no_such())?,
            _ => return Err(no_such()),
        };
        date.to_civil()
            .and_then(|civil| civil.to_datetime(time).to_zoned_datetime(self.zone.clone()).ok())
            .map(|zoned| zoned.timestamp().as_millisecond())
            .ok_or(TextError::NoSuchDay { year: date.year(), month: date.month(), day: date.day() })
    }

    /// First instant of a Jalali month and of the next, in Unix milliseconds: a half-open span. `None` if there is no
    /// such month.
    #[must_use]
    pub fn jalali_month_bounds(&self, year: i32, month: u8) -> Option<(i64, i64)> {
        self.month_bounds(Calendar::Jalali, year, month)
    }

    /// The same for a Gregorian month.
    #[must_use]
    pub fn gregorian_month_bounds(&self, year: i32, month: u8) -> Option<(i64, i64)> {
        self.month_bounds(Calendar::Gregorian, year, month)
    }

    /// First instant of a year of the calendar given and of the next year: a half-open span.
    #[must_use]
    pub fn year_bounds(&self, calendar: Calendar, year: i32) -> Option<(i64, i64)> {
        Some((self.first_instant(calendar, year, 1)?, self.first_instant(calendar, year.checked_add(1)?, 1)?))
    }

    fn month_bounds(&self, calendar: Calendar, year: i32, month: u8) -> Option<(i64, i64)> {
        let (next_year, next_month) =
            if month == 12 { (year.checked_add(1)?, 1) } else { (year, month.checked_add(1)?) };
        Some((self.first_instant(calendar, year, month)?, self.first_instant(calendar, next_year, next_month)?))
    }

    fn first_instant(&self, calendar: Calendar, year: i32, month: u8) -> Option<i64> {
        let first = CalendarDate::new(calendar, year, month, 1).ok()?;
        self.instant(first, 0, 0).ok()
    }

    pub(super) fn local(&self, unix_ms: i64, calendar: Calendar) -> (CalendarDate, Clock) {
        let zoned = self.zoned(unix_ms);
        let clock = Clock { hour: zoned.hour().unsigned_abs(), minute: zoned.minute().unsigned_abs() };
        (CalendarDate::from_civil(zoned.date(), calendar), clock)
    }

    fn zoned(&self, unix_ms: i64) -> ZonedDateTime {
        Timestamp::from_millisecond(unix_ms.clamp(EARLIEST_MS, LATEST_MS))
            .unwrap_or(Timestamp::UNIX_EPOCH)
            .to_zoned_datetime(self.zone.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::parse_time;

    #[test]
    fn a_time_is_typed_with_any_digits_and_exists() {
        for (text, expected) in [
            ("7:05", (7, 5)),
            ("07.30", (7, 30)),
            ("۰۷:۳۰", (7, 30)),
            ("٢٣:٥٩", (23, 59)),
            (" 0:00 ", (0, 0)),
            ("19", (19, 0)),
        ] {
            assert_eq!(parse_time(text), Ok(expected), "{text}");
        }
        for text in ["", "24:00", "7:60", "7:5:1", "-1:00", "+7:00", "seven", "7:", ":30", "123", "7:005"] {
            assert!(parse_time(text).is_err(), "{text}");
        }
    }
}
