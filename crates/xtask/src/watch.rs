//! `make watch`: cargo-leptos for development; `make watch-smoke` proves it.

use crate::command::Call;
use crate::error::{Error, Result};
use crate::project::{Project, write};
use crate::site::Flavour;
use crate::stage::stage;
use crate::{doctor, serve, sources, tools};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Child;
use std::{env, fs};

/// Starts `cargo leptos watch` on the folder `data`, seeded where it is empty; arguments go to `nashr serve`.
pub fn watch(project: &Project, arguments: &[String]) -> Result {
    let leptos = CargoLeptos::prepare(project)?;
    let data = project.root.join("data");
    leptos.seed(project, &data)?;
    let _sources = leptos.watch_sources(project)?;
    leptos.watch(project, &data).args(arguments).run()
}

/// Starts it, edits a view, sees the change in the page that is served, and puts the view back.
pub fn smoke(project: &Project) -> Result {
    let leptos = CargoLeptos::prepare(project)?;
    let data = project.target.join("watch-smoke-data");
    if data.exists() {
        fs::remove_dir_all(&data).map_err(Error::file(&data))?;
    }
    leptos.seed(project, &data)?;
    let watch = leptos.watch(project, &data).into_command();
    leptos
        .call("node", project)
        .args(["end2end/watch-smoke.mjs"])
        .args([watch.get_program()])
        .args(watch.get_args())
        .run()
}

/// cargo-leptos with what it needs around it.
struct CargoLeptos {
    program: PathBuf,
    path: OsString,
    sources: PathBuf,
}

impl CargoLeptos {
    fn prepare(project: &Project) -> Result<Self> {
        tools::install_node_modules(project)?;
        let program = tools::CARGO_LEPTOS.installed(project)?;
        // The desk's style sheet, the editor and the starting script: cargo-leptos knows of one style sheet alone.
        sources::build(project, Flavour::Dev)?;
        let folders = [bindgen_program(project)?, project.root.join("node_modules/.bin")];
        let path = env::var_os("PATH").unwrap_or_default();
        let path = env::join_paths(folders.into_iter().chain(env::split_paths(&path)))
            .map_err(|error| Error::Usage(format!("PATH: {error}")))?;
        Ok(Self { program, path, sources: sources::folder(project, Flavour::Dev) })
    }

    fn call(&self, program: impl AsRef<OsStr>, project: &Project) -> Call {
        Call::new(program, &project.root).env("PATH", &self.path).env("NASHR_WATCH_SOURCES", &self.sources)
    }

    /// Builds once, and fills an empty data folder.
    fn seed(&self, project: &Project, data: &Path) -> Result {
        stage("cargo leptos build", || self.call(&self.program, project).args(["build"]).run())?;
        let program = project.program("debug", "nashr");
        serve::seed_if_empty(self.call(program, project).env("LEPTOS_WATCH", "true"), data)
    }

    fn watch(&self, project: &Project, data: &Path) -> Call {
        self.call(&self.program, project).args(["watch", "--", "serve", "--data"]).args([data])
    }

    /// Bundles what cargo-leptos does not, again at each change, as long as the answer lives.
    fn watch_sources(&self, project: &Project) -> Result<Running> {
        let mut command = sources::bundler(project, &self.sources, "watch").into_command();
        command.spawn().map(Running).map_err(|error| Error::Missing(format!("node: {error}")))
    }
}

/// A program that ends when this does.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself, with the same Ctrl-C.
        let _ended = self.0.kill().and_then(|()| self.0.wait());
    }
}

/// A folder with a `wasm-bindgen` that is this program: cargo-leptos looks for one on PATH, of the locked version.
fn bindgen_program(project: &Project) -> Result<PathBuf> {
    let this = env::current_exe().map_err(|error| Error::Missing(format!("this program's own path: {error}")))?;
    let version = doctor::locked_version(project, "wasm-bindgen").unwrap_or_default();
    let folder = project.target.join("watch-bin");
    let script = format!(
        "#!/bin/sh\n[ \"$1\" = --version ] && {{ echo wasm-bindgen {version}; exit; }}\nexec '{}' wasm-bindgen \"$@\"\n",
        this.display()
    );
    let program = folder.join("wasm-bindgen");
    write(&program, script.as_bytes())?;
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).map_err(Error::file(&program))?;
    Ok(folder)
}
