//! Folding: two spellings that a reader takes for the same word become the same text. Index and query are folded
//! alike; the original is stored untouched.

use std::fmt;

use unicode_normalization::UnicodeNormalization;

use crate::digits;
use crate::script::{ZWJ, is_arabic_decoration, is_bidi_mark, is_general_diacritic, is_paired_bidi_control, is_plain};

/// Text that has been folded; the only way to make one is [`fold`].
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Folded(String);

impl Folded {
    /// The folded text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folded text, owned.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }

    /// Whether nothing is left: the text held only vowel signs, tatweel or controls.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl AsRef<str> for Folded {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Folded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Folds a text: compatibility forms, case, vowel signs, letter variants of Arabic and Persian, digits, diacritics.
///
/// The zero width non-joiner stays, because only a tokeniser can tell what it separates. Folding twice changes
/// nothing.
#[must_use]
pub fn fold(text: &str) -> Folded {
    if text.chars().all(is_plain) {
        // Almost every word, in a fifth of the time: normalization would change nothing.
        return Folded(unify_numbers(text.chars().filter(|&c| !is_dropped(c)).map(|c| letter(c.to_ascii_lowercase()))));
    }
    thorough(text)
}

fn thorough(text: &str) -> Folded {
    let mapped = text.nfkc().flat_map(fold_case).filter(|&c| !is_dropped(c)).map(letter);
    let digits = unify_numbers(mapped);
    Folded(digits.nfd().filter(|&c| !is_general_diacritic(c)).nfc().collect())
}

/// Case folding by way of upper case, which joins what full case folding joins (ß and ss, ς and σ).
fn fold_case(c: char) -> impl Iterator<Item = char> {
    c.to_lowercase().flat_map(char::to_uppercase).flat_map(char::to_lowercase)
}

/// What does not tell words apart.
fn is_dropped(c: char) -> bool {
    is_arabic_decoration(c)
        || is_bidi_mark(c)
        || is_paired_bidi_control(c)
        || matches!(c, ZWJ | '\u{00AD}' | '\u{FEFF}')
}

/// The one letter that stands for a letter and its variants.
fn letter(c: char) -> char {
    match c {
        'آ' | 'أ' | 'إ' | 'ٱ' => 'ا',
        'ى' | 'ی' | 'ې' | 'ۍ' | 'ے' | 'ۓ' | 'ئ' => 'ي',
        'ک' | 'ڪ' => 'ك',
        'ة' | 'ۀ' | 'ہ' | 'ۂ' | 'ە' => 'ه',
        'ؤ' => 'و',
        _ => c,
    }
}

/// ASCII digits; after a digit the Arabic decimal separator becomes a point and the thousands separator goes.
fn unify_numbers(text: impl Iterator<Item = char>) -> String {
    let mut out = String::new();
    let mut after_digit = false;
    for c in text {
        match digits::value(c).and_then(|value| char::from_digit(value, 10)) {
            Some(digit) => {
                out.push(digit);
                after_digit = true;
                continue;
            }
            None if after_digit && c == '٬' => continue,
            // It will be stripped, and then the separator follows the digit.
            None if is_general_diacritic(c) => {
                out.push(c);
                continue;
            }
            None if after_digit && c == '٫' => out.push('.'),
            None => out.push(c),
        }
        after_digit = false;
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{fold, thorough};

    proptest! {
        #[test]
        fn plain_text_folds_as_any_other(text in "[ -~\\u{200C}\\u{620}-\\u{652}\\u{656}-\\u{674}\\u{679}-\\u{6D3}\\u{6F0}-\\u{6F9}]*") {
            prop_assert_eq!(fold(&text), thorough(&text));
        }
    }
}
