//! The blocks that a body is made of; those that show something are in [`picture`](super::picture).

use super::{Audio, BlockId, Direction, Embed, Figure, FileLink, Gallery, Inline, Lang, NoteId, Video};
use crate::ids::BackgroundId;

/// What every written block carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockAttrs {
    /// The block's name.
    pub id: BlockId,
    /// Which way its lines run; always explicit.
    pub dir: Direction,
    /// Whether `dir` was set by hand and so no longer follows the text.
    pub dir_set: bool,
    /// The language, where it differs from the version's.
    pub lang: Option<Lang>,
}

impl BlockAttrs {
    /// A block in the version's language whose direction follows its text.
    #[must_use]
    pub fn new(id: BlockId, dir: Direction) -> Self {
        Self { id, dir, dir_set: false, lang: None }
    }
}

/// A block of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is its struct, described there")]
pub enum Block {
    Paragraph(Paragraph),
    Heading(Heading),
    List(List),
    Quote(Quote),
    Pullquote(Pullquote),
    Verse(Verse),
    Figure(Figure),
    Gallery(Gallery),
    Table(Table),
    Code(Code),
    Audio(Audio),
    Video(Video),
    Embed(Embed),
    File(FileLink),
    Separator(Separator),
    More(More),
    PageBreak(PageBreak),
    Footnotes(Footnotes),
    Background(BackgroundBlock),
    Raw(Raw),
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Id, direction, language.
    pub attrs: BlockAttrs,
    /// Its text; may be empty while it is written.
    pub content: Vec<Inline>,
}

/// A heading below the story's own (which is level 1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Id, direction, language.
    pub attrs: BlockAttrs,
    /// How deep.
    pub level: HeadingLevel,
    /// Its text.
    pub content: Vec<Inline>,
}

/// 2, 3 or 4: level 1 is the story's headline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub enum HeadingLevel {
    Two,
    Three,
    Four,
}

impl HeadingLevel {
    /// The level as a number.
    #[must_use]
    pub fn number(self) -> u8 {
        match self {
            Self::Two => 2,
            Self::Three => 3,
            Self::Four => 4,
        }
    }

    /// From a number between 2 and 4.
    #[must_use]
    pub fn from_number(level: u64) -> Option<Self> {
        match level {
            2 => Some(Self::Two),
            3 => Some(Self::Three),
            4 => Some(Self::Four),
            _ => None,
        }
    }
}

/// A list, numbered or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// Id, direction, language.
    pub attrs: BlockAttrs,
    /// Numbered.
    pub ordered: bool,
    /// The first number; 1 for a list without numbers.
    pub start: i32,
    /// At least one.
    pub items: Vec<ListItem>,
}

/// An item: a paragraph, then more paragraphs and lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListItem {
    /// What stands beside the bullet.
    pub first: Paragraph,
    /// What follows below.
    pub rest: Vec<ItemPart>,
}

/// What may follow in a list's item.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is its struct, described there")]
pub enum ItemPart {
    Paragraph(Paragraph),
    List(List),
}

/// A block quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// Id, direction, language.
    pub attrs: BlockAttrs,
    /// Who or what is quoted; plain text, may be empty.
    pub cite: String,
    /// At least one.
    pub content: Vec<QuotePart>,
}

/// What may stand in a quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is its struct, described there")]
pub enum QuotePart {
    Paragraph(Paragraph),
    Heading(Heading),
    List(List),
}

/// A sentence of the story, set large.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pullquote {
    /// Id, direction, language.
    pub attrs: BlockAttrs,
    /// Who says it; plain text, may be empty.
    pub cite: String,
    /// The sentence.
    pub content: Vec<Inline>,
}

/// A poem: lines that end with a hard break.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verse {
    /// Id, direction, language.
    pub attrs: BlockAttrs,
    /// Its lines.
    pub content: Vec<Inline>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Id, direction, language.
    pub attrs: BlockAttrs,
    /// What it shows; plain text, may be empty.
    pub caption: String,
    /// At least one.
    pub rows: Vec<TableRow>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRow {
    /// At least one.
    pub cells: Vec<TableCell>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableCell {
    /// Whether it names its row or column.
    pub header: bool,
    /// How many columns it covers, 1 to 1000.
    pub colspan: u16,
    /// How many rows it covers, 1 to 1000.
    pub rowspan: u16,
    /// How its text is set; as the column's lines begin unless told.
    pub align: Option<Align>,
    /// Its text.
    pub content: Vec<Inline>,
}

/// The most columns or rows that a cell may cover (HTML's own limit for columns).
pub(super) const MAX_SPAN: u16 = 1000;

/// How a cell's text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Align {
    Start,
    Center,
    End,
}

impl Align {
    /// The stored name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Center => "center",
            Self::End => "end",
        }
    }

    /// Reads the stored name.
    #[must_use]
    pub fn parse(align: &str) -> Option<Self> {
        [Self::Start, Self::Center, Self::End].into_iter().find(|known| known.as_str() == align)
    }
}

/// Program text; its direction is always left to right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// Id and language; the direction is left to right in every canonical document.
    pub attrs: BlockAttrs,
    /// The programming language.
    pub language: Option<String>,
    /// The lines, with their line breaks.
    pub text: String,
}

/// A break between two parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Separator {
    /// Its id.
    pub id: BlockId,
}

/// Where the teaser ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct More {
    /// Its id.
    pub id: BlockId,
    /// What a listing writes on the link; empty for the site's own text.
    pub label: String,
}

