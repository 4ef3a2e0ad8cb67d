//! Files that are refused: with their line, and before anything is written.

use crate::world::{World, options, own, shared};
use exchange::ExchangeError;

fn refused(bytes: &[u8]) -> ExchangeError {
    let world = World::new();
    let file = world.folder.path().join("export.xml");
    std::fs::write(&file, bytes).expect("a file");
    let options = options(file, "en");
    let error = world.import(&options).expect_err("a refusal");
    let tags = world.store.read(|r| r.tag_list(&options.edition)).expect("a read");
    assert!(tags.is_empty() && world.store.read(|r| r.contributor_list()).expect("a read").is_empty());
    error
}

#[test]
fn a_malformed_file_is_refused_with_its_line() {
    let Some(file) = shared("malformed.xml") else { return };
    let error = refused(&std::fs::read(file).expect("the file"));
    let text = error.to_string();
    assert!(matches!(error, ExchangeError::Malformed { line: 90, .. }), "{text}");
    assert!(text.contains("line 90: `</channel>` stands where `</notachanneltag>` must: line 27"), "{text}");
}

#[test]
fn laughs_by_the_billion_are_refused_at_once() {
    let entities: String =
        (1..10).map(|n| format!("<!ENTITY l{n} \"{}\">\n", format!("&l{};", n - 1).repeat(10))).collect();
    let xml = format!(
        "<?xml version=\"1.0\"?>\n<!DOCTYPE lolz [\n<!ENTITY l0 \"ha\">\n{entities}]>\n<rss><channel><title>&l9;</title></channel></rss>"
    );
    assert!(matches!(refused(xml.as_bytes()), ExchangeError::Malformed { line: 2, .. }));
}

#[test]
fn what_is_no_export_is_refused() {
    for text in [
        "",
        "no xml",
        "<html><body>x</body></html>",
        "<rss><channel><title>a feed</title><item><title>x</title></item></channel></rss>",
    ] {
        let error = refused(text.as_bytes());
        assert!(
            matches!(error, ExchangeError::NotAnExport { .. } | ExchangeError::Malformed { .. }),
            "{text}: {error}"
        );
    }
}

#[test]
fn a_file_that_is_cut_off_anywhere_is_refused_or_whole() {
    let bytes = std::fs::read(own("harbour/harbour.xml")).expect("the file");
    let world = World::new();
    let file = world.folder.path().join("export.xml");
    for cut in (0..bytes.len() - 20).step_by(997) {
        std::fs::write(&file, &bytes[..cut]).expect("a file");
        assert!(world.import(&options(file.clone(), "fa")).is_err(), "cut at {cut}");
    }
}

#[test]
fn no_beginning_of_the_theme_export_is_taken_for_a_whole() {
    let Some(file) = shared("themeunittestdata.wordpress.xml") else { return };
    let bytes = std::fs::read(file).expect("the file");
    let world = World::new();
    let file = world.folder.path().join("export.xml");
    for cut in (0..bytes.len() - 20).step_by(40_009) {
        std::fs::write(&file, &bytes[..cut]).expect("a file");
        assert!(world.import(&options(file.clone(), "en")).is_err(), "cut at {cut}");
    }
}

#[test]
fn without_offline_and_with_an_unknown_menu_or_edition_nothing_begins() {
    let world = World::new();
    let mut options = options(own("harbour/harbour.xml"), "fa");
    options.menu = Some("no such menu".into());
    assert!(matches!(world.import(&options), Err(ExchangeError::UnknownMenu { .. })));
    options.edition = "xx".parse().expect("a code");
    let error = world.import(&options).expect_err("a refusal");
    assert!(error.to_string().starts_with("there is no edition `xx`; there are: "), "{error}");
    options.offline = false;
    let error = world.import(&options).expect_err("a refusal");
    assert!(error.to_string().contains("--offline"), "{error}");
    assert!(world.store.read(|r| r.contributor_list()).expect("a read").is_empty());
}
