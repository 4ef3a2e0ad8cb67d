use proptest::prelude::*;
use text::fold;

use crate::table;

#[test]
fn spellings_of_one_word_fold_alike() {
    for [one, other] in table::rows(include_str!("../tables/fold_pairs.tsv")) {
        assert_eq!(fold(&one), fold(&other), "{one} and {other}");
    }
}

#[test]
fn different_words_stay_apart() {
    for [one, other] in table::rows(include_str!("../tables/fold_differences.tsv")) {
        assert_ne!(fold(&one), fold(&other), "{one} and {other}");
    }
}

#[test]
fn words_fold_to_these_forms() {
    for [word, folded] in table::rows(include_str!("../tables/fold_forms.tsv")) {
        assert_eq!(fold(&word).as_str(), folded, "{word}");
    }
}

#[test]
fn folding_every_character_twice_changes_nothing() {
    // The large blocks of ideographs and syllables, which have no variants to fold, would only cost time.
    let large = |c: &char| matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{F8FF}');
    for c in ('\0'..='\u{1FFFF}').filter(|c| !large(c)) {
        let once = fold(&format!("ا{c}e"));
        assert_eq!(fold(once.as_str()), once, "U+{:04X}", u32::from(c));
    }
}

proptest! {
    #[test]
    fn folding_any_text_twice_changes_nothing(text in "\\PC*|[\\u{600}-\\u{6FF}a-zA-Z0-9\\u{300}-\\u{36F}\\u{200C}\\u{1F00}-\\u{1FFF}\\u{FB50}-\\u{FDFF}]*") {
        let once = fold(&text);
        prop_assert_eq!(fold(once.as_str()), once);
    }
}
