//! The browser's two bundles: cargo, wasm-bindgen, wasm-opt, esbuild.

use crate::bindgen;
use crate::command::Call;
use crate::digest::Inputs;
use crate::error::{Error, Result};
use crate::project::{Project, read};
use crate::site::Flavour;
use crate::snip;
use crate::stage::stage;
use std::fs;
use std::path::{Path, PathBuf};

/// Crates of the bundles, with the names of what they become.
const BUNDLES: [(&str, &str); 2] = [("nashr_site", "site"), ("nashr_desk", "desk")];

/// The browser's target.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// What rustc emits today, and every browser of the floor runs; then the passes, in this order. Rust's stack lies
/// lowest, so nothing is stored at the addresses that `--low-memory-unused` is about. Not `--traps-never-happen`: what
/// `snip` takes out must trap if it is called after all.
const WASM_OPT: [&str; 12] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-multivalue",
    "--low-memory-unused",
    "--strip-target-features",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
];

/// Builds both bundles; gives logical names and files.
pub fn build(project: &Project, flavour: Flavour) -> Result<Vec<(String, PathBuf)>> {
    stage("browser: cargo", || compile(project, flavour))?;
    let mut products = Vec::new();
    for (package, name) in BUNDLES {
        let linked = project.target.join(TARGET).join(flavour.wasm_folder()).join(format!("{package}.wasm"));
        let folder = project.work().join(flavour.name()).join(name);
        let (js, wasm) = (folder.join(format!("{name}.js")), folder.join(format!("{name}.wasm")));
        let inputs = Inputs::new(&format!("{WASM_OPT:?} {:?} {flavour:?}", snip::NEVER_CALLED))
            .bytes(&read(&linked)?)
            .bytes(&read(&project.root.join("package-lock.json"))?)
            .bytes(&read(&project.root.join("Cargo.lock"))?);
        inputs.unless_done(&[js.clone(), wasm.clone()], &folder.join("stamp"), || {
            stage(&format!("browser: {name}"), || finish(project, flavour, &linked, &folder, name))
        })?;
        products.push((format!("{name}.js"), js));
        products.push((format!("{name}.wasm"), wasm));
    }
    Ok(products)
}

/// Compiles both at once: they share everything but the last step. Never together with the server's crates, whose
/// features they must not get.
fn compile(project: &Project, flavour: Flavour) -> Result {
    let packages = BUNDLES.iter().flat_map(|(package, _)| ["--package", package]);
    Call::cargo(&project.root)
        .args(["build", "--lib", "--target", TARGET, "--profile", flavour.wasm_profile()])
        .args(packages)
        .run()
}

/// Builds `crates/text` in WASM for the test that compares it with the native build; gives its folder.
pub fn text_golden(project: &Project) -> Result<PathBuf> {
    const NAME: &str = "text_golden";
    let package = format!("nashr_{NAME}");
    Call::cargo(&project.root).args(["build", "--quiet", "--lib", "--target", TARGET, "--package", &package]).run()?;
    let linked = project.target.join(TARGET).join("debug").join(format!("{package}.wasm"));
    let folder = project.work().join(NAME);
    bindgen::generate(&bindgen::Options {
        input: &linked,
        folder: &folder,
        name: NAME,
        debug: false,
        default_path: false,
    })?;
    Ok(folder)
}

fn finish(project: &Project, flavour: Flavour, linked: &Path, folder: &Path, name: &str) -> Result {
    let raw = folder.join("raw");
    if raw.exists() {
        fs::remove_dir_all(&raw).map_err(Error::file(&raw))?;
    }
    let debug = flavour == Flavour::Dev;
    bindgen::generate(&bindgen::Options { input: linked, folder: &raw, name, debug, default_path: false })?;
    let (wasm, final_wasm) = (raw.join(format!("{name}_bg.wasm")), folder.join(format!("{name}.wasm")));
    if debug {
        fs::copy(&wasm, &final_wasm).map_err(Error::file(&wasm))?;
    } else {
        Call::new(project.node_program("wasm-opt"), &project.root)
            .args(WASM_OPT)
            .args([wasm.as_os_str(), "-o".as_ref(), final_wasm.as_os_str()])
            .run()?;
    }
    // Bundling takes in the snippets, if a crate brings some, and makes the script small.
    let mut call = Call::new(project.node_program("esbuild"), &project.root)
        .args(["--bundle", "--format=esm", "--log-level=warning", "--target=es2020"])
        .args([raw.join(format!("{name}.js"))])
        .args([format!("--outfile={}", folder.join(format!("{name}.js")).display())]);
    if !debug {
        call = call.args(["--minify"]);
    }
    call.run()
}
