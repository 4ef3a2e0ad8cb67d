//! The board by keyboard: `j k` move, `enter` opens (what has the focus is a link), `/` searches, `n` begins, `x`
//! selects, `?` says so.

use crate::texts::{DeskMsg, Texts};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::{Element, HtmlElement, KeyboardEvent};

/// Where keys mean what is typed.
const TYPED: &str = "input:not([type=checkbox]), textarea, select, [contenteditable]";

/// Listens while the board is there, and says which keys there are.
#[component]
pub(super) fn Keys(texts: Texts) -> impl IntoView {
    let t = texts;
    let listener = window_event_listener(leptos::ev::keydown, |event| pressed(&event));
    on_cleanup(move || listener.remove());
    let rows = [
        ("j k", DeskMsg::KeysMove),
        ("Enter", DeskMsg::KeysOpen),
        ("x", DeskMsg::KeysSelect),
        ("/", DeskMsg::KeysSearch),
        ("n", DeskMsg::KeysNew),
        ("?", DeskMsg::KeysHelp),
    ]
    .map(|(key, words)| view! { <div><dt><kbd dir="ltr">{key}</kbd></dt><dd>{t.t(words)}</dd></div> });
    view! {
        <details class="keys">
            <summary>{t.t(DeskMsg::Keys)}</summary>
            <dl>{rows}</dl>
        </details>
    }
}

fn pressed(event: &KeyboardEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let typed = target.as_ref().is_some_and(|target| target.matches(TYPED).unwrap_or(false));
    if typed || event.ctrl_key() || event.meta_key() || event.alt_key() || event.default_prevented() {
        return;
    }
    // `code` is the same key on every layout (MR-63); signs are asked for by what they are, too.
    let (code, key) = (event.code(), event.key());
    let row = target.as_ref().and_then(|target| target.closest("tbody tr").ok().flatten());
    match code.as_str() {
        "KeyJ" => focus(row.as_ref().map_or_else(first, |row| row.next_element_sibling())),
        "KeyK" => focus(row.as_ref().map_or_else(first, |row| row.previous_element_sibling())),
        "KeyX" => click(row.and_then(|row| row.query_selector("input").ok().flatten())),
        "KeyN" => {
            click(find(".new-story:not([open]) summary"));
            give(find("#new-headline"));
        }
        _ if key == "?" || key == "؟" || (code == "Slash" && event.shift_key()) => click(find(".keys summary")),
        _ if key == "/" || code == "Slash" => give(find("#sought")),
        _ => return,
    }
    event.prevent_default();
}

fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

fn first() -> Option<Element> {
    find(".board tbody tr")
}

/// Gives the focus to a row's headline.
fn focus(row: Option<Element>) {
    give(row.and_then(|row| row.query_selector("a").ok().flatten()));
}

fn give(element: Option<Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // What is not there any more cannot have it.
        let _ = element.focus();
    }
}

fn click(element: Option<Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        element.click();
    }
}
