//! Files of a size that one can read at a sitting.

use super::SourceFile;

/// Lines of a source file, without its tests.
const LIMIT: usize = 500;
const ENDINGS: [&str; 7] = [".css", ".js", ".mjs", ".rs", ".sh", ".sql", ".ts"];

/// Files that are longer.
pub fn violations(files: &[SourceFile]) -> Vec<String> {
    files
        .iter()
        .filter(|file| ENDINGS.iter().any(|ending| file.path.ends_with(ending)))
        .filter(|file| !file.path.split('/').any(|folder| folder == "tests"))
        .map(|file| (file, lines_without_tests(&file.text)))
        .filter(|(_, lines)| *lines > LIMIT)
        .map(|(file, lines)| {
            format!("{}: {lines} lines without tests, more than {LIMIT}: give its parts names", file.path)
        })
        .collect()
}

/// Counts up to the tests' module, which stands last.
fn lines_without_tests(text: &str) -> usize {
    text.lines().take_while(|line| *line != "#[cfg(test)]").count()
}

#[cfg(test)]
mod tests {
    use super::super::file;
    use super::*;

    #[test]
    fn a_long_file_is_refused_and_its_tests_do_not_count() {
        let long = "x\n".repeat(LIMIT + 1);
        let mostly_tests = format!("{}#[cfg(test)]\nmod tests {{}}\n{long}", "x\n".repeat(10));
        let files = [
            file("crates/store/src/long.rs", &long),
            file("crates/store/src/tested.rs", &mostly_tests),
            file("crates/store/tests/contract.rs", &long),
            file("Cargo.lock", &long),
        ];
        let wrong = violations(&files);
        assert_eq!(wrong.len(), 1, "{wrong:?}");
    }
}
