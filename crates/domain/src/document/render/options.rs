//! What a body does not know itself when it becomes HTML.

use crate::background::BackgroundText;
use crate::document::{Direction, MediaRef};
use crate::ids::BackgroundId;

/// The version's language and direction, where things lie, and the words of the interface.
pub struct HtmlOptions<'a> {
    /// The version's language.
    pub lang: &'a str,
    /// The version's direction.
    pub dir: Direction,
    /// The site's own origin (`https://news.example`), so that absolute links to it count as inner ones.
    pub origin: Option<&'a str>,
    /// Whether blocks carry their ids (as `b-…`); feeds and mails do without.
    pub ids: bool,
    /// Finds a picture; `None` leaves a placeholder with its text.
    pub picture: &'a dyn Fn(&MediaRef) -> Option<ResolvedPicture>,
    /// Finds the address of one of our own recordings or files.
    pub file: &'a dyn Fn(&MediaRef) -> Option<String>,
    /// Finds a background in the version's language; `None` leaves it out.
    pub background: &'a dyn Fn(&BackgroundId) -> Option<BackgroundText>,
    /// Writes a number with the edition's digits.
    pub number: &'a dyn Fn(u64) -> String,
    /// Writes a file's size in the edition's language.
    pub bytes: &'a dyn Fn(u64) -> String,
    /// The few words that are not the author's.
    pub labels: Labels<'a>,
    /// What a reader's page adds; feeds and mails have none of it.
    pub page: Option<OnPage<'a>>,
}

/// What a reader's page adds to a body: players, pictures that can be enlarged, sizes to download, transcripts.
pub struct OnPage<'a> {
    /// The number of the first picture that can be enlarged.
    pub first: u64,
    /// `3 of 8`, for the picture of that number; `None`: pictures are not enlarged here.
    pub counter: Option<&'a dyn Fn(u64) -> String>,
    /// Stands for the story's film before it plays.
    pub still: Option<ResolvedPicture>,
    /// How many bytes a recording has.
    pub size: &'a dyn Fn(&MediaRef) -> Option<u64>,
    /// How long something takes, of its seconds.
    pub length: &'a dyn Fn(u32) -> String,
    /// Of a service by its name: how to visit it, how to have its player here, and what that tells it.
    pub service: &'a dyn Fn(&str) -> [String; 3],
    /// Names the link to a picture that has no description.
    pub enlarge: &'a str,
    /// Downloads a recording.
    pub download: &'a str,
    /// Opens a transcript.
    pub transcript: &'a str,
    /// Names the captions in a player's menu.
    pub captions: &'a str,
    /// What the library knows of what is said in a recording, for a block that has nothing of its own.
    pub said: &'a dyn Fn(&MediaRef) -> Said,
}

/// What is said in a recording, as the library has it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Said {
    /// Captions, a language each, the page's own first.
    pub tracks: Vec<Track>,
    /// The transcript in the page's language; may be empty.
    pub transcript: String,
}

/// Captions in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Track {
    /// Their address.
    pub src: String,
    /// Their language.
    pub lang: String,
    /// What the language calls itself.
    pub label: String,
    /// They are shown unless a reader turns them off: they are in the page's language.
    pub default: bool,
}

impl HtmlOptions<'_> {
    /// Options that know no library: outside pictures are named, not shown.
    #[must_use]
    pub fn new(lang: &str, dir: Direction) -> HtmlOptions<'_> {
        HtmlOptions {
            lang,
            dir,
            origin: None,
            ids: true,
            picture: &|_| None,
            file: &|media| media.src.as_ref().filter(|src| src.is_relative()).map(ToString::to_string),
            background: &|_| None,
            number: &|number| number.to_string(),
            bytes: &plain_bytes,
            labels: Labels::default(),
            page: None,
        }
    }
}

/// The words of the interface that stand in a body.
#[derive(Debug, Clone, Copy)]
pub struct Labels<'a> {
    /// Stands for a picture that is not there and has no text of its own.
    pub missing_picture: &'a str,
    /// Names the arrow from a footnote back to its place.
    pub back_to_text: &'a str,
    /// Names the list of footnotes.
    pub footnotes: &'a str,
}

impl Default for Labels<'_> {
    fn default() -> Self {
        Self { missing_picture: "Picture not available", back_to_text: "Back to the text", footnotes: "Footnotes" }
    }
}

/// A picture as the page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ResolvedPicture {
    /// The address of the variant that every browser reads.
    pub src: String,
    /// The widths of that format, as in HTML.
    pub srcset: Option<String>,
    /// How wide it stands in the layout, as in HTML; `None`: as its block does.
    pub sizes: Option<String>,
    /// The classes by which it is shown as it has to be seen; may be empty.
    pub class: String,
    /// Better formats, best first.
    pub sources: Vec<PictureSource>,
    /// In pixels; the block's own stand in where unknown.
    pub width: Option<u32>,
    /// In pixels; the block's own stand in where unknown.
    pub height: Option<u32>,
    /// The library's alternative text, for a block that has none.
    pub alt: String,
    /// The library's credit, for a block that has none.
    pub credit: String,
}

/// One format of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureSource {
    /// As `image/avif`.
    pub mime: String,
    /// Its widths, as in HTML.
    pub srcset: String,
}

fn plain_bytes(bytes: u64) -> String {
    const KB: u64 = 1000;
    const MB: u64 = KB * KB;
    match bytes {
        0..KB => format!("{bytes} B"),
        KB..MB => format!("{} kB", bytes.div_ceil(KB)),
        _ => format!("{}.{} MB", bytes / MB, bytes % MB / (MB / 10)),
    }
}
