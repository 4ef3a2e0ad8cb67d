//! Programs that xtask calls.

use crate::error::{Error, Result};
use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};

/// A program about to be called.
pub struct Call(Command);

impl Call {
    /// Calls `program` in `folder`.
    pub fn new(program: impl AsRef<OsStr>, folder: &Path) -> Self {
        let mut command = Command::new(program);
        command.current_dir(folder).stdin(Stdio::null());
        // What cargo tells a program that it runs would reach the build scripts of the next build and start them again.
        for (name, _) in std::env::vars_os() {
            if name.to_str().is_some_and(|name| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_")) {
                command.env_remove(name);
            }
        }
        Self(command)
    }

    /// Cargo, the one that runs this.
    pub fn cargo(folder: &Path) -> Self {
        Self::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), folder)
    }

    /// Adds arguments.
    pub fn args<A: AsRef<OsStr>>(mut self, arguments: impl IntoIterator<Item = A>) -> Self {
        self.0.args(arguments);
        self
    }

    /// Sets a variable of its environment.
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.0.env(name, value);
        self
    }

    /// Runs it, its output on the terminal; an error where it fails.
    pub fn run(mut self) -> Result {
        let status = self.0.status().map_err(|e| self.failure(e.to_string()))?;
        if status.success() { Ok(()) } else { Err(self.failure(format!("failed ({status})"))) }
    }

    /// Runs it and gives its standard output; an error with what it said where it fails.
    pub fn output(mut self) -> Result<String> {
        let output = self.0.output().map_err(|e| self.failure(e.to_string()))?;
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        if output.status.success() {
            Ok(said)
        } else {
            let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
            Err(self.failure(format!("failed ({})\n{said}{complaint}", output.status)))
        }
    }

    /// Whether it can be run and succeeds, silently.
    pub fn works(mut self) -> bool {
        self.0.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
    }

    /// The command itself, for who starts it and keeps it.
    pub fn into_command(self) -> Command {
        self.0
    }

    fn failure(&self, ending: String) -> Error {
        let words = std::iter::once(self.0.get_program()).chain(self.0.get_args());
        Error::Command { line: words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" "), ending }
    }
}
