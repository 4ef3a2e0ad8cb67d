//! With the feature `embed`, lists the demo newsroom's files for `src/demo/files.rs` to compile in; else an empty list.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=build.rs");
    let mut list = String::from("&[\n");
    if env::var_os("CARGO_FEATURE_EMBED").is_some() {
        let demo = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../../demo").canonicalize()?;
        println!("cargo:rerun-if-changed={}", demo.display());
        let mut files = Vec::new();
        files_below(&demo, &mut files)?;
        files.sort();
        for file in files {
            let path = file.strip_prefix(&demo)?.to_string_lossy().replace('\\', "/");
            // What draws the pictures stays outside, and so do the notes for those who write the demo.
            if path == "newsroom.toml"
                || ["stories/", "pictures/", "recordings/", "files/"].iter().any(|of| path.starts_with(of))
            {
                writeln!(list, "({path:?}, include_bytes!({file:?})),")?;
            }
        }
    }
    list.push(']');
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("demo.rs"), list)?;
    Ok(())
}

fn files_below(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if !path.is_dir() {
            files.push(path);
        } else if path.file_name().is_some_and(|name| name != "source") {
            files_below(&path, files)?;
        }
    }
    Ok(())
}
