//! Old addresses, which answer for ever.

use crate::ids::VersionId;
use serde::{Deserialize, Serialize};

/// An address that something had: key of a redirect.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct OldAddress {
    /// Host and port of the old site in lower case; empty: this site's own.
    pub host: String,
    /// Decoded path with its leading slash, no trailing slash (but `/`).
    pub path: String,
    /// Raw query without the question mark; empty: none.
    pub query: String,
}

/// Where an old address leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "to", rename_all = "snake_case")]
pub enum RedirectTarget {
    /// A version, wherever it stands by then.
    Version {
        /// Which.
        version: VersionId,
    },
    /// A path of this site, with its leading slash, decoded.
    Path {
        /// The path.
        path: String,
    },
}

/// An old address and where it leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Redirect {
    /// The old address.
    pub from: OldAddress,
    /// Where it leads.
    pub target: RedirectTarget,
}
