//! The data folder that a command works on.

use super::Failure;
use ::newsroom::{Context, Newsroom, RequestId, SystemSurroundings, arranging};
use clap::Args;
use domain::Actor;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use store::Store;

/// Which data folder.
#[derive(Debug, Clone, Args)]
pub struct Data {
    /// Where database, pictures and files are kept.
    #[arg(long, value_name = "DIR", default_value = "data", env = "NASHR_DATA")]
    pub data: PathBuf,
}

/// Opens the newsroom of a data folder; makes the folder where there is none.
pub fn open(data: &Path) -> Result<Newsroom, Failure> {
    let store = Store::open(data)?;
    Ok(Newsroom::new(store, data, Arc::new(SystemSurroundings)))
}

/// The context of a command: whoever can read the data folder may do everything.
pub fn as_system(newsroom: &Newsroom) -> Context {
    newsroom.context(Actor::System, RequestId(0))
}

/// The same, with the editions that are shipped where there is none yet.
pub fn open_with_editions(data: &Path) -> Result<Newsroom, Failure> {
    let newsroom = open(data)?;
    arranging::ship_editions(&newsroom, &as_system(&newsroom))?;
    Ok(newsroom)
}
