//! Builds, checks and runs Nashr: what the Makefile's targets call once `bootstrap.sh` has found a compiler.
//!
//! `cargo run -p xtask -- COMMAND`. Depends on no other crate of the workspace, so that it builds while they don't.
#![expect(clippy::print_stdout, reason = "a command-line tool speaks on standard output")]

use std::process::ExitCode;

mod bindgen;
mod browser;
mod check;
mod command;
mod compress;
mod digest;
mod dist;
mod doctor;
mod error;
mod project;
mod serve;
mod site;
mod snip;
mod sources;
mod stage;
mod test;
mod tidy;
mod tools;
mod watch;

use error::{Error, Result};
use project::Project;

const HELP: &str = "\
xtask COMMAND, through make:
  setup        install what is missing
  build        both browser bundles, editor, styles, then the server; --dev: quick and large
  serve        build, seed the demo newsroom into an empty data folder, serve; arguments go to `nashr serve`
  test         everything that CI runs
  check        formatting, lints, licences, tidy rules, size budgets
  tidy         the tidy rules alone, in a second
  components   pages of every component, to look at: target/components/index.html
  dist         one file with every asset embedded: dist/nashr
  watch        cargo leptos watch
  watch-smoke  proves watch
  bench, soak  figures; a long run under load
  doctor       the compiler's route and every version";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let command = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    match run(&command, &rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("xtask {command}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: &str, rest: &[String]) -> Result {
    if command == "wasm-bindgen" {
        return bindgen::command_line(rest);
    }
    let project = Project::here()?;
    match command {
        "setup" => tools::install_node_modules(&project),
        "build" => site::build(&project, site::Flavour::from_arguments(rest)?),
        "serve" => serve::serve(&project, rest),
        "test" => test::test(&project),
        "check" => check::check(&project),
        "tidy" => tidy::check(&project),
        "dist" => dist::dist(&project),
        "components" => test::components(&project),
        "watch" => watch::watch(&project, rest),
        "watch-smoke" => watch::smoke(&project),
        "bench" | "soak" => test::measure(&project, command, rest),
        "doctor" => doctor::doctor(&project),
        "" | "help" | "--help" => {
            println!("{HELP}");
            Ok(())
        }
        other => Err(Error::Usage(format!("unknown command `{other}`\n{HELP}"))),
    }
}
