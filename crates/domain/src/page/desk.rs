//! What the desk shows.

mod aids;
mod history;
mod merging;
mod particulars;

pub use aids::{LinkTarget, LintText, LookedAt, LookedAtText, SpellingView};
pub use history::{HistoryPage, PastView};
pub use merging::{ClashView, MergeAnswer, MergeDraft, WrittenText};
pub use particulars::{ConcernView, DayCell, Described, MonthGrid, NameView, PreviewLink};

use super::people::Choice;
use super::{EditionRef, Html};
use crate::assignment::BoardView;
use crate::correction::CorrectionKind;
use crate::document::BlockId;
use crate::ids::{RemarkId, RevisionId, StoryId, UserId, VersionId};
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
    /// They arrange the site, or say what stands first somewhere.
    #[serde(default)]
    pub arranges: bool,
    /// What they have to do soon, whole; empty: nothing.
    pub notice: String,
    /// How many notices they have not seen, in digits; empty: none.
    pub unread: String,
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
    /// The editions in which this person may begin a story, their own first.
    pub begin: Vec<BoardEdition>,
    /// Which view.
    pub view: BoardView,
    /// How many stories each view has, in digits, in the order of [`BoardView::ALL`].
    pub counts: Vec<String>,
    /// What can be filtered by: edition, section, kind, person, state.
    pub filters: Vec<FilterView>,
    /// View and filters as an address has them; empty: the whole board.
    pub asked: String,
    /// The next days for a due date: as they are typed, and in words.
    pub days: Vec<(String, String)>,
    /// What came of an act on many stories.
    pub outcome: Option<BulkView>,
    /// Why such an act was not done: a code; empty: it was.
    pub problem: String,
}

/// Something to filter by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilterView {
    /// Its name in an address.
    pub name: String,
    /// What can be chosen; nothing chosen: any.
    pub choices: Vec<Choice>,
}

/// What came of an act on many stories.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BulkView {
    /// A sentence.
    pub line: String,
    /// What was left as it is, a line each.
    pub left: Vec<String>,
    /// Undoes it; empty: it cannot be.
    pub undo: String,
}

/// What somebody is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticesPage {
    /// What surrounds it.
    pub frame: DeskFrame,
    /// The newest first.
    pub notices: Vec<NoticeView>,
    /// The newest one's number.
    pub last: i64,
}

/// One notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeView {
    /// A sentence.
    pub line: String,
    /// When, in words.
    pub when: String,
    /// About which version.
    pub version: VersionId,
    /// Not seen yet.
    pub new: bool,
}

/// Who works on a version.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct AssignedView {
    /// Their id; empty: nobody.
    pub person: String,
    /// Until when, whole; empty: no date.
    pub due: String,
    /// The moment has passed.
    pub overdue: bool,
    /// As it is typed.
    pub typed: TypedMoment,
}

/// A remark and its answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemarkView {
    /// Its id.
    pub id: RemarkId,
    /// Its block; empty: the whole text.
    pub block: String,
    /// How that block began.
    pub quote: String,
    /// The block is not in the text any more.
    pub gone: bool,
    /// Who and when, whole.
    pub line: String,
    /// What was said.
    pub text: String,
    /// It is done.
    pub done: bool,
    /// Who and when, and what they answered.
    pub answers: Vec<(String, String)>,
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
    /// Working headline in the desk's language, else in the first edition that it exists in.
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
    /// Whether this person may open it.
    pub opens: bool,
    /// Its state.
    pub state: State,
    /// Whether the working text differs from what readers see.
    pub changed: bool,
    /// Who works on it; may be empty.
    pub person: String,
    /// Until when, whole; empty: no date.
    pub due: String,
    /// The moment has passed.
    pub overdue: bool,
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
    /// Whether this person may send it back to its writer.
    pub may_send_back: bool,
    /// Where it stands under its edition, decoded.
    pub path: String,
    /// What is to happen by itself.
    pub plans: Vec<PlanView>,
    /// What the form for a moment begins with.
    pub moment: MomentForm,
    /// Headline, deck, short address and tags, as a messenger takes them; empty: not published.
    pub message: String,
    /// The fields of what it has beside its text.
    pub particulars: Html,
    /// Who works on it.
    pub assigned: AssignedView,
    /// Who may be asked to.
    pub people: Vec<Choice>,
    /// What was said about it.
    pub remarks: Vec<RemarkView>,
    /// Paragraphs that many stories share: their ids and how they begin.
    pub backgrounds: Vec<(String, String)>,
    /// What it is translated from.
    pub source: Option<SourceView>,
}

