//! Beside a translation: the text that it is made from, to be read while one writes.

use crate::texts::{DeskMsg, Texts};
use domain::page::desk::SourceView;
use leptos::prelude::*;

/// The source in its own language and direction.
#[component]
pub(super) fn Source(source: SourceView, texts: Texts) -> impl IntoView {
    let t = texts;
    let SourceView { edition, name, href, headline, deck, body, changed } = source;
    view! {
        <details class="source" open>
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
