//! Search: what an index keeps of a version, what is asked of it, what it answers.
//!
//! Words are made by `text::tokens`, alike for the index and for the query, so an index needs to know nothing of
//! languages: it keeps words divided by blanks.

use crate::ids::VersionId;
use crate::listing::Scope;
use crate::{EditionCode, Timestamp};
use std::collections::BTreeSet;
pub use text::query::{Clause, Query};
pub use text::tokens::Unit;
use text::tokens::{Token, joined, split, tokens};

/// The state of the rules by which words are made. An index that was made by others has to be made anew.
pub const RULES: u32 = 2;

/// Stands before a word in its exact spelling, so that it cannot be taken for a folded one. A private character: no
/// word has it.
pub const SPELLING: char = '\u{E000}';
/// Parts what does not stand in a row. No word has it either.
const GAP: &str = "\u{E001}";
/// How far a phrase may reach beyond a divided word, in words.
const REACH: usize = 4;

/// Who may find an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Readership {
    /// Everybody: what readers see of a published version.
    Readers,
    /// The desk alone: a working text that differs from what readers see.
    Desk,
}

impl Readership {
    /// The name that is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Readers => "readers",
            Self::Desk => "desk",
        }
    }
}

/// A text, by the parts that weigh differently.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct IndexText<'a> {
    /// Headline.
    pub title: &'a str,
    /// Deck or excerpt.
    pub deck: &'a str,
    /// What is read from beginning to end.
    pub body: &'a str,
    /// Captions, credits and descriptions of pictures.
    pub captions: &'a str,
    /// Everybody who is credited, a line each.
    pub names: &'a str,
    /// Tags, sections and series, a line each.
    pub tags: &'a str,
}

/// The words of a text, divided by blanks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct IndexWords {
    /// Of the headline.
    pub title: String,
    /// Of the deck.
    pub deck: String,
    /// Of the body.
    pub body: String,
    /// Of captions.
    pub captions: String,
    /// Of names.
    pub names: String,
    /// Of tags.
    pub tags: String,
    /// Each spelling once, behind [`SPELLING`]; and what a beginning is looked for in, where it is not the stem.
    pub spellings: String,
    /// Around divided words, the text with their parts.
    pub parts: String,
}

impl IndexWords {
    /// The words of a text in a language (BCP 47).
    pub fn of(text: &IndexText<'_>, language: &str) -> Self {
        let mut words = Self::default();
        let mut spellings = BTreeSet::new();
        let fields = [
            (text.title, &mut words.title),
            (text.deck, &mut words.deck),
            (text.body, &mut words.body),
            (text.captions, &mut words.captions),
            (text.names, &mut words.names),
            (text.tags, &mut words.tags),
        ];
        for (field, column) in fields {
            for tokens in rows(field, language) {
                push_row(column, joined(&tokens).iter().map(|unit| unit.stem));
                around_divided(&tokens, &mut words.parts);
                for token in tokens {
                    spellings.extend(forms(&token));
                    spellings.insert(format!("{SPELLING}{}", token.exact));
                }
            }
        }
        words.spellings = listed(&spellings);
        words
    }

    /// The words as their authors write them, each once.
    pub fn spelt(&self) -> impl Iterator<Item = &str> {
        self.spellings.split(' ').filter_map(|spelling| spelling.strip_prefix(SPELLING))
    }
}

/// The words of a head, which suggestions look through: a part of the whole index, so that each key costs little.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HeadWords {
    /// Of the headline.
    pub title: HeadColumns,
    /// Of deck, names and tags.
    pub rest: HeadColumns,
}

/// Words of a head.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HeadColumns {
    /// The words.
    pub words: String,
    /// Around divided words, the text with their parts.
    pub parts: String,
    /// What a beginning is looked for in, where it is not the stem.
    pub forms: String,
}

impl HeadWords {
    /// The words of a head in a language (BCP 47).
    pub fn of(text: &IndexText<'_>, language: &str) -> Self {
        Self {
            title: HeadColumns::of([text.title], language),
            rest: HeadColumns::of([text.deck, text.names, text.tags], language),
        }
    }
}

impl HeadColumns {
    fn of<const FIELDS: usize>(fields: [&str; FIELDS], language: &str) -> Self {
        let mut columns = Self::default();
        let mut all = BTreeSet::new();
        for tokens in fields.into_iter().flat_map(|field| rows(field, language)) {
            push_row(&mut columns.words, joined(&tokens).iter().map(|unit| unit.stem));
            around_divided(&tokens, &mut columns.parts);
            all.extend(tokens.iter().flat_map(forms));
        }
        columns.forms = listed(&all);
        columns
    }
}

