//! Dates, times, numbers and plural rules as an edition writes them (server only).
//!
//! An edition's language picks names, patterns and number signs from the Unicode CLDR, so a further language needs no
//! code. Where the four languages that ship are written otherwise in newspapers, the private module `patterns` says so. Everything that
//! can be wrong is found when [`Formats`] is made.

mod calendar_date;
mod date_words;
mod dates;
mod instants;
mod numbers;
mod patterns;
mod plural_rules;
mod relative;

pub use calendar_date::CalendarDate;
pub use instants::parse_time;
pub use plural_rules::PluralRules;

use icu_locale_core::Locale;
use jiff::tz::TimeZone;

use crate::{Calendar, Digits, Months, TextError};
use date_words::DateWords;
use numbers::NumberSigns;

/// What an edition chooses.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FormatSettings {
    /// BCP 47 tag: `fa`, `ar-EG`, `en-US`.
    pub language: String,
    /// The calendar of the dates that readers see.
    pub calendar: Calendar,
    /// The digits of the numbers that the program writes.
    pub digits: Digits,
    /// How an Arabic edition names months.
    pub months: Months,
    /// Time zone of the IANA database: `Asia/Tehran`.
    pub zone: String,
}

/// The written forms of one edition. Make it once and share it: making one loads locale data, using it does not.
///
/// Instants are Unix milliseconds; those outside the years 1 to 9999 are taken as the nearest inside. The clock has
/// 24 hours.
#[derive(Debug)]
pub struct Formats {
    settings: FormatSettings,
    zone: TimeZone,
    gregorian: DateWords,
    jalali: DateWords,
    signs: NumberSigns,
    plurals: PluralRules,
}

impl Formats {
    /// Loads what the settings ask for.
    ///
    /// # Errors
    /// A language tag that is not well-formed, an unknown time zone, or missing locale data.
    pub fn new(settings: FormatSettings) -> Result<Self, TextError> {
        let locale = parse_locale(&settings.language)?;
        let zone = TimeZone::get(&settings.zone).map_err(|_| TextError::Zone(settings.zone.clone()))?;
        Ok(Self {
            zone,
            gregorian: DateWords::gregorian(&locale, settings.months)?,
            jalali: DateWords::jalali(&locale)?,
            signs: NumberSigns::load(&locale, settings.digits)?,
            plurals: PluralRules::load(&locale)?,
            settings,
        })
    }

    /// What this was made from.
    #[must_use]
    pub fn settings(&self) -> &FormatSettings {
        &self.settings
    }

    /// The plural rules of the edition's language.
    #[must_use]
    pub fn plurals(&self) -> &PluralRules {
        &self.plurals
    }

    fn words(&self, calendar: Calendar) -> &DateWords {
        match calendar {
            Calendar::Gregorian => &self.gregorian,
            Calendar::Jalali => &self.jalali,
        }
    }
}

fn parse_locale(language: &str) -> Result<Locale, TextError> {
    Locale::try_from_str(language).map_err(|_| TextError::Language(language.to_owned()))
}

fn locale_data_error(locale: &Locale, reason: &impl ToString) -> TextError {
    TextError::LocaleData { language: locale.to_string(), reason: reason.to_string() }
}
