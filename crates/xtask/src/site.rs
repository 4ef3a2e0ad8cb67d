//! The site's folder: content-hashed files under `pkg`, compressed companions, public files, `manifest.json`.

use crate::command::Call;
use crate::compress::{compress_beside, with_ending};
use crate::digest::short_hash;
use crate::error::{Error, Result};
use crate::project::{Project, files_below, read, write};
use crate::stage::stage;
use crate::{browser, sources, tools};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// How much care goes into a build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flavour {
    /// Small and fast for readers.
    Release,
    /// Quick to build, with names and messages.
    Dev,
}

impl Flavour {
    /// From the arguments of `xtask build`.
    pub fn from_arguments(arguments: &[String]) -> Result<Self> {
        match arguments {
            [] => Ok(Self::Release),
            [one] if one == "--dev" => Ok(Self::Dev),
            other => Err(Error::Usage(format!("build takes --dev, not {}", other.join(" ")))),
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Dev => "dev",
        }
    }

    /// Cargo's profile for the browser's crates.
    pub fn wasm_profile(self) -> &'static str {
        match self {
            Self::Release => "wasm-release",
            Self::Dev => "dev",
        }
    }

    /// The folder that cargo makes of that profile.
    pub fn wasm_folder(self) -> &'static str {
        match self {
            Self::Release => "wasm-release",
            Self::Dev => "debug",
        }
    }
}

/// Files of earlier builds stay for tabs that are open, this long after they were last current …
const KEPT_FOR: Duration = Duration::from_secs(7 * 24 * 3600);
/// … and no more than this many bytes of them, so that a developer's many builds don't pile up.
const KEPT_BYTES: u64 = 16 * 1024 * 1024;

/// Builds the site, then the server.
pub fn build(project: &Project, flavour: Flavour) -> Result {
    site(project, flavour)?;
    stage("server: cargo", || {
        let profile = if flavour == Flavour::Release { "release" } else { "dev" };
        Call::cargo(&project.root).args(["build", "--package", "nashr", "--profile", profile]).run()
    })
}

/// Builds everything that a browser fetches.
pub fn site(project: &Project, flavour: Flavour) -> Result {
    tools::install_node_modules(project)?;
    // Two builds at once would write the same files.
    let _one_at_a_time = lock(project)?;
    let sources = sources::build(project, flavour)?;
    let bundles = browser::build(project, flavour)?;
    stage("site: names and compression", || assemble(project, flavour, &bundles, &sources))
}

/// Waits for any other build of this checkout; held as long as the answer lives.
fn lock(project: &Project) -> Result<File> {
    let path = project.target.join("site.lock");
    let file = File::create(&path).map_err(Error::file(&path))?;
    file.lock().map_err(Error::file(&path))?;
    Ok(file)
}

/// The manifest's content: logical names and addresses.
pub type Manifest = BTreeMap<String, String>;

/// Reads the manifest of a built site.
pub fn manifest(project: &Project) -> Result<Manifest> {
    let file = project.site().join("manifest.json");
    serde_json::from_slice(&read(&file)?).map_err(Error::json(file.display().to_string()))
}

fn assemble(
    project: &Project,
    flavour: Flavour,
    bundles: &[(String, PathBuf)],
    sources: &[(String, PathBuf)],
) -> Result {
    let (site, pkg) = (project.site(), project.site().join("pkg"));
    let mut manifest = Manifest::new();
    let mut current = Vec::new();
    for (logical, file) in bundles.iter().chain(sources) {
        let bytes = read(file)?;
        let name = hashed_name(logical, file, &bytes);
        let place = pkg.join(&name);
        if !place.exists() {
            write(&place, &bytes)?;
        }
        manifest.insert(logical.clone(), format!("/pkg/{name}"));
        current.push(place);
    }
    copy_public(project, &manifest)?;
    if flavour == Flavour::Release {
        for file in files_below(&site)?.iter().filter(|file| !file.starts_with(&pkg)).chain(&current) {
            compress_beside(file)?;
        }
    }
    let json = serde_json::to_vec_pretty(&manifest).map_err(Error::json("manifest"))?;
    write(&site.join("manifest.json"), &json)?;
    drop_old(&pkg, &current, SystemTime::now())
}

