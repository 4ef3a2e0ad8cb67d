//! Blocks that show something: pictures, recordings, films, embeds, files.

use super::{BlockAttrs, Href, Inline};
use crate::ids::MediaId;

/// Which picture, recording or file: one of the newsroom's own by id, an outside address, or both (an import that
/// knows where it came from).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct MediaRef {
    /// The id in the newsroom's library.
    pub media: Option<MediaId>,
    /// An address.
    pub src: Option<Href>,
}

/// A picture with what belongs to it, in a figure or in a gallery.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Picture {
    /// Which.
    pub media: MediaRef,
    /// In pixels, as far as known.
    pub width: Option<u32>,
    /// In pixels, as far as known.
    pub height: Option<u32>,
    /// What a reader who does not see it is told; may be empty for a decoration.
    pub alt: String,
    /// Who made it; may be empty.
    pub credit: String,
    /// Where a click leads.
    pub link: Option<Href>,
    /// The caption.
    pub caption: Vec<Inline>,
}

/// A picture in the flow of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Id, direction, language.
    pub attrs: BlockAttrs,
    /// The picture.
    pub picture: Picture,
    /// How it stands in the column.
    pub size: Size,
}

/// How a figure stands in the column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Size {
    /// As wide as the text.
    #[default]
    Normal,
    /// Wider than the text.
    Wide,
    /// As wide as the window.
    Full,
    /// Beside the text, where lines begin.
    Start,
    /// Beside the text, where lines end.
    End,
}

impl Size {
    /// The stored name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Wide => "wide",
            Self::Full => "full",
            Self::Start => "start",
            Self::End => "end",
        }
    }

    /// Reads the stored name.
    #[must_use]
    pub fn parse(size: &str) -> Option<Self> {
        [Self::Normal, Self::Wide, Self::Full, Self::Start, Self::End].into_iter().find(|known| known.as_str() == size)
    }
}

/// Several pictures in a grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gallery {
    /// Id, direction, language.
    pub attrs: BlockAttrs,
    /// How many beside one another.
    pub columns: Columns,
    /// At least one.
    pub items: Vec<GalleryItem>,
}

/// One picture of a gallery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GalleryItem {
    /// The picture.
    pub picture: Picture,
}

/// 1 to 9 pictures beside one another; 3 unless told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Columns(u8);

impl Columns {
    /// From a number between 1 and 9.
    #[must_use]
    pub fn new(columns: u64) -> Option<Self> {
        u8::try_from(columns).ok().filter(|n| (1..=9).contains(n)).map(Self)
    }

    /// The number.
    #[must_use]
    pub fn get(self) -> u8 {
        self.0
    }
}

impl Default for Columns {
    fn default() -> Self {
        Self(3)
    }
}

/// A recording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audio {
    /// Id, direction, language.
    pub attrs: BlockAttrs,
    /// Which.
    pub media: MediaRef,
    /// What is heard, for those who do not hear it.
    pub spoken: Spoken,
    /// The caption.
    pub caption: Vec<Inline>,
}

/// What a recording or a film says, for those who do not hear or see it, and how long it takes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spoken {
    /// A track of captions in the version's language: WebVTT, a file of the newsroom's own.
    pub captions: Option<Href>,
    /// All that is said and heard as plain text, paragraphs divided by an empty line; may be empty.
    pub transcript: String,
    /// How long it takes, where that is known.
    pub seconds: Option<u32>,
}

/// A film.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Video {
    /// Id, direction, language.
    pub attrs: BlockAttrs,
    /// Which.
    pub media: MediaRef,
    /// The still that is shown before.
    pub poster: Option<Href>,
    /// What is said in it.
    pub spoken: Spoken,
    /// The caption.
    pub caption: Vec<Inline>,
}

/// A thing of another site, shown as a placeholder until the reader asks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Embed {
    /// Id, direction, language.
    pub attrs: BlockAttrs,
    /// Its page.
    pub url: Href,
    /// Whose: "youtube", "vimeo", "x", …, "other"; 1 to 32 of `a-z0-9_-`.
    pub provider: String,
    /// Its own title; may be empty.
    pub title: String,
    /// The caption.
    pub caption: Vec<Inline>,
}

/// A file to download.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileLink {
    /// Id, direction, language.
    pub attrs: BlockAttrs,
    /// Which.
    pub media: MediaRef,
    /// What the reader sees.
    pub name: String,
    /// How large.
    pub bytes: Option<u64>,
}
