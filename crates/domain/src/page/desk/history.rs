//! What was written before.

use super::DeskFrame;
use crate::ids::{RevisionId, VersionId};
use crate::page::{EditionRef, Html};
use serde::{Deserialize, Serialize};

/// The history of a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryPage {
    /// What surrounds it.
    pub frame: DeskFrame,
    /// The version.
    pub version: VersionId,
    /// Its edition.
    pub edition: EditionRef,
    /// Its headline.
    pub headline: String,
    /// What is edited now.
    pub working: RevisionId,
    /// Its texts, the newest first.
    pub texts: Vec<PastView>,
    /// Which one is shown.
    pub shown: RevisionId,
    /// What is shown, in words: between what and what.
    pub heading: String,
    /// What was changed.
    pub changes: Html,
}

/// A text of the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastView {
    /// Which.
    pub revision: RevisionId,
    /// Its number.
    pub number: String,
    /// When and by whom, whole.
    pub when: String,
    /// How it came to be, and whether readers see it, whole.
    pub how: String,
    /// What somebody called it.
    pub name: String,
}
