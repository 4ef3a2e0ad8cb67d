//! `make doctor`: what is used, in which version.

use crate::browser::TARGET;
use crate::command::Call;
use crate::error::Result;
use crate::project::Project;
use std::env;

/// Prints the compiler's route and every version; never fails on what is missing.
pub fn doctor(project: &Project) -> Result {
    let route = match env::var("NASHR_ROUTE").as_deref() {
        Ok("1") => "1: the compiler at hand has the browser's library",
        Ok("2") => "2: rustup added the browser's library",
        Ok("3") => "3: Debian's compiler, with a library for the browser of our own",
        _ => "unknown: not started by crates/xtask/bootstrap.sh",
    };
    say("route", route);
    say("checkout", &project.root.to_string_lossy());
    say("build folder", &project.target.to_string_lossy());
    let node = |name: &str| project.node_program(name).to_string_lossy().into_owned();
    let tool = |name: &str| project.target.join("tools/bin").join(name).to_string_lossy().into_owned();
    let linker = env::var("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER").unwrap_or_else(|_| "rust-lld".into());
    let programs: [(&str, String, &[&str]); 17] = [
        ("cargo", env::var("CARGO").unwrap_or_else(|_| "cargo".into()), &["--version"]),
        ("rustc", env::var("RUSTC").unwrap_or_else(|_| "rustc".into()), &["--version"]),
        ("library for wasm", "rustc".into(), &["--print", "target-libdir", "--target", TARGET]),
        ("linker for wasm", linker, &["--version"]),
        ("clippy", "cargo-clippy".into(), &["clippy", "--version"]),
        ("rustfmt", "rustfmt".into(), &["--version"]),
        ("cc", "cc".into(), &["--version"]),
        ("git", "git".into(), &["--version"]),
        ("node", "node".into(), &["--version"]),
        ("npm", "npm".into(), &["--version"]),
        ("wasm-opt", node("wasm-opt"), &["--version"]),
        ("esbuild", node("esbuild"), &["--version"]),
        ("tsc", node("tsc"), &["--version"]),
        ("stylelint", node("stylelint"), &["--version"]),
        ("cargo-deny", tool("cargo-deny"), &["--version"]),
        ("cargo-leptos", tool("cargo-leptos"), &["--version"]),
        ("chromium", "chromium".into(), &["--version"]),
    ];
    for (name, program, arguments) in programs {
        let said = Call::new(&program, &project.root).args(arguments).output();
        say(name, said.ok().as_deref().and_then(|text| text.lines().next()).unwrap_or("not there (yet)"));
    }
    say("wasm-bindgen", &locked_version(project, "wasm-bindgen").unwrap_or_else(|| "not in Cargo.lock".into()));
    say("leptos", &locked_version(project, "leptos").unwrap_or_else(|| "not in Cargo.lock".into()));
    Ok(())
}

fn say(name: &str, value: &str) {
    println!("{name:<17} {value}");
}

/// The version of a crate in Cargo.lock.
pub fn locked_version(project: &Project, name: &str) -> Option<String> {
    let lock = std::fs::read_to_string(project.root.join("Cargo.lock")).ok()?;
    let (_, after) = lock.split_once(&format!("name = \"{name}\"\nversion = \""))?;
    after.split_once('"').map(|(version, _)| version.to_owned())
}
