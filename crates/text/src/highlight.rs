//! Which words of a text a query found, and the passage that shows most of them.

mod passage;
mod sieve;

use std::ops::Range;

pub use passage::{Passage, passage};

use crate::query::Query;
use crate::tokens::tokens;
use sieve::Sieve;

/// The words of a text of the language (BCP 47) that the query finds: ranges of bytes, in order, apart from one
/// another, on grapheme boundaries. Whole words, so that a mark never breaks a letter's joining; a phrase is one range
/// as far as only blanks part its words.
///
/// Words are found whether or not the whole text matches: a title may hold one word of the query and the body the
/// others.
#[must_use]
pub fn highlight(text: &str, language: &str, query: &Query) -> Vec<Range<usize>> {
    found(text, language, query, &Sieve::of(query)).0
}

/// The same for a text of many lines, no further than the first line that holds all that is sought: enough for a
/// [`passage`], at a fraction of the cost. As in an index, no row of words reaches from one line into the next.
#[must_use]
pub fn glimpse(text: &str, language: &str, query: &Query) -> Vec<Range<usize>> {
    let sieve = Sieve::of(query);
    let mut ranges = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let (of_line, whole) = found(line, language, query, &sieve);
        ranges.extend(of_line.into_iter().map(|range| start + range.start..start + range.end));
        if whole {
            break;
        }
        start += line.len();
    }
    ranges
}

/// What is found, and whether all that is sought is.
fn found(text: &str, language: &str, query: &Query, sieve: &Sieve) -> (Vec<Range<usize>>, bool) {
    if !sieve.may_hold(text) {
        return (Vec::new(), false);
    }
    let tokens = tokens(text, language);
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let rows: Vec<_> = query.wanted().iter().map(|clause| clause.occurrences(&tokens)).collect();
    let whole = rows.iter().all(|rows| !rows.is_empty());
    for row in rows.into_iter().flatten() {
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
    (merged(ranges), whole)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_glimpse_ends_with_the_line_that_holds_everything() {
        let text = "A night.\nA train by night.\nThe night train.";
        let words = |query: &str| -> Vec<&str> {
            let ranges = glimpse(text, "en", &Query::parse(query, "en"));
            ranges.into_iter().filter_map(|range| text.get(range)).collect()
        };
        assert_eq!(words("night train"), ["night", "train", "night"]);
        assert_eq!(words("night"), ["night"]);
        assert_eq!(words("\"night train\""), ["night train"]);
        assert_eq!(words("night ferry"), ["night"; 3]);
        assert_eq!(words("\"night a\""), Vec::<&str>::new());
    }
}
