//! Quotation marks.

use super::{Finding, Problem};

/// A mark and what it can be where it stands.
struct Mark {
    at: usize,
    c: char,
    opens: bool,
}

pub(super) fn find(text: &str, language: &str) -> Vec<Finding> {
    let pairs: &[(char, char)] = match language {
        "ar" | "fa" => &[('«', '»')],
        "en" => &[('“', '”')],
        "sq" => &[('«', '»'), ('„', '“')],
        _ => return Vec::new(),
    };
    let mut findings = Vec::new();
    let mut open: Vec<Mark> = Vec::new();
    for mark in marks(text) {
        if mark.c == '\n' {
            findings.extend(open.drain(..).map(|mark| unpaired(&mark)));
        } else if mark.opens {
            open.push(mark);
        } else if let Some(opening) = open.pop() {
            // Inside the language's own, other marks are the second kind.
            let is_inner = open.iter().any(|outer| pairs.iter().any(|(first, _)| *first == outer.c));
            if !is_inner && !pairs.contains(&(opening.c, mark.c)) {
                findings.extend(replaced(&opening, &mark, pairs));
            }
        } else {
            findings.push(unpaired(&mark));
        }
    }
    findings.extend(open.iter().map(unpaired));
    findings
}

/// Both marks as the language writes them: of its several ways the one whose opening mark was used, else the first.
fn replaced(opening: &Mark, closing: &Mark, pairs: &[(char, char)]) -> Vec<Finding> {
    let Some(&(first, last)) = pairs.iter().find(|(first, _)| *first == opening.c).or_else(|| pairs.first()) else {
        return Vec::new();
    };
    [(opening, first), (closing, last)]
        .into_iter()
        .filter(|(mark, wanted)| mark.c != *wanted)
        .map(|(mark, wanted)| Finding {
            range: mark.at..mark.at + mark.c.len_utf8(),
            problem: Problem::ForeignQuotes,
            fix: Some(wanted.to_string()),
        })
        .collect()
}

fn unpaired(mark: &Mark) -> Finding {
    Finding { range: mark.at..mark.at + mark.c.len_utf8(), problem: Problem::UnpairedQuote, fix: None }
}

/// The quotation marks of the text, and the ends of its lines, where every quotation begins anew.
fn marks(text: &str) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut before = ' ';
    let mut open_straight = false;
    for (at, c) in text.char_indices() {
        let previous = std::mem::replace(&mut before, c);
        let opens = match c {
            '\n' => {
                open_straight = false;
                false
            }
            '«' | '„' => true,
            '»' | '”' => false,
            // It opens in English and closes in Albanian and German.
            '“' => !previous.is_alphanumeric() && !matches!(previous, '.' | ',' | '!' | '?' | '…' | '؟'),
            // Behind a digit it is an inch or a second, unless a quotation ends there.
            '"' if previous.is_numeric() && !open_straight => continue,
            '"' => {
                open_straight = !open_straight;
                open_straight
            }
            _ => continue,
        };
        marks.push(Mark { at, c, opens });
    }
    marks
}
