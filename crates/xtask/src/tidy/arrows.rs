//! Who may depend on whom. ARCHITECTURE.md says why.

use crate::command::Call;
use crate::error::{Error, Result};
use crate::project::Project;
use serde_json::Value;
use std::collections::BTreeMap;

/// Every arrow that is allowed between crates of the workspace.
const ALLOWED: [(&str, &[&str]); 13] = [
    ("text", &[]),
    ("domain", &["text"]),
    ("store", &["domain", "text"]),
    ("pictures", &["domain"]),
    ("newsroom", &["pictures", "store", "domain", "text"]),
    ("exchange", &["newsroom", "domain", "text"]),
    ("app", &["newsroom", "domain", "text"]),
    ("nashr", &["app", "exchange", "newsroom", "store", "domain", "text"]),
    ("nashr_frontend", &["app"]),
    ("nashr_site", &["app"]),
    ("nashr_desk", &["app"]),
    ("nashr_text_golden", &["text"]),
    ("xtask", &[]),
];

/// Tests may look behind one more wall: they need a real store, or one another's fixtures.
const ALLOWED_IN_TESTS: [(&str, &str); 3] = [("exchange", "store"), ("store", "store"), ("app", "store")];

/// The dependencies of each crate of the workspace: their names, and whether for tests alone.
pub type Workspace = BTreeMap<String, Vec<(String, bool)>>;

/// Reads them from cargo.
pub fn workspace(project: &Project) -> Result<Workspace> {
    let json = Call::cargo(&project.root).args(["metadata", "--no-deps", "--format-version", "1"]).output()?;
    let metadata: Value = serde_json::from_str(&json).map_err(Error::json("cargo metadata"))?;
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let name = |value: &Value| value["name"].as_str().unwrap_or_default().to_owned();
    Ok(list(&metadata["packages"])
        .iter()
        .map(|package| {
            let dependencies = list(&package["dependencies"]);
            let ours = dependencies.iter().filter(|dependency| dependency["path"].is_string());
            (name(package), ours.map(|dependency| (name(dependency), dependency["kind"] == "dev")).collect())
        })
        .collect())
}

/// Arrows that are not allowed, and crates that no rule knows.
pub fn violations(workspace: &Workspace) -> Vec<String> {
    let mut wrong = Vec::new();
    for (name, dependencies) in workspace {
        let Some((_, allowed)) = ALLOWED.iter().find(|(known, _)| known == name) else {
            wrong.push(format!("crate `{name}`: say in crates/xtask/src/tidy/arrows.rs what it may depend on"));
            continue;
        };
        for (dependency, for_tests) in dependencies {
            let in_tests = *for_tests && ALLOWED_IN_TESTS.contains(&(name, dependency));
            if !allowed.contains(&dependency.as_str()) && !in_tests {
                wrong.push(format!("crate `{name}` must not depend on `{dependency}`"));
            }
        }
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;

    fn workspace(name: &str, dependency: &str, for_tests: bool) -> Workspace {
        Workspace::from([(name.into(), vec![(dependency.into(), for_tests)])])
    }

    #[test]
    fn an_arrow_against_the_design_is_refused() {
        assert_eq!(violations(&workspace("app", "store", false)).len(), 1);
        assert_eq!(violations(&workspace("text", "domain", true)).len(), 1);
        assert_eq!(violations(&workspace("app", "newsroom", false)), Vec::<String>::new());
    }

    #[test]
    fn a_test_may_open_a_real_store() {
        assert_eq!(violations(&workspace("exchange", "store", true)), Vec::<String>::new());
        assert_eq!(violations(&workspace("exchange", "store", false)).len(), 1);
    }

    #[test]
    fn a_crate_without_a_rule_is_refused() {
        assert_eq!(violations(&workspace("novelty", "text", false)).len(), 1);
    }
}
