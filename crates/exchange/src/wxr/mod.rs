//! WordPress's export files (WXR 1.0 to 1.2).
//!
//! The file is read as a stream, twice: the first pass checks all of it and remembers what order needs
//! ([`survey`]), the second writes in batches ([`run`]). A fault in the file ends the import before anything is written.

mod addresses;
mod body;
mod comments;
mod dates;
mod files;
mod library;
mod menus;
mod model;
mod run;
mod serialised;
mod stories;
mod survey;
mod terms;
mod tie;
mod xml;

use crate::{ExchangeError, Phase, Progress, Report};
use domain::EditionCode;
use newsroom::importing::{Importing, Mode};
use newsroom::{Context, Newsroom, reading};
use std::path::PathBuf;

/// What to import and how.
#[derive(Debug, Clone)]
pub struct Options {
    /// The export files; several are parts of one site's export.
    pub files: Vec<PathBuf>,
    /// Where to.
    pub edition: EditionCode,
    /// A copy of the old site's `wp-content/uploads` folder.
    pub uploads: Option<PathBuf>,
    /// Name of the menu that goes into the header; else the one with most items.
    pub menu: Option<String>,
    /// Only says what would come of it.
    pub dry_run: bool,
    /// Fetches nothing from the old site. Has to be set until fetching exists.
    pub offline: bool,
}

/// Imports WordPress export files into an edition.
///
/// A second import of the same site updates what has changed there, and leaves alone what the desk has edited since.
///
/// # Errors
/// [`ExchangeError::FetchingUnavailable`] without `offline`; [`ExchangeError::UnknownEdition`]; a fault in the files with
/// its line, before anything is written; what keeps the newsroom from writing.
pub fn import(
    newsroom: &Newsroom,
    ctx: &Context,
    options: &Options,
    progress: &mut dyn Progress,
) -> Result<Report, ExchangeError> {
    if !options.offline {
        return Err(ExchangeError::FetchingUnavailable);
    }
    let known: Vec<_> = reading::editions(newsroom)?.into_iter().map(|edition| edition.code).collect();
    if !known.contains(&options.edition) {
        return Err(ExchangeError::UnknownEdition { code: options.edition.clone(), known });
    }
    let uploads = match &options.uploads {
        None => None,
        Some(folder) => {
            let open = files::Uploads::open(folder);
            Some(open.map_err(|source| ExchangeError::Unreadable { file: folder.clone(), source })?)
        }
    };
    let survey = checked(&options.files, progress)?;
    let mode = if options.dry_run { Mode::Rehearse } else { Mode::Write };
    let importing = Importing::begin(newsroom, ctx.clone(), &survey.source(), &options.edition, mode)?;
    let mut run = run::Run::new(&options.files, &survey, importing.edition(), ctx.now, &importing, progress);
    run.uploads = uploads.as_ref();
    run.menu = options.menu.as_deref();
    run.all()
}

/// The first pass over all files.
fn checked(files: &[PathBuf], progress: &mut dyn Progress) -> Result<survey::Survey, ExchangeError> {
    if files.is_empty() {
        return Err(ExchangeError::NoFile);
    }
    let mut total = 0;
    for file in files {
        let meta =
            std::fs::metadata(file).map_err(|source| ExchangeError::Unreadable { file: file.clone(), source })?;
        total += meta.len();
    }
    progress.begin(Phase::Checking, total);
    survey::Survey::of(files, |bytes| progress.reached(bytes))
}
