//! With the feature `embed`, lists the built site's files for `src/assets.rs` to compile in; else an empty list.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=build.rs");
    let mut list = String::from("static EMBEDDED: &[(&str, &[u8])] = &[\n");
    if env::var_os("CARGO_FEATURE_EMBED").is_some() {
        println!("cargo:rerun-if-env-changed=NASHR_EMBED");
        let site = env::var_os("NASHR_EMBED")
            .map(PathBuf::from)
            .ok_or("NASHR_EMBED: the built site's folder; use `make dist`")?;
        let manifest = fs::read_to_string(site.join("manifest.json"))?;
        let mut files = Vec::new();
        files_below(&site, &mut files)?;
        for file in files {
            let path = file.strip_prefix(&site)?.to_string_lossy().into_owned();
            // Files of earlier builds are for tabs that were open then; a new program has no such tabs.
            let plain = path.trim_end_matches(".br").trim_end_matches(".gz");
            if path.starts_with("pkg/") && !manifest.contains(&format!("\"/{plain}\"")) {
                continue;
            }
            println!("cargo:rerun-if-changed={}", file.display());
            writeln!(list, "({:?}, include_bytes!({:?})),", format!("/{path}"), file.canonicalize()?)?;
        }
        println!("cargo:rerun-if-changed={}", site.join("manifest.json").display());
    }
    list.push_str("];\n");
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("embedded.rs"), list)?;
    Ok(())
}

fn files_below(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { files_below(&path, files)? } else { files.push(path) }
    }
    Ok(())
}
