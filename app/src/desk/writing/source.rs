//! Beside a translation: the text that it is made from, to be read while one writes.

use crate::texts::{DeskMsg, Texts};
use domain::page::desk::SourceView;
use leptos::html::Details;
use leptos::prelude::*;

/// Pixels from which it stands beside the text (`style/desk/writing.css`).
const WIDE: f64 = 960.0;

/// The source in its own language and direction.
#[component]
pub(super) fn Source(source: SourceView, texts: Texts) -> impl IntoView {
    let t = texts;
    let SourceView { edition, name, href, headline, deck, body, changed } = source;
    let details = NodeRef::<Details>::new();
    Effect::new(move |_| {
        // Above the text, it would push it out of sight.
        let narrow = window().inner_width().ok().and_then(|width| width.as_f64()).is_some_and(|width| width <= WIDE);
        if let Some(details) = details.get().filter(|_| narrow) {
            details.set_open(false);
        }
    });
    view! {
        <details class="source" open node_ref=details>
            <summary>{t.fill(DeskMsg::SourceOf, &[("name", &name)])}</summary>
            {changed.then(|| view! { <p class="hint">{t.t(DeskMsg::SourceChanged)}</p> })}
            {href.map(|href| view! { <p><a href=href rel="external">{t.t(DeskMsg::SourceOpen)}</a></p> })}
            <div class="source-text" lang=edition.lang dir=edition.dir tabindex="0" role="region" aria-label=name>
                <p class="source-headline">{headline}</p>
                <p class="source-deck">{deck}</p>
                <div inner_html=body.0></div>
            </div>
        </details>
    }
}
