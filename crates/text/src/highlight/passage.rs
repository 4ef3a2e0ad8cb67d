use std::collections::BTreeSet;
use std::ops::Range;

use crate::fold::{Folded, fold};
use crate::reading::{end_within, is_start};

/// A piece of a text with the words found in it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Passage {
    /// The piece: blanks collapsed, no ellipsis.
    pub text: String,
    /// The words found in it: bytes of [`text`](Self::text), in order.
    pub ranges: Vec<Range<usize>>,
    /// Whether the text begins before it.
    pub cut_before: bool,
    /// Whether the text goes on after it.
    pub cut_after: bool,
}

/// The piece of a text, at most `limit` characters, that holds most of the different words found (ranges as
/// [`highlight`](super::highlight) gives them); the beginning when there are none. It begins and ends with a word, or
/// where a word is longer than the limit between graphemes, and not inside lam-alef.
#[must_use]
pub fn passage(text: &str, ranges: &[Range<usize>], limit: usize) -> Passage {
    let (text, ranges) = collapsed(text, ranges);
    let start = start(&text, &ranges, limit);
    let tail = text.get(start..).unwrap_or_default();
    let end = start + tail.char_indices().nth(limit).map_or(tail.len(), |(at, _)| end_within(tail, at));
    let inside = |range: &Range<usize>| {
        let clipped = range.start.max(start)..range.end.min(end);
        (clipped.start < clipped.end).then(|| clipped.start - start..clipped.end - start)
    };
    Passage {
        text: text.get(start..end).unwrap_or_default().to_owned(),
        ranges: ranges.iter().filter_map(inside).collect(),
        cut_before: start > 0,
        cut_after: end < text.len(),
    }
}

/// The text with blanks collapsed and trimmed, and the ranges in it.
fn collapsed(text: &str, ranges: &[Range<usize>]) -> (String, Vec<Range<usize>>) {
    let mut out = String::with_capacity(text.len());
    let mut places: Vec<usize> = ranges.iter().flat_map(|range| [range.start, range.end]).collect();
    places.sort_unstable();
    places.dedup();
    // Where each of the places is now.
    let mut moved = Vec::with_capacity(places.len());
    let mut blank = false;
    for (at, c) in text.char_indices() {
        if c.is_whitespace() {
            blank = !out.is_empty();
            continue;
        }
        // An end stands before the blank that follows it, a start behind the one before it.
        while places.get(moved.len()).is_some_and(|&place| place < at) {
            moved.push(out.len());
        }
        if std::mem::take(&mut blank) {
            out.push(' ');
        }
        if places.get(moved.len()) == Some(&at) {
            moved.push(out.len());
        }
        out.push(c);
    }
    moved.resize(places.len(), out.len());
    let place = |old: usize| places.binary_search(&old).ok().and_then(|at| moved.get(at)).copied().unwrap_or(0);
    let ranges = ranges.iter().map(|range| place(range.start)..place(range.end));
    let ranges = ranges.filter(|range| range.start < range.end).collect();
    (out, ranges)
}

/// Where the best piece begins.
fn start(text: &str, ranges: &[Range<usize>], limit: usize) -> usize {
    let characters = |range: Range<usize>| text.get(range).unwrap_or_default().chars().count();
    let Some([first, .., last] | [first @ last]) = best(text, ranges, limit) else {
        return 0;
    };
    let free = limit.saturating_sub(characters(first.start..last.end));
    // Two thirds of it for what follows, if so much does: one reads on from the word found.
    let before = (free / 3).max(free.saturating_sub(characters(last.end..text.len())));
    let head = text.get(..first.start).unwrap_or_default();
    if head.chars().count() <= before.max(free / 2) {
        return 0;
    }
    let earliest = head.char_indices().rev().take(before).last().map_or(first.start, |(at, _)| at);
    let places = || (earliest..=first.start).filter(|&at| text.is_char_boundary(at) && is_start(text, at));
    let is_after_blank = |at: &usize| text.get(..*at).is_some_and(|head| head.ends_with(' '));
    places().find(is_after_blank).or_else(|| places().next_back()).unwrap_or(first.start)
}

/// The words of the best piece: most different ones, then most, then the first, since a story begins with what it is
/// about.
fn best<'a>(text: &str, ranges: &'a [Range<usize>], limit: usize) -> Option<&'a [Range<usize>]> {
    let characters = |range: Range<usize>| text.get(range).unwrap_or_default().chars().count();
    let words: Vec<Folded> = ranges.iter().map(|range| fold(text.get(range.clone()).unwrap_or_default())).collect();
    let mut best = None;
    let mut most = (0, 0);
    for at in 0..ranges.len() {
        let rest = ranges.get(at..).unwrap_or_default();
        let (mut span, mut end) = (0, rest.first().map_or(0, |first| first.start));
        let fits = |range: &&Range<usize>| {
            span += characters(end..range.end);
            end = range.end;
            span <= limit
        };
        let count = rest.iter().take_while(fits).count().max(1);
        let inside = rest.get(..count)?;
        let different = words.get(at..at + count)?.iter().collect::<BTreeSet<_>>().len();
        if (different, count) > most {
            most = (different, count);
            best = Some(inside);
        }
    }
    best
}
