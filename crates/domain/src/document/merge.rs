//! Two texts that were made of one: what only one of them changed is taken from it, and what both changed is asked about.

use super::{Block, BlockId, Footnote, Footnotes};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What is to stand where both texts changed the same block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// One's own.
    Mine,
    /// The other one's.
    Theirs,
    /// The other one's and then one's own.
    Both,
}

/// A block that both texts changed, each in its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// Which block.
    pub block: BlockId,
    /// As it stands in one's own text; `None`: taken out there.
    pub mine: Option<Block>,
    /// As it stands in the other one's.
    pub theirs: Option<Block>,
}

/// What came of a merge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The blocks in their order; where it was not said what is to stand, what the others wrote.
    pub blocks: Vec<Block>,
    /// What is still to be decided.
    pub clashes: Vec<Clash>,
}

/// Merges two texts block by block, by the blocks' ids. `base` is what both were made of; without it (`&[]`) nothing that one
/// of them has is lost, and every difference is a clash.
#[must_use]
pub fn merge(base: &[Block], mine: &[Block], theirs: &[Block], choices: &BTreeMap<BlockId, Side>) -> Merged {
    let (base, mine, theirs) = (Text::of(base), Text::of(mine), Text::of(theirs));
    let mut taken: BTreeSet<&BlockId> =
        base.blocks.keys().chain(mine.blocks.keys()).chain(theirs.blocks.keys()).copied().collect();
    let mut merged = Merged { blocks: Vec::new(), clashes: Vec::new() };
    for id in order(&base, &mine, &theirs) {
        let (before, own, other) = (base.get(id), mine.get(id), theirs.get(id));
        if matches!(own.or(other), Some(Block::Footnotes(_))) {
            continue;
        }
        let whole = match () {
            () if own == other || own == before => other,
            () if other == before => own,
            () => {
                let choice = choices.get(id);
                if choice.is_none() {
                    merged.clashes.push(Clash { block: id.clone(), mine: own.cloned(), theirs: other.cloned() });
                }
                match (choice, own, other) {
                    (Some(Side::Mine), own, _) => own,
                    (Some(Side::Both), Some(own), Some(other)) => {
                        merged.blocks.push(other.clone());
                        merged.blocks.push(own.clone().with_id(fresh(id, &mut taken)));
                        None
                    }
                    (Some(Side::Both), own, other) => other.or(own),
                    (Some(Side::Theirs) | None, _, other) => other,
                }
            }
        };
        merged.blocks.extend(whole.cloned());
    }
    // They stand behind everything.
    merged.blocks.extend(notes(&base, &mine, &theirs));
    merged
}

/// Every footnote that one of the texts has; where both have it, one's own if only that was changed. Those that nothing
/// refers to any more go by themselves.
fn notes(base: &Text<'_>, mine: &Text<'_>, theirs: &Text<'_>) -> Option<Block> {
    let (Some(own), Some(other)) = (mine.footnotes(), theirs.footnotes()) else {
        return mine.footnotes().or(theirs.footnotes()).cloned().map(Block::Footnotes);
    };
    let before = base.footnotes().map_or(&[][..], |before| &before.notes);
    let find = |notes: &[Footnote], wanted: &Footnote| notes.iter().find(|note| note.note == wanted.note).cloned();
    let mut notes: Vec<Footnote> = Vec::new();
    for note in &other.notes {
        let mine = find(&own.notes, note);
        let unchanged = find(before, note).as_ref() == Some(note);
        notes.push(mine.filter(|_| unchanged).unwrap_or_else(|| note.clone()));
    }
    notes.extend(own.notes.iter().filter(|note| find(&other.notes, note).is_none()).cloned());
    Some(Block::Footnotes(Footnotes { notes, ..other.clone() }))
}

/// The same for a line: `None` where both changed it and nothing was chosen.
#[must_use]
pub fn merge_line(base: &str, mine: &str, theirs: &str, choice: Option<Side>) -> Option<String> {
    match choice {
        _ if mine == theirs || mine == base => Some(theirs.to_owned()),
        _ if theirs == base => Some(mine.to_owned()),
        Some(Side::Theirs) => Some(theirs.to_owned()),
        Some(Side::Mine | Side::Both) => Some(mine.to_owned()),
        None => None,
    }
}

