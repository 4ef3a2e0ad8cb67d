//! Keys and focus in the menus. Only called by the browser's events.

use leptos::ev::{FocusEvent, KeyboardEvent, MouseEvent, PointerEvent};
use leptos::leptos_dom::helpers::request_animation_frame;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

const CONTROLS: &str = "a[href], button";

pub(super) fn is_mouse(event: &PointerEvent) -> bool {
    event.pointer_type() == "mouse"
}

/// Whether a link was clicked, not what opens a list.
pub(super) fn is_link(event: &MouseEvent) -> bool {
    target(event.target()).is_some_and(|element| element.closest("a[href]").ok().flatten().is_some())
}

/// Whether the focus moves out of an element.
pub(super) fn leaves(event: &FocusEvent, selector: &str) -> bool {
    let goes_to = target(event.related_target());
    goes_to.is_none_or(|element| element.closest(selector).ok().flatten().is_none())
}

/// Focuses an element once it is shown.
pub(super) fn focus_soon(selector: &'static str) {
    request_animation_frame(move || {
        if let Some(element) = document().query_selector(selector).ok().flatten() {
            focus(&element);
        }
    });
}

/// Focuses the button of the outermost open list around the focus: the only one still shown when all lists close.
pub(super) fn focus_opener() {
    let opener = document()
        .active_element()
        .and_then(|element| element.closest(".menu-1 > li.open").ok().flatten())
        .and_then(|item| item.query_selector(":scope > .opener").ok().flatten());
    if let Some(opener) = opener {
        focus(&opener);
    }
}

/// Keeps the page behind a drawer where it is.
pub(super) fn lock_page(locked: bool) {
    if let Some(root) = document().document_element() {
        let _ = root.class_list().toggle_with_force("locked", locked);
    }
}

/// Whether the address ends in a fragment, which it then loses.
pub(super) fn take_fragment(fragment: &str) -> bool {
    let location = window().location();
    let there = location.hash().is_ok_and(|hash| hash == fragment);
    if there && let (Ok(history), Ok(path), Ok(search)) = (window().history(), location.pathname(), location.search()) {
        let state = history.state().unwrap_or_default();
        let _ = history.replace_state_with_url(&state, "", Some(&(path + &search)));
    }
    there
}

/// Tab goes round within an element.
pub(super) fn keep_within(event: &KeyboardEvent, selector: &str) {
    if event.key() != "Tab" {
        return;
    }
    let Some(around) = document().query_selector(selector).ok().flatten() else { return };
    let controls: Vec<Element> = elements(&around, CONTROLS).filter(is_shown).collect();
    let (Some(first), Some(last)) = (controls.first(), controls.last()) else { return };
    let active = document().active_element();
    let (edge, other) = if event.shift_key() { (first, last) } else { (last, first) };
    if active.as_ref() == Some(edge) {
        event.prevent_default();
        focus(other);
    }
}

/// The arrows: along the bar, down into a list and through it, sideways into the next level; mirrored where the page
/// runs right to left.
pub(super) fn arrows(event: &KeyboardEvent) {
    let Some(item) = document().active_element().and_then(|element| element.closest("li").ok().flatten()) else {
        return;
    };
    let Some(bar) = item.parent_element().map(|list| list.class_list().contains("menu-1")) else { return };
    let rtl = document().document_element().is_some_and(|root| root.get_attribute("dir").as_deref() == Some("rtl"));
    let step = match (event.key().as_str(), rtl) {
        ("ArrowRight", false) | ("ArrowLeft", true) => Step::Forward,
        ("ArrowLeft", false) | ("ArrowRight", true) => Step::Back,
        ("ArrowDown", _) => Step::Down,
        ("ArrowUp", _) => Step::Up,
        _ => return,
    };
    event.prevent_default();
    match (step, bar) {
        (Step::Forward, true) | (Step::Down, false) => enter(item.next_element_sibling()),
        (Step::Back, true) | (Step::Up, false) => enter(item.previous_element_sibling()),
        (Step::Down, true) | (Step::Forward, false) => open(&item),
        (Step::Up, true) => {}
        (Step::Back, false) => close_around(&item),
    }
}

#[derive(Clone, Copy)]
enum Step {
    Forward,
    Back,
    Down,
    Up,
}

fn enter(item: Option<Element>) {
    if let Some(control) = item.and_then(|item| item.query_selector(CONTROLS).ok().flatten()) {
        focus(&control);
    }
}

fn open(item: &Element) {
    let Some(opener) = item.query_selector(":scope > .opener").ok().flatten() else { return };
    if opener.get_attribute("aria-expanded").as_deref() == Some("false") {
        click(&opener);
    }
    let item = item.clone();
    request_animation_frame(move || enter(item.query_selector(":scope > ul > li").ok().flatten()));
}

fn close_around(item: &Element) {
    let Some(parent) = item.parent_element().and_then(|list| list.closest("li").ok().flatten()) else { return };
    if let Some(opener) = parent.query_selector(":scope > .opener").ok().flatten() {
        focus(&opener);
        click(&opener);
    }
}

fn elements(around: &Element, selector: &str) -> impl Iterator<Item = Element> {
    let found = around.query_selector_all(selector).ok();
    let count = found.as_ref().map_or(0, web_sys::NodeList::length);
    (0..count).filter_map(move |at| found.as_ref()?.item(at)?.dyn_into().ok())
}

/// Whether it takes up room: what is in a closed list does not.
fn is_shown(element: &Element) -> bool {
    element.client_width() > 0 || element.client_height() > 0 || element.get_client_rects().length() > 0
}

fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}

fn click(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        element.click();
    }
}

fn target(target: Option<web_sys::EventTarget>) -> Option<Element> {
    target?.dyn_into().ok()
}
