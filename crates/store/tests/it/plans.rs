//! No query reads a whole table or sorts by hand: every statement that the contract suite runs is looked at.

use rusqlite::Connection;
use store::contract::{PROMISES, plans};

/// Short tables that are read whole on purpose: four editions, ten series, fifty people.
const SHORT: &[&str] = &["edition", "series", "user", "contributor", "invite", "second_factor"];
/// Tables of which an edition's rows are read whole on purpose.
const SHORT_BY_EDITION: &[&str] = &["section", "t", "menu", "most_read"];
/// Counts over a narrow index, for pages of the desk alone; and what is measured.
const COUNTS: &[&str] = &[
    "SELECT count(*) FROM story",
    "SELECT coalesce(sum(length(block)), 0) FROM search_data",
    "SELECT coalesce(sum(length(block)), 0) FROM search_head_data",
];

fn faults(connection: &Connection, sql: &str) -> Vec<String> {
    let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).expect(sql);
    let mut rows = statement.raw_query();
    let mut faults = Vec::new();
    while let Some(row) = rows.next().expect("a step of the plan") {
        let step: String = row.get(3).expect("its text");
        let mut words = step.split(' ');
        let (verb, table) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let walked = step.contains("USING INDEX") || step.contains("USING COVERING INDEX");
        let bounded = walked && sql.contains("LIMIT") || COUNTS.contains(&sql);
        // The index of search itself, asked for words (`M`) or for a row (`=`).
        let by_words = step.contains("VIRTUAL TABLE INDEX") && (step.contains(":M") || step.contains(":="));
        let scans = verb == "SCAN" && table != "CONSTANT" && !SHORT.contains(&table) && !bounded && !by_words;
        let half_bound = verb == "SEARCH" && step.ends_with("(edition=?)") && !SHORT_BY_EDITION.contains(&table);
        if scans || half_bound || step.contains("TEMP B-TREE") {
            faults.push(step);
        }
    }
    faults
}

#[test]
fn every_query_goes_by_an_index() {
    plans::watch();
    for promise in PROMISES {
        (promise.check)(crate::fresh).expect(promise.name);
    }
    let (connection, _guard) = raw();
    let statements = plans::statements();
    assert!(statements.len() > 100, "{}", statements.len());
    let faulty: Vec<_> = statements
        .into_iter()
        .map(|sql| (sql, faults(&connection, sql)))
        .filter(|(_, faults)| !faults.is_empty())
        .collect();
    assert_eq!(faulty, []);
}

#[test]
fn a_scan_and_a_sort_by_hand_are_seen() {
    let (connection, _guard) = raw();
    for sql in [
        "SELECT id FROM version WHERE note = 'x'",
        "SELECT id FROM version WHERE note = 'x' LIMIT 1",
        "SELECT id FROM version WHERE edition = 'en' ORDER BY published_at",
        "SELECT id FROM version WHERE edition = 'en' AND note = 'x'",
        "SELECT max(note) FROM version v JOIN story s ON s.id = v.story GROUP BY s.kind",
    ] {
        assert_ne!(faults(&connection, sql), Vec::<String>::new(), "{sql}");
    }
}

/// Every method is in the suite, so every statement is looked at.
#[test]
fn every_method_has_a_promise() {
    let src = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let read = |dir: &std::path::Path| -> String {
        let files = std::fs::read_dir(dir)
            .expect("a folder")
            .filter_map(|entry| std::fs::read_to_string(entry.expect("a file").path()).ok());
        files.collect()
    };
    let suite = read(&src.join("contract"));
    let methods = read(&src);
    let missing: Vec<&str> = methods
        .split("    pub fn ")
        .skip(1)
        .filter_map(|rest| rest.split(['(', '<']).next())
        .filter(|name| !suite.contains(&format!(".{name}(")) && !suite.contains(&format!(".{name}::<")))
        .filter(|name| !["open", "read", "write", "checkpoint", "backup_to"].contains(name))
        .collect();
    assert_eq!(missing, Vec::<&str>::new());
}

fn raw() -> (Connection, tempfile::TempDir) {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("x.sqlite");
    std::fs::copy(crate::template(), &path).expect("a copy");
    (Connection::open(path).expect("a connection"), dir)
}
