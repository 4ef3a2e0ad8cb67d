//! What a newsroom is founded with.

use domain::background::Background;
use domain::comment::Comment;
use domain::contributor::Contributor;
use domain::correction::Correction;
use domain::ids::{RevisionId, SectionId, StoryId, TagId, VersionId};
use domain::media::Media;
use domain::menu::Menu;
use domain::most_read::Reads;
use domain::story::{Commenting, Issue};
use domain::taxonomy::{Section, SectionPage, Series, Tag};
use domain::{Content, Edition, EditionCode, Path, State, Story, Timestamp};
use serde::Serialize;
use std::io;
use std::path::PathBuf;

/// A whole newsroom.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Founding {
    /// Where it comes from, for the audit trail.
    pub name: String,
    /// At least one.
    pub editions: Vec<Edition>,
    /// Of every edition, linked with their counterparts by topic; a parent stands before its children.
    pub sections: Vec<Section>,
    /// Of every edition, linked as sections are.
    pub tags: Vec<Tag>,
    /// Pictures and files.
    pub media: Vec<FoundingMedia>,
    /// Who is credited.
    pub contributors: Vec<Contributor>,
    /// Series.
    pub series: Vec<Series>,
    /// What several stories share.
    pub backgrounds: Vec<Background>,
    /// Stories in their editions.
    pub stories: Vec<FoundingStory>,
    /// What was corrected in them since.
    pub corrections: Vec<Correction>,
    /// Readers' comments.
    pub comments: Vec<Comment>,
    /// Menus, whole.
    pub menus: Vec<Menu>,
    /// How sections' pages look.
    pub section_pages: Vec<(SectionId, SectionPage)>,
    /// How often stories were read.
    pub reads: Vec<Reads>,
}

/// A picture or a file, and where its bytes are.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundingMedia {
    /// What is known of it; hash, type, size and pixels are found out from the bytes.
    pub media: Media,
    /// The bytes.
    pub bytes: Bytes,
}

/// Where the bytes of a file are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bytes {
    /// On the disk.
    File(PathBuf),
    /// Inside the program.
    Embedded(&'static [u8]),
}

impl Bytes {
    /// How many there are.
    ///
    /// # Errors
    /// The file cannot be found.
    pub fn count(&self) -> io::Result<u64> {
        match self {
            Self::File(path) => Ok(std::fs::metadata(path)?.len()),
            Self::Embedded(bytes) => Ok(bytes.len() as u64),
        }
    }
}

/// A story in its editions.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundingStory {
    /// The story.
    pub story: Story,
    /// One for each edition that has it.
    pub versions: Vec<FoundingVersion>,
    /// Stories that an editor put beside it.
    pub related: Vec<StoryId>,
    /// What it has as an issue of its series.
    pub issue: Option<Issue>,
}

/// A story in one edition.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundingVersion {
    /// Its id.
    pub id: VersionId,
    /// The id of its one revision.
    pub revision: RevisionId,
    /// In which edition.
    pub edition: EditionCode,
    /// Where it stands.
    pub path: Path,
    /// On its way to readers.
    pub state: State,
    /// When it was written.
    pub written_at: Timestamp,
    /// The date that readers see; a published version without one takes `written_at`.
    pub published_at: Option<Timestamp>,
    /// Whether readers may comment.
    pub commenting: Commenting,
    /// Stands first on the front page until then.
    pub pinned_until: Option<Timestamp>,
    /// Sections, the first is the primary one.
    pub sections: Vec<SectionId>,
    /// Tags, in order.
    pub tags: Vec<TagId>,
    /// The edition of the version that this one translates; `None`: it is the original.
    pub translated_from: Option<EditionCode>,
    /// What is written.
    pub content: Content,
}

/// What was founded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Founded {
    /// How many stories.
    pub stories: usize,
    /// How many editions.
    pub editions: usize,
    /// In how many versions the stories stand, all editions together.
    pub versions: usize,
}
