use proptest::prelude::*;
use text::technical::left_to_right_runs;

use crate::table;

#[test]
fn numbers_and_addresses_read_from_left_to_right() {
    for [line, runs] in table::rows(include_str!("../tables/technical.tsv")) {
        let found: Vec<&str> = left_to_right_runs(&line).into_iter().map(|run| &line[run]).collect();
        assert_eq!(found.join("|"), runs, "{line}");
    }
}

proptest! {
    #[test]
    fn runs_stand_in_a_row_and_on_characters(text in "\\PC*|[-+@. a1۲ب()/:w]*") {
        let mut end = 0;
        for run in left_to_right_runs(&text) {
            prop_assert!(run.start >= end && run.end > run.start);
            prop_assert!(text.get(run.clone()).is_some());
            end = run.end;
        }
    }
}
