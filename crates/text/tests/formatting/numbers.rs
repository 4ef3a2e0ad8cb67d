use proptest::prelude::*;
use text::PluralCategory;
use text::digits::to_ascii;
use text::formatting::PluralRules;

use crate::{SEVERAL, formats, table};

#[test]
fn numbers_are_written_as_each_edition_does() {
    for [spec, form, value, expected] in table::rows(include_str!("../tables/numbers.tsv")) {
        let formats = formats(&spec);
        let written = match form.as_str() {
            "number" => formats.number(value.parse().unwrap()),
            "count" => formats.count(value.parse().unwrap()),
            "percent" => formats.percent(value.parse().unwrap()),
            "size" => formats.file_size(value.parse().unwrap()),
            other => panic!("unknown form `{other}`"),
        };
        assert_eq!(written, expected, "{spec} {form} {value}");
    }
}

#[test]
fn numbers_fall_into_their_plural_categories() {
    for [language, kind, value, expected] in table::rows(include_str!("../tables/plurals.tsv")) {
        let rules = PluralRules::new(&language).unwrap();
        let category = match kind.as_str() {
            "cardinal" => {
                value.parse().map_or_else(|_| rules.cardinal_of(value.parse().unwrap()), |n| rules.cardinal(n))
            }
            "ordinal" => rules.ordinal(value.parse().unwrap()),
            other => panic!("unknown kind `{other}`"),
        };
        assert_eq!(Some(category), PluralCategory::parse(&expected), "{language} {kind} {value}");
    }
}

proptest! {
    #[test]
    fn any_number_can_be_written(value: f64, count: u64) {
        for formats in SEVERAL.iter() {
            prop_assert!(!formats.number(value).is_empty() && !formats.percent(value).is_empty());
            prop_assert!(!formats.file_size(count).is_empty());
            let _ = formats.plurals().cardinal_of(value);
            let digits: String = to_ascii(&formats.count(count)).chars().filter(char::is_ascii_digit).collect();
            prop_assert_eq!(digits, count.to_string());
        }
    }
}
