//! The library: how pictures and files are kept for those who work with them.

use crate::ids::{BackgroundId, ContributorId, FolderId, MediaId, SectionId, SeriesId, UserId, VersionId};
use crate::{EditionCode, Timestamp};
use serde::{Deserialize, Serialize};

/// What a medium is, as somebody looks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MediaKind {
    /// A picture.
    Picture,
    /// A film.
    Video,
    /// A recording.
    Audio,
    /// A PDF.
    Document,
    /// What is said in a film.
    Captions,
}

impl MediaKind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Picture, Self::Video, Self::Audio, Self::Document, Self::Captions];

    /// The name that is stored and sent.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Picture => "picture",
            Self::Video => "video",
            Self::Audio => "audio",
            Self::Document => "document",
            Self::Captions => "captions",
        }
    }

    /// The kind of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Of what has that type; the store says the same of its rows.
    pub fn of_mime(mime: &str) -> Self {
        match mime.split_once('/') {
            Some(("image", _)) => Self::Picture,
            Some(("video", _)) => Self::Video,
            Some(("audio", _)) => Self::Audio,
            Some(("text", "vtt")) => Self::Captions,
            _ => Self::Document,
        }
    }
}

/// A folder; each has another name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    /// Its id.
    pub id: FolderId,
    /// Its name.
    pub name: String,
}

/// How a medium is kept.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filing {
    /// Where it lies; `None`: in no folder.
    pub folder: Option<FolderId>,
    /// What was agreed with whoever made it.
    pub rights: String,
    /// From then on it may not be shown any more.
    pub expires: Option<Timestamp>,
    /// Who brought it in; `None`: an import, the program.
    pub added_by: Option<UserId>,
    /// When; `None`: with an import.
    pub added: Option<Timestamp>,
    /// Taken out of the library.
    pub removed: Option<Timestamp>,
}

/// What is said in a film or a recording, for readers of one edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoken {
    /// The edition.
    pub edition: EditionCode,
    /// Captions in its language, a file of the library.
    pub captions: Option<MediaId>,
    /// What is said, in plain text, paragraphs apart by an empty line; may be empty.
    pub transcript: String,
}

/// What of the library somebody wants to see.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MediaWanted {
    /// Of that kind alone.
    pub kind: Option<MediaKind>,
    /// In that folder alone.
    pub folder: Option<FolderId>,
    /// With all of these words, folded; the last may be the beginning of one. Empty: whatever it is.
    pub words: Vec<String>,
}

/// What uses a medium.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum MediaUse {
    /// A published text.
    Shown(VersionId),
    /// A text that readers do not see so far.
    Work(VersionId),
    /// Somebody's portrait.
    Portrait(ContributorId),
    /// A section's picture.
    Section(SectionId),
    /// A series' cover.
    Cover(SeriesId),
    /// A paragraph that many stories share.
    Background(BackgroundId),
    /// The look of an edition, or one of its menus.
    Site(EditionCode),
    /// A film or a recording, whose captions it is.
    Captions(MediaId),
}

/// The words of a text as the library finds them, folded as searches are; what a file's name joins is apart.
pub fn words_of(text: &str) -> Vec<String> {
    let folded = text::fold(text).into_string();
    folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().take(40).collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_found_by_its_name() {
        for kind in MediaKind::ALL {
            assert_eq!(MediaKind::parse(kind.as_str()), Some(kind));
        }
        assert_eq!(MediaKind::of_mime("application/pdf"), MediaKind::Document);
        assert_eq!(MediaKind::of_mime("text/vtt"), MediaKind::Captions);
    }

    #[test]
    fn words_are_folded_and_a_name_is_taken_apart() {
        assert_eq!(words_of("IMG_2034-ferry.JPG"), ["img", "2034", "ferry", "jpg"]);
        assert_eq!(words_of("کتاب"), words_of("كتاب"), "Persian and Arabic letters are the same");
        assert_eq!(words_of("می\u{200c}رود").len(), 2);
    }
}
