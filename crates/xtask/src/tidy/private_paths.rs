//! A tracked file says nothing of the machine it was written on, and names no package registry of somebody's own.

use super::SourceFile;

/// What a source of Cargo.lock may be.
const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Lines with such a path or host.
pub fn violations(files: &[SourceFile]) -> Vec<String> {
    let mut wrong = Vec::new();
    for file in files.iter().filter(|file| file.path != "crates/xtask/src/tidy/private_paths.rs") {
        for (index, line) in file.text.lines().enumerate() {
            if let Some(what) = reason(&file.path, line) {
                wrong.push(format!("{}:{}: {what}", file.path, index + 1));
            }
        }
    }
    wrong
}

fn reason(path: &str, line: &str) -> Option<&'static str> {
    let name = path.rsplit('/').next().unwrap_or(path);
    match name {
        "package-lock.json" if line.contains("\"resolved\"") => Some("the lock file names a registry's host"),
        "Cargo.lock" if line.starts_with("source = ") && !line.contains(CRATES_IO) => {
            Some("a source that is not crates.io")
        }
        ".npmrc" if line.trim_start().starts_with("registry") || line.contains(":registry") => Some("names a registry"),
        "config.toml" if path.contains(".cargo/") && (line.contains("[source") || line.contains("[registr")) => {
            Some("names a registry")
        }
        "Cargo.lock" => None,
        _ => has_home_folder(line).then_some("an absolute path of one machine"),
    }
}

/// A home folder, or a scratch folder with a name below it, at the start of a path.
fn has_home_folder(line: &str) -> bool {
    ["/home/", "/root/", "/Users/", "/work/", "/tmp/"].iter().any(|folder| {
        line.match_indices(folder).any(|(at, _)| {
            let before = line[..at].chars().next_back();
            let after = line[at + folder.len()..].chars().next();
            // `https://site.example/work/…` is an address, `~/work/` and `./work/` are relative, `/home/{user}` is a pattern.
            !before.is_some_and(|c| c.is_alphanumeric() || "./~_-}*)".contains(c))
                && after.is_some_and(char::is_alphanumeric)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::super::file;
    use super::*;

    #[test]
    fn paths_of_one_machine_and_private_registries_are_refused() {
        let seeded = [
            file("README.md", "see /home/ada/nashr"),
            file("x.rs", "let a = \"/root/x\";"),
            file("package-lock.json", "  \"resolved\": \"https://registry.example/x.tgz\","),
            file("Cargo.lock", "source = \"registry+https://mirror.example/index\""),
            file(".npmrc", "registry=https://mirror.example"),
            file(".cargo/config.toml", "[source.crates-io]"),
        ];
        for one in seeded {
            assert_eq!(violations(std::slice::from_ref(&one)).len(), 1, "{}", one.path);
        }
    }

    #[test]
    fn addresses_and_relative_paths_are_not() {
        let text = "https://site.example/work/today\n../../home/x\nlink=/en/home/\n`/home/{user}`\n/usr/bin/rustc";
        assert_eq!(violations(&[file("a.md", text)]), Vec::<String>::new());
        assert_eq!(violations(&[file("Cargo.lock", &format!("source = \"{CRATES_IO}\""))]), Vec::<String>::new());
    }
}
