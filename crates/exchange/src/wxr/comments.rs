//! Comments with their threads.

use super::dates::Offsets;
use super::model::{Comment as Theirs, Item};
use domain::comment::{Comment, CommentState};
use domain::ids::{CommentId, VersionId};
use domain::{Timestamp, document::Href};
use newsroom::importing::{Incoming, Thing};
use std::collections::{BTreeMap, BTreeSet};

/// An item's comments, ready to be written.
#[derive(Debug, Default)]
pub(super) struct Thread {
    /// Parents first.
    pub incoming: Vec<Incoming>,
    pub skipped: u64,
    pub warnings: Vec<String>,
}

/// Reads an item's comments: those that may come over, each after what it answers.
pub(super) fn of(item: &Item, version: VersionId, source: &str, offsets: &Offsets) -> Thread {
    let mut thread = Thread::default();
    let mut wanted: BTreeMap<u64, (&Theirs, CommentState)> = BTreeMap::new();
    let mut reasons: BTreeMap<&str, u64> = BTreeMap::new();
    for comment in &item.comments {
        let verdict = match (comment.kind.as_str(), comment.approved.as_str()) {
            ("note", _) => Err("internal notes of the old desk"),
            ("" | "comment" | "pingback" | "trackback", "1" | "approve" | "approved") => Ok(CommentState::Shown),
            ("" | "comment" | "pingback" | "trackback", "0" | "hold") => Ok(CommentState::Held),
            ("" | "comment" | "pingback" | "trackback", _) => Err("in the old site's trash or spam"),
            _ => Err("of a type that is not taken over"),
        };
        match verdict {
            _ if comment.id == 0 || wanted.contains_key(&comment.id) => {
                *reasons.entry("without an id of their own").or_default() += 1;
            }
            Ok(state) => {
                wanted.insert(comment.id, (comment, state));
            }
            Err(reason) => *reasons.entry(reason).or_default() += 1,
        }
    }
    for (reason, count) in reasons {
        thread.skipped += count;
        thread.warnings.push(format!("comments left out, because they are {reason}: {count}"));
    }
    let mut written = BTreeSet::new();
    let mut orphans = 0_u64;
    for id in item.comments.iter().map(|c| c.id).filter(|id| wanted.contains_key(id)) {
        // Up to the first that is written already or has no parent here, then down again.
        let mut line = vec![id];
        while let Some(parent) =
            line.last().and_then(|id| wanted.get(id)).map(|(c, _)| c.parent).filter(|p| wanted.contains_key(p))
        {
            if written.contains(&parent) || line.contains(&parent) {
                break;
            }
            line.push(parent);
        }
        for id in line.into_iter().rev() {
            let Some((comment, state)) = wanted.get(&id).filter(|_| !written.contains(&id)) else { continue };
            let parent = Some(comment.parent).filter(|p| written.contains(p));
            orphans += u64::from(parent.is_none() && comment.parent != 0);
            written.insert(id);
            let comment = plan(comment, *state, parent, version, source, offsets);
            thread.incoming.push(Incoming { key: id.to_string(), thing: Thing::Comment(comment) });
        }
    }
    if orphans > 0 {
        thread.warnings.push(format!(
            "comments that answered one which did not come over, and begin threads of their own now: {orphans}"
        ));
    }
    thread
}

fn plan(
    comment: &Theirs,
    state: CommentState,
    parent: Option<u64>,
    version: VersionId,
    source: &str,
    offsets: &Offsets,
) -> Comment {
    let id = |id: u64| CommentId::derived(source, &id.to_string());
    let link = Href::parse(&comment.author_url).filter(|href| href.host().is_some());
    Comment {
        id: id(comment.id),
        version,
        parent: parent.map(id),
        author_name: super::stories::plain(&comment.author),
        author_link: link.map(|href| href.as_str().to_owned()),
        staff: None,
        body: super::stories::plain_lines(&super::body::comment_html(&comment.content)),
        at: offsets.moment(&comment.date, &comment.date_gmt).unwrap_or(Timestamp(0)),
        state,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn comment(id: u64, parent: u64, kind: &str, approved: &str) -> Theirs {
        Theirs {
            id,
            parent,
            kind: kind.into(),
            approved: approved.into(),
            author: "A &amp; B".into(),
            author_url: "javascript:x".into(),
            date: "2020-01-01 00:00:00".into(),
            date_gmt: "2020-01-01 00:00:00".into(),
            content: "one\ntwo\n\n<b>three</b>".into(),
        }
    }

    #[test]
    fn parents_come_first_and_orphans_begin_threads() {
        let comments = vec![
            comment(5, 4, "", "1"),
            comment(4, 3, "comment", "0"),
            comment(3, 0, "pingback", "1"),
            comment(7, 6, "", "1"),
            comment(6, 0, "", "spam"),
            comment(8, 0, "note", "1"),
            comment(9, 10, "", "1"),
            comment(10, 9, "", "1"),
        ];
        let item = Item { comments, ..Item::default() };
        let version = VersionId::derived("s", "1");
        let thread = of(&item, version, "s", &Offsets::default());
        let order: Vec<_> = thread.incoming.iter().map(|i| i.key.as_str()).collect();
        assert_eq!(order, ["3", "4", "5", "7", "10", "9"]);
        assert_eq!(thread.skipped, 2);
        let Thing::Comment(first) = &thread.incoming[1].thing else { panic!("a comment") };
        assert_eq!((first.state, first.parent), (CommentState::Held, Some(CommentId::derived("s", "3"))));
        assert_eq!((first.author_name.as_str(), first.author_link.as_deref()), ("A & B", None));
        assert_eq!(first.body, "one\ntwo\n\nthree");
    }
}
