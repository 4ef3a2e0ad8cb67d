//! wasm-bindgen as a library: its version is then the one that Cargo.lock names, which it must be.

use crate::error::{Error, Result};
use crate::snip;
use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;

/// How the browser's script and WASM are written.
pub struct Options<'a> {
    /// The module that rustc linked.
    pub input: &'a Path,
    /// The folder for `NAME.js` and `NAME_bg.wasm`.
    pub folder: &'a Path,
    /// Their name.
    pub name: &'a str,
    /// Keep function names and say more in the script, for a debugger.
    pub debug: bool,
    /// Let the script find its WASM beside it; else whoever starts it says where it is.
    pub default_path: bool,
}

/// Writes script and WASM as an ES module.
pub fn generate(options: &Options) -> Result {
    let said = |error| Error::Bindgen(format!("{error:#}"));
    Bindgen::new()
        .web(true)
        .map_err(said)?
        .input_module(options.name, snip::module(options.input)?)
        .out_name(options.name)
        .typescript(false)
        .debug(options.debug)
        .keep_debug(options.debug)
        .remove_name_section(!options.debug)
        .remove_producers_section(true)
        .omit_default_module_path(!options.default_path)
        .generate(options.folder)
        .map_err(said)
}

/// Stands in for the `wasm-bindgen` program, as far as cargo-leptos calls it.
pub fn command_line(arguments: &[String]) -> Result {
    let value = |name: &str| arguments.iter().find_map(|argument| argument.strip_prefix(name)?.strip_prefix('='));
    let has = |name: &str| arguments.iter().any(|argument| argument == name);
    let usage = || Error::Usage("wasm-bindgen --target=web --out-name=NAME --out-dir=FOLDER [--debug] FILE".into());
    if value("--target") != Some("web") {
        return Err(usage());
    }
    let input = arguments.iter().find(|argument| !argument.starts_with("--")).ok_or_else(usage)?;
    generate(&Options {
        input: Path::new(input),
        folder: Path::new(value("--out-dir").ok_or_else(usage)?),
        name: value("--out-name").ok_or_else(usage)?,
        debug: has("--debug") || has("--keep-debug"),
        default_path: true,
    })
}
