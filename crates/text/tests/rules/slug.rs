use proptest::prelude::*;
use text::slug::{self, ImportedSlug, slug_key, slugify};
use unicode_normalization::is_nfc;

use crate::table;

#[test]
fn titles_become_slugs() {
    for [language, title, expected] in table::rows(include_str!("../tables/slugs.tsv")) {
        assert_eq!(slugify(&title, &language), expected, "{language}: {title}");
    }
}

#[test]
fn variants_lead_to_the_same_key() {
    for [variant, canonical] in table::rows(include_str!("../tables/slug_variants.tsv")) {
        assert_eq!(slug_key(&variant), slug_key(&canonical), "{variant} and {canonical}");
    }
}

#[test]
fn wordpress_slugs_are_decoded() {
    for [raw, expected, damaged] in table::rows(include_str!("../tables/imported_slugs.tsv")) {
        let imported = ImportedSlug::decode(&raw);
        assert_eq!((imported.slug(), imported.is_damaged()), (expected.as_str(), damaged == "cut"), "{raw}");
        assert_eq!(imported.raw(), raw);
    }
}

#[test]
fn a_slug_of_120_arabic_letters_is_whole_and_a_longer_one_ends_with_a_word() {
    let word = "انتخابات"; // eight letters
    let title = [word; 13].join(" "); // 13 × 8 + 12 = 116
    assert_eq!(slugify(&title, "ar").chars().count(), 116);
    let exact = format!("{title} خبر");
    assert_eq!(slugify(&exact, "ar").chars().count(), 120);
    let longer = format!("{title} خبرهم");
    assert_eq!(slugify(&longer, "ar").chars().count(), 116);
    let one_word = "ا".repeat(130);
    assert_eq!(slugify(&one_word, "ar").chars().count(), 120);
}

#[test]
fn a_word_longer_than_the_limit_is_not_cut_before_its_mark() {
    let title = format!("{}\u{915}\u{93F}", "क".repeat(119));
    assert_eq!(slugify(&title, "hi").chars().count(), 119);
}

#[test]
fn encoding_leaves_only_unreserved_ascii() {
    assert_eq!(slug::encode("كتاب-علي"), "%D9%83%D8%AA%D8%A7%D8%A8-%D8%B9%D9%84%D9%8A");
    assert_eq!(slug::encode("a-b_c.d~e/f"), "a-b_c.d~e%2Ff");
}

proptest! {
    #[test]
    fn any_title_gives_a_path_segment(title in "\\PC*|[\\u{600}-\\u{6FF} a-zëçA-Z&'\\u{200C}\\u{915}-\\u{94D}]{0,300}", language in "en|ar|fa|sq|hi|") {
        let slug = slugify(&title, &language);
        prop_assert!(is_nfc(&slug));
        prop_assert_eq!(slugify(&slug, &language), slug.as_str());
        prop_assert!(slug.chars().count() <= slug::MAX_CHARACTERS);
        prop_assert!(!slug.starts_with('-') && !slug.ends_with('-') && !slug.contains("--"), "{}", slug);
        prop_assert!(!slug.contains(|c: char| c.is_whitespace() || c.is_control() || "/?#%\\".contains(c)), "{}", slug);
    }

    #[test]
    fn the_key_of_a_key_is_itself(slug in "\\PC*") {
        let key = slug_key(&slug);
        prop_assert_eq!(slug_key(&key), key);
    }

    #[test]
    fn a_slug_survives_encoding(slug in "[\\PC&&[^%/?#\\\\\\s\\u{200E}\\u{200F}\\u{61C}\\u{202A}-\\u{202E}\\u{2066}-\\u{2069}]]*") {
        let slug: String = unicode_normalization::UnicodeNormalization::nfc(slug.trim_matches('-')).collect();
        let encoded = slug::encode(&slug);
        let lower_case = ImportedSlug::decode(&encoded.to_lowercase());
        prop_assert!(!lower_case.is_damaged());
        let upper_case = ImportedSlug::decode(&encoded);
        prop_assert_eq!(upper_case.slug(), slug);
    }

    #[test]
    fn any_cut_of_an_encoded_slug_decodes_to_its_beginning(at in 0_usize..200) {
        let whole = "گزارش-انتخابات-ایران-و-جهان";
        let encoded = slug::encode(whole);
        let cut = encoded.get(..at.min(encoded.len())).unwrap();
        prop_assert!(whole.starts_with(ImportedSlug::decode(cut).slug()));
    }

    #[test]
    fn decoding_never_fails(raw in ".*|[%0-9a-f\\-]*") {
        let imported = ImportedSlug::decode(&raw);
        prop_assert_eq!(imported.raw(), raw);
    }
}
