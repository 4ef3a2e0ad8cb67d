//! What esbuild bundles: the editor's TypeScript, the readers' small scripts, the style sheets with their fonts.

use crate::command::Call;
use crate::digest::Inputs;
use crate::error::{Error, Result};
use crate::project::{Project, files_below, read};
use crate::site::Flavour;
use crate::stage::stage;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Entry points, with their logical names. One that is not there is left out with a note.
const ENTRIES: [(&str, &str); 10] = [
    ("start.js", "frontend/start.js"),
    ("reader.js", "frontend/reader/main.js"),
    ("lightbox.js", "frontend/reader/lightbox.js"),
    ("worker.js", "frontend/worker.js"),
    ("library.js", "frontend/library/main.js"),
    ("editor.js", "frontend/editor/src/main.ts"),
    ("particulars.js", "frontend/particulars/main.js"),
    ("main.css", "style/main.css"),
    ("plain.css", "style/plain.css"),
    ("desk.css", "style/desk.css"),
];

/// Bundles them; gives logical names (`main.css`, `fonts/x.woff2`) and files, whose own names are final for what the
/// style sheets refer to.
pub fn build(project: &Project, flavour: Flavour) -> Result<Vec<(String, PathBuf)>> {
    let folder = folder(project, flavour);
    let list = folder.join("list.json");
    let mut inputs = Inputs::new(flavour.name()).bytes(&read(&project.root.join("package-lock.json"))?);
    for place in
        ["style", "public", "frontend/editor/src", "frontend/library", "frontend/particulars", "frontend/reader"]
    {
        inputs = inputs.files(&files_below(&project.root.join(place))?)?;
    }
    for (name, file) in ENTRIES {
        let entry = project.root.join(file);
        if entry.is_file() {
            inputs = inputs.bytes(&read(&entry)?);
        } else {
            println!("note: no {file} yet, so no {name}");
        }
    }
    inputs.bytes(&read(&script(project))?).unless_done(std::slice::from_ref(&list), &folder.join("stamp"), || {
        stage("browser: editor and styles", || bundler(project, &folder, flavour.name()).run())
    })?;
    let names: BTreeMap<String, String> =
        serde_json::from_slice(&read(&list)?).map_err(Error::json(list.display().to_string()))?;
    Ok(names.into_iter().map(|(name, file)| (name, folder.join(file))).collect())
}

/// Where the bundles go.
pub fn folder(project: &Project, flavour: Flavour) -> PathBuf {
    project.work().join(flavour.name()).join("sources")
}

/// The bundler on every entry that is there; `mode` is a flavour's name, or `watch`: again at each change.
pub fn bundler(project: &Project, folder: &Path, mode: &str) -> Call {
    let present = ENTRIES.into_iter().filter(|(_, file)| project.root.join(file).is_file());
    Call::new("node", &project.root)
        .args([script(project).as_path(), folder])
        .args([mode])
        .args(present.map(|(name, file)| format!("{name}={file}")))
}

fn script(project: &Project) -> PathBuf {
    project.root.join("crates/xtask/bundle.mjs")
}
