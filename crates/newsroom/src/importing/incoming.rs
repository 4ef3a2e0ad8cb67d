//! What another system's site is made of, once it is put into the newsroom's own words.

use domain::comment::Comment;
use domain::contributor::Contributor;
use domain::ids::{SectionId, TagId, VersionId};
use domain::media::Media;
use domain::menu::Menu;
use domain::redirect::Redirect;
use domain::story::{Commenting, ImportFlag};
use domain::taxonomy::{Section, Tag};
use domain::{Content, EditionCode, Path, State, Story, Timestamp};
use serde::Serialize;
use std::path::PathBuf;

/// One thing to bring in, under the name that its source has for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Incoming {
    /// Unique among the source's things of its concept.
    pub key: String,
    /// The thing. Its id derives from (source site, key), so that a second import meets it again.
    pub thing: Thing,
}

/// What can be brought in.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Thing {
    /// A section; its parent came before it.
    Section(Section),
    /// A tag.
    Tag(Tag),
    /// Somebody who is credited.
    Contributor(Contributor),
    /// A picture or a file.
    Media(IncomingMedia),
    /// A story with its one version.
    Story(Box<IncomingStory>),
    /// A reader's comment; what it answers came before it.
    Comment(Comment),
    /// A menu, whole.
    Menu(Menu),
    /// An old address.
    Redirect(Redirect),
}

impl Thing {
    /// What it is, for the ledger.
    pub(super) fn concept(&self) -> &'static str {
        match self {
            Self::Section(_) => "section",
            Self::Tag(_) => "tag",
            Self::Contributor(_) => "contributor",
            Self::Media(_) => "media",
            Self::Story(_) => "story",
            Self::Comment(_) => "comment",
            Self::Menu(_) => "menu",
            Self::Redirect(_) => "redirect",
        }
    }
}

/// A picture or a file, and where its bytes lie.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct IncomingMedia {
    /// What is known of it; hash, type, size and pixels are found out from the file.
    pub media: Media,
    /// The file to copy; `None`: missing, a placeholder stands for it.
    #[serde(skip)]
    pub file: Option<PathBuf>,
}

/// A story with its version in one edition.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct IncomingStory {
    /// The story.
    pub story: Story,
    /// Its version's id.
    pub version: VersionId,
    /// In which edition.
    pub edition: EditionCode,
    /// Where it wants to stand; a number is put behind it if somebody else stands there.
    pub path: Path,
    /// The name by which feed readers know it; empty: none.
    pub guid: String,
    /// Draft, in review, scheduled or published. One that is scheduled for a moment that has passed waits as a draft.
    pub state: State,
    /// Why it is a draft although the old site showed it to somebody.
    pub flag: Option<ImportFlag>,
    /// The date that readers see.
    pub published_at: Option<Timestamp>,
    /// When its text last changed, if the old site says so.
    pub updated_at: Option<Timestamp>,
    /// Whether readers may comment.
    pub commenting: Commenting,
    /// Stands first on the front page until then.
    pub pinned_until: Option<Timestamp>,
    /// Sections, the first is the primary one.
    pub sections: Vec<SectionId>,
    /// Tags, in order.
    pub tags: Vec<TagId>,
    /// What is written.
    pub content: Content,
}

/// What became of one [`Incoming`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// In a word.
    pub outcome: Outcome,
    /// What a person should know.
    pub notices: Vec<Notice>,
}

/// What became of one [`Incoming`], in a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is new here.
    Imported,
    /// It was here and has changed at the source.
    Updated,
    /// It was here and nothing has changed.
    Unchanged,
    /// The desk has edited it since the last import, which the source has changed too: the desk's stays.
    KeptDeskEdit {
        /// The desk's text.
        desk: String,
        /// The source's text.
        import: String,
    },
}

/// What a person should know about one [`Incoming`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// The address was taken.
    AddressTaken {
        /// What it wanted.
        wanted: String,
        /// What it got.
        given: String,
    },
    /// The file was refused: not of a type that is taken, too large, or outside the folder.
    FileRefused {
        /// Which and why.
        reason: String,
    },
    /// Another menu stands in the header already, so this one is kept for later.
    HeaderTaken,
}
