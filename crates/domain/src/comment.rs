//! Readers' comments: a tree a version.

use crate::Timestamp;
use crate::ids::{CommentId, UserId, VersionId};
use serde::{Deserialize, Serialize};

/// Whether readers see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CommentState {
    /// Waits for a moderator.
    Held,
    /// Readers see it.
    Shown,
    /// A moderator said no.
    Rejected,
    /// Nobody wants it.
    Spam,
}

impl CommentState {
    /// The name that is stored and sent.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Shown => "shown",
            Self::Rejected => "rejected",
            Self::Spam => "spam",
        }
    }
}

/// A comment, or a mention from another site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// Its id.
    pub id: CommentId,
    /// On what.
    pub version: VersionId,
    /// What it answers.
    pub parent: Option<CommentId>,
    /// As its author gave it; direction unknown.
    pub author_name: String,
    /// Their page: http or https.
    pub author_link: Option<String>,
    /// Set for an answer of the newsroom.
    pub staff: Option<UserId>,
    /// Plain text with line breaks.
    pub body: String,
    /// When.
    pub at: Timestamp,
    /// Whether readers see it.
    pub state: CommentState,
}
