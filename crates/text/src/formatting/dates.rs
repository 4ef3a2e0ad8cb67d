use super::patterns::{Field, Part, Pattern};
use super::{CalendarDate, Formats};
use crate::Calendar;

/// Hour and minute of a local clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    pub(super) hour: u8,
    pub(super) minute: u8,
}

impl Formats {
    /// «۲۶ آذر ۱۳۹۱», `16 December 2012`: in the edition's zone, then its calendar.
    #[must_use]
    pub fn long_date(&self, unix_ms: i64) -> String {
        self.long_date_in(self.settings.calendar, unix_ms)
    }

    /// The long date in a calendar that may not be the edition's, in its words and digits all the same.
    #[must_use]
    pub fn long_date_in(&self, calendar: Calendar, unix_ms: i64) -> String {
        self.write(&self.words(calendar).patterns.long, unix_ms, calendar)
    }

    /// With the weekday: «یکشنبه ۲۶ آذر ۱۳۹۱».
    #[must_use]
    pub fn full_date(&self, unix_ms: i64) -> String {
        let calendar = self.settings.calendar;
        self.write(&self.words(calendar).patterns.full, unix_ms, calendar)
    }

    /// With the time of day: «۱ فروردین ۱۴۰۴ ساعت ۱:۳۰».
    #[must_use]
    pub fn date_time(&self, unix_ms: i64) -> String {
        let calendar = self.settings.calendar;
        self.write(&self.words(calendar).patterns.date_time, unix_ms, calendar)
    }

    /// `December 2012`, «آذر ۱۳۹۱»: year and month (1 to 12) of the edition's calendar.
    #[must_use]
    pub fn month_year(&self, year: i32, month: u8) -> String {
        self.month_year_in(self.settings.calendar, year, month)
    }

    /// Year and month of the calendar given: «دسامبر ۲۰۱۲» for a Gregorian archive of a Persian edition.
    #[must_use]
    pub fn month_year_in(&self, calendar: Calendar, year: i32, month: u8) -> String {
        let first = NumberedDay { calendar, year, month, day: 1, weekday: 0 };
        self.render(&self.words(calendar).patterns.month_year, &first, Clock { hour: 0, minute: 0 })
    }

    /// The name of a month, 1 to 12, of the calendar given; nothing for other numbers.
    #[must_use]
    pub fn month_name(&self, calendar: Calendar, month: u8) -> &str {
        self.words(calendar).month_alone(month)
    }

    /// The name of a day of the week, 1 Monday to 7 Sunday; nothing for other numbers.
    #[must_use]
    pub fn weekday_name(&self, weekday: u8) -> &str {
        self.words(self.settings.calendar).weekday(weekday)
    }

    /// A year in the edition's digits, without grouping.
    #[must_use]
    pub fn year(&self, year: i32) -> String {
        self.settings.digits.write(&year.to_string())
    }

    fn write(&self, pattern: &Pattern, unix_ms: i64, calendar: Calendar) -> String {
        let (date, clock) = self.local(unix_ms, calendar);
        self.render(pattern, &date.into(), clock)
    }

    fn render(&self, pattern: &Pattern, date: &NumberedDay, clock: Clock) -> String {
        let words = self.words(date.calendar);
        let number = |value: i32, padded: bool| {
            let ascii = if padded { format!("{value:02}") } else { value.to_string() };
            self.settings.digits.write(&ascii)
        };
        let mut out = String::new();
        for part in pattern.parts() {
            match part {
                Part::Literal(text) => out.push_str(text),
                Part::Field { field, padded } => match field {
                    Field::Year => out.push_str(&self.year(date.year)),
                    Field::MonthNumber => out.push_str(&number(i32::from(date.month), *padded)),
                    Field::MonthOfDay => out.push_str(words.month_of_day(date.month)),
                    Field::MonthAlone => out.push_str(words.month_alone(date.month)),
                    Field::Day => out.push_str(&number(i32::from(date.day), *padded)),
                    Field::Weekday => out.push_str(words.weekday(date.weekday)),
                    Field::Hour => out.push_str(&number(i32::from(clock.hour), *padded)),
                    Field::Minute => out.push_str(&number(i32::from(clock.minute), *padded)),
                },
            }
        }
        out
    }
}

/// What a pattern can ask of a day.
struct NumberedDay {
    calendar: Calendar,
    year: i32,
    month: u8,
    day: u8,
    weekday: u8,
}

impl From<CalendarDate> for NumberedDay {
    fn from(date: CalendarDate) -> Self {
        Self {
            calendar: date.calendar(),
            year: date.year(),
            month: date.month(),
            day: date.day(),
            weekday: date.weekday(),
        }
    }
}
