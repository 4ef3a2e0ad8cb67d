//! HTML into a body: for imports and for what is pasted. On the server only.
//!
//! The HTML is parsed as a browser parses it, into a tree of bounded depth and size ([`tree`]); the tree is walked
//! once. What has a block becomes that block; what has none is unwrapped, or kept as sanitised `raw`, or dropped, and
//! each of these leaves a [`Note`]. Nothing of the input reaches a page except through the typed document.

mod attrs;
mod blocks;
mod depth;
mod embeds;
mod figures;
mod flow;
mod footnotes;
mod inline;
mod line;
mod lists;
mod sanitise;
mod tables;
mod tree;

pub use embeds::recognise;
pub use sanitise::sanitise;

use super::{BlockId, Direction, Document, validate};

/// What is known of a piece of HTML before it is read.
#[derive(Debug, Clone, Copy)]
pub struct HtmlInput<'a> {
    /// The version's language.
    pub lang: &'a str,
    /// The version's direction: what a block takes unless it says otherwise or most of its letters disagree.
    pub dir: Direction,
    /// What block ids derive from: the story's id at its source.
    pub seed: &'a str,
}

/// A body read from HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parsed {
    /// The body; one empty paragraph when nothing was in it.
    pub document: Document,
    /// What did not come over as it was.
    pub notes: Vec<Note>,
}

/// Something of the HTML that did not come over as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What happened.
    pub kind: NoteKind,
    /// To what: an element's name, an address; at most 200 characters.
    pub detail: String,
}

/// What can happen to a piece of HTML.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoteKind {
    /// Left out: script, style, form fields, drawings.
    Dropped,
    /// A link whose address is not allowed; its text is kept.
    LinkDropped,
    /// A picture or recording without an address that is allowed.
    MediaDropped,
    /// Kept as a raw block.
    KeptRaw,
    /// An element unknown to the document; its content is kept.
    Unwrapped,
    /// A picture moved from the middle of a text to before it.
    PictureLifted,
    /// A frame of a site that is not among the known ones; kept as a link.
    UnknownEmbed,
    /// Nested too deep; the text is kept, the form is not.
    Flattened,
    /// Too large; the rest is missing.
    Truncated,
}

/// Reads HTML into a body. Total: any input gives a valid document.
#[must_use]
pub fn from_html(html: &str, input: &HtmlInput<'_>) -> Parsed {
    let tree = tree::Tree::parse(html);
    let mut reader = flow::Reader::new(&tree, input);
    if tree.flattened {
        reader.note(NoteKind::Flattened, "");
    }
    if tree.truncated {
        reader.note(NoteKind::Truncated, "");
    }
    let mut blocks = reader.document();
    let fitting = validate::fitting(&blocks);
    if fitting < blocks.len() {
        blocks.truncate(fitting);
        reader.note(NoteKind::Truncated, "");
    }
    let notes = reader.finish();
    // Ids, order and depth are right by construction; a body without a block that fits is as good as empty.
    let empty = || Document::empty(BlockId::derived(input.seed, 0, ""), input.dir);
    Parsed { document: Document::new(blocks).unwrap_or_else(|_| empty()), notes }
}
