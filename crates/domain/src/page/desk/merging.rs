//! Bringing two texts together.

use super::{SaveDraft, Saved};
use crate::Document;
use crate::document::Side;
use serde::{Deserialize, Serialize};

/// What is written of a version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WrittenText {
    /// Plain text.
    pub headline: String,
    /// Plain text.
    pub deck: String,
    /// The text.
    pub body: Document,
}

/// A text that does not build on what was saved last.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MergeDraft {
    /// One's own text.
    pub draft: SaveDraft,
    /// What it was made of.
    pub base: WrittenText,
    /// What was sent without an answer: if one of it is what was saved, everything builds on that.
    #[serde(default)]
    pub unanswered: Vec<WrittenText>,
    /// What is to stand, by [`ClashView::key`].
    pub choices: Vec<(String, Side)>,
}

/// What came of it: one text, or what is to be decided.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MergeAnswer {
    /// How the version stands, and its text.
    pub merged: Option<(Saved, WrittenText)>,
    /// What both changed, each in another way.
    pub clashes: Vec<ClashView>,
    /// Whose the other text is; may be empty.
    pub by: String,
}

/// What both changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClashView {
    /// Which line or block.
    pub key: String,
    /// As one has it oneself, in words; empty: taken out.
    pub mine: String,
    /// As the other one has it.
    pub theirs: String,
    /// Whether both can stand.
    pub both: bool,
}
