//! Which texts need not be divided into words to know that a query finds nothing in them.

use crate::fold::fold;
use crate::query::Query;
use crate::tokens::Unit;
use unicode_normalization::char::is_combining_mark;

/// Letters that are looked for of a word.
const LETTERS: usize = 3;
/// Its stem stands for spellings that lack its first letter.
const NAME_OF_GOD: &str = "الله";

/// The first letters of what is sought. A text without any of them holds none of it.
pub(super) struct Sieve(Vec<String>);

impl Sieve {
    pub(super) fn of(query: &Query) -> Self {
        let clauses = query.wanted().iter();
        let beginnings = clauses.flat_map(|clause| {
            // A row of words is found where its first one is.
            let first = |units: Vec<Unit<'_>>| units.first().map(|unit| beginning(unit, clause.prefix));
            [first(clause.joined()), first(clause.split())].into_iter().flatten().collect::<Vec<_>>()
        });
        let mut beginnings: Vec<String> = beginnings.collect();
        beginnings.sort();
        beginnings.dedup();
        Self(beginnings)
    }

    /// Whether the text may hold something of it.
    pub(super) fn may_hold(&self, text: &str) -> bool {
        let letters: String = fold(text).as_str().chars().filter(|c| counts(*c)).collect();
        self.0.iter().any(|beginning| letters.contains(beginning))
    }
}

/// Letters and digits; not marks, of which some are letters to Unicode: a word's forms lose them in places.
fn counts(c: char) -> bool {
    c.is_alphanumeric() && !is_combining_mark(c)
}

/// Letters that every spelling of the word has: not its last, which an ending may change (city, cities).
fn beginning(unit: &Unit<'_>, prefix: bool) -> String {
    if unit.stem == NAME_OF_GOD {
        return String::new();
    }
    let stem = unit.stem.chars().filter(|c| counts(*c));
    let bare = unit.bare.chars().filter(|c| counts(*c));
    let (stem, bare): (Vec<char>, Vec<char>) = (stem.collect(), bare.collect());
    let of_stem = stem.iter().take(LETTERS.min(stem.len().saturating_sub(1)));
    if !prefix {
        return of_stem.collect();
    }
    // What is the beginning of a word may be the beginning of its stem, or of what stands before it is stemmed.
    let common = stem.iter().zip(&bare).take(LETTERS).take_while(|(a, b)| a == b);
    common.map(|(letter, _)| letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokens::tokens;
    use proptest::prelude::*;

    const PAIRS: &str = include_str!("../../tests/tables/search_pairs.tsv");

    fn finds(text: &str, language: &str, query: &Query) -> bool {
        let tokens = tokens(text, language);
        query.wanted().iter().any(|clause| !clause.occurrences(&tokens).is_empty())
    }

    #[test]
    fn no_other_spelling_is_held_back() {
        for row in PAIRS.lines().filter(|line| !line.starts_with('#')) {
            let row = row.replace("\\u{200C}", "\u{200C}").replace("\\u{A0}", "\u{A0}");
            let [language, one, other] = row.split('\t').collect::<Vec<_>>()[..] else { continue };
            for (text, words) in [(one, other), (other, one)] {
                for query in [Query::parse(words, language), Query::as_you_type(words, language)] {
                    assert!(!finds(text, language, &query) || Sieve::of(&query).may_hold(text), "{words} in {text}");
                }
            }
        }
        assert!(!Sieve::of(&Query::parse("bridge", "en")).may_hold("A night train"));
    }

    proptest! {
        #[test]
        fn what_is_found_is_never_held_back(
            text in "[a-eiysy’' .,\\-0-9éßÇëاأإآبتلهةوىیيکكنمرسش\\u{200C}\\u{64B}-\\u{652}ـ۰-۹٠-٩٫٬]{0,40}",
            words in "[a-eiysy’' .,\\-0-9éßÇëاأإآبتلهةوىیيکكنمرسش\\u{200C}\\u{64B}-\\u{652}ـ۰-۹٠-٩٫٬*\"]{0,12}",
        ) {
            for language in ["en", "ar", "fa", "sq"] {
                // What stands in the text itself is the likeliest to be found.
                let part: String = text.chars().skip(words.len() % 7).take(words.len()).collect();
                for words in [&words, &part, &text] {
                    for query in [Query::parse(words, language), Query::as_you_type(words, language)] {
                        prop_assert!(!finds(&text, language, &query) || Sieve::of(&query).may_hold(&text), "{words:?}");
                    }
                }
            }
        }
    }
}
