//! `nashr reindex`.

use super::newsroom::{Data, as_system, open};
use super::{Failure, say};
use ::newsroom::searching;
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal as _;
use std::process::ExitCode;

/// Make the index of search anew. The site may be serving; what was begun is gone on with.
#[derive(Debug, Args)]
pub struct Reindex {
    #[command(flatten)]
    data: Data,
    /// Begin with the first story, also where an earlier run stopped or nothing is to be done.
    #[arg(long)]
    fresh: bool,
    /// Print the result as JSON.
    #[arg(long)]
    json: bool,
}

impl Reindex {
    /// Makes it.
    pub fn run(self) -> Result<ExitCode, Failure> {
        let newsroom = open(&self.data.data)?;
        let ctx = as_system(&newsroom);
        let bar = if std::io::stderr().is_terminal() { ProgressBar::new_spinner() } else { ProgressBar::hidden() };
        bar.set_style(ProgressStyle::with_template("{spinner} {pos} texts, {per_sec}")?);
        let (mut versions, mut fresh) = (0, self.fresh);
        loop {
            let step = searching::reindex(&newsroom, &ctx, fresh)?;
            fresh = false;
            versions += step.versions;
            bar.set_position(versions);
            if step.done {
                break;
            }
        }
        bar.finish_and_clear();
        say(&match (self.json, versions) {
            (true, _) => serde_json::json!({ "versions": versions }).to_string(),
            (false, 0) => "The index is of today's rules already; --fresh makes it anew all the same.".to_owned(),
            (false, _) => format!("The index has been made anew: {versions} texts."),
        });
        Ok(ExitCode::SUCCESS)
    }
}
