//! `nashr demo`.

use super::newsroom::{Data, as_system, open};
use super::{Failure, say};
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;

/// Seed the demo newsroom into an empty data folder, its pictures in all their sizes.
#[derive(Debug, Args)]
pub struct Demo {
    #[command(flatten)]
    data: Data,
    /// Folder of the demo newsroom, for programs that do not carry it inside.
    #[arg(long, value_name = "DIR")]
    from: Option<PathBuf>,
}

impl Demo {
    /// Seeds it.
    pub fn run(self) -> Result<ExitCode, Failure> {
        let newsroom = open(&self.data.data)?;
        let seeded = exchange::demo::seed(&newsroom, &as_system(&newsroom), self.from.as_deref())?;
        super::pictures::make_all(&newsroom)?;
        say(&format!(
            "The demo newsroom is in {}: {} stories in {} editions.",
            self.data.data.display(),
            seeded.stories,
            seeded.editions
        ));
        Ok(ExitCode::SUCCESS)
    }
}
