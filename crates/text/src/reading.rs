//! How long a text is, and its beginning: by the word and grapheme boundaries of UAX #29.

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use crate::language::primary_subtag;

/// The number of words.
#[must_use]
pub fn word_count(text: &str) -> usize {
    text.unicode_words().count()
}

/// Whole minutes that a reader of the language needs for so many words, at least one.
///
/// Speeds are those of the IReST study of silent reading (Trauzettel-Klosinski and Dietz, 2012) for English and
/// Arabic, whose words are longer; other languages count with 200 words a minute.
#[must_use]
pub fn minutes(words: usize, language: &str) -> u32 {
    let words_a_minute = match primary_subtag(language) {
        "en" => 228,
        "ar" => 138,
        _ => 200,
    };
    u32::try_from(words.div_ceil(words_a_minute)).unwrap_or(u32::MAX).max(1)
}

/// The beginning of the text, at most `limit` characters and an ellipsis: whole words, blanks collapsed. A first word
/// longer than the limit is cut between graphemes, and not inside lam-alef.
#[must_use]
pub fn excerpt(text: &str, limit: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((limit, _)) = text.char_indices().nth(limit) else {
        return text;
    };
    format!("{}…", text.get(..end_within(&text, limit)).unwrap_or_default())
}

/// Where an excerpt of at most `limit` bytes ends.
pub(crate) fn end_within(text: &str, limit: usize) -> usize {
    let graphemes: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).take_while(|&at| at <= limit).collect();
    // A word may begin within a grapheme (a mark that precedes its letter), hence both.
    let words = text
        .split_word_bound_indices()
        .map(|(at, _)| at)
        .take_while(|&at| at <= limit)
        .filter(|at| graphemes.binary_search(at).is_ok());
    last_end(text, words).or_else(|| last_end(text, graphemes.iter().copied())).unwrap_or(0)
}

/// Whether an excerpt may begin at a character boundary: not inside a grapheme or lam-alef.
pub(crate) fn is_start(text: &str, at: usize) -> bool {
    let (head, tail) = text.split_at(at);
    let is_boundary = GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0).unwrap_or(false);
    is_boundary && !tail.starts_with(is_combining_mark) && !splits_lam_alef(head, tail)
}

/// The last boundary at which an excerpt may end.
fn last_end(text: &str, boundaries: impl Iterator<Item = usize>) -> Option<usize> {
    boundaries
        .filter(|&at| {
            let (head, tail) = text.split_at(at);
            head.ends_with(is_end_of_excerpt) && !tail.starts_with(is_combining_mark) && !splits_lam_alef(head, tail)
        })
        .last()
}

fn splits_lam_alef(head: &str, tail: &str) -> bool {
    let last_letter = head.chars().rev().find(|&c| !is_combining_mark(c));
    last_letter == Some('ل') && tail.starts_with(['ا', 'أ', 'إ', 'آ', 'ٱ'])
}

/// An excerpt ends with a word or a closing sign, not with a comma, dash or opening quote before the ellipsis.
fn is_end_of_excerpt(c: char) -> bool {
    c.is_alphanumeric()
        || is_combining_mark(c)
        || matches!(c, '!' | '?' | '؟' | ')' | ']' | '»' | '”' | '’' | '%' | '٪')
}
