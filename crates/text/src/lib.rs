//! The rules of written language that Nashr needs, and no more: what is the same word, what is a web address,
//! which way a line runs, what day it is and how a number reads.
//!
//! The crate is pure: no clock, network, files or randomness, and no other crate of the workspace. Without features
//! it is small enough for the browser. The feature `formatting` adds the tables of every language of the Unicode
//! CLDR and of the time zones; only the server turns it on, so dates and numbers reach the browser as finished text.
//!
//! | module | answers |
//! | --- | --- |
//! | [`direction`] | which way does this text run, and how is it set inside another |
//! | [`technical`] | which runs read from left to right although no letter says so |
//! | [`mod@fold`] | are these two spellings the same word |
//! | [`mod@tokens`] | which words does a text hold, in the forms that an index keeps |
//! | [`query`] | what does a reader's search ask for, and does a text match it |
//! | [`highlight`] | which words of a text did a search find, and which passage shows them |
//! | [`lint`] | what in a text was left by a keyboard, a converter or haste |
//! | [`slug`] | what is a story's address, and which other spellings lead to it |
//! | [`label`] | is this name or tag fit to be shown among other text |
//! | [`digits`] | an edition's digits, and any digits back to ASCII |
//! | [`calendar`] | the calendars and month styles that an edition chooses from |
//! | [`plural`] | the names of the plural categories |
//! | [`reading`] | words, minutes, excerpts |
//! | [`collation`] | the order of a language's alphabet (server) |
//! | [`formatting`] | dates, times, numbers and plural rules of an edition (server) |
//!
//! Text that an author wrote is never changed by any of these unless the caller stores the result.

pub mod calendar;
#[cfg(feature = "formatting")]
pub mod collation;
pub mod digits;
pub mod direction;
mod error;
pub mod fold;
#[cfg(feature = "formatting")]
pub mod formatting;
pub mod highlight;
pub mod label;
mod language;
pub mod lint;
mod normal;
pub mod plural;
pub mod query;
pub mod reading;
mod script;
pub mod slug;
mod stem;
pub mod technical;
pub mod tokens;

pub use calendar::{Calendar, Months};
pub use digits::Digits;
pub use direction::Direction;
pub use error::TextError;
pub use fold::{Folded, fold};
pub use normal::nfc;
pub use plural::PluralCategory;
pub use query::Query;
pub use tokens::{Token, tokens};
