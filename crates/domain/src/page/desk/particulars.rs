//! What a version has beside its text, and what is looked at before it goes out.

use super::Saved;
use crate::page::Html;
use serde::{Deserialize, Serialize};

/// A version's particulars after they were changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Described {
    /// How the version stands.
    pub saved: Saved,
    /// The form as it stands now.
    pub form: Html,
    /// What that form was made from, for one that is being filled in.
    pub seen: String,
}

/// Something to look at before publishing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConcernView {
    /// Whole.
    pub words: String,
    /// Where it is on the page; empty: in the text.
    pub anchor: String,
    /// Which block of the text; empty: not in the text.
    pub block: String,
    /// Nothing is published before.
    pub blocks: bool,
}

/// An address that shows a working text to whoever has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewLink {
    /// Absolute.
    pub href: String,
    /// Until when, whole.
    pub until: String,
}

/// A name that fits what is typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameView {
    /// Its id.
    pub id: String,
    /// What people read.
    pub name: String,
}

/// A month of an edition's calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthGrid {
    /// Language of its words.
    pub lang: String,
    /// Which way its weeks run.
    pub dir: String,
    /// Month and year.
    pub name: String,
    /// The names of the days of a week, the first first.
    pub weekdays: Vec<String>,
    /// What stands over its columns: the names as short as the language has them.
    pub heads: Vec<String>,
    /// How many cells stand empty before the first day.
    pub blank: u8,
    /// Its days.
    pub days: Vec<DayCell>,
    /// A day of the month before, as it is typed.
    pub before: String,
    /// A day of the month after, as it is typed.
    pub after: String,
    /// The time zone, by its name in the IANA database.
    pub zone: String,
    /// What its buttons say: the month before, the month after, its own name.
    pub words: Vec<String>,
}

/// A day of a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayCell {
    /// As it is typed.
    pub typed: String,
    /// Its number.
    pub number: String,
    /// Whole, in words.
    pub label: String,
    /// Its number in another calendar; may be empty.
    pub small: String,
    /// It is today.
    pub today: bool,
    /// It is over.
    pub past: bool,
}
