//! The main menu: drop-downs on wide screens, a drawer on phones; one list in the markup for both.
//!
//! Without script the drop-downs open by hovering and by focus, and the drawer is the link's target.

use super::keyboard;
use crate::texts::{Msg, Texts};
use domain::page::MenuLink;
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use std::time::Duration;

/// Lists below this level do not open and close: they are indented.
const LEVELS: usize = 3;
/// How long the mouse rests on an item before its list opens, and stays away before it closes.
const OPENS_AFTER: Duration = Duration::from_millis(90);
const CLOSES_AFTER: Duration = Duration::from_millis(320);

/// Which item of each level is open, by its place among its siblings.
type Path = Vec<usize>;

/// What the parts of the menu share. The browser tells it things while its page goes, and after: whatever is asked of a
/// menu that is no more is left undone.
#[derive(Clone, Copy)]
struct Opened {
    path: RwSignal<Path>,
    drawer: RwSignal<bool>,
    timer: StoredValue<Option<TimeoutHandle>>,
}

impl Opened {
    fn new() -> Self {
        Self { path: RwSignal::new(Path::new()), drawer: RwSignal::new(false), timer: StoredValue::new(None) }
    }

    fn is(self, path: &[usize]) -> bool {
        self.path.try_with(|open| open.starts_with(path)) == Some(true)
    }

    fn toggle(self, path: &[usize]) {
        let open = self.path.try_with_untracked(|open| open.starts_with(path)) == Some(true);
        let parent = path.split_last().map_or(&[][..], |(_, parent)| parent);
        self.path.try_set(if open { parent.to_vec() } else { path.to_vec() });
    }

    /// Opens a list or closes all, unless the mouse changes its mind.
    fn soon(self, path: Path, after: Duration) {
        self.forget();
        let set = move || {
            self.path.try_set(path);
        };
        self.timer.try_set_value(set_timeout_with_handle(set, after).ok());
    }

    fn is_drawer(self) -> bool {
        self.drawer.try_get_untracked() == Some(true)
    }

    fn close(self) {
        self.path.try_set(Path::new());
    }

    fn forget(self) {
        if let Some(timer) = self.timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    }

    fn show_drawer(self, open: bool) {
        self.drawer.try_set(open);
        keyboard::lock_page(open);
        if open {
            keyboard::focus_soon(".drawer-close");
        } else {
            keyboard::focus_soon(".drawer-open");
        }
    }
}

/// The main menu.
#[component]
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it is given")]
pub(super) fn MainMenu(
    /// The interface's texts.
    t: Texts,
    /// What it lists.
    items: Vec<MenuLink>,
    /// Path of the page, percent-encoded: its own item is marked.
    here: String,
    /// The editions, for the drawer.
    editions: AnyView,
) -> impl IntoView {
    let opened = Opened::new();
    on_cleanup(move || {
        opened.forget();
        if !crate::SERVER {
            keyboard::lock_page(false);
        }
    });
    // A reader who was quicker than the script has opened the drawer by its address.
    Effect::new(move |_| {
        if keyboard::take_fragment("#menu") {
            opened.show_drawer(true);
        }
    });
    let list = list(t, items, &here, opened, &[]);
    let dialog = move || (opened.drawer.try_get() == Some(true)).then_some("dialog");
    let modal = move || (opened.drawer.try_get() == Some(true)).then_some("true");
    let named = move || (opened.drawer.try_get() == Some(true)).then_some(t.t(Msg::Menu));
    view! {
        <a
            class="drawer-open"
            href="#menu"
            on:click=move |event| {
                event.prevent_default();
                opened.show_drawer(true);
            }
        >
            <span class="bars" aria-hidden="true"></span>
            <span class="drawer-word">{t.t(Msg::Menu)}</span>
        </a>
        <div
            class="drawer"
            id="menu"
            class:shown=move || opened.drawer.try_get() == Some(true)
            role=dialog
            aria-modal=modal
            aria-label=named
            on:keydown=move |event| {
                if !opened.is_drawer() {
                    return;
                }
                if event.key() == "Escape" {
                    opened.show_drawer(false);
                } else {
                    keyboard::keep_within(&event, "#menu");
                }
            }
        >
            <div class="drawer-top">
                <a
                    class="drawer-close"
                    href="#"
                    on:click=move |event| {
                        event.prevent_default();
                        opened.show_drawer(false);
                    }
                >
                    {t.t(Msg::Close)}
                </a>
                {editions}
            </div>
            <nav
                class="menu"
                aria-label=t.t(Msg::MainMenu)
                on:keydown=move |event| {
                    if event.key() == "Escape" && opened.path.try_with_untracked(Vec::is_empty) == Some(false) {
                        event.stop_propagation();
                        keyboard::focus_opener();
                        opened.close();
                    } else if !opened.is_drawer() {
                        keyboard::arrows(&event);
                    }
                }
                on:focusout=move |event| {
                    if !opened.is_drawer() && keyboard::leaves(&event, ".menu") {
                        opened.close();
                    }
                }
                on:click=move |event| {
                    if keyboard::is_link(&event) {
                        opened.close();
                        if opened.is_drawer() {
                            opened.drawer.try_set(false);
                            keyboard::lock_page(false);
                        }
                    }
                }
            >
                {list}
            </nav>
        </div>
    }
}

