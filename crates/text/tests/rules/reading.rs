use proptest::prelude::*;
use text::reading::{excerpt, minutes, word_count};
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use crate::table;

#[test]
fn excerpts_end_with_a_word() {
    for [limit, text, expected] in table::rows(include_str!("../tables/excerpts.tsv")) {
        assert_eq!(excerpt(&text, limit.parse().unwrap()), expected, "{text}");
    }
}

#[test]
fn words_are_counted_as_readers_do() {
    for [count, text] in table::rows(include_str!("../tables/word_counts.tsv")) {
        assert_eq!(word_count(&text), count.parse().unwrap(), "{text}");
    }
}

#[test]
fn reading_takes_at_least_a_minute() {
    assert_eq!(minutes(0, "en"), 1);
    assert_eq!(minutes(229, "en-GB"), 2);
    assert_eq!(minutes(690, "ar"), 5);
    assert_eq!(minutes(1000, "fa"), 5);
    assert_eq!(minutes(usize::MAX, "fa"), u32::MAX);
}

proptest! {
    #[test]
    fn an_excerpt_is_a_beginning_on_a_grapheme_boundary(
        text in "\\PC*|[\\u{600}-\\u{6FF}a-z \\u{300}-\\u{310}]*", limit in 0_usize..60
    ) {
        let whole = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let cut = excerpt(&text, limit);
        if cut != whole {
            let head = cut.strip_suffix('…').unwrap();
            let tail = whole.strip_prefix(head).unwrap();
            prop_assert!(head.chars().count() <= limit);
            prop_assert!(head.is_empty() || !tail.starts_with(is_combining_mark));
            let boundaries: Vec<usize> = whole.grapheme_indices(true).map(|(at, _)| at).collect();
            prop_assert!(boundaries.contains(&head.len()));
        }
    }
}
