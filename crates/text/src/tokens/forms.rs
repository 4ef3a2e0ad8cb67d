//! From a word's spelling to the forms that are compared.

use unicode_normalization::UnicodeNormalization;

use super::clusters::{Script, is_writable};
use super::persian::{AFTER_HEH, is_affix};
use super::words::{Divider, Piece, Word};
use super::{Part, Token};
use crate::digits;
use crate::fold::fold;
use crate::script::{ZWJ, ZWNJ, is_arabic_decoration, is_bidi_mark, is_paired_bidi_control, is_plain};
use crate::stem::{stem, without_proclitic};

/// The token of a word; `None` where only signs are left of it.
pub(super) fn token(word: &Word, language: &str) -> Option<Token> {
    let spelling: String = word.pieces.iter().map(|piece| piece.spelling.as_str()).collect();
    let folded = folded(&spelling);
    if folded.is_empty() {
        return None;
    }
    let parts = parts(&word.pieces, language);
    let stem = divided_stem(&word.pieces, &parts, language).unwrap_or_else(|| stem(&folded, language));
    let bare = if language == "ar" { without_proclitic(&folded) } else { &folded };
    Some(Token {
        range: word.range(),
        exact: exact(&word.pieces),
        bare: bare.to_owned(),
        stem,
        is_affix: language == "fa" && word.script == Script::Arabic && is_affix(&folded),
        parts,
        folded,
    })
}

/// The folded spelling of a piece or word, without what an index could take for an end of the word.
pub(super) fn folded(spelling: &str) -> String {
    only_writable(fold(spelling).into_string())
}

/// Letters, digits, marks, and points after digits.
fn only_writable(form: String) -> String {
    if form.chars().all(is_writable) {
        return form;
    }
    let mut after_digit = false;
    let mut keep = move |c: char| {
        let keep = is_writable(c) || (c == '.' && after_digit);
        after_digit = c.is_ascii_digit();
        keep
    };
    // Composed once more, since what stood between a letter and its mark may be gone.
    form.chars().filter(|&c| keep(c)).nfc().collect()
}

fn parts(pieces: &[Piece], language: &str) -> Vec<Part> {
    if pieces.len() < 2 {
        return Vec::new();
    }
    let parts: Vec<Part> = pieces
        .iter()
        .map(|piece| (piece.range.clone(), folded(&piece.spelling)))
        .filter(|(_, folded)| !folded.is_empty())
        .map(|(range, folded)| Part { range, stem: stem(&folded, language), folded })
        .collect();
    if parts.len() > 1 { parts } else { Vec::new() }
}

/// The stem of a word whose dividers tell more than its letters: «Iran’s» is of Iran, «خانه‌ای» of خانه, while
/// «خانهای» could be of خان.
fn divided_stem(pieces: &[Piece], parts: &[Part], language: &str) -> Option<String> {
    let (last, before) = parts.split_last()?;
    let after_heh = before.last().is_some_and(|part| part.folded.ends_with('ه'));
    let is_ending = match (language, pieces.last()?.divider) {
        ("en", Divider::Apostrophe) => last.folded == "s",
        ("fa", Divider::Joiner) => after_heh && AFTER_HEH.contains(&last.folded.as_str()),
        _ => false,
    };
    let rest = || before.iter().map(|part| part.folded.as_str()).collect::<String>();
    is_ending.then(|| stem(&rest(), language))
}

fn exact(pieces: &[Piece]) -> String {
    let mut out = String::new();
    for piece in pieces {
        let spelling = only_writable(exact_spelling(&piece.spelling));
        if !out.is_empty() && !spelling.is_empty() && piece.divider == Divider::Joiner {
            out.push(ZWNJ);
        }
        out.push_str(&spelling);
    }
    out
}

fn exact_spelling(spelling: &str) -> String {
    let digit = |c: char| digits::value(c).and_then(|value| char::from_digit(value, 10)).unwrap_or(c);
    if spelling.chars().all(is_plain) {
        return spelling.chars().filter(|&c| !is_unwritten(c)).map(|c| digit(c.to_ascii_lowercase())).collect();
    }
    spelling.nfkc().flat_map(char::to_lowercase).filter(|&c| !is_unwritten(c)).map(digit).nfc().collect()
}

fn is_unwritten(c: char) -> bool {
    is_arabic_decoration(c) || is_bidi_mark(c) || is_paired_bidi_control(c) || matches!(c, ZWJ | ZWNJ | '\u{AD}')
}
