//! Search on the demo newsroom among generated stories: every spelling finds what it should.

#[expect(dead_code, reason = "the example search_speed uses the rest")]
mod corpus;
mod quality;

use quality::{ask, figures, overall, queries, report};

/// A little below what is measured.
const LEAST_MEAN_RECIPROCAL_RANK: f64 = 0.95;
const LEAST_OF_AN_EDITION: f64 = 0.92;
const LEAST_BEST_FIRST: f64 = 0.91;

#[test]
fn every_spelling_finds_its_stories_and_the_best_come_first() {
    let folder = tempfile::tempdir().expect("a folder");
    let outcomes = ask(folder.path()).expect("asked");
    let report = report(&outcomes);
    println!("{report}");
    for (edition, figures) in figures(&outcomes) {
        assert!(figures.queries >= 20, "{edition}: {} queries", figures.queries);
        assert!((figures.variant_recall() - 1.0).abs() < f64::EPSILON, "{edition}\n{report}");
        assert!(figures.mean_reciprocal_rank() >= LEAST_OF_AN_EDITION, "{edition}\n{report}");
    }
    for outcome in outcomes.iter().filter(|outcome| outcome.judged.varies.is_none()) {
        assert!(outcome.missed().is_empty(), "{}: {:?}\n{report}", outcome.judged.words, outcome.missed());
    }
    let overall = overall(&outcomes);
    assert!(overall.queries >= 80 && overall.mean_reciprocal_rank() >= LEAST_MEAN_RECIPROCAL_RANK, "{report}");
    assert!(overall.best_first() >= LEAST_BEST_FIRST, "{report}");
}

#[test]
fn a_variant_varies_a_query_of_the_table_and_should_find_the_same() {
    let queries = queries();
    for variant in &queries {
        let Some(base) = &variant.varies else { continue };
        let base = queries
            .iter()
            .find(|query| query.varies.is_none() && query.edition == variant.edition && query.words == *base);
        let base = base.unwrap_or_else(|| panic!("{} varies what is not in the table", variant.words));
        assert_eq!(variant.stories, base.stories, "{}", variant.words);
        assert_ne!(variant.words, base.words);
    }
}
