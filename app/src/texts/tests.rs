//! Grammar, letters, completeness and the data folder.

use super::*;

fn shipped() -> Catalogues {
    Catalogues::shipped().expect("shipped catalogues")
}

#[test]
fn comments_are_counted_in_the_grammar_of_the_language() {
    let catalogues = shipped();
    for (language, count, formatted, expected) in [
        ("ar", 0, "0", "لا تعليقات"),
        ("ar", 1, "1", "تعليق واحد"),
        ("ar", 2, "2", "تعليقان"),
        ("ar", 3, "3", "3 تعليقات"),
        ("ar", 11, "11", "11 تعليقًا"),
        ("ar", 100, "100", "100 تعليق"),
        ("ar", 103, "103", "103 تعليقات"),
        ("ar", 111, "111", "111 تعليقًا"),
        ("fa", 0, "۰", "۰ دیدگاه"),
        ("fa", 12, "۱۲", "۱۲ دیدگاه"),
        ("sq", 0, "0", "0 komente"),
        ("sq", 1, "1", "1 koment"),
        ("en", 1, "1", "1 comment"),
        ("en", 2, "2", "2 comments"),
    ] {
        assert_eq!(catalogues.of(language).plural(Count::CommentCount, count, formatted), expected);
    }
}

/// MR-7: letters and digits of the neighbouring script must not slip into a language.
#[test]
fn every_language_keeps_to_its_own_letters() {
    let catalogues = shipped();
    for (language, foreign) in [
        (
            "fa",
            &['\u{064A}'..='\u{064A}', '\u{0643}'..='\u{0643}', '\u{0649}'..='\u{0649}', '\u{0660}'..='\u{0669}'][..],
        ),
        ("ar", &['\u{06A9}'..='\u{06A9}', '\u{06CC}'..='\u{06CC}', '\u{06F0}'..='\u{06F9}'][..]),
        ("sq", &['\u{0300}'..='\u{036F}', '\u{0370}'..='\u{052F}'][..]),
        ("en", &['\u{0370}'..='\u{06FF}'][..]),
    ] {
        for text in every_text(catalogues.of(language)) {
            let stray = text.chars().find(|c| foreign.iter().any(|range| range.contains(c)));
            assert_eq!(stray, None, "{language}: {text}");
            assert_eq!(text.trim(), text.trim_matches(' '), "{language}: control characters around {text:?}");
        }
    }
}

/// MR-6: a text that is the same in two languages was left untranslated, unless it is a name or a form.
#[test]
fn no_text_is_shared_by_two_languages() {
    const NAMES: [&str; 11] = [
        "kind_video",
        "share_facebook",
        "share_x",
        "share_pinterest",
        "share_whatsapp",
        "share_telegram",
        "share_skype",
        "copyright",
        "page_of_site",
        "not_found_code",
        "joint",
    ];
    let catalogues = shipped();
    let languages: Vec<_> = catalogues.languages().collect();
    for (at, one) in languages.iter().enumerate() {
        for other in &languages[at + 1..] {
            for message in Msg::ALL.iter().copied().filter(|message| !NAMES.contains(&message.key())) {
                let (a, b) = (catalogues.of(one).t(message), catalogues.of(other).t(message));
                assert_ne!(a, b, "`{}` in {one} and {other}", message.key());
            }
        }
    }
}

#[test]
fn a_region_speaks_its_language_and_the_unknown_speak_english() {
    let catalogues = shipped();
    assert_eq!(catalogues.of("fa-AF").language(), "fa");
    assert_eq!(catalogues.of("tlh").language(), "en");
}

#[test]
fn what_the_browser_is_given_is_what_it_takes_in() {
    use crate::texts::installed;
    let catalogues = shipped();
    installed::install::<true>("sq", &catalogues.browser_json("sq", Part::Reader)).expect("its own form");
    let table = installed::table_of("sq");
    assert_eq!(Msg::Older.within(table), catalogues.of("sq").t(Msg::Older));
    assert_eq!(DeskMsg::Save.within(table), "", "readers are not given the desk's texts");
    assert_ne!(catalogues.address("sq", Part::Reader), catalogues.address("sq", Part::Desk));
}

#[test]
fn the_data_folder_changes_a_text_and_adds_a_language() {
    let folder = std::env::temp_dir().join(format!("nashr-catalogues-{}", std::process::id()));
    for (language, json) in [("en", r#"{"older": "Earlier", "nonsense": "?"}"#), ("mk", r#"{"older": "Постари"}"#)]
    {
        std::fs::create_dir_all(folder.join(language)).expect("a folder");
        std::fs::write(folder.join(language).join("reader.json"), json).expect("a file");
    }
    let (catalogues, unknown) = Catalogues::with_overrides(&folder).expect("readable");
    std::fs::remove_dir_all(&folder).expect("the folder");
    assert_eq!(catalogues.of("en").t(Msg::Older), "Earlier");
    assert_eq!(catalogues.of("mk").t(Msg::Older), "Постари");
    assert_eq!(catalogues.of("mk").t(Msg::Menu), "Menu");
    assert!(catalogues.of("mk").borrowed().contains(&"menu"));
    assert!(!catalogues.of("mk").borrowed().contains(&"older"));
    assert!(catalogues.of("en").borrowed().is_empty());
    assert_eq!(unknown.len(), 1, "{unknown:?}");
}

fn every_text(catalogue: &Catalogue) -> impl Iterator<Item = &str> {
    let counted = catalogue.reader_counts.iter().chain(&catalogue.desk_counts).flatten().flatten();
    catalogue
        .table
        .reader
        .iter()
        .chain(&catalogue.table.desk)
        .chain(&catalogue.table.plain)
        .chain(&catalogue.table.settings)
        .chain(&catalogue.mail)
        .chain(counted)
        .map(String::as_str)
}