/// The words of each line: no phrase reaches from one into the next.
fn rows(field: &str, language: &str) -> impl Iterator<Item = Vec<Token>> {
    field.lines().map(move |line| tokens(line, language))
}

/// What a beginning is looked for in, where it is not the stem.
fn forms(token: &Token) -> impl Iterator<Item = String> {
    [&token.folded, &token.bare]
        .into_iter()
        .filter(|form| **form != token.stem)
        .cloned()
        .collect::<Vec<_>>()
        .into_iter()
}

fn listed(words: &BTreeSet<String>) -> String {
    let mut column = String::new();
    words.iter().for_each(|word| push(&mut column, word));
    column
}

fn push(column: &mut String, word: &str) {
    if !column.is_empty() {
        column.push(' ');
    }
    column.push_str(word);
}

fn push_row<'w>(column: &mut String, row: impl Iterator<Item = &'w str>) {
    if !column.is_empty() {
        push(column, GAP);
    }
    row.for_each(|word| push(column, word));
}

/// The split reading, as far as it differs from the joined one.
fn around_divided(tokens: &[Token], column: &mut String) {
    if tokens.iter().all(|token| token.parts.is_empty()) {
        return;
    }
    let units: Vec<Unit<'_>> = split(tokens);
    let divided: Vec<bool> =
        tokens.iter().flat_map(|token| vec![!token.parts.is_empty(); token.parts.len().max(1)]).collect();
    let mut in_row = false;
    for (at, unit) in units.iter().enumerate() {
        let near = divided.iter().take(at + REACH + 1).skip(at.saturating_sub(REACH)).any(|divided| *divided);
        if near {
            if !in_row && !column.is_empty() {
                push(column, GAP);
            }
            push(column, unit.stem);
        }
        in_row = near;
    }
}

/// What comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Order {
    /// What fits best; of what fits alike, the newer.
    #[default]
    Relevance,
    /// The newest.
    Newest,
}

/// What is asked of an index.
#[derive(Debug, Clone, Copy)]
pub struct SearchRequest<'a> {
    /// In which edition.
    pub edition: &'a EditionCode,
    /// Among which entries.
    pub readership: Readership,
    /// The words, made in the edition's language.
    pub query: &'a Query,
    /// Only what stands in each of these places.
    pub within: &'a [Scope],
    /// Whether to count what each place and each of these periods has: from the first moment on, before the second.
    pub counted: Option<&'a [(Timestamp, Timestamp)]>,
    /// What comes first.
    pub order: Order,
    /// How many hits are wanted.
    pub limit: usize,
    /// The moment that freshness is reckoned from.
    pub now: Timestamp,
}

/// A version that was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SearchHit {
    /// Which.
    pub version: VersionId,
    /// How well it fits: more is better. Comparable between editions.
    pub score: f64,
    /// The date that readers see; of a draft, when it was last saved.
    pub at: Timestamp,
}

/// What an index answers.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SearchHits {
    /// The first hits, in the order asked for.
    pub hits: Vec<SearchHit>,
    /// How many there are.
    pub total: u64,
    /// How many hits each kind, section, contributor, tag and series would leave of those that the conditions of other
    /// sorts leave, the most first.
    pub counts: Vec<(Scope, u64)>,
    /// The same for each period.
    pub period_counts: Vec<u64>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn divided_words_are_kept_whole_and_in_parts() {
        let text = IndexText { title: "او می‌رود", ..IndexText::default() };
        let words = IndexWords::of(&text, "fa");
        assert_eq!(words.title, "او ميرود");
        assert_eq!(words.parts, "او مي رود");
        assert!(words.spellings.contains("\u{E000}می\u{200C}رود"), "{}", words.spellings);
    }

    #[test]
    fn a_head_keeps_beginnings_as_they_are_written() {
        let text = IndexText {
            title: "جسر الطاحونة", names: "سلمى بدر", body: "متن", ..IndexText::default()
        };
        let words = HeadWords::of(&text, "ar");
        assert!(words.title.forms.split(' ').any(|form| form == "الطاحونه"), "{words:?}");
        assert!(words.rest.words.contains("بدر") && !format!("{words:?}").contains("متن"), "{words:?}");
    }

    #[test]
    fn lines_are_no_row() {
        let text = IndexText { names: "Mira Holt\nArben Lisi", ..IndexText::default() };
        assert_eq!(IndexWords::of(&text, "en").names, "mira holt \u{E001} arben lisi");
    }
}
