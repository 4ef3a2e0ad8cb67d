//! What the desk shows.

use super::EditionRef;
use crate::ids::{RevisionId, StoryId, VersionId};
use crate::{Document, Kind, State};
use serde::{Deserialize, Serialize};

/// What surrounds every page of the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskFrame {
    /// The desk's language for this person.
    pub interface: EditionRef,
    /// The site's name in that language.
    pub site_name: String,
    /// Their name.
    pub person: String,
    /// What they sign in with.
    pub login: String,
    /// What they are: `publisher`.
    pub role: String,
    /// They manage people.
    pub manages: bool,
    /// What they have to do soon, whole; empty: nothing.
    pub notice: String,
}

/// The list of stories.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Board {
    /// What surrounds it.
    pub frame: DeskFrame,
    /// The editions, in their order: the columns.
    pub editions: Vec<BoardEdition>,
    /// The stories, the last changed first.
    pub rows: Vec<BoardRow>,
    /// Which page, from 1.
    pub page: u32,
    /// How many pages.
    pub pages: u32,
    /// What is sought; empty: the whole board.
    pub sought: String,
    /// Whether more fits than is shown.
    pub more: bool,
}

/// A column of the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardEdition {
    /// Which.
    pub edition: EditionRef,
    /// Its own name.
    pub name: String,
}

/// A story on the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardRow {
    /// The story.
    pub story: StoryId,
    /// What it is.
    pub kind: Kind,
    /// Working headline in the first edition that it exists in.
    pub headline: String,
    /// `lang` and `dir` of that headline.
    pub edition: EditionRef,
    /// Author and when it last changed, whole.
    pub detail: String,
    /// One a column; `None`: no version there.
    pub cells: Vec<Option<BoardCell>>,
}

/// A story in one edition, on the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardCell {
    /// The version.
    pub version: VersionId,
    /// Its state.
    pub state: State,
    /// Whether the working text differs from what readers see.
    pub changed: bool,
}

/// A version opened for writing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WritingPage {
    /// What surrounds it.
    pub frame: DeskFrame,
    /// The version.
    pub version: VersionId,
    /// The revision that was opened: a save must build on it.
    pub revision: RevisionId,
    /// What it is.
    pub kind: Kind,
    /// The version's edition.
    pub edition: EditionRef,
    /// Its state.
    pub state: State,
    /// Whether this person may publish it.
    pub may_publish: bool,
    /// Working headline.
    pub headline: String,
    /// Working deck.
    pub deck: String,
    /// Working text.
    pub body: Document,
    /// Readers' address, percent-encoded; `None`: not published.
    pub live_href: Option<String>,
    /// When and by whom it was last saved, whole.
    pub saved: String,
    /// The story's other editions.
    pub siblings: Vec<Sibling>,
    /// Whether the working text differs from what readers see.
    pub changed: bool,
}

/// The story in another edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sibling {
    /// Which edition.
    pub edition: EditionRef,
    /// Its own name.
    pub name: String,
    /// Its version there; `None`: not yet.
    pub version: Option<VersionId>,
}

/// What an editor sends to be saved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SaveDraft {
    /// Which version.
    pub version: VersionId,
    /// The revision that the text builds on.
    pub base: RevisionId,
    /// Plain text.
    pub headline: String,
    /// Plain text; may be empty.
    pub deck: String,
    /// The text.
    pub body: Document,
}

/// What came of a save or a publication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    /// The version's working revision now.
    pub revision: RevisionId,
    /// Its state now.
    pub state: State,
    /// When, in words, whole.
    pub saved: String,
    /// Readers' address, percent-encoded; `None`: not published.
    pub live_href: Option<String>,
    /// Whether the working text differs from what readers see.
    pub changed: bool,
}

/// What the forms at the desk's door need to know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Door {
    /// Language of the forms.
    pub interface: EditionRef,
    /// The site's name in that language.
    pub site_name: String,
    /// The languages that the desk speaks.
    pub editions: Vec<BoardEdition>,
    /// Nobody has set the newsroom up yet.
    pub set_up_open: bool,
}
