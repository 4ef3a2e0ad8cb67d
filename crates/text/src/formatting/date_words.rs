use icu_calendar::cal::{Gregorian, Persian};
use icu_calendar::{Date, Iso};
use icu_datetime::fieldsets::enums::DateFieldSet;
use icu_datetime::fieldsets::{YM, YMD, YMDE};
use icu_datetime::options::YearStyle;
use icu_datetime::pattern::{DateTimePattern, FixedCalendarDateTimeNames};
use icu_datetime::preferences::HourCycle;
use icu_datetime::{DateTimeFormatterPreferences, FixedCalendarDateTimeFormatter, input};
use icu_locale_core::Locale;
use writeable::TryWriteable;

use super::locale_data_error;
use super::patterns::{Pattern, Patterns};
use crate::language::primary_subtag;
use crate::{Calendar, Months, TextError};

/// The names and patterns of one calendar in one language, taken out of the locale data once.
#[derive(Debug)]
pub(super) struct DateWords {
    pub(super) patterns: Patterns,
    months_of_day: Vec<String>,
    months_alone: Vec<String>,
    weekdays: Vec<String>,
}

impl DateWords {
    pub(super) fn gregorian(locale: &Locale, months: Months) -> Result<Self, TextError> {
        let mut words = load_gregorian(locale)?;
        if months == Months::Dual && primary_subtag(&locale.to_string()) == "ar" {
            words.add_levantine_months();
        }
        Ok(words)
    }

    pub(super) fn jalali(locale: &Locale) -> Result<Self, TextError> {
        load_jalali(locale)
    }

    /// The month's name beside a day; `month` is 1 to 12, anything else gives nothing.
    pub(super) fn month_of_day(&self, month: u8) -> &str {
        nth(&self.months_of_day, month)
    }

    /// The month's name alone.
    pub(super) fn month_alone(&self, month: u8) -> &str {
        nth(&self.months_alone, month)
    }

    /// The weekday's name, 1 Monday to 7 Sunday.
    pub(super) fn weekday(&self, weekday: u8) -> &str {
        nth(&self.weekdays, weekday)
    }

    fn add_levantine_months(&mut self) {
        for names in [&mut self.months_of_day, &mut self.months_alone] {
            for (name, levantine) in names.iter_mut().zip(LEVANTINE_MONTHS) {
                if name != levantine {
                    *name = format!("{name}/ {levantine}");
                }
            }
        }
    }
}

const LEVANTINE_MONTHS: [&str; 12] = [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
];

fn nth(names: &[String], number: u8) -> &str {
    usize::from(number).checked_sub(1).and_then(|at| names.get(at)).map_or("", String::as_str)
}

// ICU's formatters differ in type by calendar and have no common trait that can be named without its data provider.
macro_rules! loader {
    ($load:ident, $calendar:ident, $variant:expr, $new_date:path) => {
        fn $load(locale: &Locale) -> Result<DateWords, TextError> {
            let fail = |reason: &dyn ToString| locale_data_error(locale, &reason.to_string());
            let mut preferences = DateTimeFormatterPreferences::from(locale);
            preferences.hour_cycle = Some(HourCycle::H23);

            let name = |pattern: &str, date: Date<$calendar>| -> Result<String, TextError> {
                let pattern = DateTimePattern::try_from_pattern_str(pattern).map_err(|e| fail(&format!("{e:?}")))?;
                let mut names =
                    FixedCalendarDateTimeNames::<$calendar, DateFieldSet>::new_without_number_formatting(preferences);
                let formatter = names.include_for_pattern(&pattern).map_err(|e| fail(&e))?;
                let formatted = formatter.format(&date);
                let text = formatted.try_write_to_string().map_err(|(e, _)| fail(&e))?;
                Ok(text.into_owned())
            };
            let month = |number: u8| $new_date(1400, number, 1).map_err(|e| fail(&e));
            // 1 January 2024 was a Monday.
            let weekday = |number: u8| {
                Date::<Iso>::try_new_iso(2024, 1, number).map(|day| day.to_calendar($calendar)).map_err(|e| fail(&e))
            };

            let patterns = match Patterns::of_newspapers(locale, $variant) {
                Some(patterns) => patterns,
                None => {
                    let sample = month(1)?;
                    let moment = input::DateTime { date: sample, time: input::Time::start_of_day() };
                    let date = YMD::long().with_year_style(YearStyle::NoEra);
                    let full = YMDE::long().with_year_style(YearStyle::NoEra);
                    let month_year = YM::long().with_year_style(YearStyle::NoEra);
                    // One formatter type a field set, hence a macro and not a closure.
                    macro_rules! pattern {
                        ($fields:expr, $sample:expr) => {
                            FixedCalendarDateTimeFormatter::<$calendar, _>::try_new(preferences, $fields)
                                .map(|formatter| Pattern::parse(&formatter.format(&$sample).pattern().to_string()))
                                .map_err(|e| fail(&e))?
                        };
                    }
                    Patterns {
                        long: pattern!(date, sample),
                        full: pattern!(full, sample),
                        date_time: pattern!(date.with_time_hm(), moment),
                        month_year: pattern!(month_year, sample),
                    }
                }
            };
            Ok(DateWords {
                patterns,
                months_of_day: (1..=12).map(|n| name("MMMM", month(n)?)).collect::<Result<_, _>>()?,
                months_alone: (1..=12).map(|n| name("LLLL", month(n)?)).collect::<Result<_, _>>()?,
                weekdays: (1..=7).map(|n| name("EEEE", weekday(n)?)).collect::<Result<_, _>>()?,
            })
        }
    };
}

loader!(load_gregorian, Gregorian, Calendar::Gregorian, Date::try_new_gregorian);
loader!(load_jalali, Persian, Calendar::Jalali, Date::try_new_persian);
