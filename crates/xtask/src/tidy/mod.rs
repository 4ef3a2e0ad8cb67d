//! Rules of the house that no compiler knows.
//!
//! Each rule is a function from what it looks at to what is wrong, with a test that sees it fail.

mod arrows;
mod browser_tree;
pub mod budget;
mod gates;
mod length;
mod private_paths;
mod styles;

use crate::command::Call;
use crate::error::{Error, Result};
use crate::project::Project;

/// A tracked text file: path relative to the checkout, and content.
pub struct SourceFile {
    path: String,
    text: String,
}

/// Every rule on the sources; all that is wrong in one error.
pub fn check(project: &Project) -> Result {
    let files = tracked_files(project)?;
    let mut wrong = Vec::new();
    for rule in [gates::violations, length::violations, private_paths::violations, styles::violations] {
        wrong.extend(rule(&files));
    }
    wrong.extend(arrows::violations(&arrows::workspace(project)?));
    wrong.extend(browser_tree::check(project)?);
    if wrong.is_empty() { Ok(()) } else { Err(Error::Rules(wrong)) }
}

/// What git tracks, and what it would: new files count. Binary files are left out.
fn tracked_files(project: &Project) -> Result<Vec<SourceFile>> {
    let list = Call::new("git", &project.root)
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .output()?;
    let files = list.split('\0').filter(|path| !path.is_empty()).filter_map(|path| {
        let text = String::from_utf8(std::fs::read(project.root.join(path)).ok()?).ok()?;
        Some(SourceFile { path: path.to_owned(), text })
    });
    Ok(files.collect())
}

#[cfg(test)]
fn file(path: &str, text: &str) -> SourceFile {
    SourceFile { path: path.into(), text: text.into() }
}
