//! What is to happen to a version by itself, at a moment.

use crate::Timestamp;
use crate::ids::{RevisionId, UserId, VersionId};
use serde::{Deserialize, Serialize};

/// What is to happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum PlannedAct {
    /// A revision goes before readers: the first of the version, or one that changes what they see.
    Publish {
        /// The revision that was approved; what is written afterwards waits for another approval.
        revision: RevisionId,
    },
    /// Readers do not find it any more.
    Unpublish,
}

impl PlannedAct {
    /// The name that is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Publish { .. } => "publish",
            Self::Unpublish => "unpublish",
        }
    }
}

/// An act that waits for its moment; a version has at most one of each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Of which version.
    pub version: VersionId,
    /// What is to happen.
    pub act: PlannedAct,
    /// When.
    pub at: Timestamp,
    /// Who planned it; `None`: the program.
    pub by: Option<UserId>,
    /// The version was a draft before: given up, it is one again. Else it is in review.
    pub from_draft: bool,
}
