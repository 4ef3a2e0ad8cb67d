//! What a browser does by itself between documents and a client navigation must do by hand: scroll, focus, say the new
//! page's title, show that it is on its way.

use domain::page::EditionRef;
use leptos::leptos_dom::helpers::request_animation_frame;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{FocusOptions, HtmlElement, ScrollRestoration, js_sys};

/// Where the places of the history's entries outlive a reload.
const STORED: &str = "nashr-scroll";

/// A page that has not come by then has its place without it, in frames.
const FRAMES: u32 = 60;

/// How the page that is about to be shown was reached.
#[derive(Clone, Copy)]
enum Arrival {
    /// With the document.
    Loaded,
    /// By a link.
    Followed,
    /// Back or forward.
    Returned,
}

thread_local! {
    static ARRIVAL: Cell<Arrival> = const { Cell::new(Arrival::Loaded) };
    /// Path and query of the page that is shown: a step in the history that keeps them only moves within it.
    static SHOWN: RefCell<String> = const { RefCell::new(String::new()) };
    /// How far down each entry of the history was read, in pixels, by the key in its state.
    static PLACES: RefCell<Vec<(String, i32)>> = const { RefCell::new(Vec::new()) };
}

/// What the page is called, for screen readers, which do not notice a client navigation.
#[derive(Clone, Copy)]
struct Announced(RwSignal<String>);

/// Says the title of each page that a client navigation shows.
#[component]
pub(super) fn Announcer() -> impl IntoView {
    let said = RwSignal::new(String::new());
    provide_context(Announced(said));
    view! { <p class="visually-hidden" role="status" aria-live="polite">{move || said.get()}</p> }
}

/// Whether a page is on its way. The style sheet waits a moment before it shows it.
#[derive(Clone, Copy)]
pub(super) struct Progress {
    routing: RwSignal<bool>,
    loading: RwSignal<bool>,
}

impl Progress {
    pub(super) fn provide() -> Self {
        let progress = Self { routing: RwSignal::new(false), loading: RwSignal::new(false) };
        provide_context(progress);
        progress
    }

    pub(super) fn of_context() -> Self {
        use_context().unwrap_or_else(Self::provide)
    }

    pub(super) fn busy(self) -> bool {
        self.routing.get() || self.loading.get()
    }

    // The signals themselves: a closure would be run while the arena is locked for reading, and look its signal up
    // there once more; on the server, where another thread may be waiting to write in between, both then wait for ever.

    /// Another page of the router.
    pub(super) fn routing(self) -> SignalSetter<bool> {
        self.routing.into()
    }

    /// Other data for the same page.
    pub(super) fn loading(self) -> SignalSetter<bool> {
        self.loading.into()
    }
}

/// Begins to watch the history; on the server nothing happens.
pub(super) fn start() {
    Effect::new(|_| {
        let Ok(history) = window().history() else { return };
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
        let stored = storage().and_then(|storage| storage.get_item(STORED).ok().flatten());
        PLACES.set(stored.as_deref().map(read_places).unwrap_or_default());
        if entry_key().is_none() {
            name_entry();
        }
        // They live as long as the document.
        std::mem::forget(window_event_listener(leptos::ev::scroll, |_| remember_place()));
        std::mem::forget(window_event_listener(leptos::ev::popstate, |_| {
            if SHOWN.with_borrow(|shown| *shown != address()) {
                ARRIVAL.set(Arrival::Returned);
            }
        }));
        std::mem::forget(window_event_listener(leptos::ev::pagehide, |_| leave()));
    });
}

/// Called by each page when its content has come: brings the document in line with it.
/// `here` is what the page's `main` says of itself in `data-at`; empty for a page that says nothing.
pub(super) fn arrive(edition: Option<EditionRef>, title: String, here: String) {
    let announced = use_context::<Announced>();
    Effect::new(move |_| {
        let arrival = ARRIVAL.replace(Arrival::Followed);
        if matches!(arrival, Arrival::Loaded) {
            SHOWN.set(address());
            return;
        }
        let (edition, title) = (edition.clone(), title.clone());
        // Language and direction turn with the text, in one picture.
        if !here.is_empty() && stands(&here) {
            turn(edition.as_ref());
        }
        // Once the page stands the router has given it its address.
        once_it_stands(here.clone(), FRAMES, move || {
            turn(edition.as_ref());
            if let Some(Announced(said)) = announced {
                said.set(title);
            }
            SHOWN.set(address());
            place(arrival);
        });
    });
}

/// Does something in the frame in which a page's `main` stands in the document, or after so many frames.
fn once_it_stands(here: String, frames: u32, then: impl FnOnce() + 'static) {
    request_animation_frame(move || {
        if here.is_empty() || frames == 0 || stands(&here) {
            then();
        } else {
            once_it_stands(here, frames - 1, then);
        }
    });
}

