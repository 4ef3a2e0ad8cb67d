//! Blanks, commas, question marks.

use unicode_normalization::char::is_combining_mark;

use super::{Finding, Problem, runs};
use crate::script::{is_arabic_letter, is_bidi_mark};

pub(super) fn find(text: &str, language: &str) -> Vec<Finding> {
    let doubled = runs(text, |c| matches!(c, ' ' | '\u{A0}')).filter(|(_, blanks)| blanks.chars().nth(1).is_some());
    let mut findings: Vec<Finding> = doubled
        .map(|(at, blanks)| Finding {
            range: at..at + blanks.len(),
            problem: Problem::DoubledBlank,
            fix: Some(" ".to_owned()),
        })
        .collect();
    if matches!(language, "ar" | "fa") {
        let latin = text.char_indices().filter_map(|(at, c)| Some((at, native(c)?)));
        let latin = latin.filter(|(at, _)| follows_arabic(text.get(..*at).unwrap_or_default()));
        findings.extend(latin.map(|(at, native)| Finding {
            range: at..at + 1,
            problem: Problem::LatinPunctuation,
            fix: Some(native.to_owned()),
        }));
    }
    findings
}

fn native(c: char) -> Option<&'static str> {
    match c {
        ',' => Some("،"),
        ';' => Some("؛"),
        '?' => Some("؟"),
        _ => None,
    }
}

fn follows_arabic(before: &str) -> bool {
    let is_between = |c: char| {
        is_combining_mark(c)
            || is_bidi_mark(c)
            || matches!(c, ' ' | '\u{200C}' | '»' | '"' | '”' | ')' | ']' | '؟' | '?' | '!')
    };
    before.trim_end_matches(is_between).ends_with(is_arabic_letter)
}