struct Text<'t> {
    order: Vec<&'t BlockId>,
    blocks: BTreeMap<&'t BlockId, &'t Block>,
}

impl<'t> Text<'t> {
    fn of(blocks: &'t [Block]) -> Self {
        Self {
            order: blocks.iter().map(Block::id).collect(),
            blocks: blocks.iter().map(|block| (block.id(), block)).collect(),
        }
    }

    fn get(&self, id: &BlockId) -> Option<&'t Block> {
        self.blocks.get(id).copied()
    }

    fn footnotes(&self) -> Option<&'t Footnotes> {
        self.blocks.values().find_map(|block| match block {
            Block::Footnotes(notes) => Some(notes),
            _ => None,
        })
    }

    /// The order of those blocks that the other text has, too.
    fn shared(&self, other: &Self) -> Vec<&'t BlockId> {
        self.order.iter().copied().filter(|id| other.blocks.contains_key(id)).collect()
    }
}

/// Whoever moved blocks says the order; what the other one has beside them stands behind what it stood behind.
fn order<'t>(base: &Text<'t>, mine: &Text<'t>, theirs: &Text<'t>) -> Vec<&'t BlockId> {
    let moved_by_them = theirs.shared(base) != base.shared(theirs);
    if moved_by_them { woven(&theirs.order, &mine.order) } else { woven(&mine.order, &theirs.order) }
}

