//! Where things are.

use crate::error::{Error, Result};
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The checkout and its build folder.
#[derive(Debug, Clone)]
pub struct Project {
    /// The workspace's folder.
    pub root: PathBuf,
    /// Cargo's target folder.
    pub target: PathBuf,
}

impl Project {
    /// The checkout that this program was started in.
    pub fn here() -> Result<Self> {
        let start = match env::var_os("CARGO_MANIFEST_DIR") {
            Some(folder) => PathBuf::from(folder),
            None => env::current_dir().map_err(Error::file(Path::new(".")))?,
        };
        let root = start
            .ancestors()
            .find(|folder| folder.join("Cargo.lock").is_file() && folder.join("crates/xtask").is_dir())
            .ok_or_else(|| Error::Usage("run this inside a checkout of Nashr".into()))?
            .to_owned();
        let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |folder| root.join(folder));
        Ok(Self { root, target })
    }

    /// What the server serves: hashed files under `pkg`, public files beside it, `manifest.json`.
    pub fn site(&self) -> PathBuf {
        self.target.join("site")
    }

    /// Products of single steps, before they get their final names.
    pub fn work(&self) -> PathBuf {
        self.target.join("browser")
    }

    /// A program from npm.
    pub fn node_program(&self, name: &str) -> PathBuf {
        self.root.join("node_modules/.bin").join(name)
    }

    /// A program built by cargo.
    pub fn program(&self, profile: &str, name: &str) -> PathBuf {
        self.target.join(profile).join(name)
    }
}

/// Every file below a folder, sorted; none where the folder is absent.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        if !next.is_dir() {
            continue;
        }
        for entry in fs::read_dir(&next).map_err(Error::file(&next))? {
            let path = entry.map_err(Error::file(&next))?.path();
            if path.is_dir() { open.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    Ok(found)
}

/// Reads a file.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(Error::file(path))
}

/// Writes a file, making its folder, in one step for whoever reads it at the same time.
pub fn write(path: &Path, bytes: &[u8]) -> Result {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(Error::file(folder))?;
    }
    let mut beside = path.as_os_str().to_owned();
    beside.push(".new");
    let beside = PathBuf::from(beside);
    fs::write(&beside, bytes).map_err(Error::file(&beside))?;
    fs::rename(&beside, path).map_err(Error::file(path))
}
