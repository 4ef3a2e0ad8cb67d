//! The field: a form that works by itself, and with the bundle a combobox (ARIA practices, "list autocomplete").

use super::suggesting::Suggesting;
use crate::SERVER;
use crate::texts::{Msg, Texts};
use domain::page::SuggestionView;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{FormData, HtmlFormElement, SubmitEvent, UrlSearchParams};
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use send_wrapper::SendWrapper;

/// Where to type what is sought.
#[component]
pub(in crate::reader) fn SearchField(
    /// The interface's texts.
    t: Texts,
    /// Code of the edition.
    edition: String,
    /// Its own id on the page.
    id: &'static str,
    /// What stands in it.
    #[prop(optional)]
    words: String,
) -> impl IntoView {
    let suggesting = Suggesting::new();
    let active = RwSignal::new(None::<usize>);
    let input = NodeRef::<leptos::html::Input>::new();
    let list = format!("{id}-list");
    let option_id = move |at: usize| format!("{id}-option-{at}");
    // Nothing more: what still listens to a signal of a page that goes would find the others gone.
    on_cleanup(move || suggesting.call_off());
    let go = client_navigation();
    // The field may be losing the focus because its page goes.
    let close = move || {
        suggesting.end();
        active.try_set(None);
    };
    let follow = move |href: &str| {
        close();
        go(href);
    };
    let action = format!("/{edition}/search");
    let typed = move |_| {
        active.set(None);
        let words = input.get_untracked().map(|input| input.value()).unwrap_or_default();
        suggesting.ask(edition.clone(), words);
    };
    let pressed = move |event: KeyboardEvent| {
        let found = suggesting.found.get_untracked().items;
        // Keys of a word that is still being composed belong to the keyboard.
        if event.is_composing() || found.is_empty() {
            return;
        }
        let last = found.len() - 1;
        let next = match (event.key().as_str(), active.get_untracked()) {
            ("ArrowDown", None) => Some(0),
            ("ArrowDown", Some(at)) => (at < last).then_some(at + 1),
            ("ArrowUp", None) => Some(last),
            ("ArrowUp", Some(at)) => at.checked_sub(1),
            ("Enter", Some(at)) => {
                event.prevent_default();
                if let Some(SuggestionView { href, .. }) = found.get(at) {
                    follow(href);
                }
                return;
            }
            ("Escape", _) => {
                event.prevent_default();
                close();
                return;
            }
            _ => return,
        };
        event.prevent_default();
        active.set(next);
    };
    let options = move || {
        let items = suggesting.found.get().items;
        items.into_iter().enumerate().map(|(at, item)| option(at, item, option_id(at), active, follow)).collect_view()
    };
    let open = Memo::new(move |_| suggesting.found.with(|found| !found.items.is_empty()));
    let said = move || suggesting.found.with(|found| found.said.clone());
    view! {
        <form
            class="search-field" role="search" method="get" action=action
            on:submit=move |event| {
                close();
                submitted(&event, go);
            }
        >
            <label class="visually-hidden" for=id>{t.t(Msg::Search)}</label>
            <input
                node_ref=input id=id r#type="search" name="q" value=words placeholder=t.t(Msg::SearchPlaceholder)
                dir="auto" maxlength="200" autocomplete="off" autocapitalize="none" enterkeyhint="search"
                role="combobox" aria-autocomplete="list" aria-controls=list.clone()
                aria-expanded=move || if open.get() { "true" } else { "false" }
                aria-activedescendant=move || active.get().map(option_id)
                on:input=typed on:keydown=pressed on:blur=move |_| close()
            />
            <button r#type="submit" class="search-button">{t.t(Msg::Search)}</button>
            <ul class="suggestions" id=list role="listbox" aria-label=t.t(Msg::Search) hidden=move || !open.get()>{options}</ul>
            <p class="visually-hidden" role="status">{said}</p>
        </form>
    }
    .into_any()
}

fn option(
    at: usize,
    item: SuggestionView,
    id: String,
    active: RwSignal<Option<usize>>,
    follow: impl Fn(&str) + Copy + Send + Sync + 'static,
) -> AnyView {
    let SuggestionView { label, sort, href } = item;
    view! {
        <li
            id=id role="option" aria-selected=move || if active.get() == Some(at) { "true" } else { "false" }
            // Before the field loses the focus and the list goes.
            on:mousedown=move |event| {
                event.prevent_default();
                follow(&href);
            }
        >
            <bdi>{label}</bdi>
            {(!sort.is_empty()).then(|| view! { <small>{sort}</small> })}
        </li>
    }
    .into_any()
}

/// Leads to an address without a new document. On the server, where nobody is led anywhere, it does nothing: what the
/// router gives belongs to one thread.
pub(super) fn client_navigation() -> impl Fn(&str) + Copy + Send + Sync + 'static {
    let navigate = StoredValue::new((!SERVER).then(|| SendWrapper::new(use_navigate())));
    move |href: &str| {
        navigate.try_with_value(|navigate| {
            if let Some(navigate) = navigate {
                navigate(href, NavigateOptions::default());
            }
        });
    }
}

/// Follows a form of search as a link is followed.
pub(super) fn submitted(event: &SubmitEvent, go: impl Fn(&str)) {
    let Some(form) = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok()) else { return };
    let fields = FormData::new_with_form(&form).ok();
    let Some(query) = fields.and_then(|fields| UrlSearchParams::new_with_str_sequence_sequence(&fields).ok()) else {
        return;
    };
    event.prevent_default();
    let href = format!("{}?{}", form.get_attribute("action").unwrap_or_default(), String::from(query.to_string()));
    go(&href);
}
