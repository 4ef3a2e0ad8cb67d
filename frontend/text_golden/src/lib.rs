//! What `crates/text` makes of a text, in WASM. Never sent to a browser: `end2end/text.test.mjs` runs it in Node and
//! compares it with what the native build gave.

#[path = "../../../crates/text/tests/golden/outputs.rs"]
mod outputs;

use wasm_bindgen::prelude::wasm_bindgen;

/// A row of `crates/text/tests/golden/golden.tsv`, without its first two cells.
#[wasm_bindgen]
#[must_use]
pub fn golden(language: &str, text: &str) -> String {
    outputs::outputs(language, text)
}
