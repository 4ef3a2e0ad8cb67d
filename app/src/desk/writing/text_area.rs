//! A text area whose text is safe on the server.

use crate::components::raw_text;
use leptos::prelude::*;

/// A text area that grows with its text. Children of a `textarea` are not escaped by the server's renderer, so the
/// text is set as escaped HTML, which both the parser and `innerHTML` decode.
#[component]
pub(super) fn TextArea(
    /// Its text.
    value: RwSignal<String>,
    /// `id`, for its label.
    #[prop(into)]
    id: String,
    /// `class`.
    #[prop(into)]
    class: String,
    /// Stands where nothing is written.
    #[prop(into)]
    placeholder: String,
    /// Language of what is written.
    #[prop(into)]
    lang: String,
    /// Direction of what is written.
    #[prop(into)]
    dir: String,
    /// Hears of each change.
    on_change: Callback<()>,
) -> impl IntoView {
    view! {
        <textarea
            id=id
            class=class
            rows="1"
            lang=lang
            dir=dir
            placeholder=placeholder
            inner_html=raw_text(&value.get_untracked())
            prop:value=move || value.get()
            on:input:target=move |event| {
                value.set(event.target().value());
                on_change.run(());
            }
        ></textarea>
    }
}
