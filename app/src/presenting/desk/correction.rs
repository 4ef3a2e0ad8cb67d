//! What a correction may say: drafts from what was changed, in the words of a newsroom of the edition's language.

use crate::presenting::Voice;
use crate::server::Site;
use crate::texts::DeskMsg;
use domain::document::{Block, BlockId};
use domain::edition::Direction;
use domain::ids::VersionId;
use domain::{Content, Document};
use newsroom::{Context, NewsroomError, correcting};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::BTreeMap;

/// So many changes are told of; who changed more than that says it in their own words.
const MOST: usize = 3;
/// Changes with so few words between them are one.
const NEAR: usize = 3;
/// So many words around a change say where it stands.
const AROUND: usize = 2;
/// A longer passage is cut in its middle, in words.
const LONGEST: usize = 28;

/// A draft for each kind of correction, by the kind's name; none where nothing was changed.
///
/// # Errors
/// The use-case's.
pub fn drafts(site: &Site, ctx: &Context, version: VersionId) -> Result<Vec<(String, String)>, NewsroomError> {
    let Some((edition, before, after)) = correcting::changed(&site.newsroom, ctx, version)? else {
        return Ok(Vec::new());
    };
    let own = Voice::of(site, &edition)?;
    let changes = changes(&before, &after);
    let lines = [
        ("correction", mistake(&own, &changes)),
        ("update", update(&own, &changes)),
        ("typo", typo(edition.direction, &changes)),
    ];
    Ok(lines.into_iter().filter(|(_, text)| !text.is_empty()).map(|(kind, text)| (kind.to_owned(), text)).collect())
}

fn mistake(own: &Voice<'_>, changes: &[Change]) -> String {
    let sentences =
        changes.iter().filter(|change| !change.old.is_empty()).take(MOST).enumerate().map(|(at, change)| {
            let fields = [("old", change.old.as_str()), ("new", change.new.as_str())];
            let message = match (at, change.new.is_empty()) {
                (0, false) => DeskMsg::CorrectionSaid,
                (0, true) => DeskMsg::CorrectionSaidWrongly,
                (_, false) => DeskMsg::CorrectionSaidAlso,
                (_, true) => DeskMsg::CorrectionSaidAlsoWrongly,
            };
            own.words.fill(message, &fields)
        });
    sentences.collect::<Vec<_>>().join(" ")
}

fn update(own: &Voice<'_>, changes: &[Change]) -> String {
    let added = changes.iter().filter(|change| !change.new.is_empty());
    let first = added.clone().find(|change| change.old.is_empty()).or(added.clone().next());
    first.map(|change| own.words.fill(DeskMsg::CorrectionAdded, &[("new", &change.new)])).unwrap_or_default()
}

/// For the newsroom's books alone.
fn typo(direction: Direction, changes: &[Change]) -> String {
    let arrow = if direction == Direction::Rtl { "←" } else { "→" };
    let lines = changes.iter().take(MOST).map(|change| match (change.old.as_str(), change.new.as_str()) {
        ("", new) => format!("+ {new}"),
        (old, "") => format!("− {old}"),
        (old, new) => format!("{old} {arrow} {new}"),
    });
    lines.collect::<Vec<_>>().join("; ")
}

/// What a passage was, and what it is; one of them may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Change {
    old: String,
    new: String,
}

fn changes(before: &Content, after: &Content) -> Vec<Change> {
    let mut all = passages(&before.headline, &after.headline);
    all.extend(passages(&before.deck, &after.deck));
    let texts = |content: &Content| -> BTreeMap<BlockId, String> {
        content.body.blocks().iter().map(|block| (block.id().clone(), words(block))).collect()
    };
    let (olds, news) = (texts(before), texts(after));
    for block in after.body.blocks() {
        let new = news.get(block.id()).map_or("", String::as_str);
        all.extend(passages(olds.get(block.id()).map_or("", String::as_str), new));
    }
    let gone = before.body.blocks().iter().map(Block::id).filter(|id| !news.contains_key(*id));
    all.extend(gone.filter_map(|id| olds.get(id)).flat_map(|old| passages(old, "")));
    all
}

fn words(block: &Block) -> String {
    Document::new(vec![block.clone()]).map(|document| document.plain_text()).unwrap_or_default()
}

