use proptest::prelude::*;
use text::Direction;
use text::direction::{first_strong, isolate, majority, marked_title};

use crate::table;

#[test]
fn most_letters_decide_and_not_the_first() {
    for [line, most, first] in table::rows(include_str!("../tables/direction.tsv")) {
        assert_eq!(majority(&line), Direction::parse(&most), "most of `{line}`");
        assert_eq!(first_strong(&line), Direction::parse(&first), "first of `{line}`");
    }
}

#[test]
fn a_title_is_marked_only_where_its_start_misleads() {
    for [page, title, mark] in table::rows(include_str!("../tables/title_marks.tsv")) {
        let marked = marked_title(&title, Direction::parse(&page).unwrap());
        assert_eq!(marked, format!("{mark}{title}"));
    }
}

#[test]
fn an_isolate_is_balanced() {
    for [inside, balanced] in table::rows(include_str!("../tables/isolates.tsv")) {
        assert_eq!(isolate(&inside, None), format!("\u{2068}{balanced}\u{2069}"));
    }
    assert_eq!(isolate("abc", Some(Direction::Ltr)), "\u{2066}abc\u{2069}");
    assert_eq!(isolate("أحمد", Some(Direction::Rtl)), "\u{2067}أحمد\u{2069}");
}

proptest! {
    #[test]
    fn every_isolate_is_closed(text in "\\PC*|[ab\\n\\u{202A}-\\u{202E}\\u{2066}-\\u{2069}]*") {
        let isolated = isolate(&text, None);
        let mut depth = 0_i32;
        for (at, c) in isolated.char_indices() {
            match c {
                '\u{2066}'..='\u{2068}' => depth += 1,
                '\u{2069}' => depth -= 1,
                _ => {}
            }
            prop_assert!(depth > 0 || at + c.len_utf8() == isolated.len());
        }
        prop_assert_eq!(depth, 0);
    }

    #[test]
    fn marking_a_title_twice_changes_nothing(title in "\\PC*") {
        for page in [Direction::Ltr, Direction::Rtl] {
            let once = marked_title(&title, page);
            prop_assert_eq!(marked_title(&once, page), once);
        }
    }
}
