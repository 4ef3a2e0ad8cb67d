//! `nashr pictures`.

use super::newsroom::{Data, as_system, open};
use super::{Failure, say};
use ::newsroom::picturing::{self, Worked};
use ::newsroom::{Context, Newsroom, NewsroomError};
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;
use std::io::IsTerminal as _;
use std::process::ExitCode;

/// Make the sizes of pictures that are still to be made, as after an import. The site may be serving: it makes them too,
/// with rests. What was begun is gone on with.
#[derive(Debug, Args)]
pub struct Pictures {
    #[command(flatten)]
    data: Data,
    /// Make their lighter forms, too: half the bytes for most browsers, and some seconds a picture.
    #[arg(long)]
    lighter: bool,
    /// Print the result as JSON.
    #[arg(long)]
    json: bool,
}

/// What was made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    pictures: u64,
    sizes: u64,
    refused: u64,
    failed: u64,
}

fn draw(newsroom: &Newsroom, ctx: &Context) -> Result<Option<Worked>, NewsroomError> {
    picturing::draw_first_page(newsroom, ctx, &crate::first_page::draw)
}

/// One turn of work.
type Work = fn(&Newsroom, &Context) -> Result<Option<Worked>, NewsroomError>;

impl Pictures {
    /// Makes them.
    pub fn run(self) -> Result<ExitCode, Failure> {
        let newsroom = open(&self.data.data)?;
        let mut tally = make_all(&newsroom)?;
        if self.lighter {
            let waiting = picturing::waiting_to_be_lighter(&newsroom)?;
            let lighter = make(&newsroom, picturing::lighten, waiting)?;
            tally.sizes += lighter.sizes;
            tally.failed += lighter.failed;
        }
        let Tally { pictures, sizes, refused, failed } = tally;
        say(&if self.json {
            serde_json::to_string(&tally)?
        } else {
            format!(
                "{sizes} sizes of {pictures} pictures have been made; {refused} pictures cannot be decoded, {failed} wait for another try."
            )
        });
        Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

/// Makes what is to be made before anybody asks for it.
pub fn make_all(newsroom: &Newsroom) -> Result<Tally, Failure> {
    // What is drawn has sizes, too.
    make(newsroom, draw, 0)?;
    make(newsroom, picturing::work, picturing::waiting(newsroom)?)
}

/// Works until nothing waits, on as many pictures at once as may be decoded at once.
fn make(newsroom: &Newsroom, work: Work, waiting: u64) -> Result<Tally, Failure> {
    let bar = if std::io::stderr().is_terminal() { ProgressBar::new(waiting) } else { ProgressBar::hidden() };
    bar.set_style(ProgressStyle::with_template("{bar:30} {pos}/{len} pictures {eta}")?);
    let workers = std::thread::available_parallelism().map_or(1, usize::from).min(2);
    let tallies = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(|| make_some(newsroom, work, &bar))).collect();
        workers.into_iter().map(|worker| worker.join().unwrap_or_else(|_| Err("a worker panicked".into()))).collect()
    });
    bar.finish_and_clear();
    let tallies: Vec<Result<Tally, Failure>> = tallies;
    tallies.into_iter().try_fold(Tally::default(), |all, one| {
        let one = one?;
        Ok(Tally {
            pictures: all.pictures + one.pictures,
            sizes: all.sizes + one.sizes,
            refused: all.refused + one.refused,
            failed: all.failed + one.failed,
        })
    })
}

fn make_some(newsroom: &Newsroom, work: Work, bar: &ProgressBar) -> Result<Tally, Failure> {
    let mut tally = Tally::default();
    while let Some(worked) = work(newsroom, &as_system(newsroom))? {
        match worked {
            Worked::Sizes(made) => {
                tally.pictures += 1;
                tally.sizes += made as u64;
            }
            Worked::Refused => tally.refused += 1,
            Worked::Failed => tally.failed += 1,
            Worked::Shown | Worked::Words => {}
        }
        bar.inc(1);
    }
    Ok(tally)
}
