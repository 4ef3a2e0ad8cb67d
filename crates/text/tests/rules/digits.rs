use proptest::prelude::*;
use text::Digits;
use text::digits::{parse_whole, to_ascii, value};

#[test]
fn digits_of_all_scripts_become_ascii() {
    assert_eq!(to_ascii("۱۴۰۳/١٢/30 – १२ 𝟗"), "1403/12/30 – 12 9");
}

#[test]
fn numbers_are_written_in_the_edition_s_digits() {
    assert_eq!(Digits::Persian.write("404"), "۴۰۴");
    assert_eq!(Digits::Arabic.write("404"), "٤٠٤");
    assert_eq!(Digits::Latin.write("404"), "404");
}

#[test]
fn whole_numbers_are_read_in_any_digits() {
    assert_eq!(parse_whole(" ۱۲ "), Some(12));
    assert_eq!(parse_whole("٣"), Some(3));
    for not_whole in ["", "-1", "+1", "1.5", "twelve", "۱۲۳۴۵۶۷۸۹۰۱۲۳۴۵۶۷۸۹۰۱"] {
        assert_eq!(parse_whole(not_whole), None, "{not_whole}");
    }
}

#[test]
fn every_digit_has_its_value() {
    let digits = ('\0'..=char::MAX).filter(|&c| value(c).is_some()).count();
    assert_eq!(digits, 760, "Unicode 16 has 76 sets of ten");
    assert!("٫٬½²Ⅷ৴".chars().all(|c| value(c).is_none()));
}

proptest! {
    #[test]
    fn what_an_edition_writes_is_read_back(number: u64) {
        for digits in [Digits::Latin, Digits::Arabic, Digits::Persian] {
            prop_assert_eq!(parse_whole(&digits.write(&number.to_string())), Some(number));
        }
    }
}
