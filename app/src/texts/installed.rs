//! The browser's texts: the languages whose catalogues have arrived.

use super::{DeskMsg, Key, Msg, Table};
use crate::wire::{self, FromJson, Json, Unexpected};
use leptos::wasm_bindgen::JsValue;
use leptos::web_sys::{self, js_sys::Reflect};
use send_wrapper::SendWrapper;
use std::cell::RefCell;

thread_local! {
    /// Few and for the page's whole life, so leaking them lets views hold plain references.
    static TABLES: RefCell<Vec<&'static Table>> = const { RefCell::new(Vec::new()) };
}

/// A catalogue as the server hands it out: `{"reader": {key: text}, "desk": {…}}`, the second for the desk, whose keys
/// the reader's bundle does not carry.
struct Given<const DESK: bool> {
    reader: Vec<String>,
    desk: Vec<String>,
}

impl<const DESK: bool> FromJson for Given<DESK> {
    fn from_json(json: &Json<'_>) -> Self {
        let desk = if DESK { laid_out::<DeskMsg>(&json.field("desk")) } else { Vec::new() };
        Self { reader: laid_out::<Msg>(&json.field("reader")), desk }
    }
}

/// Takes in a catalogue as the server hands it out; `DESK`: with the desk's texts.
///
/// # Errors
/// It is none.
pub fn install<const DESK: bool>(language: &str, json: &str) -> Result<(), Unexpected> {
    let Given::<DESK> { reader, desk } = wire::read(json)?;
    let table = Box::leak(Box::new(Table { language: language.to_owned(), reader, desk, ..Table::EMPTY }));
    TABLES.with_borrow_mut(|tables| tables.push(table));
    Ok(())
}

/// Takes in the catalogue that `frontend/start.js` fetched for the page: hydration cannot wait for it.
pub fn install_from_page<const DESK: bool>() {
    let text = |of: &JsValue, key: &str| Reflect::get(of, &key.into()).ok().and_then(|value| value.as_string());
    let given = web_sys::window().and_then(|window| Reflect::get(&window, &"nashrTexts".into()).ok());
    if let Some((language, json)) = given.and_then(|given| text(&given, "lang").zip(text(&given, "json"))) {
        // Without them the page keeps the server's words until it leads elsewhere.
        let _ = install::<DESK>(&language, &json);
    }
}

/// Whether a language's texts have arrived.
#[must_use]
pub fn has(language: &str) -> bool {
    TABLES.with_borrow(|tables| tables.iter().any(|table| table.language == language))
}

/// Fetches a language's texts for readers, unless they have arrived. A page in a language without texts is better than no page,
/// so a failure only leaves the texts of another language standing.
pub async fn fetch(language: &str, address: &str) {
    if has(language) || address.is_empty() {
        return;
    }
    // The browser has one thread, but the router asks for futures that could change theirs.
    if let Some(json) = SendWrapper::new(get(address)).await {
        let _ = install::<false>(language, &json);
    }
}

async fn get(address: &str) -> Option<String> {
    let answer = gloo_net::http::Request::get(address).send().await.ok().filter(gloo_net::http::Response::ok)?;
    answer.text().await.ok()
}

/// The texts of a language, else those that arrived first, else none.
#[must_use]
pub fn table_of(language: &str) -> &'static Table {
    static NONE: Table = Table::EMPTY;
    TABLES.with_borrow(|tables| {
        tables.iter().rev().find(|table| table.language == language).or(tables.first()).copied().unwrap_or(&NONE)
    })
}

/// A text that the server does not have stays empty; nothing at all where there is no such part.
fn laid_out<K: Key>(part: &Json<'_>) -> Vec<String> {
    if !part.is_there() {
        return Vec::new();
    }
    K::KEYS.iter().map(|key| part.get::<Option<String>>(key).unwrap_or_default()).collect()
}
