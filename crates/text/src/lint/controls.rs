//! What cannot be seen and changes how the text is set.

use super::{Finding, Problem};
use crate::script::is_bidi_mark;

pub(super) fn find(text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut open = Vec::new();
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let finding =
            |at: usize, c: char, problem| Finding { range: at..at + c.len_utf8(), problem, fix: Some(String::new()) };
        let after = || text.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
        match c {
            '\u{2066}'..='\u{2068}' => open.push((at, c)),
            '\u{2069}' if open.pop().is_none() => findings.push(finding(at, c, Problem::UnpairedIsolate)),
            // An isolate ends with its paragraph at the latest.
            '\n' | '\u{2029}' => {
                findings.extend(open.drain(..).map(|(at, c)| finding(at, c, Problem::UnpairedIsolate)));
            }
            '\u{202A}'..='\u{202E}' | '\u{200B}' | '\u{FEFF}' => findings.push(finding(at, c, Problem::HiddenControl)),
            // Between a word and a sign it has its use, inside a word none.
            c if is_bidi_mark(c) && before.is_alphabetic() && after().is_alphabetic() => {
                findings.push(finding(at, c, Problem::HiddenControl));
            }
            _ => {}
        }
        before = c;
    }
    findings.extend(open.into_iter().map(|(at, c)| Finding {
        range: at..at + c.len_utf8(),
        problem: Problem::UnpairedIsolate,
        fix: Some(String::new()),
    }));
    findings
}
