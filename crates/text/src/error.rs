/// What can be wrong with a setting or an input of this crate.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TextError {
    /// Not a well-formed BCP 47 language tag.
    #[error("`{0}` is not a language tag")]
    Language(String),
    /// Not a time zone of the IANA database.
    #[error("`{0}` is not a time zone of the IANA database")]
    Zone(String),
    /// No locale data could be loaded for the language.
    #[error("no locale data for `{language}`: {reason}")]
    LocaleData {
        /// The language asked for.
        language: String,
        /// What the data source said.
        reason: String,
    },
    /// The text is not a date in the form year, month, day.
    #[error("`{0}` is not a date")]
    DateForm(String),
    /// The calendar has no such day, or it lies before its year 1 or after 9999 of the Gregorian.
    #[error("the calendar has no day {year}/{month}/{day}")]
    NoSuchDay {
        /// Year of the calendar in question.
        year: i32,
        /// Month, 1 to 12 in a valid date.
        month: u8,
        /// Day of the month, from 1 in a valid date.
        day: u8,
    },
}
