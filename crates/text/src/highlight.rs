//! Which words of a text a query found, and the passage that shows most of them.

mod passage;

use std::ops::Range;

pub use passage::{Passage, passage};

use crate::query::Query;
use crate::tokens::tokens;

/// The words of a text of the language (BCP 47) that the query finds: ranges of bytes, in order, apart from one
/// another, on grapheme boundaries. Whole words, so that a mark never breaks a letter's joining; a phrase is one range
/// as far as only blanks part its words.
///
/// Words are found whether or not the whole text matches: a title may hold one word of the query and the body the
/// others.
#[must_use]
pub fn highlight(text: &str, language: &str, query: &Query) -> Vec<Range<usize>> {
    let tokens = tokens(text, language);
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for row in query.wanted().iter().flat_map(|clause| clause.occurrences(&tokens)) {
        let mut row = row.into_iter().map(|range| whole_word(text, range, &tokens));
        let Some(mut range) = row.next() else { continue };
        for next in row {
            let gap = text.get(range.end..next.start).unwrap_or_default();
            if gap.chars().all(char::is_whitespace) {
                range.end = range.end.max(next.end);
            } else {
                ranges.push(std::mem::replace(&mut range, next));
            }
        }
        ranges.push(range);
    }
    merged(ranges)
}

/// A part with what is joined to it: all of its token but what blanks part from it.
fn whole_word(text: &str, part: Range<usize>, tokens: &[crate::Token]) -> Range<usize> {
    let at = tokens.partition_point(|token| token.range.end < part.end);
    let Some(token) = tokens.get(at).filter(|token| token.range.start <= part.start) else {
        return part;
    };
    let before = text.get(token.range.start..part.start).unwrap_or_default();
    let after = text.get(part.end..token.range.end).unwrap_or_default();
    let start = before.char_indices().rev().find(|(_, c)| c.is_whitespace()).map_or(0, |(at, c)| at + c.len_utf8());
    let end = after.find(char::is_whitespace).unwrap_or(after.len());
    token.range.start + start..part.end + end
}

/// In order, what overlaps made one.
fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}
