//! The two readings of a text.

use std::ops::Range;

use super::Token;

/// A word in one of the two readings.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Unit<'a> {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// See [`Token::folded`].
    pub folded: &'a str,
    /// See [`Token::bare`].
    pub bare: &'a str,
    /// See [`Token::stem`].
    pub stem: &'a str,
}

impl<'a> Unit<'a> {
    fn of_token(token: &'a Token) -> Self {
        Self { range: token.range.clone(), folded: &token.folded, bare: &token.bare, stem: &token.stem }
    }

    /// Whether the unit is a form of the word sought.
    pub(crate) fn is(&self, sought: &Unit<'_>) -> bool {
        self.stem == sought.stem
    }

    /// Whether the unit begins as the word sought does, with or without article, or is a form of it.
    pub(crate) fn begins_like(&self, sought: &Unit<'_>) -> bool {
        let begins = |with: &str| self.folded.starts_with(with) || self.bare.starts_with(with);
        self.is(sought) || begins(sought.folded) || begins(sought.bare)
    }

    /// The same within a phrase, where an index has stems alone.
    pub(crate) fn stem_begins_like(&self, sought: &Unit<'_>) -> bool {
        self.is(sought) || self.stem.starts_with(sought.folded)
    }
}

/// The text as one unit a token.
#[must_use]
pub fn joined(tokens: &[Token]) -> Vec<Unit<'_>> {
    tokens.iter().map(Unit::of_token).collect()
}

/// The text with divided words as their parts; equal to [`joined`] when no word is divided.
#[must_use]
pub fn split(tokens: &[Token]) -> Vec<Unit<'_>> {
    let mut units = Vec::with_capacity(tokens.len());
    for token in tokens {
        if token.parts.is_empty() {
            units.push(Unit::of_token(token));
        }
        units.extend(token.parts.iter().map(|part| Unit {
            range: part.range.clone(),
            folded: &part.folded,
            bare: &part.folded,
            stem: &part.stem,
        }));
    }
    units
}
