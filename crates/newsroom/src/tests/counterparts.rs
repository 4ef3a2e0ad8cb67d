//! What an edition shows of a story that it has not: `en` hides, `fa` links, `sq` shows the source.

use super::room::{Room, story};
use crate::reading::{Counterpart, Reading, article};
use domain::{Path, State};

fn withdrawn() -> State {
    State::Withdrawn { note: String::new() }
}

/// Where the switch leads from a page: a letter for each edition, in their order.
fn switch(room: &Room, edition: &str, path: &str) -> String {
    let read = article(&room.newsroom, &room.reader(), edition, path).expect("read");
    let Reading::Found(_, article) = read else { return format!("{read:?}").chars().take(7).collect() };
    let letters = article.counterparts.iter().map(|(_, counterpart)| match counterpart {
        Counterpart::Version(_) => 'v',
        Counterpart::Front => 'f',
        Counterpart::Note(_) => 'n',
        Counterpart::Source(_) => 's',
    });
    letters.collect()
}

#[test]
fn a_missing_translation_is_treated_as_its_edition_says() {
    let room = Room::with(vec![
        story("en-only", &[("en", State::Published)]),
        story("fa-only", &[("fa", State::Published)]),
        story("sq-drafted", &[("en", State::Published), ("sq", State::Draft)]),
        story("taken-back", &[("en", State::Published), ("fa", withdrawn()), ("sq", withdrawn())]),
        story("all", &[("fa", State::Published), ("en", State::Published), ("sq", State::Published)]),
    ]);
    for (edition, path, expected) in [
        ("en", "en-only-en", "vns"),
        ("fa", "fa-only-fa", "fvs"),
        ("en", "sq-drafted-en", "vns"),
        ("en", "taken-back-en", "vff"),
        ("en", "all-en", "vvv"),
        // The source in the Albanian frame.
        ("sq", "en-only-en", "vns"),
        ("sq", "fa-only-fa", "fvs"),
        ("sq", "sq-drafted-en", "vns"),
        ("sq", "taken-back-en", "Missing"),
        ("sq", "all-en", "Moved(\""),
        // Nobody else shows it.
        ("fa", "en-only-en", "Missing"),
        ("en", "fa-only-fa", "Missing"),
    ] {
        assert_eq!(switch(&room, edition, path), expected, "/{edition}/{path}");
    }
}

#[test]
fn the_original_stands_in_before_another_translation() {
    let room = Room::with(vec![
        story("from-persian", &[("fa", State::Published), ("en", State::Published)]),
        story("lost", &[("fa", State::Unpublished), ("en", State::Published)]),
    ]);
    assert_eq!(switch(&room, "sq", "from-persian-fa"), "vvs");
    assert_eq!(switch(&room, "sq", "from-persian-en"), "Missing", "one address for it");
    assert_eq!(switch(&room, "sq", "lost-en"), "vns");
    assert_eq!(switch(&room, "sq", "lost-fa"), "Missing");
}

#[test]
fn the_source_does_not_stand_where_another_story_does() {
    let mut other = story("other", &[("sq", State::Published)]);
    other.versions[0].path = Path::new("en-only-en").expect("a path");
    let room = Room::with(vec![story("en-only", &[("en", State::Published)]), other]);
    assert_eq!(switch(&room, "en", "en-only-en"), "vnn", "a note instead");
    assert_eq!(switch(&room, "sq", "en-only-en"), "fnv", "the other story");
}
