//! `make check`: formatting, lints, licences, tidy rules, size budgets.

use crate::browser::TARGET;
use crate::command::Call;
use crate::error::{Error, Result};
use crate::project::Project;
use crate::site::{self, Flavour};
use crate::stage::stage;
use crate::{tidy, tools};

/// A part of the check, by its name.
type Part = (&'static str, fn(&Project) -> Result);

/// Everything, the size budgets included.
pub fn check(project: &Project) -> Result {
    sources(project)?;
    site::site(project, Flavour::Release)?;
    budgets(project)
}

/// What can be said without building for the browser. Every part runs, so that one look shows all that is wrong.
pub fn sources(project: &Project) -> Result {
    tools::install_node_modules(project)?;
    let parts: [Part; 7] = [
        ("tidy rules", tidy::check),
        ("rustfmt", formatting),
        ("stylelint", styles),
        ("tsc", types),
        ("clippy, the server's half", clippy_host),
        ("clippy, the browser's half", clippy_browser),
        ("cargo deny", licences),
    ];
    let mut broken = Vec::new();
    for (name, part) in parts {
        if let Err(error) = stage(&format!("check: {name}"), || part(project)) {
            println!("{error}");
            broken.push(name);
        }
    }
    if broken.is_empty() { Ok(()) } else { Err(Error::Missing(format!("not in order: {}", broken.join(", ")))) }
}

/// The sizes of what readers and editors download.
pub fn budgets(project: &Project) -> Result {
    stage("check: size budgets", || tidy::budget::check(project))
}

fn formatting(project: &Project) -> Result {
    // By its own name: `cargo fmt` might be another compiler's, from the folder of cargo's programs.
    Call::new("cargo-fmt", &project.root).args(["--all", "--check"]).run()
}

fn clippy_host(project: &Project) -> Result {
    clippy(project, &["--all-targets"])
}

fn clippy_browser(project: &Project) -> Result {
    let packages = ["nashr_frontend", "nashr_site", "nashr_desk", "nashr_text_golden"].map(|name| ["--package", name]);
    clippy(project, &[&["--target", TARGET], packages.as_flattened()].concat())
}

fn clippy(project: &Project, arguments: &[&str]) -> Result {
    Call::new("cargo-clippy", &project.root)
        .args(["clippy", "--quiet"])
        .args(arguments)
        .args(["--", "-D", "warnings"])
        .run()
}

fn licences(project: &Project) -> Result {
    let deny = tools::CARGO_DENY.installed(project)?;
    let call = || Call::new(&deny, &project.root).args(["--log-level", "error", "check"]);
    call().args(["bans", "licenses", "sources"]).run()?;
    if !advisories_can_be_reached(project) {
        println!("note: the advisories' database cannot be reached; not checked");
        return Ok(());
    }
    call().args(["advisories"]).run()
}

fn advisories_can_be_reached(project: &Project) -> bool {
    let url = "https://github.com/rustsec/advisory-db";
    Call::new("timeout", &project.root)
        .args(["10", "git", "ls-remote", "--exit-code", url, "HEAD"])
        .env("GIT_TERMINAL_PROMPT", "0")
        .works()
}

fn styles(project: &Project) -> Result {
    Call::new(project.node_program("stylelint"), &project.root).args(["--allow-empty-input", "style/**/*.css"]).run()
}

fn types(project: &Project) -> Result {
    if !project.root.join("frontend/editor/tsconfig.json").is_file() {
        println!("note: no frontend/editor yet");
        return Ok(());
    }
    Call::new(project.node_program("tsc"), &project.root).args(["--noEmit", "--project", "frontend/editor"]).run()
}