/// `site.wasm` → `site.0123456789ab.wasm`. What a style sheet refers to has its hashed name from esbuild.
fn hashed_name(logical: &str, file: &Path, bytes: &[u8]) -> String {
    match logical.rsplit_once('.') {
        Some((stem, ending)) if !logical.contains('/') => format!("{stem}.{}.{ending}", short_hash(bytes)),
        _ => file.file_name().unwrap_or_default().to_string_lossy().into_owned(),
    }
}

/// Copies `public/` to the site's root, without what already has a hashed name.
fn copy_public(project: &Project, manifest: &Manifest) -> Result {
    let (public, site) = (project.root.join("public"), project.site());
    let mut wanted = Vec::new();
    for file in files_below(&public)? {
        let Ok(path) = file.strip_prefix(&public) else { continue };
        if manifest.contains_key(&*path.to_string_lossy()) || file.file_name().is_some_and(|name| name == ".gitkeep") {
            continue;
        }
        let place = site.join(path);
        let bytes = read(&file)?;
        if fs::read(&place).ok().as_ref() != Some(&bytes) {
            write(&place, &bytes)?;
        }
        wanted.extend([with_ending(&place, "br"), with_ending(&place, "gz"), place]);
    }
    for file in files_below(&site)? {
        let ours = file.starts_with(site.join("pkg")) || file == site.join("manifest.json");
        if !ours && !wanted.contains(&file) {
            fs::remove_file(&file).map_err(Error::file(&file))?;
        }
    }
    Ok(())
}

/// Marks current files with the time, and removes those that have not been current for long, newest kept first.
fn drop_old(pkg: &Path, current: &[PathBuf], now: SystemTime) -> Result {
    let mut old = Vec::new();
    for file in files_below(pkg)? {
        let is_current =
            current.iter().any(|one| file == *one || file == with_ending(one, "br") || file == with_ending(one, "gz"));
        let facts = file.metadata().map_err(Error::file(&file))?;
        let modified = facts.modified().map_err(Error::file(&file))?;
        if !is_current {
            old.push((modified, facts.len(), file));
        } else if now.duration_since(modified).unwrap_or_default() > Duration::from_secs(3600) {
            File::options()
                .append(true)
                .open(&file)
                .and_then(|open| open.set_modified(now))
                .map_err(Error::file(&file))?;
        }
    }
    old.sort_by(|a, b| b.cmp(a));
    let mut kept = 0;
    for (modified, length, file) in old {
        kept += length;
        if kept > KEPT_BYTES || now.duration_since(modified).unwrap_or_default() > KEPT_FOR {
            fs::remove_file(&file).map_err(Error::file(&file))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_carry_the_hash_of_the_content_before_the_ending() {
        let name = hashed_name("site.wasm", Path::new("x/site.wasm"), b"abc");
        assert_eq!(name, "site.ba7816bf8f01.wasm");
        let font = hashed_name("fonts/serif.woff2", Path::new("x/serif.ABCD1234.woff2"), b"abc");
        assert_eq!(font, "serif.ABCD1234.woff2");
    }

    #[test]
    fn files_of_earlier_builds_stay_for_a_week() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (current, earlier) = (folder.path().join("a.1.js"), folder.path().join("a.0.js"));
        for file in [&current, &earlier] {
            write(file, b"x").expect("written");
        }
        let keep = |now| drop_old(folder.path(), std::slice::from_ref(&current), now).expect("swept");
        keep(SystemTime::now());
        assert!(earlier.exists());
        keep(SystemTime::now() + KEPT_FOR + Duration::from_secs(60));
        assert!(!earlier.exists());
        assert!(current.exists());
    }
}
