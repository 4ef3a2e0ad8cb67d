//! Conditional compilation for the two halves stands in one file, `app/src/lib.rs`; everything else asks `app::SERVER`.

use super::SourceFile;

const HOME: &str = "app/src/lib.rs";
const CONDITIONS: [&str; 5] =
    ["feature = \"ssr\"", "feature=\"ssr\"", "feature = \"hydrate\"", "feature=\"hydrate\"", "target_arch"];

/// Lines elsewhere with such a condition.
pub fn violations(files: &[SourceFile]) -> Vec<String> {
    let elsewhere =
        files.iter().filter(|file| file.path.starts_with("app/") && file.path.ends_with(".rs") && file.path != HOME);
    elsewhere
        .flat_map(|file| {
            let lines = file.text.lines().enumerate().filter(|(_, line)| {
                let code = line.split("//").next().unwrap_or_default();
                code.contains("cfg") && CONDITIONS.iter().any(|condition| code.contains(condition))
            });
            lines
                .map(|(index, _)| format!("{}:{}: a gate between the halves belongs into {HOME}", file.path, index + 1))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::file;
    use super::*;

    #[test]
    fn a_gate_outside_its_home_is_refused() {
        let files = [
            file("app/src/reader/front.rs", "// cfg(feature = \"ssr\") in words\n#[cfg(feature = \"ssr\")]\nfn x() {}"),
            file(HOME, "#[cfg(feature = \"ssr\")]\nmod x;"),
            file("app/src/shell.rs", "if cfg!(target_arch = \"wasm32\") {}"),
        ];
        let wrong = violations(&files);
        assert_eq!(wrong.len(), 2, "{wrong:?}");
        assert!(wrong[0].starts_with("app/src/reader/front.rs:2:"), "{wrong:?}");
    }
}
