use icu_calendar::types::Weekday;
use icu_calendar::{Date, Iso, cal::Persian};

use crate::{Calendar, TextError, digits};

/// A day of a calendar. It exists: 30 Esfand only in a leap year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CalendarDate {
    calendar: Calendar,
    year: i32,
    month: u8,
    day: u8,
}

impl CalendarDate {
    /// The day with these numbers.
    ///
    /// # Errors
    /// The calendar has no such day, or it lies before the year 1 of the calendar or after 9999 of the Gregorian.
    pub fn new(calendar: Calendar, year: i32, month: u8, day: u8) -> Result<Self, TextError> {
        let date = Self { calendar, year, month, day };
        date.iso()
            .filter(|iso| year >= 1 && (1..=9999).contains(&iso.year().extended_year()))
            .map(|_| date)
            .ok_or(TextError::NoSuchDay { year, month, day })
    }

    /// A day typed as year, month, day, with digits of any script and `/`, `-`, `.` or blanks between: «۱۴۰۳/۱۲/۳۰».
    ///
    /// # Errors
    /// Another form, or no such day.
    pub fn parse(text: &str, calendar: Calendar) -> Result<Self, TextError> {
        let wrong_form = || TextError::DateForm(text.to_owned());
        let ascii = digits::to_ascii(text.trim());
        let mut numbers = ascii.split(['/', '-', '.', ' ']).map(|part| part.parse::<u16>().ok());
        let (Some(Some(year)), Some(Some(month)), Some(Some(day)), None) =
            (numbers.next(), numbers.next(), numbers.next(), numbers.next())
        else {
            return Err(wrong_form());
        };
        let month = u8::try_from(month).map_err(|_| wrong_form())?;
        let day = u8::try_from(day).map_err(|_| wrong_form())?;
        Self::new(calendar, i32::from(year), month, day)
    }

    /// The same day in another calendar.
    #[must_use]
    pub fn to_calendar(self, calendar: Calendar) -> Self {
        match self.iso() {
            Some(iso) if calendar != self.calendar => Self::from_iso(iso, calendar),
            _ => self,
        }
    }

    /// The calendar.
    #[must_use]
    pub fn calendar(self) -> Calendar {
        self.calendar
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub fn day(self) -> u8 {
        self.day
    }

    /// The day of the week, 1 Monday to 7 Sunday (ISO 8601).
    #[must_use]
    pub fn weekday(self) -> u8 {
        self.iso().map_or(1, |iso| iso.weekday() as u8)
    }

    /// How many days its month has.
    #[must_use]
    pub fn days_in_month(self) -> u8 {
        let Some(iso) = self.iso() else {
            return self.day;
        };
        match self.calendar {
            Calendar::Gregorian => iso.days_in_month(),
            Calendar::Jalali => iso.to_calendar(Persian).days_in_month(),
        }
    }

    pub(super) fn from_civil(civil: jiff::civil::Date, calendar: Calendar) -> Self {
        let (year, month, day) = (i32::from(civil.year()), civil.month().unsigned_abs(), civil.day().unsigned_abs());
        Self { calendar: Calendar::Gregorian, year, month, day }.to_calendar(calendar)
    }

    /// `None` where the year lies outside of what the time zone database computes with.
    pub(super) fn to_civil(self) -> Option<jiff::civil::Date> {
        let iso = self.to_calendar(Calendar::Gregorian);
        jiff::civil::Date::new(
            i16::try_from(iso.year).ok()?,
            i8::try_from(iso.month).ok()?,
            i8::try_from(iso.day).ok()?,
        )
        .ok()
    }

    fn iso(self) -> Option<Date<Iso>> {
        match self.calendar {
            Calendar::Gregorian => Date::try_new_iso(self.year, self.month, self.day).ok(),
            Calendar::Jalali => {
                Date::try_new_persian(self.year, self.month, self.day).ok().map(|date| date.to_calendar(Iso))
            }
        }
    }

    fn from_iso(iso: Date<Iso>, calendar: Calendar) -> Self {
        let (year, month, day) = match calendar {
            Calendar::Gregorian => (iso.year().extended_year(), iso.month().ordinal, iso.day_of_month().0),
            Calendar::Jalali => {
                let date = iso.to_calendar(Persian);
                (date.year().extended_year(), date.month().ordinal, date.day_of_month().0)
            }
        };
        Self { calendar, year, month, day }
    }
}

const _: () = assert!(Weekday::Monday as u8 == 1 && Weekday::Sunday as u8 == 7);
