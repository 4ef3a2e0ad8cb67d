//! The form in which text is stored (MR-28).

use unicode_normalization::UnicodeNormalization as _;

/// The text in Unicode's composed form (NFC): joiners, vowel marks and tatweel stay.
#[must_use]
pub fn nfc(text: &str) -> String {
    text.nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::nfc;

    #[test]
    fn marks_compose_and_joiners_stay() {
        assert_eq!(nfc("e\u{308}"), "ë");
        assert_eq!(nfc("می\u{200c}رود، عَلِيّ، مـــحمد"), "می\u{200c}رود، عَلِيّ، مـــحمد");
    }
}
