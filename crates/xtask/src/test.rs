//! `make test`: everything that CI runs, in the order that finds faults soonest.

use crate::browser;
use crate::check;
use crate::command::Call;
use crate::error::{Error, Result};
use crate::project::Project;
use crate::site::{self, Flavour};
use crate::stage::stage;
use std::fs;
use std::path::PathBuf;
use std::time::Instant;

/// Checks, builds, tests of the crates, then the real binary in a real browser.
pub fn test(project: &Project) -> Result {
    let start = Instant::now();
    stage("check", || check::sources(project))?;
    stage("build", || site::build(project, Flavour::Release))?;
    check::budgets(project)?;
    let components = components_folder(project)?;
    let tests = Call::cargo(&project.root).args(["test", "--quiet", "--no-fail-fast"]);
    stage("cargo test", || tests.env("NASHR_COMPONENTS", components).run())?;
    stage("end to end", || end_to_end(project))?;
    println!("[{:.1} s] everything", start.elapsed().as_secs_f32());
    Ok(())
}

/// `make components`: pages of every component, which a test of the reader's views writes.
pub fn components(project: &Project) -> Result {
    let folder = components_folder(project)?;
    let call = Call::cargo(&project.root).args([
        "test",
        "--quiet",
        "--package",
        "app",
        "--features",
        "ssr",
        "--lib",
        "preview",
    ]);
    call.env("NASHR_COMPONENTS", &folder).run()?;
    println!("{}", folder.join("index.html").display());
    Ok(())
}

/// Where they go, emptied of those that are no more; the browser tests look there too.
fn components_folder(project: &Project) -> Result<PathBuf> {
    let folder = project.root.join("target/components");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(Error::file(&folder))?;
    }
    fs::create_dir_all(&folder).map_err(Error::file(&folder))?;
    Ok(folder)
}

fn end_to_end(project: &Project) -> Result {
    if !project.root.join("end2end/run.mjs").is_file() {
        println!("note: no end2end/run.mjs yet");
        return Ok(());
    }
    let text_golden = browser::text_golden(project)?;
    with_server(project, "end2end/run.mjs", &[]).env("NASHR_TEXT_GOLDEN", text_golden).run()
}

/// `make bench` and `make soak`: scripts of `end2end` against the release build.
pub fn measure(project: &Project, what: &str, arguments: &[String]) -> Result {
    let script = format!("end2end/{what}.mjs");
    if !project.root.join(&script).is_file() {
        return Err(Error::Missing(format!("there is no {script} yet")));
    }
    site::build(project, Flavour::Release)?;
    with_server(project, &script, arguments).run()?;
    if what == "bench" {
        search(project)?;
        pictures(project)?;
    }
    Ok(())
}

/// How fast sizes of pictures are made, and what the largest and the hostile ones take.
fn pictures(project: &Project) -> Result {
    let run = ["run", "--release", "--quiet", "--package", "pictures", "--example", "picture_speed", "--"];
    Call::cargo(&project.root).args(run).args(["demo/pictures"]).run()
}

/// How well searches find, and how fast, at these sizes: stories an edition.
fn search(project: &Project) -> Result {
    let example = |name: &str, arguments: &[&str]| {
        let run = ["run", "--release", "--quiet", "--package", "exchange", "--example", name, "--"];
        Call::cargo(&project.root).args(run).args(arguments).run()
    };
    example("search_quality", &[])?;
    example("search_speed", &["10000", "50000"])
}

/// A script of `end2end` that knows where the program and the site's files are.
fn with_server(project: &Project, script: &str, arguments: &[String]) -> Call {
    Call::new("node", &project.root)
        .args([script])
        .args(arguments)
        .env("NASHR_BIN", project.program("release", "nashr"))
        .env("NASHR_ASSETS", project.site())
}
