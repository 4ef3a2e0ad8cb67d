//! Labels: names, tags and other short strings that people type and pages show among other text.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::script::{ZWJ, ZWNJ, is_arabic_letter, is_bidi_mark, is_paired_bidi_control};

/// The label without what could disturb its surroundings: direction controls and marks, other controls, marks that
/// have no letter to sit on, joiners outside Arabic script. Blanks are collapsed and trimmed; the rest is NFC.
#[must_use]
pub fn clean(label: &str) -> String {
    let chars: Vec<char> = label.nfc().filter(|&c| !is_disturbing(c)).collect();
    let mut out = String::with_capacity(label.len());
    let mut blank = true; // nothing before it for a blank to separate or a mark to sit on
    for (at, &c) in chars.iter().enumerate() {
        if c.is_whitespace() || c.is_control() {
            if !blank {
                out.push(' ');
            }
            blank = true;
        } else if matches!(c, ZWNJ | ZWJ) {
            if joins_arabic(&out, chars.get(at + 1..).unwrap_or_default()) {
                out.push(c);
            }
        } else if !(blank && is_combining_mark(c)) {
            out.push(c);
            blank = false;
        }
    }
    // Composed once more: what stood between a letter and its mark may be gone.
    out.trim_end().nfc().collect()
}

fn is_disturbing(c: char) -> bool {
    let noncharacter = matches!(u32::from(c) & 0xFFFF, 0xFFFE | 0xFFFF) || matches!(c, '\u{FDD0}'..='\u{FDEF}');
    is_paired_bidi_control(c) || is_bidi_mark(c) || noncharacter || c == '\u{FEFF}'
}

fn joins_arabic(before: &str, after: &[char]) -> bool {
    let previous = before.chars().rev().find(|&c| !is_combining_mark(c));
    previous.is_some_and(is_arabic_letter) && after.first().copied().is_some_and(is_arabic_letter)
}
