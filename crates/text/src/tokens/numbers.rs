//! Numbers with separators.

use super::clusters::{Cluster, Kind};
use crate::digits::to_ascii;

/// A number at the beginning of the clusters: how many it takes, and it in ASCII. `before` is the sign between it and
/// a number before.
pub(super) fn number(clusters: &[Cluster<'_>], before: Option<char>, language: &str) -> (usize, String) {
    let groups = groups(clusters);
    let is_grouped = |groups: &[Group]| {
        let (first, rest) = groups.split_first().map_or((0, groups), |(first, rest)| (first.digits.len(), rest));
        (1..=3).contains(&first) && !rest.is_empty() && rest.iter().all(|group| group.digits.len() == 3)
    };
    let same = |separator: char| 1 + groups.iter().skip(1).take_while(|group| group.separator == separator).count();
    let separator = groups.get(1).map(|group| group.separator);
    let thousands = separator.map(same).filter(|&count| {
        let grouped = groups.get(..count).is_some_and(is_grouped);
        match separator {
            Some('٬' | ',' | '،' | '\u{A0}' | '\u{2009}' | '\u{202F}') => grouped,
            Some('.') => grouped && (count > 2 || language == "sq"),
            _ => false,
        }
    });
    let whole = thousands.unwrap_or(1);
    let mut out: String = groups.iter().take(whole).map(|group| group.digits.as_str()).collect();
    let decimals = groups.get(whole).filter(|decimals| {
        // Not beside a second one of its kind: 12.05.2026 is a date, 10.0.0.1 an address.
        let after = groups.get(whole + 1).map(|next| next.separator);
        let is_only = before != Some(decimals.separator) && after != Some(decimals.separator);
        match decimals.separator {
            '٫' => true,
            '.' => is_only,
            ',' => is_only && language != "en",
            _ => false,
        }
    });
    match decimals {
        Some(decimals) => {
            out.push('.');
            out.push_str(&decimals.digits);
            (decimals.end, out)
        }
        None => (groups.get(whole - 1).map_or(1, |last| last.end), out),
    }
}

/// Digits, the separator before them, and the number of clusters up to their end.
struct Group {
    separator: char,
    digits: String,
    end: usize,
}

/// Runs of digits with a sign between them.
fn groups(clusters: &[Cluster<'_>]) -> Vec<Group> {
    let mut groups = Vec::new();
    let (mut at, mut separator) = (0, '\0');
    loop {
        let run = clusters.get(at..).unwrap_or_default();
        let run = run.iter().take_while(|cluster| cluster.kind == Kind::Digit).count();
        if run == 0 {
            return groups;
        }
        let digits = clusters.get(at..at + run).unwrap_or_default();
        let digits = digits.iter().flat_map(|cluster| cluster.text.chars());
        let digits = to_ascii(&digits.collect::<String>()).chars().filter(char::is_ascii_digit).collect();
        at += run;
        groups.push(Group { separator, digits, end: at });
        match clusters.get(at).map(|cluster| cluster.kind) {
            Some(Kind::Sign(sign)) => separator = sign,
            _ => return groups,
        }
        at += 1;
    }
}
