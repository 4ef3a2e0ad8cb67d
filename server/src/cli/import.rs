//! `nashr import`.

use super::newsroom::{Data, as_system, open_with_editions};
use super::{Failure, say};
use clap::{Args, Subcommand};
use domain::EditionCode;
use exchange::{Phase, Progress, Report, wxr};
use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal as _;
use std::path::PathBuf;
use std::process::ExitCode;

/// Bring in another site.
#[derive(Debug, Args)]
pub struct Import {
    #[command(subcommand)]
    from: From,
}

#[derive(Debug, Subcommand)]
enum From {
    /// From WordPress: the files of Tools → Export.
    Wxr(Wxr),
}

/// From WordPress: the files of Tools → Export.
#[derive(Debug, Args)]
struct Wxr {
    /// The export's files.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The edition that it goes into: `en`.
    #[arg(long, value_name = "CODE")]
    edition: EditionCode,
    /// A copy of the old site's `wp-content/uploads`.
    #[arg(long, value_name = "DIR")]
    uploads: Option<PathBuf>,
    /// Fetch nothing from the old site.
    #[arg(long)]
    offline: bool,
    /// The menu that becomes the main one; without it the one with most items.
    #[arg(long, value_name = "NAME")]
    menu: Option<String>,
    /// Tell what would come of it, and write nothing.
    #[arg(long)]
    dry_run: bool,
    /// Where the report goes, as JSON.
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// Print the report as JSON instead of a summary.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    data: Data,
}

impl Import {
    /// Brings it in.
    pub fn run(self) -> Result<ExitCode, Failure> {
        let From::Wxr(wxr) = self.from;
        wxr.run()
    }
}

impl Wxr {
    fn run(self) -> Result<ExitCode, Failure> {
        let newsroom = open_with_editions(&self.data.data)?;
        let options = wxr::Options {
            files: self.files,
            edition: self.edition,
            uploads: self.uploads,
            menu: self.menu,
            dry_run: self.dry_run,
            offline: self.offline,
        };
        let report = wxr::import(&newsroom, &as_system(&newsroom), &options, &mut Bar::default())?;
        if let Some(path) = &self.report {
            let json = serde_json::to_string_pretty(&report)?;
            std::fs::write(path, json).map_err(|error| format!("{}: {error}", path.display()))?;
        }
        if self.json {
            say(&serde_json::to_string_pretty(&report)?);
        } else {
            summarise(&report, options.dry_run);
            let waiting = ::newsroom::picturing::waiting(&newsroom)?;
            if waiting > 0 {
                say(&format!(
                    "  {waiting} pictures wait for their sizes: the site makes them while it serves, `nashr pictures` at once"
                ));
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn summarise(report: &Report, rehearsed: bool) {
    say(&format!("From {}{}", report.source, if rehearsed { " (rehearsed, nothing was written)" } else { "" }));
    for (kind, items) in &report.items {
        let of = |tally: &std::collections::BTreeMap<String, u64>| tally.get(kind).copied().unwrap_or_default();
        let skipped = report.skipped_of(kind);
        say(&format!(
            "  {kind:<16} {items:>6}: {} imported, {} updated, {} unchanged, {skipped} skipped",
            of(&report.imported),
            of(&report.updated),
            of(&report.unchanged),
        ));
    }
    let comments = &report.comments;
    say(&format!(
        "  {:<16} {:>6}: {} imported, {} updated, {} unchanged, {} skipped",
        "comments", comments.found, comments.imported, comments.updated, comments.unchanged, comments.skipped
    ));
    for skipped in &report.skipped {
        say(&format!("  skipped {} {} “{}”: {}", skipped.kind, skipped.id, skipped.title, skipped.reason));
    }
    for warning in &report.warnings {
        say(&format!("  note: {warning}"));
    }
    for kept in &report.kept_desk_edits {
        say(&format!("  kept the desk's text of {} {} “{}”; the report has both", kept.kind, kept.id, kept.title));
    }
}

/// A bar where somebody watches, nothing otherwise.
#[derive(Default)]
struct Bar(Option<ProgressBar>);

impl Progress for Bar {
    fn begin(&mut self, phase: Phase, total: u64) {
        if !std::io::stderr().is_terminal() {
            return;
        }
        let (words, counts) = match phase {
            Phase::Checking => ("Checking", "{bytes}/{total_bytes}"),
            Phase::Writing => ("Writing ", "{pos}/{len}"),
        };
        let style = ProgressStyle::with_template(&format!("{words} {{bar:30}} {counts} {{eta}}"));
        self.0 = Some(ProgressBar::new(total).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar())));
    }

    fn reached(&mut self, done: u64) {
        if let Some(bar) = &self.0 {
            bar.set_position(done);
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}