/// Where an imported story had its next page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageBreak {
    /// Its id.
    pub id: BlockId,
}

/// The footnotes; the last block, if there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Footnotes {
    /// Its id.
    pub id: BlockId,
    /// At least one.
    pub notes: Vec<Footnote>,
}

/// A footnote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Footnote {
    /// What a reference names.
    pub note: NoteId,
    /// Which way its lines run.
    pub dir: Direction,
    /// The language, where it differs from the version's.
    pub lang: Option<Lang>,
    /// Its text.
    pub content: Vec<Inline>,
}

/// A paragraph that several stories share, kept elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackgroundBlock {
    /// The id of this place in the document.
    pub id: BlockId,
    /// The shared paragraph's own id.
    pub background: BackgroundId,
}

/// HTML that has no block of its own; sanitised when it is read and again when it is rendered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raw {
    /// Its id.
    pub id: BlockId,
    /// The HTML.
    pub html: String,
    /// Why it has no block.
    pub reason: String,
}

impl Block {
    /// The block's id.
    #[must_use]
    pub fn id(&self) -> &BlockId {
        match self {
            Self::Separator(Separator { id })
            | Self::More(More { id, .. })
            | Self::PageBreak(PageBreak { id })
            | Self::Footnotes(Footnotes { id, .. })
            | Self::Background(BackgroundBlock { id, .. })
            | Self::Raw(Raw { id, .. }) => id,
            Self::Paragraph(Paragraph { attrs, .. })
            | Self::Heading(Heading { attrs, .. })
            | Self::List(List { attrs, .. })
            | Self::Quote(Quote { attrs, .. })
            | Self::Pullquote(Pullquote { attrs, .. })
            | Self::Verse(Verse { attrs, .. })
            | Self::Figure(Figure { attrs, .. })
            | Self::Gallery(Gallery { attrs, .. })
            | Self::Table(Table { attrs, .. })
            | Self::Code(Code { attrs, .. })
            | Self::Audio(Audio { attrs, .. })
            | Self::Video(Video { attrs, .. })
            | Self::Embed(Embed { attrs, .. })
            | Self::File(FileLink { attrs, .. }) => &attrs.id,
        }
    }

    /// The same under another id.
    #[must_use]
    pub fn with_id(mut self, new: BlockId) -> Self {
        *match &mut self {
            Self::Separator(Separator { id })
            | Self::More(More { id, .. })
            | Self::PageBreak(PageBreak { id })
            | Self::Footnotes(Footnotes { id, .. })
            | Self::Background(BackgroundBlock { id, .. })
            | Self::Raw(Raw { id, .. }) => id,
            Self::Paragraph(Paragraph { attrs, .. })
            | Self::Heading(Heading { attrs, .. })
            | Self::List(List { attrs, .. })
            | Self::Quote(Quote { attrs, .. })
            | Self::Pullquote(Pullquote { attrs, .. })
            | Self::Verse(Verse { attrs, .. })
            | Self::Figure(Figure { attrs, .. })
            | Self::Gallery(Gallery { attrs, .. })
            | Self::Table(Table { attrs, .. })
            | Self::Code(Code { attrs, .. })
            | Self::Audio(Audio { attrs, .. })
            | Self::Video(Video { attrs, .. })
            | Self::Embed(Embed { attrs, .. })
            | Self::File(FileLink { attrs, .. }) => &mut attrs.id,
        } = new;
        self
    }

    /// Id, direction and language, of a block that has them.
    #[must_use]
    pub fn attrs(&self) -> Option<&BlockAttrs> {
        match self {
            Self::Paragraph(Paragraph { attrs, .. })
            | Self::Heading(Heading { attrs, .. })
            | Self::List(List { attrs, .. })
            | Self::Quote(Quote { attrs, .. })
            | Self::Pullquote(Pullquote { attrs, .. })
            | Self::Verse(Verse { attrs, .. })
            | Self::Figure(Figure { attrs, .. })
            | Self::Gallery(Gallery { attrs, .. })
            | Self::Table(Table { attrs, .. })
            | Self::Code(Code { attrs, .. })
            | Self::Audio(Audio { attrs, .. })
            | Self::Video(Video { attrs, .. })
            | Self::Embed(Embed { attrs, .. })
            | Self::File(FileLink { attrs, .. }) => Some(attrs),
            Self::Separator(_)
            | Self::More(_)
            | Self::PageBreak(_)
            | Self::Footnotes(_)
            | Self::Background(_)
            | Self::Raw(_) => None,
        }
    }

    /// The node's name in the stored form.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Paragraph(_) => "paragraph",
            Self::Heading(_) => "heading",
            Self::List(_) => "list",
            Self::Quote(_) => "quote",
            Self::Pullquote(_) => "pullquote",
            Self::Verse(_) => "verse",
            Self::Figure(_) => "figure",
            Self::Gallery(_) => "gallery",
            Self::Table(_) => "table",
            Self::Code(_) => "code",
            Self::Audio(_) => "audio",
            Self::Video(_) => "video",
            Self::Embed(_) => "embed",
            Self::File(_) => "file",
            Self::Separator(_) => "separator",
            Self::More(_) => "more",
            Self::PageBreak(_) => "page_break",
            Self::Footnotes(_) => "footnotes",
            Self::Background(_) => "background",
            Self::Raw(_) => "raw",
        }
    }
}
