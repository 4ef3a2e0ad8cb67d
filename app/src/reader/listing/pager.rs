use crate::texts::{Msg, Texts};
use domain::page::Paging;
use leptos::prelude::*;

/// Newer and older.
#[component]
pub(crate) fn Pager(
    /// The interface's texts.
    t: Texts,
    /// Where they lead.
    paging: Paging,
) -> impl IntoView {
    let Paging { newer, older, place } = paging;
    (newer.is_some() || older.is_some()).then(|| {
        view! {
            <nav class="pager" aria-label=t.t(Msg::Paging)>
                {newer.map(|href| view! { <a class="newer" rel="prev" href=href>{t.t(Msg::Newer)}</a> })}
                {(!place.is_empty()).then(|| view! { <span class="place">{place}</span> })}
                {older.map(|href| view! { <a class="older" rel="next" href=href>{t.t(Msg::Older)}</a> })}
            </nav>
        }
    })
}
