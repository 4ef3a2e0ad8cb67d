use proptest::prelude::*;
use text::TextError;
use text::collation::SortKeys;

use crate::table;

#[test]
fn words_sort_as_in_the_language_s_dictionary() {
    for [language, words] in table::rows(include_str!("../tables/collation.tsv")) {
        let keys = SortKeys::new(&language).unwrap();
        let expected: Vec<&str> = words.split(' ').collect();
        let mut sorted = expected.clone();
        sorted.reverse();
        sorted.sort_by_key(|word| keys.key(word));
        assert_eq!(sorted, expected, "{language}");
    }
}

#[test]
fn the_seat_of_a_hamza_tells_only_equal_words_apart() {
    let keys = SortKeys::new("ar").unwrap();
    let mut names = ["أحمد ج", "احمد ب", "إحمد د", "أحمد ا"];
    names.sort_by_key(|name| keys.key(name));
    assert_eq!(names, ["أحمد ا", "احمد ب", "أحمد ج", "إحمد د"]);
}

#[test]
fn a_wrong_language_is_refused() {
    assert_eq!(SortKeys::new("not a tag").unwrap_err(), TextError::Language("not a tag".to_owned()));
    assert!(SortKeys::new("xx").is_ok());
}

#[test]
fn sort_keys_are_shared_between_threads() {
    fn shared<T: Send + Sync + 'static>() {}
    shared::<SortKeys>();
}

proptest! {
    #[test]
    fn any_text_has_a_key(one in ".*", other in ".*") {
        let keys = SortKeys::new("fa").unwrap();
        prop_assert_eq!(keys.key(&one).cmp(&keys.key(&other)), keys.key(&other).cmp(&keys.key(&one)).reverse());
        prop_assert_eq!(keys.key(&one), keys.key(&one));
    }
}