/// The blocks of two texts in the order of the first; what only the second has stands behind what it stands behind there.
#[must_use]
pub fn woven<'t>(first: &[&'t BlockId], second: &[&'t BlockId]) -> Vec<&'t BlockId> {
    let mut order = first.to_vec();
    let mut before: Option<&BlockId> = None;
    for id in second {
        if !order.contains(id) {
            let place = before.and_then(|before| order.iter().position(|one| *one == before)).map_or(0, |at| at + 1);
            order.insert(place, id);
        }
        before = Some(id);
    }
    order
}

/// A name that no block has.
fn fresh(id: &BlockId, taken: &mut BTreeSet<&BlockId>) -> BlockId {
    (0..)
        .map(|number| BlockId::derived("merge", number, id.as_str()))
        .find(|made| !taken.contains(made))
        .unwrap_or_else(|| id.clone())
}

#[cfg(test)]
mod tests {
    use super::super::{BlockAttrs, Document, Inline, Paragraph};
    use super::*;
    use proptest::prelude::*;
    use text::Direction;

    fn id(name: &str) -> BlockId {
        BlockId::parse(&format!("block{name}")).expect("an id")
    }

    /// `a:x b:y` is a block named a that says x, then one named b.
    fn blocks(text: &str) -> Vec<Block> {
        let block = |one: &str| {
            let (name, words) = one.split_once(':').expect("a name");
            let attrs = BlockAttrs::new(id(name), Direction::Ltr);
            Block::Paragraph(Paragraph { attrs, content: vec![Inline::text(words)] })
        };
        text.split_whitespace().map(block).collect()
    }

    fn said(blocks: &[Block]) -> String {
        let word = |block: &Block| match block {
            Block::Paragraph(Paragraph { content, .. }) => match content.first() {
                Some(Inline::Text { text, .. }) => text.clone(),
                _ => String::new(),
            },
            _ => String::new(),
        };
        blocks.iter().map(word).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_one_changed_is_taken_and_what_both_changed_is_asked() {
        for (base, mine, theirs, merged, clashes) in [
            ("a:1 b:2", "a:1 b:2", "a:1 b:2", "1 2", 0),
            ("a:1 b:2", "a:9 b:2", "a:1 b:8", "9 8", 0),
            ("a:1 b:2", "a:9 b:2", "a:8 b:2", "8 2", 1),
            ("a:1 b:2", "a:9 b:2", "a:9 b:2", "9 2", 0),
            ("a:1 b:2", "a:1", "a:1 b:2 c:3", "1 3", 0),
            ("a:1 b:2", "a:1", "a:1 b:8", "1 8", 1),
            ("a:1 b:2", "a:1 b:8", "a:1", "1", 1),
            ("a:1 b:2", "a:1 m:5 b:2", "a:1 t:6 b:2", "1 6 5 2", 0),
            ("a:1 b:2", "b:2 a:1", "a:1 b:8", "8 1", 0),
            ("a:1 b:2", "a:9 b:2", "b:2 a:1", "2 9", 0),
            ("", "a:1 b:2", "a:1 c:3", "1 3 2", 0),
            ("", "a:1 b:2", "a:9 b:2", "9 2", 1),
            ("a:1", "", "", "", 0),
        ] {
            let found = merge(&blocks(base), &blocks(mine), &blocks(theirs), &BTreeMap::new());
            assert_eq!(
                (said(&found.blocks).as_str(), found.clashes.len()),
                (merged, clashes),
                "{base} | {mine} | {theirs}"
            );
        }
    }

    #[test]
    fn what_is_chosen_stands() {
        for (choice, mine, theirs, merged) in [
            (Side::Mine, "a:9 b:2", "a:8 b:2", "9 2"),
            (Side::Theirs, "a:9 b:2", "a:8 b:2", "8 2"),
            (Side::Both, "a:9 b:2", "a:8 b:2", "8 9 2"),
            (Side::Mine, "b:2", "a:8 b:2", "2"),
            (Side::Both, "b:2", "a:8 b:2", "8 2"),
            (Side::Both, "a:9 b:2", "b:2", "9 2"),
        ] {
            let choices = BTreeMap::from([(id("a"), choice)]);
            let found = merge(&blocks("a:1 b:2"), &blocks(mine), &blocks(theirs), &choices);
            assert_eq!((said(&found.blocks).as_str(), found.clashes.len()), (merged, 0), "{choice:?} {mine} {theirs}");
            assert!(Document::new(found.blocks).is_ok(), "no name twice");
        }
        assert_eq!(merge_line("a", "b", "c", None), None);
        assert_eq!(merge_line("a", "b", "a", None).as_deref(), Some("b"));
        assert_eq!(merge_line("a", "a", "c", None).as_deref(), Some("c"));
        assert_eq!(merge_line("a", "b", "c", Some(Side::Theirs)).as_deref(), Some("c"));
    }

    fn any_text() -> impl Strategy<Value = Vec<Block>> {
        let names = proptest::sample::subsequence(vec!["a", "b", "c", "d", "e"], 0..=5).prop_shuffle();
        (names, proptest::collection::vec(0..3_u8, 5)).prop_map(|(names, words)| {
            let text: Vec<String> = names.iter().zip(words).map(|(name, word)| format!("{name}:{word}")).collect();
            blocks(&text.join(" "))
        })
    }

    proptest! {
        #[test]
        fn nothing_that_somebody_wrote_is_lost(base in any_text(), mine in any_text(), theirs in any_text()) {
            let asked = merge(&base, &mine, &theirs, &BTreeMap::new());
            let both: BTreeMap<BlockId, Side> = asked.clashes.iter().map(|clash| (clash.block.clone(), Side::Both)).collect();
            let merged = merge(&base, &mine, &theirs, &both);
            prop_assert!(merged.clashes.is_empty());
            let says = |text: &[Block], block: &Block| text.iter().any(|one| said(std::slice::from_ref(one)) == said(std::slice::from_ref(block)));
            for block in mine.iter().chain(&theirs) {
                prop_assert!(base.contains(block) || says(&merged.blocks, block));
            }
            let names: BTreeSet<_> = merged.blocks.iter().map(Block::id).collect();
            prop_assert_eq!(names.len(), merged.blocks.len());
        }

        #[test]
        fn whoever_changed_nothing_gets_the_other_text(base in any_text(), other in any_text()) {
            prop_assert_eq!(&merge(&base, &base, &other, &BTreeMap::new()).blocks, &other);
            let own = merge(&base, &other, &base, &BTreeMap::new());
            prop_assert_eq!(said(&own.blocks), said(&other));
        }
    }
}
