//! HTML and what it becomes: the table is `cases.txt`, whose head says how to read it.

use domain::document::html::{HtmlInput, from_html};
use domain::document::{Direction, Document};

use crate::outline::outline;

const TABLE: &str = include_str!("cases.txt");

struct Case<'a> {
    name: &'a str,
    rtl: bool,
    html: &'a str,
    expected: &'a str,
}

fn cases() -> Vec<Case<'static>> {
    TABLE
        .split("\n=== ")
        .skip(1)
        .map(|case| {
            let (name, rest) = case.split_once('\n').unwrap_or((case, ""));
            let (html, expected) = rest.split_once("\n---\n").unwrap_or((rest, ""));
            Case { name, rtl: name.ends_with("(ar)"), html, expected: expected.trim_end() }
        })
        .collect()
}

fn input(rtl: bool) -> HtmlInput<'static> {
    match rtl {
        true => HtmlInput { lang: "ar", dir: Direction::Rtl, seed: "case" },
        false => HtmlInput { lang: "en", dir: Direction::Ltr, seed: "case" },
    }
}

#[test]
fn every_case_of_the_table_becomes_what_it_says() {
    let mut wrong = Vec::new();
    let mut actual = String::new();
    for case in cases() {
        let input = input(case.rtl);
        let parsed = from_html(case.html, &input);
        let mut got = outline(&parsed.document, input.dir);
        for note in &parsed.notes {
            got.push_str(format!("! {:?} {}", note.kind, note.detail).trim_end());
            got.push('\n');
        }
        actual.push_str(&format!("=== {}\n{}\n---\n{}\n", case.name, case.html, got));
        if got.trim_end() != case.expected {
            wrong.push(format!("{}\n  expected:\n{}\n  got:\n{got}", case.name, case.expected));
        }
    }
    // `CASES_OUT=file` writes the table anew, to be read before it is kept.
    if let Some(file) = std::env::var_os("CASES_OUT") {
        std::fs::write(file, actual).expect("the file can be written");
    }
    assert!(cases().len() >= 60, "the table has shrunk to {}", cases().len());
    assert!(wrong.is_empty(), "{} cases:\n\n{}", wrong.len(), wrong.join("\n\n"));
}

#[test]
fn every_case_survives_its_stored_form() {
    for case in cases() {
        let document = from_html(case.html, &input(case.rtl)).document;
        assert_eq!(Document::from_json(&document.to_json()), Ok(document), "{}", case.name);
    }
}

#[test]
fn the_same_html_gives_the_same_ids() {
    for case in cases() {
        let input = input(case.rtl);
        assert_eq!(from_html(case.html, &input), from_html(case.html, &input), "{}", case.name);
    }
}
