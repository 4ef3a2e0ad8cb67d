//! Development's one bundle, with both halves, because `cargo leptos watch` takes a single project.
//!
//! For release, readers get `nashr_site` and editors `nashr_desk`, from entries as thin as this one. Depends on `app`
//! alone.

mod panics;

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_namespace = ["document", "location"], js_name = pathname)]
    static PATH: String;
}

/// Brings the page to life, the desk's or the reader's.
#[wasm_bindgen(start)]
pub fn start() {
    panics::mark_the_document();
    if PATH.with(|path| path == "/desk" || path.starts_with("/desk/")) {
        app::hydrate_desk();
    } else {
        app::hydrate_site();
    }
}
