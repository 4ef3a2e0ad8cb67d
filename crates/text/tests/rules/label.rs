use proptest::prelude::*;
use text::label;

use crate::table;

#[test]
fn labels_keep_what_belongs_to_them() {
    for [typed, kept] in table::rows(include_str!("../tables/labels.tsv")) {
        assert_eq!(label::clean(&typed), kept, "{typed:?}");
    }
}

proptest! {
    #[test]
    fn cleaning_twice_changes_nothing(typed in ".*|[\\u{600}-\\u{6FF}a-z \\u{300}-\\u{310}\\u{200B}-\\u{200F}\\u{2066}-\\u{2069}]*") {
        let once = label::clean(&typed);
        prop_assert_eq!(label::clean(&once), once);
    }
}
