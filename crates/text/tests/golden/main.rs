//! A few hundred texts and what the crate makes of them. `end2end/text.test.mjs` compares the same file with the WASM
//! build, so that a page is the same on the server and in the browser.
//!
//! After a change that is meant: `NASHR_GOLDEN=write cargo test -p text --test golden`, then read the difference.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

#[path = "../tables/reader.rs"]
mod table;

mod outputs;

use outputs::{outputs, visible};

const GOLDEN: &str = include_str!("golden.tsv");

#[test]
fn texts_give_what_they_gave_before() {
    let remarks: Vec<&str> = GOLDEN.lines().take_while(|line| line.starts_with('#')).collect();
    let rows = table::rows::<7>(GOLDEN);
    let lines =
        rows.iter().map(|[language, text, ..]| format!("{}\t{}\t{}", language, visible(text), outputs(language, text)));
    let now: Vec<String> = remarks.iter().map(|&line| line.to_owned()).chain(lines).collect();
    if std::env::var("NASHR_GOLDEN").is_ok_and(|wish| wish == "write") {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/golden.tsv");
        std::fs::write(file, now.join("\n") + "\n").unwrap();
        return;
    }
    for (before, now) in GOLDEN.lines().zip(&now) {
        assert_eq!(before, now);
    }
}

#[test]
fn each_language_has_its_share_of_the_texts() {
    let rows = table::rows::<7>(GOLDEN);
    for language in ["en", "ar", "fa", "sq"] {
        let count = rows.iter().filter(|[of, ..]| of == language).count();
        assert!(count >= 40, "{count} texts in {language}");
    }
}
