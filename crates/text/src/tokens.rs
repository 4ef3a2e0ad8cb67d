//! Tokens: the words of a text as an index keeps them and a query asks for them.
//!
//! A text has two readings. In the *joined* one, every token is one word: «می‌رود», «می رود» and «میرود» all read
//! `ميرود`. In the *split* one, a token that was written with a joiner, an apostrophe or a blank inside reads as its
//! parts: `مي` `رود`, so that whoever searches a part finds it. A query matches a text where each of its clauses
//! ([`Clause`](crate::query::Clause)) is found in one of the two; [`joined`] and [`split`] give them.
//!
//! All forms consist of letters, digits and marks, with a point inside numbers, so they can be kept in an index
//! separated by blanks; [`Token::exact`] holds the zero width non-joiner besides.

mod clusters;
mod forms;
mod numbers;
mod persian;
mod units;
mod words;

use std::ops::Range;

use crate::language::primary_subtag;
use forms::token;

pub use units::{Unit, joined, split};

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Token {
    /// Where it stands: bytes of the text, on grapheme boundaries.
    pub range: Range<usize>,
    /// The spelling: lower case, composed, without vowel signs, tatweel and invisible controls, but with diacritics,
    /// hamza seats, the author's own Yeh and Kaf, and joiners. Ranks exact spellings higher.
    pub exact: String,
    /// The folded word, joined: no joiner, apostrophe or blank.
    pub folded: String,
    /// Folded without an Arabic article, preposition or conjunction: what the beginning of a word is compared with.
    pub bare: String,
    /// Folded and lightly stemmed.
    pub stem: String,
    /// The parts of a word that a joiner, an apostrophe or, before and after a Persian affix, a blank divides; none
    /// in other words, else at least two.
    pub parts: Vec<Part>,
    /// A Persian affix that stands alone («می», «ها»): it is found as a word, never as a part of words.
    pub is_affix: bool,
}

/// A part of a divided word.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Part {
    /// Where it stands: bytes of the text, on grapheme boundaries.
    pub range: Range<usize>,
    /// The folded part.
    pub folded: String,
    /// Folded and lightly stemmed.
    pub stem: String,
}

/// The words of a text in a language (BCP 47), in order. Ranges don't overlap.
///
/// Words end where UAX #29 ends them, with these differences: tatweel, vowel signs and invisible controls never end
/// one; Arabic and other letters, and Arabic letters and digits, are apart («۱۰هزار»); a point joins single letters
/// («U.S.») and digits only; every character of a script without blanks is a word. Separators of thousands are left
/// out of numbers and the decimal one is a point.
#[must_use]
pub fn tokens(text: &str, language: &str) -> Vec<Token> {
    let language = primary_subtag(language);
    let words = words::words(text, language);
    let words = if language == "fa" { persian::join(text, words) } else { words };
    words.iter().filter_map(|word| token(word, language)).collect()
}
