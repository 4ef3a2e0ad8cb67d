//! What may not be in the browser's bundle, however deep in the tree: it would be large, or cannot work there.

use crate::browser::TARGET;
use crate::command::Call;
use crate::error::Result;
use crate::project::Project;

/// Crates by name, or by the beginning of it.
const FORBIDDEN: [&str; 18] = [
    "ammonia",
    "argon2",
    "axum",
    "chrono",
    "comrak",
    "html5ever",
    "hyper",
    "icu_calendar",
    "icu_collator",
    "icu_datetime",
    "icu_decimal",
    "icu_plurals",
    "image",
    "jiff",
    "libsqlite3-sys",
    "regex",
    "rusqlite",
    "tracing-subscriber",
];

/// Reads the trees from cargo.
pub fn check(project: &Project) -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    for package in ["nashr_frontend", "nashr_site", "nashr_desk"] {
        let tree = |edges: &str, format: &str| {
            Call::cargo(&project.root)
                .args(["tree", "--package", package, "--target", TARGET, "--prefix", "none", "--edges", edges])
                // It reads configuration with `regex`, on the server; the linker drops it all from the browser's half.
                .args(["--format", format, "--prune", "leptos_config"])
                .output()
        };
        wrong.extend(violations(package, &tree("normal", "{p}")?, &tree("normal", "{p} {f}")?));
    }
    Ok(wrong)
}

/// Forbidden crates, and features of the server's half, in the output of `cargo tree`.
fn violations(package: &str, crates: &str, with_features: &str) -> Vec<String> {
    let mut wrong: Vec<String> = crates
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| FORBIDDEN.contains(name))
        .map(|name| {
            format!("`{package}` brings `{name}` to the browser: cargo tree -p {package} --target {TARGET} -i {name}")
        })
        .collect();
    // One of them with `ssr` is enough to lose every event handler (leptos#4586); tokio is there in name only.
    for line in with_features.lines().filter(|line| !line.ends_with("(*)")) {
        let mut words = line.split_whitespace();
        let name = words.next().unwrap_or_default();
        let features = words.last().unwrap_or_default();
        let has = |feature: &str| features.split(',').any(|one| one == feature);
        if ["leptos", "tachys", "reactive_graph", "leptos_router", "leptos_meta", "app"].contains(&name) && has("ssr") {
            wrong.push(format!("`{package}` builds `{name}` with the feature `ssr`"));
        }
        if name == "tokio" && ["full", "net", "rt-multi-thread", "fs"].into_iter().any(has) {
            wrong.push(format!("`{package}` brings tokio's runtime to the browser ({features})"));
        }
    }
    wrong.sort();
    wrong.dedup();
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_forbidden_crate_is_found_anywhere_in_the_tree() {
        let tree = "nashr_site v0.1.0 (/x)\nleptos v0.8.23\nregex v1.2.3 (*)\nregex-lite v0.1.0";
        assert_eq!(violations("nashr_site", tree, "").len(), 1);
    }

    #[test]
    fn the_servers_features_are_found() {
        let tree = "tachys v0.2.19 default,ssr\ntachys v0.2.19 default,ssr (*)\nleptos v0.8.23 hydrate\ntokio v1.54.1 full,net";
        let wrong = violations("nashr_site", "", tree);
        assert_eq!(wrong.len(), 2, "{wrong:?}");
    }

    #[test]
    fn a_clean_tree_is_clean() {
        assert_eq!(
            violations("nashr_site", "app v0.1.0\nleptos v0.8.23", "app v0.1.0 hydrate\ntokio v1.54.1 sync"),
            Vec::<String>::new()
        );
    }
}
