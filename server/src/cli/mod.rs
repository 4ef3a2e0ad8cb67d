//! The command line (design: "The command line").

mod demo;
mod first_page;
mod import;
mod newsroom;
mod pictures;
mod reindex;
mod serve;
mod user;

use clap::{Parser, Subcommand};
use std::io::{IsTerminal as _, Write as _};
use std::process::ExitCode;
use tracing_subscriber::EnvFilter;

/// Newsroom software: the same stories in several languages, from one program.
#[derive(Debug, Parser)]
#[command(name = "nashr", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the site and its desk.
    Serve(serve::Serve),
    /// Seed the demo newsroom into an empty data folder.
    Demo(demo::Demo),
    /// Bring in another site.
    Import(import::Import),
    /// Make the sizes of pictures that are still to be made.
    Pictures(pictures::Pictures),
    /// Draw a PDF's first page: what the program calls to have it done by a process of its own.
    #[command(hide = true)]
    FirstPage(first_page::FirstPage),
    /// Make the index of search anew.
    Reindex(reindex::Reindex),
    /// Add people, list them, change what they may, let them in again.
    User(user::People),
}

/// An error for whoever typed the command: one line, and what it came from.
type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Runs what was typed.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    log_to_stderr(if matches!(cli.command, Command::Serve(_)) { "info" } else { "warn" });
    let result = match cli.command {
        Command::Serve(serve) => serve.run(),
        Command::Demo(demo) => demo.run(),
        Command::Import(import) => import.run(),
        Command::Pictures(pictures) => pictures.run(),
        Command::FirstPage(page) => page.run(),
        Command::Reindex(reindex) => reindex.run(),
        Command::User(people) => people.run(),
    };
    match result {
        Ok(code) => code,
        Err(error) => {
            let mut line = error.to_string();
            let mut source = error.source();
            while let Some(cause) = source {
                let text = cause.to_string();
                if !line.contains(&text) {
                    line.push_str(": ");
                    line.push_str(&text);
                }
                source = cause.source();
            }
            say_error(&format!("nashr: {line}"));
            ExitCode::FAILURE
        }
    }
}

/// What libraries say below this is of no use to who runs the program; `NASHR_LOG` gets it by naming them.
const LIBRARIES: &str = "leptos=warn,rusqlite_migration=warn,any_spawner=error,html5ever=error";

/// Lines for people on a terminal, JSON for whatever collects them otherwise. `NASHR_LOG` says what is logged; without
/// it `level` does: a command's own words stand beside the log, so only a server logs its ordinary doings.
fn log_to_stderr(level: &str) {
    let of = |wanted: &str| EnvFilter::try_new(format!("{LIBRARIES},{wanted}"));
    let wanted = std::env::var("NASHR_LOG").ok().filter(|wanted| !wanted.trim().is_empty());
    let filter =
        wanted.and_then(|wanted| of(&wanted).ok()).unwrap_or_else(|| EnvFilter::new(format!("{LIBRARIES},{level}")));
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if std::io::stderr().is_terminal() {
        builder.with_target(false).init();
    } else {
        builder.json().flatten_event(true).init();
    }
}

/// A line on standard output. A closed pipe is nobody's fault.
fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

fn say_error(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}
