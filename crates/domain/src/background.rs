//! Background: paragraphs that many stories share, written once and translated once an edition.

use crate::EditionCode;
use crate::document::{Block, Document};
use crate::ids::BackgroundId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Paragraphs that many stories share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Background {
    /// What a document's block names.
    pub id: BackgroundId,
    /// What readers of each edition read; where an edition has none, its stories go without.
    pub texts: BTreeMap<EditionCode, BackgroundText>,
}

/// A background in one edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackgroundText {
    /// What stands above it, in plain text.
    pub heading: String,
    /// The paragraphs; another background within them is passed over.
    pub body: Document,
}

impl BackgroundText {
    /// All that a search finds it by, a block a line.
    pub fn search_text(&self) -> String {
        let text = self.body.search_text();
        [self.heading.as_str(), &text.running, &text.captions].join("\n")
    }
}

impl Document {
    /// The backgrounds that its blocks name, in their order.
    pub fn backgrounds(&self) -> impl Iterator<Item = BackgroundId> + '_ {
        self.blocks().iter().filter_map(|block| match block {
            Block::Background(block) => Some(block.background),
            _ => None,
        })
    }
}
