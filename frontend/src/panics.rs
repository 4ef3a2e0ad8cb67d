//! What a panic does to the page: the WASM is dead from then on, and the document says so.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["document", "documentElement"], js_name = setAttribute)]
    fn set_root_attribute(name: &str, value: &str);
}

/// Writes a panic's message to the console and marks the document with `data-wasm="dead"`, so that scripts leave
/// links and forms to the browser.
pub fn mark_the_document() {
    std::panic::set_hook(Box::new(|panic| {
        set_root_attribute("data-wasm", "dead");
        console_error_panic_hook::hook(panic);
    }));
}
