//! A query in the index's own language. Every word of a reader stands in quotation marks there, and words hold
//! nothing but letters, marks, digits and points: nothing that somebody types is ever read as an operator.

use domain::search::{Clause, Query, SPELLING};
use std::fmt::Write as _;

/// What is looked through for words, joined and divided.
const TEXT: &str = "{title deck body captions names tags}";
const WITH_PARTS: &str = "{title deck body captions names tags parts}";
/// What suggestions look through.
const HEADS: &str = "{title deck names tags}";

/// Which columns a search looks through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Where {
    /// Everything.
    Everywhere,
    /// Headline, deck, names and tags: for suggestions.
    Heads,
}

/// The expression for a query; `None` for one that asks for nothing.
pub(crate) fn expression(query: &Query, place: Where) -> Option<String> {
    if query.is_empty() {
        return None;
    }
    let all = |clauses: &[Clause], between: &str, ranked: bool| {
        clauses.iter().map(|one| clause(one, place, ranked)).collect::<Vec<_>>().join(between)
    };
    let wanted = all(query.wanted(), " AND ", true);
    if query.excluded().is_empty() {
        return Some(wanted);
    }
    Some(format!("({wanted}) NOT ({})", all(query.excluded(), " OR ", false)))
}

fn clause(clause: &Clause, place: Where, ranked: bool) -> String {
    let (text, with_parts) = match place {
        Where::Everywhere => (TEXT, WITH_PARTS),
        Where::Heads => (HEADS, HEADS),
    };
    let mut any = Vec::new();
    let (joined, split) = (clause.joined(), clause.split());
    for (columns, units) in [(text, &joined), (with_parts, &split)] {
        let Some(last) = units.last() else { continue };
        let mut row: Vec<&str> = units.iter().map(|unit| unit.stem).collect();
        any.push(format!("{columns}: {}", quoted(&row)));
        if clause.prefix {
            row.pop();
            row.push(last.folded);
            any.push(format!("{columns}: {} *", quoted(&row)));
        }
    }
    if let ([unit], true) = (joined.as_slice(), clause.prefix) {
        for beginning in [unit.folded, unit.bare] {
            any.push(format!("{text}: {} *", quoted(&[beginning])));
            if place == Where::Everywhere {
                any.push(format!("spellings: {} *", quoted(&[beginning])));
            }
        }
    }
    if let ([token], true) = (clause.tokens.as_slice(), ranked) {
        // Whatever holds this spelling holds the word: it finds nothing more, it ranks.
        any.push(format!("spellings: {}", quoted(&[&format!("{SPELLING}{}", token.exact)])));
    }
    any.sort();
    any.dedup();
    format!("({})", any.join(" OR "))
}

/// Words in a row.
fn quoted(words: &[&str]) -> String {
    let mut row = String::from("\"");
    for (at, word) in words.iter().enumerate() {
        // Words have none of these; what comes from elsewhere one day must not either.
        let clean: String = word.chars().filter(|c| *c != '"' && !c.is_control()).collect();
        let _ = write!(row, "{}{clean}", if at == 0 { "" } else { " " });
    }
    row.push('"');
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(input: &str, language: &str) -> String {
        expression(&Query::parse(input, language), Where::Everywhere).unwrap_or_default()
    }

    #[test]
    fn a_word_is_looked_for_as_its_stem_and_ranked_by_its_spelling() {
        let expression = of("Tiranë", "sq");
        assert!(expression.contains("{title deck body captions names tags}: \"tirane\""), "{expression}");
        assert!(expression.contains("spellings: \"\u{E000}tiranë\""), "{expression}");
    }

    #[test]
    fn operators_are_words() {
        for input in ["bridge OR river", "NEAR(a b)", "title:x", "a AND b*", "\"", "^a + b", "{title}: a"] {
            let expression = of(input, "en");
            let outside: String = expression.split('"').step_by(2).collect();
            assert!(!outside.contains("NEAR") && !outside.contains('^') && !outside.contains('+'), "{expression}");
        }
    }

    #[test]
    fn what_is_excluded_stands_behind_not() {
        assert!(of("bridge -river", "en").contains(") NOT ("));
        assert_eq!(of("-river", "en"), "");
    }
}
