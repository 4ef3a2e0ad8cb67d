//! The interface's texts: one catalogue a language, in `locales/`, edited without touching code.
//!
//! A view asks `texts::of(lang).t(Msg::Older)`. The server has every language ([`crate::catalogue`]); the browser has
//! the languages it has been given ([`installed`]), so no text is compiled into its bundle. A key that does not exist,
//! or that a shipped language lacks, fails the build (`build.rs`). What depends on a number is a [`Count`] and is
//! worded on the server alone.

pub mod installed;
mod table;
mod template;

pub use table::{Table, Text};
pub use template::{around, fill};

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// What a catalogue is asked with: the keys of one of its parts.
pub trait Key: Copy + Send + Sync + 'static {
    /// Every key, in the order of [`index`](Self::index).
    const ALL: &'static [Self];
    /// The keys as the catalogue's files spell them, in the same order.
    const KEYS: &'static [&'static str];
    /// Place in a table.
    fn index(self) -> usize;
    /// As the catalogue's file spells it.
    fn key(self) -> &'static str {
        Self::KEYS.get(self.index()).copied().unwrap_or_default()
    }
}

/// The texts of one language.
#[derive(Debug, Clone, Copy)]
pub struct Texts(&'static Table);

/// The texts of a language (BCP 47); English for one that there is no catalogue of.
#[must_use]
pub fn of(language: &str) -> Texts {
    Texts(crate::table_of(language))
}

impl Texts {
    /// The text.
    #[must_use]
    pub fn t<M: Text>(self, message: M) -> &'static str {
        message.within(self.0)
    }

    /// The text with its placeholders filled; the values' own braces stay.
    #[must_use]
    pub fn fill<M: Text>(self, message: M, values: &[(&str, &str)]) -> String {
        fill(self.t(message), values)
    }

    /// What stands before and behind a placeholder, for views that put elements in its place.
    #[must_use]
    pub fn around<M: Text>(self, message: M, placeholder: &str) -> (&'static str, &'static str) {
        around(self.t(message), placeholder)
    }
}
