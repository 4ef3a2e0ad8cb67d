//! `make dist`: one file, with every asset inside.

use crate::command::Call;
use crate::error::{Error, Result};
use crate::project::Project;
use crate::site::{self, Flavour};
use crate::stage::stage;
use std::fs;

/// Leaves `dist/nashr`.
pub fn dist(project: &Project) -> Result {
    site::site(project, Flavour::Release)?;
    stage("server: cargo, for distribution", || {
        Call::cargo(&project.root)
            .args(["build", "--package", "nashr", "--profile", "dist", "--features", "embed"])
            .env("NASHR_EMBED", project.site())
            .run()
    })?;
    let (built, folder) = (project.program("dist", "nashr"), project.root.join("dist"));
    fs::create_dir_all(&folder).map_err(Error::file(&folder))?;
    let place = folder.join("nashr");
    let bytes = fs::copy(&built, &place).map_err(Error::file(&built))?;
    println!("{} ({:.1} MB)", place.display(), bytes as f64 / 1e6);
    Ok(())
}
