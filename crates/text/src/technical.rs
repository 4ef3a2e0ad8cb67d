//! Runs that read from left to right whatever stands around them, although no strong letter says so: telephone and
//! book numbers, addresses of mail and web, names with an `@`. In a right-to-left line the bidirectional algorithm
//! (UAX #9) would put their parts in the other order.

use crate::digits::value;
use std::ops::Range;

/// Fewest digits of a telephone or book number: shorter ones are amounts and years.
const FEWEST_DIGITS: usize = 6;

/// The runs of a text, in their order, in bytes.
pub fn left_to_right_runs(text: &str) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut at = 0;
    let mut before = None;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let length = if before.is_some_and(joins) { 0 } else { run_at(text.get(at..).unwrap_or_default()) };
        if length > 0 {
            runs.push(at..at + length);
            before = text.get(..at + length).and_then(|done| done.chars().next_back());
            at += length;
        } else {
            before = Some(c);
            at += c.len_utf8();
        }
    }
    runs
}

/// Whether a run cannot begin right behind it.
fn joins(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '@' | '/' | '+' | '-' | '.' | '_')
}

/// How many bytes the run at the beginning of a text has; 0: none begins there.
fn run_at(text: &str) -> usize {
    [web, mail, handle, number].into_iter().map(|rule| rule(text)).find(|length| *length > 0).unwrap_or(0)
}

/// The beginning that is written without a break, without the marks that end its sentence.
fn unbroken(text: &str, may_have: impl Fn(char) -> bool) -> &str {
    let end = text.find(|c: char| !may_have(c)).unwrap_or(text.len());
    text.get(..end).unwrap_or_default().trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '"', ')'])
}

fn web(text: &str) -> usize {
    let begins = ["https://", "http://", "www."].into_iter().find(|begin| text.starts_with(begin));
    let Some(begin) = begins else { return 0 };
    let address = unbroken(text, |c| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"'));
    if address.len() > begin.len() { address.len() } else { 0 }
}

fn mail(text: &str) -> usize {
    let address = unbroken(text, |c| c.is_ascii_alphanumeric() || "@.!#$%&'*+/=?^_`{|}~-".contains(c));
    let Some((person, host)) = address.split_once('@') else { return 0 };
    let is_host = host.contains('.') && host.split('.').all(|part| !part.is_empty()) && !host.contains('@');
    if person.is_empty() || !is_host { 0 } else { address.len() }
}

fn handle(text: &str) -> usize {
    let Some(name) = text.strip_prefix('@') else { return 0 };
    let name = unbroken(name, |c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.'));
    if name.len() < 2 { 0 } else { name.len() + 1 }
}

/// Groups of digits that belong together. A row of amounts (`10-12`, `30 40 50`) is left to the line: its author reads
/// it in the line's order.
fn number(text: &str) -> usize {
    let international = text.starts_with('+');
    let begin = usize::from(international);
    let begin = begin + text.get(begin..).map_or(0, |rest| usize::from(rest.starts_with('(')));
    let mut groups: Vec<&str> = Vec::new();
    let (mut end, mut next, mut blanks) = (0, begin, false);
    while let Some(group) = text.get(next..).map(digits).filter(|group| !group.is_empty()) {
        blanks |= end > 0 && text.get(end..next).is_some_and(|between| between.contains([' ', '\u{a0}']));
        groups.push(group);
        end = next + group.len();
        let break_length = text.get(end..).map_or(0, group_break);
        next = end + break_length;
        if break_length == 0 {
            break;
        }
    }
    let count: usize = groups.iter().map(|group| group.chars().count()).sum();
    let trunk = groups.first().is_some_and(|first| first.starts_with(['0', '۰', '٠']));
    let belongs = match groups.len() {
        0 => false,
        1 => international,
        2 => international || (trunk && count >= 8),
        _ => international || trunk || !blanks,
    };
    if belongs && count >= FEWEST_DIGITS { end } else { 0 }
}

fn digits(text: &str) -> &str {
    let end = text.find(|c| value(c).is_none()).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// What may stand between two groups: a blank or a hyphen, with a bracket before or behind it.
fn group_break(text: &str) -> usize {
    let after_bracket = text.strip_prefix(')').unwrap_or(text);
    let after_blank = after_bracket.strip_prefix([' ', '\u{a0}', '-']).unwrap_or(after_bracket);
    let rest = after_blank.strip_prefix('(').unwrap_or(after_blank);
    text.len() - rest.len()
}
