//! Persian affixes that are written joined, with a zero width non-joiner or with a blank (MR-33).

use super::clusters::Script;
use super::forms::folded;
use super::words::{Piece, Word};

/// Before a verb.
const PREFIXES: [&str; 2] = ["مي", "نمي"];

/// After a noun or an adjective.
const SUFFIXES: [&str; 14] =
    ["ها", "هاي", "هايي", "هايم", "هايت", "هايش", "هايمان", "هايتان", "هايشان", "تر", "تري", "ترين", "ترها", "ترهاي"];

/// After a word that ends in ه, which joins to none of them: ezafe, article, possessive, «to be».
pub(super) const AFTER_HEH: [&str; 8] = ["ي", "اي", "ام", "ات", "اش", "ايم", "ايد", "اند"];

/// Whether a folded word is such an affix.
pub(super) fn is_affix(folded: &str) -> bool {
    PREFIXES.contains(&folded) || SUFFIXES.contains(&folded) || AFTER_HEH.contains(&folded)
}

/// Joins affixes with the word that they belong to, where only a blank is between them.
pub(super) fn join(text: &str, words: Vec<Word>) -> Vec<Word> {
    let mut joined: Vec<Word> = Vec::with_capacity(words.len());
    for word in words {
        let belongs = joined.last().is_some_and(|before| belongs_together(text, before, &word));
        match joined.last_mut() {
            Some(before) if belongs => before.pieces.extend(word.pieces),
            _ => joined.push(word),
        }
    }
    joined
}

fn belongs_together(text: &str, before: &Word, word: &Word) -> bool {
    if before.script != Script::Arabic || word.script != Script::Arabic {
        return false;
    }
    let gap = text.get(before.range().end..word.range().start).unwrap_or_default();
    let is_blank = |c: char| matches!(c, ' ' | '\u{A0}' | '\u{202F}' | '\u{200C}'..='\u{200F}');
    if gap.is_empty() || !gap.chars().all(is_blank) {
        return false;
    }
    let only = |word: &Word, affixes: &[&str]| matches!(word.pieces.as_slice(), [piece] if is_one_of(piece, affixes));
    let begins_with_prefix = word.pieces.first().is_some_and(|piece| is_one_of(piece, &PREFIXES));
    // A suffix has a word before it, a prefix has a word after it that is not prefixed itself.
    (only(word, &SUFFIXES) && !only(before, &SUFFIXES))
        || (only(word, &AFTER_HEH) && ends_in_heh(before))
        || (only(before, &PREFIXES) && !begins_with_prefix)
}

/// The silent ه, as far as spelling tells: in راه and کوه it is a consonant.
fn ends_in_heh(word: &Word) -> bool {
    let folded = word.pieces.last().map(|piece| folded(&piece.spelling)).unwrap_or_default();
    folded.strip_suffix('ه').is_some_and(|rest| rest.chars().count() >= 2 && !rest.ends_with(['ا', 'و', 'ي']))
}

fn is_one_of(piece: &Piece, affixes: &[&str]) -> bool {
    // The longest has seven letters; a long word need not be folded to be told apart, vowel signs or not.
    const LONGEST: usize = 32;
    piece.spelling.len() <= LONGEST && affixes.contains(&folded(&piece.spelling).as_str())
}
