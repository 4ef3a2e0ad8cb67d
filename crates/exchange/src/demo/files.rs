//! Where the demo's files come from: a folder, or the program itself.

use super::fault;
use crate::ExchangeError;
use newsroom::founding::Bytes;
use serde::de::DeserializeOwned;
use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The demo's folder by relative paths with slashes.
pub(super) trait Files {
    /// A file's text.
    fn text(&self, path: &str) -> io::Result<String>;
    /// Where a file's bytes are; an error if there is no such file.
    fn bytes(&self, path: &str) -> io::Result<Bytes>;
    /// The names of the folders in a folder, sorted.
    fn folders(&self, path: &str) -> io::Result<Vec<String>>;
}

/// What `build.rs` found: relative paths and contents; empty without the feature `embed`.
type List = &'static [(&'static str, &'static [u8])];
static EMBEDDED: List = include!(concat!(env!("OUT_DIR"), "/demo.rs"));

/// The files of that folder, else those inside the program, else those of a folder `demo` here or above the program.
pub(super) fn find(from: Option<&Path>) -> Result<Box<dyn Files>, ExchangeError> {
    match from {
        Some(folder) => Ok(Box::new(Folder(folder.to_owned()))),
        None if !EMBEDDED.is_empty() => Ok(Box::new(Embedded(EMBEDDED))),
        None => Ok(Box::new(Folder(nearby()?))),
    }
}

/// A file that has to be there, as TOML of that form.
pub(super) fn toml<T: DeserializeOwned>(files: &dyn Files, path: &str) -> Result<T, ExchangeError> {
    toml::from_str(&text(files, path)?).map_err(|error| fault(path, "TOML", error))
}

/// A file that has to be there.
pub(super) fn text(files: &dyn Files, path: &str) -> Result<String, ExchangeError> {
    files.text(path).map_err(|error| fault(path, "file", error))
}

fn nearby() -> Result<PathBuf, ExchangeError> {
    let here = env::current_dir().ok();
    let program = env::current_exe().ok();
    let above = program.as_deref().into_iter().flat_map(Path::ancestors).skip(1);
    here.as_deref()
        .into_iter()
        .chain(above)
        .map(|folder| folder.join("demo"))
        .find(|demo| demo.join(super::schema::ROOM).is_file())
        .ok_or(ExchangeError::NoDemo)
}

struct Folder(PathBuf);

impl Files for Folder {
    fn text(&self, path: &str) -> io::Result<String> {
        fs::read_to_string(self.0.join(path))
    }

    fn bytes(&self, path: &str) -> io::Result<Bytes> {
        let path = self.0.join(path);
        if fs::metadata(&path)?.is_file() { Ok(Bytes::File(path)) } else { Err(io::ErrorKind::NotFound.into()) }
    }

    fn folders(&self, path: &str) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(self.0.join(path))? {
            let entry = entry?;
            if entry.path().is_dir() {
                names.push(entry.file_name().to_string_lossy().into_owned());
            }
        }
        names.sort();
        Ok(names)
    }
}

/// Files inside the program.
pub(super) struct Embedded(pub List);

impl Embedded {
    fn find(&self, path: &str) -> io::Result<&'static [u8]> {
        let found = self.0.iter().find(|(name, _)| *name == path);
        found.map(|(_, bytes)| *bytes).ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

impl Files for Embedded {
    fn text(&self, path: &str) -> io::Result<String> {
        let text = std::str::from_utf8(self.find(path)?);
        text.map(str::to_owned).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
    }

    fn bytes(&self, path: &str) -> io::Result<Bytes> {
        Ok(Bytes::Embedded(self.find(path)?))
    }

    fn folders(&self, path: &str) -> io::Result<Vec<String>> {
        let below = self.0.iter().filter_map(|(name, _)| name.strip_prefix(path)?.strip_prefix('/')?.split_once('/'));
        let mut names: Vec<String> = below.map(|(folder, _)| folder.to_owned()).collect();
        names.sort();
        names.dedup();
        Ok(names)
    }
}
