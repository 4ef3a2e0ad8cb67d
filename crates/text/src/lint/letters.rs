//! Letters of a neighbouring language, of fonts, of another script.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{Finding, Problem, runs};
use crate::fold::fold;
use crate::script::{ZWJ, ZWNJ, is_arabic_letter, is_latin_letter};

pub(super) fn find(text: &str, language: &str) -> Vec<Finding> {
    let mut findings: Vec<Finding> =
        arabic_words(text).filter_map(|(at, word)| in_arabic(at, word, language)).collect();
    if matches!(language, "en" | "sq") {
        findings.extend(runs(text, |c| c.is_alphabetic()).filter_map(|(at, word)| in_latin(at, word)));
    }
    findings
}

fn arabic_words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    runs(text, |c| is_arabic_letter(c) || is_combining_mark(c) || matches!(c, ZWNJ | ZWJ))
        .filter(|(_, word)| word.contains(is_arabic_letter))
}

fn in_arabic(at: usize, word: &str, language: &str) -> Option<Finding> {
    let range = at..at + word.len();
    let base: String = word.chars().flat_map(base).collect();
    let fix = corrected(&base, language);
    let problem = if base == word { Problem::ForeignLetter } else { Problem::PresentationForm };
    match fix {
        Some(fix) if fix == word => None,
        fix => Some(Finding { range, problem, fix }),
    }
}

/// The letters of a presentation form, without the blank that a vowel sign of its own decomposes into. Signs like ﷺ
/// are written as such.
fn base(c: char) -> Vec<char> {
    if is_presentation_form(c) { c.nfkc().filter(|&c| c != ' ').collect() } else { vec![c] }
}

fn is_presentation_form(c: char) -> bool {
    matches!(u32::from(c), 0xFB50..=0xFBB1 | 0xFBD3..=0xFD3D | 0xFD50..=0xFDC7 | 0xFE70..=0xFEFC)
}

/// The word in the language's own letters; `None` where its last letter can be either Yeh or Alef Maksura.
fn corrected(word: &str, language: &str) -> Option<String> {
    let last = word.char_indices().rev().find(|(_, c)| is_arabic_letter(*c)).map(|(at, _)| at);
    let mut ambiguous = false;
    let word_folded = || fold(word).into_string();
    let corrected = word
        .char_indices()
        .map(|(at, c)| match (language, c) {
            ("fa", 'ي' | 'ى' | 'ے' | 'ې') => 'ی',
            ("fa", 'ك' | 'ڪ') => 'ک',
            ("ar", 'ک' | 'ڪ') => 'ك',
            ("fa" | "ar", 'ہ' | 'ە') => 'ه',
            ("ar", 'ی' | 'ے') if Some(at) != last => 'ي',
            ("ar", 'ی' | 'ے') => match word_folded().as_str() {
                "الي" | "حتي" | "متي" | "لدي" | "مدي" | "سوي" | "اخري" | "كبري" => 'ى',
                "علي" => {
                    ambiguous = true;
                    c
                }
                _ => 'ي',
            },
            _ => c,
        })
        .collect();
    if ambiguous { None } else { Some(corrected) }
}

/// A word with Latin letters and others that look like them.
fn in_latin(at: usize, word: &str) -> Option<Finding> {
    let has_latin = word.chars().any(is_latin_letter);
    // Alone it is Albanian typed on a keyboard that has no ë.
    if !has_latin && !matches!(word, "ё" | "Ё") {
        return None;
    }
    let fix: String = word.chars().map(|c| latin(c).unwrap_or(c)).collect();
    (fix != word).then(|| Finding { range: at..at + word.len(), problem: Problem::LookAlike, fix: Some(fix) })
}

/// The Latin letter that a Cyrillic or Greek one looks like.
fn latin(c: char) -> Option<char> {
    const CYRILLIC: (&str, &str) = ("ёЁаеорсухіјѕҫҪԁһАВЕКМНОРСТХУІЈЅ", "ëËaeopcyxijsçÇdhABEKMHOPCTXYIJS");
    const GREEK: (&str, &str) = ("οναΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ovaABEZHIKMNOPTYX");
    [CYRILLIC, GREEK]
        .iter()
        .find_map(|(from, to)| from.chars().zip(to.chars()).find_map(|(other, latin)| (other == c).then_some(latin)))
}
