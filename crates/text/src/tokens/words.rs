//! Where words begin and end.

use std::ops::Range;

use super::clusters::{Cluster, Kind, Script, clusters};
use super::numbers::number;

/// A word before folding: one or more pieces.
#[derive(Debug, Clone)]
pub(super) struct Word {
    pub(super) pieces: Vec<Piece>,
    pub(super) script: Script,
}

/// A piece of a word, with its numbers rewritten.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) range: Range<usize>,
    pub(super) spelling: String,
    /// What stands between it and the piece before it.
    pub(super) divider: Divider,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Divider {
    /// A zero width non-joiner, or a blank that could be one.
    Joiner,
    Apostrophe,
}

impl Word {
    pub(super) fn range(&self) -> Range<usize> {
        let start = self.pieces.first().map_or(0, |piece| piece.range.start);
        start..self.pieces.last().map_or(start, |piece| piece.range.end)
    }
}

pub(super) fn words(text: &str, language: &str) -> Vec<Word> {
    let clusters = clusters(text);
    let mut words = Vec::new();
    let mut at = 0;
    while at < clusters.len() {
        let mut scan = Scan { clusters: &clusters, language, at, pieces: Vec::new() };
        if let Some(script) = scan.word() {
            words.push(Word { pieces: scan.pieces, script });
        }
        at = scan.at.max(at + 1);
    }
    words
}

/// Reads one word.
struct Scan<'a> {
    clusters: &'a [Cluster<'a>],
    language: &'a str,
    at: usize,
    pieces: Vec<Piece>,
}

impl Scan<'_> {
    /// Takes a word if one begins here.
    fn word(&mut self) -> Option<Script> {
        let script = match self.kind(0)? {
            Kind::Letter(script) => script,
            Kind::Digit => Script::Other,
            _ => return None,
        };
        let mut divider = Some(Divider::Joiner);
        loop {
            let end = self.take(&mut divider);
            if script == Script::Unspaced {
                return Some(script);
            }
            let (skipped, next_divider) = self.gap(end);
            if !self.continues(script, skipped) {
                return Some(script);
            }
            divider = next_divider;
            self.at += skipped;
        }
    }

    /// Takes a letter or a number; gives the last cluster taken.
    fn take(&mut self, divider: &mut Option<Divider>) -> usize {
        let here = self.clusters.get(self.at..).unwrap_or_default();
        let (count, spelling) = match here.first() {
            Some(cluster) if cluster.kind == Kind::Digit => number(here, self.sign_before(), self.language),
            Some(cluster) => (1, cluster.text.to_owned()),
            None => (0, String::new()),
        };
        let start = here.first().map_or(0, |cluster| cluster.start);
        let end = here.get(count.saturating_sub(1)).map_or(start, Cluster::end);
        match (divider.take(), self.pieces.last_mut()) {
            (None, Some(piece)) => {
                piece.spelling.push_str(&spelling);
                piece.range.end = end;
            }
            (found, _) => {
                let divider = found.unwrap_or(Divider::Joiner);
                self.pieces.push(Piece { range: start..end, spelling, divider });
            }
        }
        self.at += count;
        self.at.saturating_sub(1)
    }

    /// What lies between the cluster taken last and the next letter or digit of the same word: how many clusters, and
    /// whether they divide the word.
    fn gap(&self, last: usize) -> (usize, Option<Divider>) {
        let mut joiner = self.clusters.get(last).is_some_and(Cluster::divides);
        let mut skipped = 0;
        while self.kind(skipped) == Some(Kind::Silent) {
            joiner |= self.clusters.get(self.at + skipped).is_some_and(Cluster::divides);
            skipped += 1;
        }
        let divider = joiner.then_some(Divider::Joiner);
        match self.kind(skipped) {
            Some(Kind::Sign('\'' | '’' | '‘' | '＇')) if skipped == 0 && self.is_other(1) && self.was_other(last) => {
                (1, Some(Divider::Apostrophe))
            }
            Some(Kind::Sign('.')) if skipped == 0 && self.is_initial(last) => (1, None),
            _ => (skipped, divider),
        }
    }

    /// The sign between the digit before and the one here.
    fn sign_before(&self) -> Option<char> {
        match self.clusters.get(self.at.checked_sub(2)?..self.at)? {
            [Cluster { kind: Kind::Digit, .. }, Cluster { kind: Kind::Sign(sign), .. }] => Some(*sign),
            _ => None,
        }
    }

    fn continues(&self, script: Script, skipped: usize) -> bool {
        match self.kind(skipped) {
            Some(Kind::Letter(next)) => next == script,
            Some(Kind::Digit) => script == Script::Other,
            _ => false,
        }
    }

    /// A letter between points, or between the word's beginning and a point, with a single letter after that: «U.S.».
    fn is_initial(&self, last: usize) -> bool {
        let letter = |at: Option<usize>| {
            at.and_then(|at| self.clusters.get(at)).filter(|cluster| matches!(cluster.kind, Kind::Letter(_))).is_some()
        };
        let digit = |at: usize| self.clusters.get(at).is_some_and(|cluster| cluster.kind == Kind::Digit);
        let before_is_letter = last > 0 && (letter(last.checked_sub(1)) || digit(last - 1));
        letter(Some(last))
            && !before_is_letter
            && letter(Some(self.at + 1))
            && !letter(Some(self.at + 2))
            && !digit(self.at + 2)
    }

    fn is_other(&self, ahead: usize) -> bool {
        self.kind(ahead) == Some(Kind::Letter(Script::Other))
    }

    fn was_other(&self, last: usize) -> bool {
        self.clusters.get(last).is_some_and(|cluster| matches!(cluster.kind, Kind::Digit | Kind::Letter(Script::Other)))
    }

    fn kind(&self, ahead: usize) -> Option<Kind> {
        self.clusters.get(self.at + ahead).map(|cluster| cluster.kind)
    }
}
