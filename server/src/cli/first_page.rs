//! `nashr first-page`: hidden, because people have no use for it.

use super::Failure;
use clap::Args;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

/// Draw the first page of a PDF as a PNG on standard output.
#[derive(Debug, Args)]
pub struct FirstPage {
    /// The PDF.
    file: PathBuf,
}

impl FirstPage {
    /// Draws it, within limits.
    pub fn run(self) -> Result<ExitCode, Failure> {
        crate::first_page::limit()?;
        let page = newsroom::picturing::page_of(std::fs::read(self.file)?)?;
        std::io::stdout().lock().write_all(&page)?;
        Ok(ExitCode::SUCCESS)
    }
}
