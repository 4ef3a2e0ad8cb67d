use proptest::prelude::*;
use text::nfc;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn stored_text_keeps_joiners_vowel_signs_and_tatweel(text in "[\\u{620}-\\u{6FF}\\u{200C}\\u{200D} a-zëç]*") {
        let stored = nfc(&text);
        prop_assert_eq!(nfc(&stored), stored.as_str());
        let signs = |text: &str| text.chars().filter(|c| matches!(c, '\u{200C}' | '\u{200D}' | '\u{640}' | '\u{64B}'..='\u{652}')).count();
        prop_assert_eq!(signs(&stored), signs(&text));
    }
}
