use std::ops::Range;

use super::{Clause, Query};
use crate::tokens::{Token, Unit, joined, split, tokens};

/// Whether a text of the language matches the query, as an index must find it; never for an empty query.
#[must_use]
pub fn matches(text: &str, language: &str, query: &Query) -> bool {
    let tokens = tokens(text, language);
    let found = |clause: &Clause| !clause.occurrences(&tokens).is_empty();
    !query.is_empty() && query.wanted.iter().all(found) && !query.excluded.iter().any(found)
}

impl Clause {
    /// Where the clause is found: the ranges of the words in a row, for each occurrence.
    pub(crate) fn occurrences(&self, tokens: &[Token]) -> Vec<Vec<Range<usize>>> {
        let mut found = self.in_reading(&joined(tokens), &self.joined());
        found.extend(self.in_reading(&split(tokens), &self.split()));
        found
    }

    fn in_reading(&self, text: &[Unit<'_>], sought: &[Unit<'_>]) -> Vec<Vec<Range<usize>>> {
        let Some((last, before)) = sought.split_last() else {
            return Vec::new();
        };
        let matches_last = |unit: &Unit<'_>| match (self.prefix, before.is_empty()) {
            (false, _) => unit.is(last),
            (true, true) => unit.begins_like(last),
            (true, false) => unit.stem_begins_like(last),
        };
        let matches = |row: &&[Unit<'_>]| {
            row.last().is_some_and(matches_last) && row.iter().zip(before).all(|(unit, sought)| unit.is(sought))
        };
        text.windows(sought.len())
            .filter(matches)
            .map(|row| row.iter().map(|unit| unit.range.clone()).collect())
            .collect()
    }
}
