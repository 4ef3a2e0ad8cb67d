//! The report of an import: every item of the source is accounted for.

use serde::Serialize;
use std::collections::BTreeMap;

/// What became of everything that was in the source. For each type,
/// `items = imported + updated + unchanged + skipped`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Where it came from: the old site's address.
    pub source: String,
    /// How many items of each of the source's own types there are.
    pub items: BTreeMap<String, u64>,
    /// How many of them are new here.
    pub imported: BTreeMap<String, u64>,
    /// How many were here and have changed.
    pub updated: BTreeMap<String, u64>,
    /// How many were here and stay as they are.
    pub unchanged: BTreeMap<String, u64>,
    /// Which were left out, and why.
    pub skipped: Vec<Skipped>,
    /// What became of the comments.
    pub comments: Comments,
    /// What a person should look at, in sentences.
    pub warnings: Vec<String>,
    /// What the desk has edited since the last import and the source has changed too; the desk's stays. Counted as
    /// unchanged.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub kept_desk_edits: Vec<KeptDeskEdit>,
}

/// An item that was left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Skipped {
    /// Its id in the source.
    pub id: String,
    /// Its type there.
    #[serde(rename = "type")]
    pub kind: String,
    /// Its title there.
    pub title: String,
    /// Why.
    pub reason: String,
}

/// What became of the comments; `in = imported + updated + unchanged + skipped`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Comments {
    /// How many there are.
    #[serde(rename = "in")]
    pub found: u64,
    /// How many are new here.
    pub imported: u64,
    /// How many were here and have changed.
    pub updated: u64,
    /// How many were here and stay as they are.
    pub unchanged: u64,
    /// How many were left out.
    pub skipped: u64,
}

/// A text of the desk and the source's newer one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KeptDeskEdit {
    /// Its id in the source.
    pub id: String,
    /// Its type there.
    #[serde(rename = "type")]
    pub kind: String,
    /// Its title there.
    pub title: String,
    /// The desk's text, which stays.
    pub desk: String,
    /// The source's text.
    pub import: String,
}

/// What became of one item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    Imported,
    Updated,
    Unchanged,
}

impl Report {
    pub(crate) fn count(&mut self, kind: &str, fate: Fate) {
        let tally = match fate {
            Fate::Imported => &mut self.imported,
            Fate::Updated => &mut self.updated,
            Fate::Unchanged => &mut self.unchanged,
        };
        *tally.entry(kind.to_owned()).or_default() += 1;
    }

    pub(crate) fn skip(&mut self, id: u64, kind: &str, title: &str, reason: impl Into<String>) {
        self.skipped.push(Skipped {
            id: id.to_string(),
            kind: kind.to_owned(),
            title: title.to_owned(),
            reason: reason.into(),
        });
    }

    /// Gives every type a number everywhere, so that a reader of the JSON need not guess at absent ones.
    pub(crate) fn fill(&mut self) {
        for kind in self.items.keys() {
            for tally in [&mut self.imported, &mut self.updated, &mut self.unchanged] {
                tally.entry(kind.clone()).or_default();
            }
        }
    }

    /// How many items of a type were left out.
    #[must_use]
    pub fn skipped_of(&self, kind: &str) -> u64 {
        self.skipped.iter().filter(|s| s.kind == kind).count() as u64
    }

    /// Whether every item and every comment is accounted for.
    #[must_use]
    pub fn balances(&self) -> bool {
        let of = |tally: &BTreeMap<String, u64>, kind: &str| tally.get(kind).copied().unwrap_or(0);
        let items = self.items.iter().all(|(kind, items)| {
            *items
                == of(&self.imported, kind)
                    + of(&self.updated, kind)
                    + of(&self.unchanged, kind)
                    + self.skipped_of(kind)
        });
        let c = &self.comments;
        items && c.found == c.imported + c.updated + c.unchanged + c.skipped
    }
}