/// The passages of a text that were changed, each with some words around it.
fn passages(before: &str, after: &str) -> Vec<Change> {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.split_whitespace().collect(), after.split_whitespace().collect());
    if old.is_empty() || new.is_empty() {
        let change = Change { old: passage(&old), new: passage(&new) };
        return if old.is_empty() && new.is_empty() { Vec::new() } else { vec![change] };
    }
    let mut spans: Vec<[usize; 4]> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let (was, is) = (op.old_range(), op.new_range());
        match spans.last_mut() {
            Some([_, old_end, _, new_end]) if was.start - *old_end <= NEAR => (*old_end, *new_end) = (was.end, is.end),
            _ => spans.push([was.start, was.end, is.start, is.end]),
        }
    }
    let sentence_ends = |word: &str| word.ends_with(['.', '!', '?', '؟', '۔', '…', ':']);
    spans
        .into_iter()
        .map(|[old_start, old_end, new_start, new_end]| {
            // What stands around it is the same in both.
            let ahead = old[..old_start].iter().rev().take(AROUND).take_while(|word| !sentence_ends(word)).count();
            let ends = [(&old, old_start, old_end), (&new, new_start, new_end)].iter().any(|(words, start, end)| {
                words.get(*start..*end).and_then(<[&str]>::last).is_some_and(|w| sentence_ends(w))
            });
            let mut behind = 0;
            while !ends && behind < AROUND && old_end + behind < old.len() {
                behind += 1;
                if sentence_ends(old[old_end + behind - 1]) {
                    break;
                }
            }
            Change {
                old: passage(&old[old_start - ahead..old_end + behind]),
                new: passage(&new[new_start - ahead..new_end + behind]),
            }
        })
        .collect()
}

/// Words as they are quoted: without the sign at their end, and not too many.
fn passage(words: &[&str]) -> String {
    let text = if words.len() > LONGEST {
        let half = LONGEST / 2;
        format!("{} … {}", words[..half].join(" "), words[words.len() - half..].join(" "))
    } else {
        words.join(" ")
    };
    text.trim_end_matches(['.', ',', ';', ':', '،', '؛', '۔']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(before: &str, after: &str) -> Vec<(String, String)> {
        passages(before, after).into_iter().map(|change| (change.old, change.new)).collect()
    }

    fn pair(old: &str, new: &str) -> (String, String) {
        (old.to_owned(), new.to_owned())
    }

    #[test]
    fn a_change_is_quoted_with_a_few_words_around_it() {
        type Row<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str)]);
        let rows: [Row<'_>; 9] = [
            (
                "It rained. The bridge was built in 1962 by the army. It stands.",
                "It rained. The bridge was built in 1926 by the army. It stands.",
                &[("built in 1962 by the", "built in 1926 by the")],
            ),
            ("Ten people came.", "Twelve people came.", &[("Ten people came", "Twelve people came")]),
            ("He left. She stayed.", "He left. He stayed.", &[("She stayed", "He stayed")]),
            ("The mayor spoke.", "The new mayor spoke.", &[("The mayor spoke", "The new mayor spoke")]),
            ("The old mayor spoke.", "The mayor spoke.", &[("The old mayor spoke", "The mayor spoke")]),
            ("", "A paragraph was added.", &[("", "A paragraph was added")]),
            ("A paragraph is gone.", "", &[("A paragraph is gone", "")]),
            ("The same.", "The  same.", &[]),
            (
                "پل در سال ۱۳۴۱ ساخته شد.",
                "پل در سال ۱۳۰۵ ساخته شد.",
                &[("در سال ۱۳۴۱ ساخته شد", "در سال ۱۳۰۵ ساخته شد")],
            ),
        ];
        for (before, after, expected) in rows {
            let expected: Vec<_> = expected.iter().map(|(old, new)| pair(old, new)).collect();
            assert_eq!(pairs(before, after), expected, "{before} / {after}");
        }
    }

    #[test]
    fn near_changes_are_one_and_far_ones_are_two() {
        assert_eq!(pairs("a b c d e", "x b c y e"), [pair("a b c d e", "x b c y e")]);
        let far = pairs("a b c d e f g h i", "x b c d e f g h y");
        assert_eq!(far, [pair("a b c", "x b c"), pair("g h i", "g h y")]);
    }

    #[test]
    fn a_long_passage_is_cut_in_its_middle() {
        let long = (0..100).map(|n| n.to_string()).collect::<Vec<_>>().join(" ");
        let cut = &pairs("", &long)[0].1;
        assert!(cut.starts_with("0 1 ") && cut.contains(" … ") && cut.ends_with(" 98 99"), "{cut}");
        assert!(cut.split(' ').count() <= LONGEST + 1);
    }
}
