//! Tools that come from npm and crates.io: installed once, in the checkout.

use crate::command::Call;
use crate::digest::Inputs;
use crate::error::{Error, Result};
use crate::project::{Project, read};
use crate::stage::stage;
use std::path::PathBuf;

/// Pinned, because a linter that changes by itself breaks a build that did not change.
pub const CARGO_DENY: Tool = Tool { name: "cargo-deny", version: "0.20.2", flags: &[] };
/// For `make watch` alone: it compiles for long.
pub const CARGO_LEPTOS: Tool = Tool { name: "cargo-leptos", version: "0.3.11", flags: &["--features", "no_downloads"] };

/// A program that cargo installs.
pub struct Tool {
    name: &'static str,
    version: &'static str,
    flags: &'static [&'static str],
}

/// `npm ci`, unless the lock file's state is there already.
pub fn install_node_modules(project: &Project) -> Result {
    let lock = read(&project.root.join("package-lock.json"))?;
    let modules = project.root.join("node_modules");
    Inputs::new("npm").bytes(&lock).unless_done(
        std::slice::from_ref(&modules.join("binaryen")),
        &modules.join(".nashr-stamp"),
        || stage("npm packages", || Call::new("npm", &project.root).args(["ci", "--silent"]).run()),
    )?;
    Ok(())
}

impl Tool {
    /// The program, installed under `target/tools` where it is missing or of another version.
    pub fn installed(&self, project: &Project) -> Result<PathBuf> {
        let home = project.target.join("tools");
        let program = home.join("bin").join(self.name);
        let line = format!("{} {}", self.name, self.version);
        let version = Call::new(&program, &project.root).args(["--version"]).output();
        if version.is_ok_and(|said| said.contains(self.version)) {
            return Ok(program);
        }
        stage(&format!("{line}, compiled once"), || {
            Call::cargo(&project.root)
                .args(["install", self.name, "--version", self.version, "--locked", "--quiet", "--force", "--root"])
                .args([&home])
                .args(self.flags)
                .env("CARGO_TARGET_DIR", home.join("build"))
                // Dependencies' debug information and optimisation of a tool that runs for seconds are time lost.
                .env("CARGO_PROFILE_RELEASE_LTO", "off")
                .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
                .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
                .run()
        })
        .map_err(|error| Error::Missing(format!("{line} could not be installed: {error}")))?;
        Ok(program)
    }
}
