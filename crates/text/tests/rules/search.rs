use proptest::prelude::*;
use text::query::matches;
use text::tokens::{joined, split};
use text::{Query, Token, tokens};
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use crate::table;

fn found(query: &str, text: &str, language: &str) -> bool {
    matches(text, language, &Query::parse(query, language))
}

#[test]
fn either_spelling_finds_the_other() {
    for [language, one, other] in table::rows(include_str!("../tables/search_pairs.tsv")) {
        assert!(found(&one, &other, &language), "{language}: {one} does not find {other}");
        assert!(found(&other, &one, &language), "{language}: {other} does not find {one}");
    }
}

#[test]
fn other_words_are_not_found() {
    for [language, query, text] in table::rows(include_str!("../tables/search_misses.tsv")) {
        assert!(!found(&query, &text, &language), "{language}: {query} finds {text}");
    }
}

#[test]
fn words_have_these_forms() {
    for [language, text, exact, folded, bare, stem] in table::rows(include_str!("../tables/tokens.tsv")) {
        let tokens = tokens(&text, &language);
        let forms = |form: fn(&Token) -> &str| tokens.iter().map(form).collect::<Vec<_>>().join(" ");
        assert_eq!(forms(|token| &token.exact), exact, "exact forms of {text}");
        assert_eq!(forms(|token| &token.folded), folded, "folded forms of {text}");
        assert_eq!(forms(|token| &token.bare), bare, "bare forms of {text}");
        assert_eq!(forms(|token| &token.stem), stem, "stems of {text}");
    }
}

#[test]
fn stems_are_lucene_s_but_for_reasons() {
    let rows = table::rows(include_str!("../tables/lucene.tsv"));
    assert!(rows.len() >= 60);
    for [language, form, text, lucene, ours, reason] in rows {
        let tokens = tokens(&text, &language);
        let form: fn(&Token) -> &str = if form == "fold" { |token| &token.folded } else { |token| &token.stem };
        assert_eq!(tokens.iter().map(form).collect::<Vec<_>>().join(" "), ours, "{text}");
        assert_eq!(lucene == ours, reason.is_empty(), "a deviation has a reason, and only a deviation: {text}");
    }
}

/// What Lucene finds and reads as one verb is found here too, by way of the parts.
#[test]
fn a_verb_finds_its_forms_with_a_prefix_written_apart() {
    for [language, form, text, lucene, _, _] in table::rows(include_str!("../tables/lucene.tsv")) {
        assert!(form == "fold" || found(&lucene, &text, &language), "{lucene} does not find {text}");
    }
}

#[test]
fn a_vocalised_word_is_one_token() {
    assert_eq!(tokens("عَلِيّ", "ar").len(), 1);
}

#[test]
fn a_part_of_a_divided_word_is_found() {
    for text in ["می\u{200C}رود", "می رود", "نمی\u{200C}رود"] {
        assert!(found("رود", text, "fa"), "{text}");
    }
    assert!(found("eshte", "Ç’është kjo?", "sq"));
    assert!(found("Brien", "Edna O’Brien", "en"));
    let tokens = tokens("این دانش\u{200C}آموز رفت", "fa");
    assert_eq!(joined(&tokens).len(), 3);
    assert_eq!(split(&tokens).len(), 4);
    assert!(found("\"آموز رفت\"", "این دانش\u{200C}آموز رفت", "fa"));
}

/// Any text, and texts in which what is special about the languages meets.
pub fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC*",
        ".*",
        "[\\u{600}-\\u{6FF} a-z\\u{200B}-\\u{200F}.,'’\\-\\u{64B}-\\u{652}]*",
        "[میرودهاتنکب \\u{200C}\\u{640}\\u{64E}.،]*",
        "[اللوبكفنهيت ]*",
        "[0-9۰-۹٠-٩.,٫٬، \\u{A0}]*",
        "[\\u{FB50}-\\u{FDFF}\\u{FE70}-\\u{FEFC}\\u{4E00}-\\u{4E20}\\u{E00}-\\u{E50}\\u{900}-\\u{97F} ]*",
        "[a-zëçA-Z \"«»“”*\\-\\u{300}-\\u{310}]*",
    ]
}

const LANGUAGES: &str = "en|ar|fa|sq|ja|";

proptest! {
    #[test]
    fn tokens_lie_in_order_on_grapheme_boundaries(text in any_text(), language in LANGUAGES) {
        let boundaries: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
        let mut end = 0;
        for token in tokens(&text, &language) {
            prop_assert!(token.range.start >= end && token.range.end > token.range.start);
            end = token.range.end;
            prop_assert!(token.parts.is_empty() || token.parts.len() > 1);
            let mut part_end = token.range.start;
            for part in &token.parts {
                prop_assert!(part.range.start >= part_end && part.range.end <= end);
                part_end = part.range.end;
            }
            for range in token.parts.iter().map(|part| &part.range).chain([&token.range]) {
                prop_assert!(boundaries.contains(&range.start) && boundaries.contains(&range.end));
            }
        }
    }

    #[test]
    fn forms_hold_only_what_an_index_keeps_whole(text in any_text(), language in LANGUAGES) {
        for token in tokens(&text, &language) {
            let parts = token.parts.iter().flat_map(|part| [&part.folded, &part.stem]);
            for form in [&token.folded, &token.bare, &token.stem].into_iter().chain(parts) {
                prop_assert!(!form.is_empty());
                prop_assert!(form.chars().all(|c| c.is_alphanumeric() || is_combining_mark(c) || c == '.'), "{:?}", form);
            }
            let bare_of_joiners = token.exact.replace('\u{200C}', "");
            prop_assert!(bare_of_joiners.chars().all(|c| c.is_alphanumeric() || is_combining_mark(c) || c == '.'));
        }
    }

    #[test]
    fn every_word_finds_its_text(text in any_text(), language in LANGUAGES) {
        for token in tokens(&text, &language) {
            let word = &text[token.range.clone()];
            let query = Query::parse(word, &language);
            prop_assert!(query.is_empty() || matches(&text, &language, &query), "{:?}", word);
            let typed = Query::as_you_type(word, &language);
            prop_assert!(typed.is_empty() || matches(&text, &language, &typed), "{:?}", word);
        }
    }

    #[test]
    fn a_stem_finds_its_word(text in "[\\u{621}-\\u{64A}]*|[اللوبكفنهيتر]*|[a-z]*", language in "en|ar|fa|sq") {
        for token in tokens(&text, &language) {
            let stemmed = tokens(&token.stem, &language);
            prop_assert!(stemmed.iter().any(|again| again.stem == token.stem), "{}", token.folded);
        }
    }
}
