//! Graphemes and what they are to a word.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use crate::digits;
use crate::script::{ZWNJ, is_arabic_letter, is_unspaced_letter};

/// A grapheme.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cluster<'a> {
    pub(super) start: usize,
    pub(super) text: &'a str,
    pub(super) kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Letter(Script),
    Digit,
    /// Nothing that is seen, or a mark without a letter.
    Silent,
    /// Everything else, by its first character.
    Sign(char),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    Arabic,
    /// Each character is a word.
    Unspaced,
    Other,
}

impl Cluster<'_> {
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    pub(super) fn divides(&self) -> bool {
        self.text.contains(ZWNJ)
    }
}

pub(super) fn clusters(text: &str) -> Vec<Cluster<'_>> {
    text.grapheme_indices(true).map(|(start, text)| Cluster { start, text, kind: kind(text) }).collect()
}

fn kind(text: &str) -> Kind {
    if let Some(base) = text.chars().find(|&c| is_base(c)) {
        return if digits::value(base).is_some() { Kind::Digit } else { Kind::Letter(script(base)) };
    }
    match text.chars().find(|&c| !is_silent(c)) {
        Some(c) => Kind::Sign(c),
        None => Kind::Silent,
    }
}

/// A letter or number that is written with letters, digits and marks alone: ½ and ﷺ, which holds blanks, are none.
fn is_base(c: char) -> bool {
    if c.is_ascii_alphanumeric() || (is_arabic_letter(c) && !may_be_composed(c)) {
        return true;
    }
    if !c.is_alphanumeric() || is_combining_mark(c) {
        return false;
    }
    !may_be_composed(c) || c.nfkc().all(is_writable)
}

fn may_be_composed(c: char) -> bool {
    !matches!(u32::from(c), 0..0xA0 | 0x0600..0x0700)
}

/// Whether a form of a token may hold the character.
pub(super) fn is_writable(c: char) -> bool {
    if c.is_ascii_alphanumeric() || is_arabic_letter(c) {
        return true;
    }
    let of_emoji = matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{20D0}'..='\u{20FF}');
    c != ZWNJ && (c.is_alphanumeric() || is_combining_mark(c)) && !of_emoji
}

fn is_silent(c: char) -> bool {
    is_combining_mark(c)
        || matches!(c,
            '\u{AD}' | '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

fn script(c: char) -> Script {
    if is_arabic_letter(c) {
        Script::Arabic
    } else if is_unspaced_letter(c) {
        Script::Unspaced
    } else {
        Script::Other
    }
}
