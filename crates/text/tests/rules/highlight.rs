use std::ops::Range;

use proptest::prelude::*;
use text::highlight::{Passage, highlight, passage};
use text::{Query, tokens};
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use crate::search::any_text;
use crate::table;

/// The text with brackets around the ranges.
fn bracketed(text: &str, ranges: &[Range<usize>]) -> String {
    let mut out = String::new();
    let mut end = 0;
    for range in ranges {
        out.push_str(&format!("{}[{}]", &text[end..range.start], &text[range.clone()]));
        end = range.end;
    }
    out + &text[end..]
}

fn shown(passage: &Passage) -> String {
    let ellipsis = |cut: bool| if cut { "…" } else { "" };
    let inside = bracketed(&passage.text, &passage.ranges);
    format!("{}{inside}{}", ellipsis(passage.cut_before), ellipsis(passage.cut_after))
}

#[test]
fn words_found_are_marked_in_their_own_spelling() {
    for [language, query, marked] in table::rows(include_str!("../tables/highlights.tsv")) {
        let text = marked.replace(['[', ']'], "");
        let ranges = highlight(&text, &language, &Query::parse(&query, &language));
        assert_eq!(bracketed(&text, &ranges), marked, "{query}");
    }
}

#[test]
fn a_passage_shows_most_of_the_words_found() {
    for [limit, language, query, text, expected] in table::rows(include_str!("../tables/passages.tsv")) {
        let ranges = highlight(&text, &language, &Query::parse(&query, &language));
        assert_eq!(shown(&passage(&text, &ranges, limit.parse().unwrap())), expected, "{query}");
    }
}

#[test]
fn a_mark_that_a_number_loses_hides_no_word() {
    let text = "\u{11C50}\u{A4B}\u{1E290}\u{11288}";
    let ranges = highlight(text, "en", &Query::parse(text, "en"));
    assert_eq!(bracketed(text, &ranges), format!("[{text}]"));
}

/// A text and a query of one of its words, or of anything.
fn searched() -> impl Strategy<Value = (String, String, String)> {
    (any_text(), any_text(), "en|ar|fa|sq", any::<prop::sample::Index>()).prop_map(|(text, other, language, index)| {
        let tokens = tokens(&text, &language);
        let word = if tokens.is_empty() { other } else { text[index.get(&tokens).range.clone()].to_owned() };
        (text, word, language)
    })
}

proptest! {
    #[test]
    fn marks_never_break_a_grapheme((text, query, language) in searched()) {
        let query = Query::as_you_type(&query, &language);
        let boundaries: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
        let mut end = 0;
        for range in highlight(&text, &language, &query) {
            prop_assert!(range.start >= end && range.end > range.start);
            end = range.end;
            prop_assert!(boundaries.contains(&range.start) && boundaries.contains(&range.end));
        }
    }

    #[test]
    fn a_word_of_the_text_is_marked_and_nothing_inside_a_word((text, query, language) in searched()) {
        let query = Query::parse(&query, &language);
        let ranges = highlight(&text, &language, &query);
        prop_assert!(query.is_empty() || !ranges.is_empty() || tokens(&text, &language).is_empty());
        for range in ranges {
            let inside = tokens(&text[range], &language);
            prop_assert!(!inside.is_empty());
        }
    }

    #[test]
    fn a_passage_is_a_piece_of_the_text((text, query, language) in searched(), limit in 0_usize..80) {
        let ranges = highlight(&text, &language, &Query::parse(&query, &language));
        let passage = passage(&text, &ranges, limit);
        let whole = text.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert!(whole.contains(&passage.text));
        prop_assert!(passage.text.chars().count() <= limit);
        prop_assert_eq!(passage.cut_before, !whole.starts_with(&passage.text) || passage.cut_before);
        if !passage.cut_before && !passage.cut_after {
            prop_assert_eq!(&passage.text, &whole);
        }
        if passage.cut_before {
            prop_assert!(!passage.text.starts_with(is_combining_mark));
        }
        let mut end = 0;
        for range in &passage.ranges {
            prop_assert!(range.start >= end && range.end > range.start);
            prop_assert!(passage.text.get(range.clone()).is_some());
            end = range.end;
        }
    }

    #[test]
    fn any_ranges_give_a_passage(text in any_text(), ends in prop::collection::vec((0_usize..99, 0_usize..99), 0..4), limit in 0_usize..40) {
        let ranges: Vec<Range<usize>> = ends.into_iter().map(|(start, end)| start..end).collect();
        let passage = passage(&text, &ranges, limit);
        prop_assert!(passage.ranges.iter().all(|range| passage.text.get(range.clone()).is_some()));
    }
}