/// The text that another is translated from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceView {
    /// Its edition.
    pub edition: EditionRef,
    /// The edition's own name.
    pub name: String,
    /// Where it is written; `None`: not for this person.
    pub href: Option<String>,
    /// Plain text.
    pub headline: String,
    /// Plain text; may be empty.
    pub deck: String,
    /// The text.
    pub body: Html,
    /// It was changed since the translation was begun.
    pub changed: bool,
}

/// What is to happen by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanView {
    /// Which plan.
    pub kind: PlanKind,
    /// The moment in the edition's calendar and zone, whole.
    pub at: String,
    /// What goes out is not what was written last.
    pub stale: bool,
}

/// Which of a version's plans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanKind {
    /// That it goes before readers.
    Publication,
    /// That readers do not find it any more.
    Unpublication,
}

/// A form that asks for a moment in an edition's calendar.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct MomentForm {
    /// The next days: as they are typed, and in words.
    pub days: Vec<(String, String)>,
    /// The time zone, by its name in the IANA database.
    pub zone: String,
}

/// A moment as it is typed: a day of the edition's calendar and a time, with digits of any script.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TypedMoment {
    /// Year, month, day.
    pub day: String,
    /// Hour and minute.
    pub time: String,
}

/// What somebody does with a version, beside writing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum VersionAct {
    /// Hands a draft to an editor.
    HandOn {
        /// What was written last.
        working: RevisionId,
    },
    /// Gives it back to its writer.
    SendBack {
        /// What is to change; may be empty.
        #[serde(default)]
        remark: String,
        /// Where; `None`: the whole text.
        #[serde(default)]
        block: Option<BlockId>,
    },
    /// Says who works on it.
    Assign {
        /// Who; `None`: nobody.
        person: Option<UserId>,
        /// Until when; an empty day: no date.
        due: TypedMoment,
    },
    /// Says something about it.
    Remark {
        /// About which block; `None`: the whole text.
        block: Option<BlockId>,
        /// What.
        text: String,
    },
    /// Answers a remark.
    Answer {
        /// Which.
        remark: RemarkId,
        /// What.
        text: String,
    },
    /// Says whether a remark is done.
    Resolve {
        /// Which.
        remark: RemarkId,
        /// It is.
        done: bool,
    },
    /// Puts it before readers at a moment.
    PlanPublication {
        /// What was written last.
        working: RevisionId,
        /// When.
        at: TypedMoment,
    },
    /// Takes it from them at a moment.
    PlanUnpublication {
        /// When.
        at: TypedMoment,
    },
    /// Gives a plan up.
    GiveUp {
        /// Which.
        plan: PlanKind,
    },
    /// Takes it from readers without a word.
    Unpublish,
    /// Takes it back in public.
    Withdraw {
        /// Why; may be empty.
        note: String,
    },
    /// Gives it another address.
    Readdress {
        /// Under the edition, decoded.
        path: String,
    },
    /// Says what was changed in a text that readers had seen.
    Correct {
        /// How grave it was.
        kind: CorrectionKind,
        /// In a sentence or two.
        text: String,
    },
    /// Gives a text of the history a name, by which it stays there.
    Name {
        /// Which text.
        revision: RevisionId,
        /// Plain text; empty takes the name away.
        name: String,
    },
    /// Takes an older text back.
    Restore {
        /// What was written last.
        working: RevisionId,
        /// Which text.
        revision: RevisionId,
    },
}

/// How a version in another edition begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Start {
    /// With picture and credits alone.
    Blank,
    /// As blank, and it is known what it is to be translated from.
    Linked,
    /// With the text of its source, to be written over.
    Copied,
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
    /// Whether this person may begin one there.
    pub may_begin: bool,
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
    /// Whose text it is, by what they sign in with: on a device that somebody else signs in on it is not saved in their name.
    /// Empty: that of whoever is signed in.
    #[serde(default)]
    pub login: String,
    /// Nobody asked for it: it was saved a moment after somebody stopped typing.
    #[serde(default)]
    pub by_itself: bool,
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
    /// Where it stands under its edition, decoded.
    pub path: String,
    /// What is to happen by itself.
    pub plans: Vec<PlanView>,
    /// As a messenger takes it; empty: not published.
    pub message: String,
    /// Who works on it.
    pub assigned: AssignedView,
    /// What was said about it.
    pub remarks: Vec<RemarkView>,
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
