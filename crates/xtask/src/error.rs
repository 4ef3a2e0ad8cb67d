//! What can go wrong while building.

use std::path::{Path, PathBuf};
use std::{io, result};

/// What a step ends in.
pub type Result<T = ()> = result::Result<T, Error>;

/// A step's failure, worded for the person at the terminal.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("{0}")]
    Usage(String),
    #[error("{}: {source}", path.display())]
    File { path: PathBuf, source: io::Error },
    #[error("`{line}` {ending}")]
    Command { line: String, ending: String },
    #[error("{what}: {source}")]
    Json { what: String, source: serde_json::Error },
    #[error("wasm-bindgen: {0}")]
    Bindgen(String),
    #[error("{} broken:\n{}", if .0.len() == 1 { "a rule is" } else { "rules are" }, .0.join("\n"))]
    Rules(Vec<String>),
    #[error("{0}")]
    Missing(String),
}

impl Error {
    /// For `map_err` on what concerns one file.
    pub fn file(path: &Path) -> impl FnOnce(io::Error) -> Self + '_ {
        move |source| Self::File { path: path.to_owned(), source }
    }

    /// For `map_err` on what reads JSON.
    pub fn json(what: impl Into<String>) -> impl FnOnce(serde_json::Error) -> Self {
        move |source| Self::Json { what: what.into(), source }
    }
}
