//! Stories as their files tell them, and the addresses of their versions.

use super::files::{self, Files};
use super::room::Room;
use super::{fault, schema};
use crate::ExchangeError;
use domain::routes::Place;
use domain::{EditionCode, Path};
use std::collections::{BTreeMap, HashMap};

/// All stories.
pub(super) struct Stories {
    all: Vec<Told>,
}

/// A story as its file tells it.
pub(super) struct Told {
    pub key: String,
    /// Path of its file, for problems.
    pub file: String,
    pub told: schema::Story,
    /// Where its versions stand.
    pub paths: BTreeMap<EditionCode, Path>,
}

/// Reads every `story.toml`; the bodies are read later, when every address is known.
pub(super) fn read(files: &dyn Files, room: &Room<'_>) -> Result<Stories, ExchangeError> {
    let keys = files.folders(schema::STORIES).map_err(|error| fault(schema::STORIES, "folder", error))?;
    let mut all = Vec::new();
    for key in keys {
        let file = schema::story_file(&key);
        let told: schema::Story = files::toml(files, &file)?;
        if let Some(code) = told.versions.keys().find(|code| room.edition(code).is_none()) {
            return Err(fault(&file, format_args!("versions.{code}"), "there is no such edition"));
        }
        if !told.versions.contains_key(&told.source) {
            return Err(fault(&file, "source", format_args!("there is no version in `{}`", told.source)));
        }
        all.push(Told { key, file, told, paths: BTreeMap::new() });
    }
    let mut stories = Stories { all };
    let paths = stories.all.iter().map(|told| stories.paths(told)).collect::<Result<Vec<_>, _>>()?;
    let mut taken: HashMap<(EditionCode, Path), &str> = HashMap::new();
    for (told, paths) in stories.all.iter().zip(&paths) {
        for (code, path) in paths {
            if let Some(other) = taken.insert((code.clone(), path.clone()), &told.key) {
                let field = format!("versions.{code}.slug");
                return Err(fault(&told.file, field, format_args!("the story `{other}` stands at `{path}` too")));
            }
        }
    }
    for (told, paths) in stories.all.iter_mut().zip(paths) {
        told.paths = paths;
    }
    Ok(stories)
}

impl Stories {
    /// In the order of their keys.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Told> {
        self.all.iter()
    }

    pub(super) fn find(&self, key: &str) -> Option<&Told> {
        self.all.iter().find(|told| told.key == key)
    }

    /// The address of a story in an edition, else in the one that it was written in.
    pub(super) fn address(&self, key: &str, edition: &EditionCode) -> Option<String> {
        let Told { told, paths, .. } = self.find(key)?;
        let in_edition = |code| paths.get(code).map(|path| Place::Story(path).href(code));
        in_edition(edition).or_else(|| in_edition(&told.source))
    }

    fn paths(&self, told: &Told) -> Result<BTreeMap<EditionCode, Path>, ExchangeError> {
        told.told.versions.keys().map(|code| Ok((code.clone(), self.path(told, code)?))).collect()
    }

    /// The slugs of the pages above a version and its own.
    fn path(&self, told: &Told, code: &EditionCode) -> Result<Path, ExchangeError> {
        let mut slugs = Vec::new();
        let mut next = Some(told);
        while let Some(at) = next {
            let problem =
                |field: &str, problem: &str| fault(&at.file, format_args!("versions.{code}.{field}"), problem);
            let version = at.told.versions.get(code).ok_or_else(|| {
                fault(&told.file, format_args!("versions.{code}.parent"), "the page above is not in this edition")
            })?;
            if slugs.len() > self.all.len() {
                return Err(problem("parent", "the page would stand below itself"));
            }
            slugs.push(version.slug.as_str());
            next = match &version.parent {
                None => None,
                Some(key) => Some(self.find(key).ok_or_else(|| problem("parent", "there is no such story"))?),
            };
        }
        slugs.reverse();
        Path::new(&slugs.join("/")).map_err(|error| fault(&told.file, format_args!("versions.{code}.slug"), error))
    }
}
