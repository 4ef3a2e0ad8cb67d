use proptest::prelude::*;
use text::Query;
use text::query::{Clause, MAX_CLAUSES, matches};

use crate::table;

/// Clauses as the table writes them.
fn written(query: &Query) -> String {
    let clause = |clause: &Clause| {
        let words: Vec<&str> = clause.tokens.iter().map(|token| token.folded.as_str()).collect();
        format!("{}{}", words.join("+"), if clause.prefix { "*" } else { "" })
    };
    let wanted = query.wanted().iter().map(clause);
    let excluded = query.excluded().iter().map(|one| format!("-{}", clause(one)));
    wanted.chain(excluded).collect::<Vec<_>>().join(" ")
}

#[test]
fn what_is_typed_is_read_as_meant() {
    for [language, input, whole, typed] in table::rows(include_str!("../tables/queries.tsv")) {
        assert_eq!(written(&Query::parse(&input, &language)), whole, "{language}: {input}");
        assert_eq!(written(&Query::as_you_type(&input, &language)), typed, "{language}, typed: {input}");
    }
}

#[test]
fn an_empty_query_finds_nothing() {
    for input in ["", "\u{200C}", "ـــ", "ًٌٍ", "?!", "-word", "\"\""] {
        let query = Query::parse(input, "fa");
        assert!(query.is_empty(), "{input}");
        assert!(!matches("any word at all", "fa", &query), "{input}");
    }
}

#[test]
fn a_long_query_is_read_up_to_a_limit() {
    let many = Query::parse(&"a1 ".repeat(60), "en");
    assert_eq!(many.wanted().len(), MAX_CLAUSES);
    let long = Query::parse(&"x".repeat(1000), "en");
    assert_eq!(long.wanted()[0].tokens[0].folded.len(), text::query::MAX_CHARACTERS);
}

#[test]
fn a_story_is_found_letter_by_letter() {
    for (language, title, typed) in [
        ("fa", "کتاب\u{200C}های فارسی و می\u{200C}رود", "فارسی"),
        ("fa", "زبان فارسي", "فارسی"),
        ("fa", "او می\u{200C}رود به خانه", "می\u{200C}رود"),
        ("fa", "دانش\u{200C}آموزان تهران", "دانش آموزان"),
        ("ar", "نتائج الانتخابات البرلمانية", "انتخابات"),
        ("ar", "نتائج انتخابات البرلمان", "الانتخابات"),
        ("ar", "وزارة الصحة", "الوزارة"),
        ("ar", "الألعاب الأولمبية", "ألعاب"),
        ("sq", "Çmimi i energjisë", "cmimi"),
        ("en", "The night trains", "Night train"),
    ] {
        for (at, c) in typed.char_indices() {
            let input = &typed[..at + c.len_utf8()];
            // Until two letters follow the article, it could be the beginning of another word.
            if !input.ends_with(char::is_whitespace) && !matches!(input, "الا" | "الو") {
                assert!(matches(title, language, &Query::as_you_type(input, language)), "{input} of {title}");
            }
        }
    }
}

proptest! {
    #[test]
    fn any_input_is_a_query(input in "\\PC*|.*|[ab \"«»“”*\\-−\\u{200C}\\u{640}]*", language in "en|ar|fa|sq|") {
        let query = Query::parse(&input, &language);
        prop_assert!(query.wanted().len() + query.excluded().len() <= MAX_CLAUSES);
        for clause in query.wanted().iter().chain(query.excluded()) {
            prop_assert!(!clause.tokens.is_empty() && !clause.joined().is_empty());
            prop_assert!(clause.tokens.iter().all(|token| input.get(token.range.clone()).is_some()));
        }
        let _ = Query::as_you_type(&input, &language);
    }
}
