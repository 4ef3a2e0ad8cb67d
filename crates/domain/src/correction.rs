//! Corrections: what a newsroom changed in a text that readers had seen already.

use crate::ids::{CorrectionId, VersionId};
use crate::{EditionCode, Timestamp};
use serde::{Deserialize, Serialize};

/// How grave a change was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CorrectionKind {
    /// A slip of the pen: it stands in the newsroom's books alone.
    Typo,
    /// Something new was added.
    Update,
    /// Something was wrong.
    Correction,
}

impl CorrectionKind {
    /// Whether readers are told.
    pub fn is_public(self) -> bool {
        self != Self::Typo
    }
}

/// A change of a text that readers had seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// Its id.
    pub id: CorrectionId,
    /// Of which version.
    pub version: VersionId,
    /// The version's edition.
    pub edition: EditionCode,
    /// How grave it was.
    pub kind: CorrectionKind,
    /// What was changed, in a sentence or two of plain text.
    pub text: String,
    /// When.
    pub at: Timestamp,
}
