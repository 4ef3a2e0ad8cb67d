//! Work at the desk that is asked of somebody: who, until when, and what is said about it.

use crate::Timestamp;
use crate::document::BlockId;
use crate::ids::{RemarkId, UserId, VersionId};
use serde::{Deserialize, Serialize};

/// Who works on a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Assignment {
    /// Who; `None`: nobody yet.
    pub person: Option<UserId>,
    /// Until when.
    pub due: Option<Timestamp>,
    /// Whose text came back from an editor.
    pub returned_to: Option<UserId>,
}

/// What somebody said about a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Its id.
    pub id: RemarkId,
    /// About which version.
    pub version: VersionId,
    /// The remark that it answers; an answer is not answered itself.
    pub answers: Option<RemarkId>,
    /// The block; `None`: the whole text.
    pub block: Option<BlockId>,
    /// How that block began then.
    pub quote: String,
    /// Plain text.
    pub text: String,
    /// Who.
    pub by: Option<UserId>,
    /// When.
    pub at: Timestamp,
    /// When somebody said that it is done.
    pub resolved_at: Option<Timestamp>,
}

/// What somebody is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// They are to work on it.
    Assigned,
    /// Their text came back.
    SentBack,
    /// Somebody said something about their text.
    Remark,
    /// Somebody answered them.
    Answer,
    /// Their text is before readers.
    Published,
    /// Readers do not find their text any more.
    Unpublished,
    /// Their text was withdrawn in public.
    Withdrawn,
    /// Readers were told of a change in their text.
    Corrected,
    /// A writer handed a text on, and they may judge it.
    HandedOn,
    /// What they planned was done.
    PlanDone,
    /// What they planned could not be done.
    PlanFailed,
}

/// One notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Counts up.
    pub id: i64,
    /// What it is.
    pub kind: NoticeKind,
    /// About which version.
    pub version: VersionId,
    /// Whose doing; `None`: the program's.
    pub by: Option<UserId>,
    /// When.
    pub at: Timestamp,
    /// They have seen it.
    pub read: bool,
}

/// How often somebody gets their notices by mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MailRhythm {
    /// Never.
    Off,
    /// In the morning, if something was not seen: what waits for somebody must reach them.
    #[default]
    Daily,
    /// At once.
    AtOnce,
}

impl MailRhythm {
    /// All, the quietest first.
    pub const ALL: [Self; 3] = [Self::Off, Self::Daily, Self::AtOnce];

    /// The name that is stored and sent.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Daily => "daily",
            Self::AtOnce => "at_once",
        }
    }

    /// The rhythm of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rhythm| rhythm.as_str() == name)
    }
}

/// Which stories the board shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BoardView {
    /// Every one.
    #[default]
    All,
    /// Those that somebody's work waits in.
    Waiting,
    /// Those that are due, the longest due first.
    Due,
    /// Those with plans, the next first.
    Scheduled,
    /// Those that readers see in some editions and not in others.
    Missing,
    /// Those that readers see since a week, the newest first.
    Recent,
}

impl BoardView {
    /// All, in the order of their tabs.
    pub const ALL: [Self; 6] = [Self::All, Self::Waiting, Self::Due, Self::Scheduled, Self::Missing, Self::Recent];

    /// Its name in an address.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Waiting => "waiting",
            Self::Due => "due",
            Self::Scheduled => "scheduled",
            Self::Missing => "missing",
            Self::Recent => "recent",
        }
    }

    /// The view of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.as_str() == name)
    }
}
