use super::{Clause, MAX_CHARACTERS, MAX_CLAUSES, Query};
use crate::language::primary_subtag;
use crate::script::is_unspaced_letter;
use crate::tokens::{Token, tokens};

pub(super) fn parse(input: &str, language: &str, typing: bool) -> Query {
    let end = input.char_indices().nth(MAX_CHARACTERS).map_or(input.len(), |(at, _)| at);
    let mut parser = Parser { input: input.get(..end).unwrap_or_default(), language, query: Query::default() };
    parser.run();
    let Parser { input, mut query, .. } = parser;
    if typing && let Some(clause) = query.wanted.last_mut() {
        let end = clause.tokens.last().map_or(0, |token| token.range.end);
        // What follows may be a mark that was typed by mistake, but not the end of the word or phrase.
        let is_over = |c: char| c.is_whitespace() || c.is_alphanumeric() || is_quote(c) || c == '*';
        clause.prefix |= !input.get(end..).unwrap_or_default().contains(is_over);
    }
    drop_lone_and(&mut query, primary_subtag(language));
    query
}

/// «و» written apart stands in every Persian text, and in Arabic belongs to the next word.
fn drop_lone_and(query: &mut Query, language: &str) {
    let is_and = |clause: &Clause| {
        matches!(language, "ar" | "fa") && matches!(clause.tokens.as_slice(), [token] if token.folded == "و")
    };
    if query.wanted.iter().any(|clause| !is_and(clause)) {
        query.wanted.retain(|clause| !is_and(clause));
    } else {
        query.wanted.retain(|clause| clause.prefix);
    }
}

struct Parser<'a> {
    input: &'a str,
    language: &'a str,
    query: Query,
}

impl Parser<'_> {
    fn run(&mut self) {
        let mut start = 0;
        while let Some((at, opening)) = self.opening_quote(start) {
            self.words(start, at);
            let excluded = self.input.get(..at).is_some_and(ends_with_minus);
            let inside = at + opening.len_utf8();
            let rest = self.input.get(inside..).unwrap_or_default();
            // What is not closed goes on to the end.
            let closing = rest.char_indices().find(|&(_, c)| closes(opening, c));
            let end = inside + closing.map_or(rest.len(), |(at, _)| at);
            self.push(self.tokens(inside, end), false, excluded);
            start = end + closing.map_or(0, |(_, c)| c.len_utf8());
        }
        self.words(start, self.input.len());
    }

    /// A quotation mark that does not stand in a word, where it would be an inch or a gershayim.
    fn opening_quote(&self, start: usize) -> Option<(usize, char)> {
        let mut before = ' ';
        let rest = self.input.get(start..).unwrap_or_default();
        let mut opens = |c: char| !std::mem::replace(&mut before, c).is_alphanumeric() && is_quote(c);
        rest.char_indices().find(|&(_, c)| opens(c)).map(|(at, c)| (start + at, c))
    }

    /// Reads text without quotation marks.
    fn words(&mut self, start: usize, end: usize) {
        let text = self.input.get(start..end).unwrap_or_default();
        let mut rest = self.tokens(start, end).into_iter().peekable();
        while let Some(first) = rest.next() {
            let excluded = self.input.get(..first.range.start).is_some_and(ends_with_minus);
            let mut last = first.range.end - start;
            let mut clause = vec![first];
            while let Some(next) = rest.next_if(|next| {
                let gap = text.get(last..next.range.start - start).unwrap_or_default();
                let is_run = gap.is_empty() && is_unspaced(next) && clause.last().is_some_and(is_unspaced);
                is_run || (excluded && !gap.contains(char::is_whitespace))
            }) {
                last = next.range.end - start;
                clause.push(next);
            }
            let starred = text.get(last..).is_some_and(|tail| tail.starts_with('*'));
            // A single letter would begin a large part of all words.
            let is_letter = matches!(clause.as_slice(), [token] if token.folded.chars().nth(1).is_none());
            self.push(clause, starred && !is_letter, excluded);
        }
    }

    fn tokens(&self, start: usize, end: usize) -> Vec<Token> {
        let mut found = tokens(self.input.get(start..end).unwrap_or_default(), self.language);
        for token in &mut found {
            let parts = token.parts.iter_mut().map(|part| &mut part.range);
            for range in std::iter::once(&mut token.range).chain(parts) {
                *range = range.start + start..range.end + start;
            }
        }
        found
    }

    fn push(&mut self, tokens: Vec<Token>, prefix: bool, excluded: bool) {
        if tokens.is_empty() || self.query.wanted.len() + self.query.excluded.len() >= MAX_CLAUSES {
            return;
        }
        let clauses = if excluded { &mut self.query.excluded } else { &mut self.query.wanted };
        clauses.push(Clause { tokens, prefix });
    }
}

/// A minus that begins a word: before it nothing, a blank or a bracket.
fn ends_with_minus(text: &str) -> bool {
    text.strip_suffix(['-', '−'])
        .is_some_and(|before| before.chars().next_back().is_none_or(|c| c.is_whitespace() || matches!(c, '(' | ')')))
}

fn is_unspaced(token: &Token) -> bool {
    token.folded.chars().all(is_unspaced_letter)
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '＂')
}

fn closes(opening: char, c: char) -> bool {
    match opening {
        '«' => c == '»',
        '»' => matches!(c, '«' | '»'),
        _ => matches!(c, '"' | '“' | '”' | '‟' | '＂'),
    }
}
