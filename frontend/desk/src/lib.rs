//! The desk's bundle: what editors load and readers never do. Depends on `app` alone.

#[path = "../../src/panics.rs"]
mod panics;

use wasm_bindgen::prelude::wasm_bindgen;

/// Brings the page to life.
#[wasm_bindgen(start)]
pub fn start() {
    panics::mark_the_document();
    app::hydrate_desk();
}