fn list(t: Texts, items: Vec<MenuLink>, here: &str, opened: Opened, above: &[usize]) -> AnyView {
    let level = above.len() + 1;
    let items = items
        .into_iter()
        .enumerate()
        .map(|(at, item)| {
            let path = [above, &[at]].concat();
            if item.children.is_empty() || level >= LEVELS {
                plain(t, item, here, opened, &path)
            } else {
                opening(t, item, here, opened, path)
            }
        })
        .collect_view();
    let id = (!above.is_empty()).then(|| list_id(above));
    view! { <ul class=format!("menu-{}", level.min(LEVELS + 1)) id=id>{items}</ul> }.into_any()
}

/// An item without a list, or one whose list is always there.
fn plain(t: Texts, item: MenuLink, here: &str, opened: Opened, path: &[usize]) -> AnyView {
    let below = item.children.clone();
    let below = (!below.is_empty()).then(|| list(t, below, here, opened, path));
    view! { <li>{label(item, here)} {below}</li> }.into_any()
}

/// An item whose list opens and closes by a button.
fn opening(t: Texts, mut item: MenuLink, here: &str, opened: Opened, path: Path) -> AnyView {
    let below = list(t, std::mem::take(&mut item.children), here, opened, &path);
    let id = list_id(&path);
    let parent = path.split_last().map(|(_, parent)| parent.to_vec()).unwrap_or_default();
    let (own, shown, toggled) = (path.clone(), path.clone(), path.clone());
    let is_open = move || opened.is(&shown);
    let expanded = move || if opened.is(&path) { "true" } else { "false" };
    let toggle = move |_| {
        opened.forget();
        opened.toggle(&toggled);
    };
    let control = if item.href.is_some() {
        let name = t.fill(Msg::Submenu, &[("name", &item.label)]);
        view! {
            {label(item, here)}
            <button class="opener" type="button" aria-expanded=expanded aria-controls=id aria-label=name on:click=toggle></button>
        }
        .into_any()
    } else {
        let (lang, dir) = item.edition.map(|edition| (edition.lang, edition.dir)).unzip();
        view! {
            <button class="opener" type="button" aria-expanded=expanded aria-controls=id lang=lang dir=dir on:click=toggle>
                {item.label}
            </button>
        }
        .into_any()
    };
    view! {
        <li
            class="parent"
            class:open=is_open
            on:pointerenter=move |event| {
                if keyboard::is_mouse(&event) && !opened.is_drawer() {
                    opened.soon(own.clone(), OPENS_AFTER);
                }
            }
            on:pointerleave=move |event| {
                if keyboard::is_mouse(&event) && !opened.is_drawer() {
                    opened.soon(parent.clone(), CLOSES_AFTER);
                }
            }
        >
            {control}
            {below}
        </li>
    }
    .into_any()
}

fn label(item: MenuLink, here: &str) -> AnyView {
    let (lang, dir) = item.edition.map(|edition| (edition.lang, edition.dir)).unzip();
    match item.href {
        Some(href) => {
            let current = (!here.is_empty() && href == here).then_some("page");
            let rel = item.external.then_some("external noopener");
            view! { <a href=href rel=rel hreflang=lang.clone() lang=lang dir=dir aria-current=current>{item.label}</a> }
                .into_any()
        }
        None => view! { <span lang=lang dir=dir>{item.label}</span> }.into_any(),
    }
}

fn list_id(path: &[usize]) -> String {
    path.iter().fold("menu".to_owned(), |id, at| format!("{id}-{at}"))
}
