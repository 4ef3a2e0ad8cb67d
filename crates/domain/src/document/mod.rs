//! The body of a version: a typed block document.
//!
//! The JSON in the database and the editor's own tree are the same thing (ProseMirror's JSON inside
//! `{"v":1,"doc":…}`); [`Document`] is its typed form. A `Document` that exists is valid and canonical: every
//! constructor joins adjacent texts, orders marks, checks ids, addresses, depth and size, or answers a
//! [`DocumentError`] that names the place. HTML, plain text, excerpt and search text are rendered from it, and HTML
//! is read into it (feature `html`).

mod block;
mod canonical;
mod error;
mod hash;
mod href;
#[cfg(feature = "html")]
pub mod html;
mod ids;
mod inline;
mod json;
mod media;
mod merge;
mod picture;
pub mod players;
pub mod render;
mod rewrite;
mod validate;

pub use block::{
    Align, BackgroundBlock, Block, BlockAttrs, Code, Footnote, Footnotes, Heading, HeadingLevel, ItemPart, List,
    ListItem, More, PageBreak, Paragraph, Pullquote, Quote, QuotePart, Raw, Separator, Table, TableCell, TableRow,
    Verse,
};
pub use error::{DocumentError, DocumentProblem};
pub use hash::BlockHash;
pub use href::Href;
pub use ids::{BlockId, Lang, NoteId};
pub use inline::{Inline, Mark, Marks};
pub use media::MediaNamed;
pub use merge::{Clash, Merged, Side, merge, merge_line, woven};
pub use picture::{
    Audio, Columns, Embed, Figure, FileLink, Gallery, GalleryItem, MediaRef, Picture, Size, Spoken, Video,
};
pub use rewrite::Rewrite;
pub use text::Direction;

/// The version of the stored form: the `v` of `{"v":1,"doc":…}`.
pub const FORMAT: u64 = 1;
/// The deepest nesting of nodes below `doc` that is accepted.
pub const MAX_DEPTH: usize = 32;
/// The longest stored form that is accepted, in bytes of JSON.
pub const MAX_BYTES: usize = 5 * 1024 * 1024;

/// A valid body in canonical form, so that equal bodies are equal values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    blocks: Vec<Block>,
}

impl Document {
    /// Brings blocks into canonical form and checks them.
    ///
    /// # Errors
    /// No block, two blocks with one id, footnotes that are not last, nesting deeper than [`MAX_DEPTH`], a stored form
    /// longer than [`MAX_BYTES`].
    pub fn new(mut blocks: Vec<Block>) -> Result<Self, DocumentError> {
        canonical::blocks(&mut blocks);
        let document = Self { blocks };
        validate::document(&document)?;
        Ok(document)
    }

    /// A body with nothing written yet: one empty paragraph.
    #[must_use]
    pub fn empty(id: BlockId, dir: Direction) -> Self {
        Self { blocks: vec![Block::Paragraph(Paragraph { attrs: BlockAttrs::new(id, dir), content: Vec::new() })] }
    }

    /// The blocks in reading order; never none.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Gives the blocks up, to change them and build another document.
    #[must_use]
    pub fn into_blocks(self) -> Vec<Block> {
        self.blocks
    }

    /// The part before the reader is asked to go on: up to the `more` block, or the whole when there is none.
    #[must_use]
    pub fn before_more(&self) -> &[Block] {
        let end = self.blocks.iter().position(|block| matches!(block, Block::More(_)));
        self.blocks.get(..end.unwrap_or(self.blocks.len())).unwrap_or(&self.blocks)
    }

    /// Whether a reader would find nothing in it: no text, no picture, no other block.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.blocks.iter().all(|block| match block {
            Block::Paragraph(paragraph) => paragraph.content.iter().all(Inline::is_blank),
            _ => false,
        })
    }

    /// The first picture of the body: of a figure or of a gallery, also inside nothing else.
    #[must_use]
    pub fn first_picture(&self) -> Option<&Picture> {
        self.pictures().next()
    }

    /// All pictures in reading order.
    pub fn pictures(&self) -> impl Iterator<Item = &Picture> {
        self.blocks.iter().flat_map(|block| match block {
            Block::Figure(figure) => std::slice::from_ref(&figure.picture).iter().collect::<Vec<_>>(),
            Block::Gallery(gallery) => gallery.items.iter().map(|item| &item.picture).collect(),
            _ => Vec::new(),
        })
    }
}
