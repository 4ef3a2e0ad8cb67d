//! A line while it is read: white space collapses as in a browser.

use crate::document::{Inline, Marks};

/// Pieces of a line.
#[derive(Debug, Default)]
pub(super) struct Line {
    pieces: Vec<Inline>,
}

impl Line {
    /// Letters in which runs of white space are one blank.
    pub(super) fn push_text(&mut self, text: &str, marks: &Marks) {
        let mut out = String::with_capacity(text.len());
        let mut blank = self.ends_blank();
        for c in clean(text) {
            if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
                if !blank {
                    out.push(' ');
                }
                blank = true;
            } else {
                out.push(c);
                blank = false;
            }
        }
        self.push(out, marks);
    }

    /// Letters whose line ends and blanks count, as in a poem.
    pub(super) fn push_preformatted(&mut self, text: &str, marks: &Marks) {
        for (index, line) in text.replace("\r\n", "\n").split(['\n', '\r']).enumerate() {
            if index > 0 {
                self.push_break();
            }
            let letters = line.trim_start_matches([' ', '\t']);
            let indent = "\u{a0}".repeat((line.len() - letters.len()).min(40));
            self.push(indent, marks);
            self.push_text(letters, marks);
        }
    }

    fn push(&mut self, text: String, marks: &Marks) {
        if text.is_empty() {
            return;
        }
        match self.pieces.last_mut() {
            Some(Inline::Text { text: before, marks: same }) if same == marks => before.push_str(&text),
            _ => self.pieces.push(Inline::Text { text, marks: marks.clone() }),
        }
    }

    pub(super) fn push_break(&mut self) {
        self.trim_blank();
        self.pieces.push(Inline::HardBreak);
    }

    pub(super) fn push_piece(&mut self, piece: Inline) {
        self.pieces.push(piece);
    }

    /// Whether nothing of it would be seen.
    pub(super) fn is_blank(&self) -> bool {
        self.pieces.iter().all(is_blank)
    }

    pub(super) fn ends_with_break(&self) -> bool {
        matches!(self.pieces.last(), Some(Inline::HardBreak))
    }

    /// How many pieces there are and how long the last is: to see later whether something came behind.
    pub(super) fn mark(&self) -> (usize, usize) {
        let last = match self.pieces.last() {
            Some(Inline::Text { text, .. }) => text.len(),
            _ => 0,
        };
        (self.pieces.len(), last)
    }

    /// Whether nothing seen came behind a mark.
    pub(super) fn is_blank_since(&self, (pieces, length): (usize, usize)) -> bool {
        let grown = pieces.checked_sub(1).and_then(|last| self.pieces.get(last)).and_then(|piece| match piece {
            Inline::Text { text, .. } => text.get(length..),
            _ => None,
        });
        grown.is_none_or(|text| text.chars().all(is_unseen)) && self.pieces.iter().skip(pieces).all(is_blank)
    }

    /// Ends the line: blanks and breaks at both ends fall away, and a line of nothing is nothing.
    pub(super) fn finish(&mut self) -> Vec<Inline> {
        let mut pieces = std::mem::take(&mut self.pieces);
        if pieces.iter().all(is_blank) {
            return Vec::new();
        }
        let start = pieces.iter().take_while(|piece| is_blank_end(piece)).count();
        pieces.drain(..start);
        if let Some(Inline::Text { text, .. }) = pieces.first_mut() {
            *text = text.trim_start_matches(' ').to_owned();
        }
        let mut line = Self { pieces };
        loop {
            line.trim_blank();
            if line.pieces.pop_if(|piece| matches!(piece, Inline::HardBreak)).is_none() {
                return line.pieces;
            }
        }
    }

    fn ends_blank(&self) -> bool {
        match self.pieces.last() {
            None | Some(Inline::HardBreak) => true,
            Some(Inline::Text { text, .. }) => text.ends_with(' '),
            Some(Inline::FootnoteRef { .. }) => false,
        }
    }

    fn trim_blank(&mut self) {
        while let Some(Inline::Text { text, .. }) = self.pieces.last_mut() {
            text.truncate(text.trim_end_matches(' ').len());
            if !text.is_empty() {
                return;
            }
            self.pieces.pop();
        }
    }
}

fn is_blank(piece: &Inline) -> bool {
    match piece {
        Inline::Text { text, .. } => text.chars().all(is_unseen),
        Inline::HardBreak => true,
        Inline::FootnoteRef { .. } => false,
    }
}

fn is_blank_end(piece: &Inline) -> bool {
    match piece {
        Inline::Text { text, .. } => text.chars().all(|c| c == ' '),
        Inline::HardBreak => true,
        Inline::FootnoteRef { .. } => false,
    }
}

/// White space and the characters of no width that editors leave in empty paragraphs.
fn is_unseen(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// Letters as they are stored: without control characters and without the controls that order whole runs, which
/// markup does better; presentation forms of Arabic letters, which PDF and old word processors leave, as letters.
pub(super) fn clean(text: &str) -> impl Iterator<Item = char> {
    text.chars()
        .filter(|&c| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'))
        .filter(|&c| !c.is_control() || matches!(c, '\t' | '\n' | '\r' | '\u{c}'))
        .flat_map(crate::document::canonical::letters)
}

/// A plain value (alt, credit, cite) on one line.
pub(super) fn plain(text: &str) -> String {
    let text: String = clean(text).collect();
    text.split([' ', '\t', '\n', '\r', '\u{c}']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
