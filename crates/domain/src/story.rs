//! Stories, their versions and revisions.
//!
//! A story is one piece of journalism in several languages; a version is the story in one edition. What is
//! written (headline, deck, body, credits, lead picture) is a [`Content`] and changes by revisions; where it stands
//! (path, state, sections, tags) belongs to the version.

use crate::{
    Document, EditionCode, Path, Timestamp,
    contributor::Credit,
    document::BlockId,
    ids::{MediaId, RevisionId, SectionId, SeriesId, StoryId, TagId, UserId, VersionId},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a story is; each kind has its own layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A text.
    Article,
    /// Stands outside the flow: about us, contact.
    Page,
    /// A photo story.
    Gallery,
    /// A drawn comment.
    Cartoon,
    /// One picture with its caption.
    Newspic,
    /// A moving picture.
    Video,
    /// An issue of a publication.
    Issue,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 7] =
        [Self::Article, Self::Page, Self::Gallery, Self::Cartoon, Self::Newspic, Self::Video, Self::Issue];

    /// The name that is stored and sent.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Page => "page",
            Self::Gallery => "gallery",
            Self::Cartoon => "cartoon",
            Self::Newspic => "newspic",
            Self::Video => "video",
            Self::Issue => "issue",
        }
    }

    /// The kind of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Whether it appears in the flow: front page, recent stories, feeds.
    pub fn flows(self) -> bool {
        !matches!(self, Self::Page | Self::Issue)
    }

    /// Its segment under `/{edition}/media/`, for the kinds that have a listing there.
    pub fn media_segment(self) -> Option<&'static str> {
        match self {
            Self::Cartoon => Some("cartoons"),
            Self::Newspic => Some("newspics"),
            Self::Gallery => Some("galleries"),
            Self::Video => Some("videos"),
            Self::Article | Self::Page | Self::Issue => None,
        }
    }
}

/// Where a version is on its way to readers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum State {
    /// Being written.
    Draft,
    /// Handed to an editor.
    InReview,
    /// To be published by itself.
    Scheduled {
        /// When.
        at: Timestamp,
    },
    /// Readers see its live revision.
    Published,
    /// Was published, is not any more; readers get 404.
    Unpublished,
    /// Taken back in public; readers get 410 and the note.
    Withdrawn {
        /// Why, in a sentence; may be empty.
        note: String,
    },
}

impl State {
    /// The name that is stored.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::InReview => "in_review",
            Self::Scheduled { .. } => "scheduled",
            Self::Published => "published",
            Self::Unpublished => "unpublished",
            Self::Withdrawn { .. } => "withdrawn",
        }
    }
}

/// Why an imported version is a draft although the old site showed it to somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImportFlag {
    /// It asked readers for a password.
    Protected,
    /// Only signed-in people saw it.
    Private,
}

/// Whether readers may comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Commenting {
    /// They may.
    #[default]
    Open,
    /// Those that are there stay readable.
    Closed,
}

/// One piece of journalism.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Story {
    /// Its id.
    pub id: StoryId,
    /// What it is.
    pub kind: Kind,
    /// The series that it belongs to.
    pub series: Option<SeriesId>,
    /// When the first version was begun.
    pub created_at: Timestamp,
}

/// What an issue of a publication has beside its texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Issue {
    /// Its number in the series; `None`: the series is not numbered.
    pub number: Option<u32>,
    /// How many pages it has, where that is known.
    pub pages: Option<u32>,
}

/// The picture that stands for a version: above its text and in listings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeadPicture {
    /// Which one.
    pub media: MediaId,
    /// Alternative text; `None` uses the picture's own for this edition.
    pub alt: Option<String>,
    /// Caption; `None` uses the picture's own for this edition.
    pub caption: Option<String>,
}

/// What is written: the part of a version that changes by revisions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// Plain text.
    pub headline: String,
    /// The sentence under the headline; may be empty.
    pub deck: String,
    /// For listings and machines; empty takes the body's beginning.
    pub excerpt: String,
    /// The text.
    pub body: Document,
    /// Who made it, in order.
    pub credits: Vec<Credit>,
    /// The picture above it.
    pub lead: Option<LeadPicture>,
}

/// How a revision came to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// Somebody pressed save or publish.
    Saved,
    /// The desk saved by itself; collapses with its neighbours.
    Autosaved,
    /// It came with an import.
    Imported,
    /// An older one was taken back.
    Restored,
}

/// One saved state of a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revision {
    /// Its id.
    pub id: RevisionId,
    /// Whose.
    pub version: VersionId,
    /// 1 for the first, without gaps.
    pub number: u32,
    /// When.
    pub at: Timestamp,
    /// By whom; `None`: the program.
    pub by: Option<UserId>,
    /// How it came to be.
    pub origin: Origin,
    /// What is written.
    pub content: Content,
}

/// What a translation was made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TranslatedFrom {
    /// The edition of the source.
    pub edition: EditionCode,
    /// The source's revision at that time.
    pub revision: RevisionId,
    /// Per block of the translation: the source block and its hash when it was translated.
    /// Empty for an adaptation, which keeps only the link between the stories.
    pub blocks: BTreeMap<BlockId, SourceBlock>,
}

/// A block of the source, as it was when somebody translated it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceBlock {
    /// Which block.
    pub block: BlockId,
    /// SHA-256 of its canonical content, in hexadecimal.
    pub hash: String,
}

/// A story in one edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// Its id.
    pub id: VersionId,
    /// Of which story.
    pub story: StoryId,
    /// What the story is.
    pub kind: Kind,
    /// In which edition.
    pub edition: EditionCode,
    /// Where it stands under the edition.
    pub path: Path,
    /// On its way to readers.
    pub state: State,
    /// Why an imported version waits as a draft.
    pub flag: Option<ImportFlag>,
    /// Date that readers see and listings sort by; set at the first publication.
    pub published_at: Option<Timestamp>,
    /// When readers' text last changed in substance.
    pub updated_at: Option<Timestamp>,
    /// Whether readers may comment.
    pub commenting: Commenting,
    /// Stands first on the front page, until then (`None`: not pinned).
    pub pinned_until: Option<Timestamp>,
    /// Sections, the first is the primary one.
    pub sections: Vec<SectionId>,
    /// Tags, in order.
    pub tags: Vec<TagId>,
    /// What it was translated from.
    pub translated_from: Option<TranslatedFrom>,
    /// What readers see; `None`: never published.
    pub live: Option<RevisionId>,
    /// What the desk edits.
    pub working: RevisionId,
}
