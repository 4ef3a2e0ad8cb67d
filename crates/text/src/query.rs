//! What a reader types into a search field. Nothing typed is an error: what has no meaning as a query is plain text.

mod matching;
mod parser;

pub use matching::matches;

use crate::tokens::{Token, Unit, joined, split};

/// Characters of the input that are read.
pub const MAX_CHARACTERS: usize = 200;

/// Clauses that are kept, wanted and excluded together.
pub const MAX_CLAUSES: usize = 16;

/// A parsed query. A text matches when each wanted clause is found in it and no excluded one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Query {
    wanted: Vec<Clause>,
    excluded: Vec<Clause>,
}

/// One word or several in a row.
///
/// It is found in a text where the stems of its [`joined`](Self::joined) units stand in a row in the joined reading
/// of the text (see [`tokens`](mod@crate::tokens)), or those of its [`split`](Self::split) units in the split one. The
/// last unit of a clause with `prefix` is also found where a word of the text begins like it: for a clause of one
/// unit, a word whose `folded` or `bare` begins with the unit's `folded` or `bare`; in a row, one whose `stem` begins
/// with the unit's `folded`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Clause {
    /// The words, at least one. Their ranges are in the input.
    pub tokens: Vec<Token>,
    /// Whether the last word may be the beginning of one.
    pub prefix: bool,
}

impl Query {
    /// Reads a query in a language (BCP 47), which should be that of the texts searched.
    ///
    /// Words, each of which must be found; `"several in a row"` in any quotation marks; `-word` and `-"in a row"`,
    /// which must not be; `word*` for words that begin so, if it has two letters or more. A lone «و» (and) in Arabic
    /// and Persian says nothing and is dropped. Only the first [`MAX_CHARACTERS`] and [`MAX_CLAUSES`] count.
    #[must_use]
    pub fn parse(input: &str, language: &str) -> Self {
        parser::parse(input, language, false)
    }

    /// The same for a query that is being typed: its last word, if no blank follows it, may be the beginning of one,
    /// be it a single letter.
    #[must_use]
    pub fn as_you_type(input: &str, language: &str) -> Self {
        parser::parse(input, language, true)
    }

    /// What must be found.
    #[must_use]
    pub fn wanted(&self) -> &[Clause] {
        &self.wanted
    }

    /// What must not be found.
    #[must_use]
    pub fn excluded(&self) -> &[Clause] {
        &self.excluded
    }

    /// Whether nothing is asked for: only signs, vowel signs or joiners, or only exclusions. Such a query finds
    /// nothing, and needs another page than one that finds nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.wanted.is_empty()
    }
}

impl Clause {
    /// What to look for in the joined reading of a text.
    #[must_use]
    pub fn joined(&self) -> Vec<Unit<'_>> {
        joined(&self.tokens)
    }

    /// What to look for in the split reading; nothing for a lone Persian affix, which is a part of words everywhere.
    #[must_use]
    pub fn split(&self) -> Vec<Unit<'_>> {
        match self.tokens.as_slice() {
            [token] if token.is_affix && !self.prefix => Vec::new(),
            tokens => split(tokens),
        }
    }

    /// Whether several words in a row are sought.
    #[must_use]
    pub fn is_phrase(&self) -> bool {
        self.tokens.len() > 1
    }
}
