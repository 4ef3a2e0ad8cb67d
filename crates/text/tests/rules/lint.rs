use std::ops::Range;

use proptest::prelude::*;
use text::lint::{Finding, Problem, apply, lint};

use crate::search::any_text;
use crate::table;

fn names(findings: &[Finding]) -> String {
    findings.iter().map(|finding| finding.problem.as_str()).collect::<Vec<_>>().join(" ")
}

#[test]
fn what_a_keyboard_or_a_converter_left_is_found_and_mended() {
    for [language, text, problems, fixed] in table::rows(include_str!("../tables/lint.tsv")) {
        let findings = lint(&text, &language);
        assert_eq!(names(&findings), problems, "{language}: {text}");
        assert_eq!(apply(&text, &findings), fixed, "{language}: {text}");
        let left = lint(&fixed, &language);
        assert!(left.iter().all(|finding| finding.fix.is_none()), "{language}: {fixed} still has {left:?}");
    }
}

#[test]
fn every_problem_has_a_row_and_a_name() {
    let rows = table::rows(include_str!("../tables/lint.tsv"));
    for problem in Problem::ALL {
        assert_eq!(Problem::parse(problem.as_str()), Some(problem));
        let shown = |[_, _, problems, _]: &[String; 4]| problems.split(' ').any(|name| name == problem.as_str());
        assert!(rows.iter().any(shown), "no row shows {problem:?}");
    }
}

#[test]
fn fixes_that_do_not_fit_the_text_change_nothing() {
    let finding = |range: Range<usize>| Finding { range, problem: Problem::DoubledBlank, fix: Some("x".to_owned()) };
    assert_eq!(apply("سلام", &[finding(0..1), finding(2..99), finding(Range { start: 1, end: 0 })]), "سلام");
    assert_eq!(apply("abcd", &[finding(1..3), finding(2..4)]), "axd");
}

proptest! {
    #[test]
    fn findings_lie_in_order_in_any_text(text in any_text(), language in "en|ar|fa|sq|ja") {
        let findings = lint(&text, &language);
        let mut end = 0;
        for finding in &findings {
            prop_assert!(finding.range.start >= end && finding.range.end > finding.range.start);
            prop_assert!(text.get(finding.range.clone()).is_some());
            prop_assert!(finding.fix.as_deref() != text.get(finding.range.clone()));
            end = finding.range.end;
        }
        let _ = apply(&text, &findings);
    }
}
