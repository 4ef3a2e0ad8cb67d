//! Persian affixes that are written apart.

use super::{Finding, Problem};
use crate::script::ZWNJ;
use crate::tokens::tokens;

/// Only over a blank: joined without one, میدان (square) could not be told from a verb.
pub(super) fn find(text: &str, language: &str) -> Vec<Finding> {
    if language != "fa" {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for token in tokens(text, language) {
        for pair in token.parts.windows(2) {
            let [before, after] = pair else { continue };
            let range = before.range.end..after.range.start;
            if text.get(range.clone()).is_some_and(|gap| gap.contains(char::is_whitespace)) {
                findings.push(Finding { range, problem: Problem::MissingJoiner, fix: Some(ZWNJ.to_string()) });
            }
        }
    }
    findings
}
