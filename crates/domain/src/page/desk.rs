//! What the desk shows.

mod history;
mod merging;

pub use history::{HistoryPage, PastView};
pub use merging::{ClashView, MergeAnswer, MergeDraft, WrittenText};

use super::{EditionRef, Html};
use crate::correction::CorrectionKind;
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
    /// They arrange the site, or say what stands first somewhere.
    #[serde(default)]
    pub arranges: bool,
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
    /// The editions in which this person may begin a story, their own first.
    pub begin: Vec<BoardEdition>,
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
}

/// A version's particulars after they were changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Described {
    /// How the version stands.
    pub saved: Saved,
    /// The form as it stands now.
    pub form: Html,
    /// What that form was made from, for one that is being filled in.
    pub seen: String,
}

/// Something to look at before publishing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConcernView {
    /// Whole.
    pub words: String,
    /// Where it is on the page; empty: in the text.
    pub anchor: String,
    /// Which block of the text; empty: not in the text.
    pub block: String,
    /// Nothing is published before.
    pub blocks: bool,
}

/// An address that shows a working text to whoever has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewLink {
    /// Absolute.
    pub href: String,
    /// Until when, whole.
    pub until: String,
}

/// A name that fits what is typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameView {
    /// Its id.
    pub id: String,
    /// What people read.
    pub name: String,
}

/// A month of an edition's calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthGrid {
    /// Language of its words.
    pub lang: String,
    /// Which way its weeks run.
    pub dir: String,
    /// Month and year.
    pub name: String,
    /// The names of the days of a week, the first first.
    pub weekdays: Vec<String>,
    /// How many cells stand empty before the first day.
    pub blank: u8,
    /// Its days.
    pub days: Vec<DayCell>,
    /// A day of the month before, as it is typed.
    pub before: String,
    /// A day of the month after, as it is typed.
    pub after: String,
    /// The time zone, by its name in the IANA database.
    pub zone: String,
    /// What its buttons say: the month before, the month after, its own name.
    pub words: Vec<String>,
}

/// A day of a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayCell {
    /// As it is typed.
    pub typed: String,
    /// Its number.
    pub number: String,
    /// Whole, in words.
    pub label: String,
    /// Its number in another calendar; may be empty.
    pub small: String,
    /// It is today.
    pub today: bool,
    /// It is over.
    pub past: bool,
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
    SendBack,
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

/// Where a link in a text may lead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkTarget {
    /// What readers read there.
    pub headline: String,
    /// Its language.
    pub lang: String,
    /// What it is, and the edition's name.
    pub detail: String,
    /// Percent-encoded.
    pub href: String,
}

/// A block's text, to be looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LintText {
    /// Its language.
    pub lang: String,
    /// The text; U+FFFC stands where no rule looks.
    pub text: String,
}

/// What was found in texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LookedAt {
    /// How long the whole is, in words.
    pub line: String,
    /// One a text, in their order.
    pub texts: Vec<LookedAtText>,
}

/// What was found in one text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LookedAtText {
    /// How many words it has.
    pub words: u64,
    /// What to look at, in order.
    pub findings: Vec<SpellingView>,
}

/// Something to look at in a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpellingView {
    /// Where it begins, in UTF-16 as browsers count.
    pub from: u32,
    /// Where it ends.
    pub to: u32,
    /// What is wrong (`text::lint::Problem`).
    pub problem: String,
    /// What to write instead; `None`: only a person can tell.
    pub fix: Option<String>,
}
