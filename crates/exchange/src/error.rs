//! Why an import stopped.

use domain::EditionCode;
use std::path::PathBuf;

/// What ends an import before anything was written, or between two batches.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ExchangeError {
    /// The file is not well-formed, or holds what no export may hold.
    #[error("{}, line {line}: {problem}", file.display())]
    Malformed {
        /// Which file.
        file: PathBuf,
        /// Where, from 1.
        line: u64,
        /// What is wrong there, for people.
        problem: String,
    },
    /// It is XML, but no export of the expected kind.
    #[error("{} is not a WordPress export: {problem}", file.display())]
    NotAnExport {
        /// Which file.
        file: PathBuf,
        /// What is missing.
        problem: String,
    },
    /// The files belong to two sites, whose numbers would be confused.
    #[error("{} comes from {found}, the files before it from {expected}: import each site by itself", file.display())]
    TwoSites {
        /// Which file.
        file: PathBuf,
        /// Site of the files before.
        expected: String,
        /// Site of this file.
        found: String,
    },
    /// A file or folder could not be read.
    #[error("{}: {source}", file.display())]
    Unreadable {
        /// Which one.
        file: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// No file was named.
    #[error("no file was named")]
    NoFile,
    /// The import was asked to fetch from the old site.
    #[error(
        "pictures cannot be fetched from the old site yet: add --offline, and --uploads DIR for a copy of its wp-content/uploads folder"
    )]
    FetchingUnavailable,
    /// `--edition` names none of the newsroom's editions.
    #[error("there is no edition `{code}`; there are: {}", known.iter().map(EditionCode::as_str).collect::<Vec<_>>().join(", "))]
    UnknownEdition {
        /// What was asked for.
        code: EditionCode,
        /// What there is, in its order.
        known: Vec<EditionCode>,
    },
    /// `--menu` names none of the file's menus.
    #[error("the file has no menu called `{name}`; it has: {}", known.join(", "))]
    UnknownMenu {
        /// What was asked for.
        name: String,
        /// What there is.
        known: Vec<String>,
    },
    /// Something is wrong with a file of the demo newsroom.
    #[error("demo/{file}, {field}: {problem}")]
    Demo {
        /// Which file, within the demo's folder.
        file: String,
        /// Which field of it.
        field: String,
        /// What is wrong there, for people.
        problem: String,
    },
    /// The program carries no demo newsroom, and there is no folder of one.
    #[error("there is no folder `demo` here or above the program: name one with --from")]
    NoDemo,
    /// The newsroom refused or failed.
    #[error(transparent)]
    Newsroom(#[from] newsroom::NewsroomError),
}
