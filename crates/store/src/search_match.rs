//! A query in the index's own language. Every word of a reader stands in quotation marks there, and words hold
//! nothing but letters, marks, digits and points: nothing that somebody types is ever read as an operator.

use domain::search::{Clause, Query, SPELLING, Unit};
use std::fmt::Write as _;

/// Where words are looked for, joined and divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Columns {
    /// The joined reading.
    text: &'static str,
    /// The same and the split one.
    with_parts: &'static str,
    /// What beginnings are looked for in besides.
    beginnings: &'static str,
    /// Whether what ranks is asked for too.
    ranked: bool,
}

/// Everything that an entry holds.
pub(crate) const EVERYTHING: Columns = Columns {
    text: "{title deck body captions names tags}",
    with_parts: "{title deck body captions names tags parts}",
    beginnings: "spellings",
    ranked: true,
};
/// The same, where nobody asks what comes first.
pub(crate) const ANYTHING: Columns = Columns { ranked: false, ..EVERYTHING };
/// A head's headline.
pub(crate) const HEADLINE: Columns =
    Columns { text: "{title}", with_parts: "{title title_parts}", beginnings: "title_forms", ranked: false };
/// A head: headline, deck, names, tags.
pub(crate) const HEAD: Columns = Columns {
    text: "{title rest}",
    with_parts: "{title title_parts rest rest_parts}",
    beginnings: "{title_forms rest_forms}",
    ranked: false,
};

/// Words that stand in a row count more; of so many words and no more, since a longer row is hardly found.
const ROW: usize = 4;

/// The expression for a query; `None` for one that asks for nothing.
pub(crate) fn expression(query: &Query, columns: Columns) -> Option<String> {
    if query.is_empty() {
        return None;
    }
    let all = |clauses: &[Clause], between: &str, columns| {
        clauses.iter().map(|one| clause(one, columns)).collect::<Vec<_>>().join(between)
    };
    let mut wanted = all(query.wanted(), " AND ", columns);
    if let Some(row) = row(query, columns) {
        // Whatever holds the row holds each of its words: it finds nothing more, it ranks.
        wanted = format!("(({wanted}) OR {row})");
    }
    if query.excluded().is_empty() {
        return Some(wanted);
    }
    Some(format!("({wanted}) NOT ({})", all(query.excluded(), " OR ", Columns { ranked: false, ..columns })))
}

/// All words of a query in a row, where that may rank.
fn row(query: &Query, columns: Columns) -> Option<String> {
    let clauses = query.wanted();
    let may = columns.ranked && (2..=ROW).contains(&clauses.len());
    if !may || clauses.iter().any(|clause| clause.is_phrase() || clause.prefix) {
        return None;
    }
    let units: Vec<_> = clauses.iter().flat_map(Clause::split).collect();
    // A lone affix has no split reading: without it there is no row.
    let whole = clauses.iter().all(|clause| !clause.split().is_empty());
    whole.then(|| {
        let stems: Vec<&str> = units.iter().map(|unit| unit.stem).collect();
        format!("{}: {}", columns.with_parts, quoted(&stems))
    })
}

fn clause(clause: &Clause, columns: Columns) -> String {
    let (joined, split) = (clause.joined(), clause.split());
    let mut any = Vec::new();
    let mut add = |columns: &str, units: &[Unit<'_>]| {
        let Some(last) = units.last() else { return };
        let mut row: Vec<&str> = units.iter().map(|unit| unit.stem).collect();
        any.push(format!("{columns}: {}", quoted(&row)));
        if clause.prefix {
            row.pop();
            row.push(last.folded);
            any.push(format!("{columns}: {} *", quoted(&row)));
        }
    };
    let same =
        joined.len() == split.len() && joined.iter().zip(&split).all(|(a, b)| (a.stem, a.folded) == (b.stem, b.folded));
    if !same {
        add(columns.text, &joined);
    }
    // What reads alike joined and divided is looked for once: every row of words costs.
    add(columns.with_parts, &split);
    if let ([unit], true) = (joined.as_slice(), clause.prefix) {
        for beginning in [unit.folded, unit.bare] {
            any.push(format!("{}: {} *", columns.text, quoted(&[beginning])));
            any.push(format!("{}: {} *", columns.beginnings, quoted(&[beginning])));
        }
    }
    if let ([token], true) = (clause.tokens.as_slice(), columns.ranked) {
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
        expression(&Query::parse(input, language), EVERYTHING).unwrap_or_default()
    }

    #[test]
    fn a_word_is_looked_for_as_its_stem_and_ranked_by_its_spelling() {
        let expression = of("Tiranë", "sq");
        assert!(expression.contains("{title deck body captions names tags parts}: \"tirane\""), "{expression}");
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
    fn words_in_a_row_are_asked_for_besides() {
        assert!(of("night train", "en").ends_with("OR {title deck body captions names tags parts}: \"night train\")"));
        for input in ["night", "\"night train\"", "night trai*", "a b c d e f"] {
            assert!(!of(input, "en").contains(") OR {title"), "{input}");
        }
    }

    #[test]
    fn what_is_excluded_stands_behind_not() {
        assert!(of("bridge -river", "en").contains(") NOT ("));
        assert_eq!(of("-river", "en"), "");
    }
}
