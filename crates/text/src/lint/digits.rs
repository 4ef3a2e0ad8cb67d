//! Digits of several sets in one text.

use super::{Finding, Problem, runs};
use crate::Digits;
use crate::digits::{to_ascii, value};
use crate::script::is_latin_letter;

pub(super) fn find(text: &str, language: &str) -> Vec<Finding> {
    let native = match language {
        "ar" => Digits::Arabic,
        "fa" => Digits::Persian,
        _ => return Vec::new(),
    };
    let numbers: Vec<(usize, &str)> =
        runs(text, |c| value(c).is_some()).filter(|(at, number)| !is_in_latin(text, *at, number.len())).collect();
    let latin = numbers.iter().filter(|(_, number)| number.is_ascii()).count();
    // On a tie the language's own.
    let wanted = if latin * 2 > numbers.len() { Digits::Latin } else { native };
    let write = |number: &str| wanted.write(&to_ascii(number));
    numbers
        .into_iter()
        .map(|(at, number)| (at, number, write(number)))
        .filter(|(_, number, fix)| number != fix)
        .map(|(at, number, fix)| Finding {
            range: at..at + number.len(),
            problem: Problem::MixedDigits,
            fix: Some(fix),
        })
        .collect()
}

/// A number that belongs to a Latin name: F-16, G20, COVID-19.
fn is_in_latin(text: &str, at: usize, length: usize) -> bool {
    let before = text.get(..at).unwrap_or_default().trim_end_matches(['-', '.']);
    let after = text.get(at + length..).unwrap_or_default();
    before.ends_with(is_latin_letter) || after.starts_with(is_latin_letter)
}