fn stands(here: &str) -> bool {
    let main = document().query_selector("main").ok().flatten();
    main.and_then(|main| main.get_attribute("data-at")).is_some_and(|at| at == here)
}

/// Gives the document the language and the direction of an edition.
fn turn(edition: Option<&EditionRef>) {
    if let (Some(root), Some(edition)) = (document().document_element(), edition) {
        let _ = root.set_attribute("lang", &edition.lang);
        let _ = root.set_attribute("dir", &edition.dir);
    }
}

/// Whether this document has shown a page before.
pub(super) fn has_shown() -> bool {
    SHOWN.with_borrow(|shown| !shown.is_empty())
}

/// Scrolls to where the reader was, or to the top, and moves the focus to the heading.
fn place(arrival: Arrival) {
    focus_heading();
    match arrival {
        Arrival::Returned => {
            let place = match entry_key() {
                Some(key) => {
                    PLACES.with_borrow(|places| places.iter().find(|(known, _)| *known == key).map(|(_, y)| *y))
                }
                None => {
                    name_entry();
                    None
                }
            };
            window().scroll_to_with_x_and_y(0.0, place.unwrap_or_default().into());
        }
        Arrival::Followed => {
            name_entry();
            let fragment = window().location().hash().unwrap_or_default();
            match fragment.strip_prefix('#').and_then(|id| document().get_element_by_id(id)) {
                Some(target) => target.scroll_into_view(),
                None => window().scroll_to_with_x_and_y(0.0, 0.0),
            }
        }
        Arrival::Loaded => {}
    }
}

fn focus_heading() {
    let heading = document().query_selector("h1").ok().flatten();
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = heading.focus_with_options(&options);
    }
}

/// The key in the state of the history's entry. The router's own entries have none until their page has come, so that
/// its jump to the top is not taken for the reader's place on the page before.
fn entry_key() -> Option<String> {
    window().history().ok()?.state().ok()?.as_string()
}

fn name_entry() {
    if let Ok(history) = window().history() {
        let _ = history.replace_state(&JsValue::from_str(&(js_sys::Date::now() as u64).to_string()), "");
    }
}

/// Nothing while the page of the entry is still on its way: a shorter page than the one before moves the reader up.
fn remember_place() {
    if SHOWN.with_borrow(|shown| *shown != address()) {
        return;
    }
    if let (Some(key), Ok(y)) = (entry_key(), window().scroll_y()) {
        let y = y as i32;
        PLACES.with_borrow_mut(|places| match places.iter_mut().find(|(known, _)| *known == key) {
            Some((_, place)) => *place = y,
            None => places.push((key, y)),
        });
    }
}

/// The document is left: the browser restores it by itself if the reader comes back to it.
fn leave() {
    if let Ok(history) = window().history() {
        let _ = history.set_scroll_restoration(ScrollRestoration::Auto);
    }
    let places = PLACES.with_borrow(|places| written_places(places));
    if let Some(storage) = storage() {
        let _ = storage.set_item(STORED, &places);
    }
}

/// A line for each: its place, then its key. JSON would bring serde to the browser.
fn written_places(places: &[(String, i32)]) -> String {
    places.iter().map(|(key, y)| format!("{y} {key}\n")).collect()
}

fn read_places(lines: &str) -> Vec<(String, i32)> {
    let place = |line: &str| line.split_once(' ').and_then(|(y, key)| Some((key.to_owned(), y.parse().ok()?)));
    lines.lines().filter_map(place).collect()
}

fn address() -> String {
    let location = window().location();
    location.pathname().unwrap_or_default() + &location.search().unwrap_or_default()
}

/// `None` where the browser forbids it.
fn storage() -> Option<web_sys::Storage> {
    window().session_storage().ok().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;
    use std::thread::spawn;
    use std::time::Duration;

    #[test]
    fn two_threads_may_render_one_page() {
        let owner = Owner::new();
        let progress = owner.with(Progress::provide);
        let (loading, routing) = owner.with(|| (progress.loading(), progress.routing()));
        let (done, both) = channel();
        let tell = |work: Box<dyn Fn() + Send>| {
            let (owner, done) = (owner.clone(), done.clone());
            spawn(move || {
                owner.with(|| (0..20_000).for_each(|_| work()));
                done.send(()).expect("somebody who waits");
            });
        };
        tell(Box::new(move || {
            loading.set(true);
            routing.set(false);
        }));
        tell(Box::new(|| RwSignal::new(0).set(1)));
        for _ in 0..2 {
            both.recv_timeout(Duration::from_secs(30)).expect("neither waits for the other for ever");
        }
    }

    #[test]
    fn places_outlive_a_reload() {
        let places = vec![("1355616000000".to_owned(), 1629), ("1355616000001".to_owned(), 0)];
        assert_eq!(read_places(&written_places(&places)), places);
        assert_eq!(read_places("what is this\n12\n\n7 key"), [("key".to_owned(), 7)]);
    }
}
