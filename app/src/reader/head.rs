//! The head of a page.

use crate::components::PageTitle;
use crate::status::HeadEnd;
use domain::page::Meta;
use leptos::prelude::*;
use leptos_meta::{Link, Meta as MetaTag};

/// Title, description, canonical and short address, the other editions: always in this order, because the browser takes
/// the server's elements over by their order. What only machines read ends the head of documents.
#[component]
pub(super) fn PageHead(
    /// What it says.
    meta: Meta,
) -> impl IntoView {
    let Meta { title, description, canonical, shortlink, alternates, noindex, for_machines } = meta;
    if crate::SERVER
        && let (Some(HeadEnd(put)), Some(html)) = (use_context::<HeadEnd>(), for_machines)
    {
        put(html.0);
    }
    let alternates = alternates
        .into_iter()
        .map(|(language, href)| view! { <Link rel="alternate" hreflang=language href=href /> })
        .collect_view();
    view! {
        <PageTitle text=title />
        {(!description.is_empty()).then(|| view! { <MetaTag name="description" content=description /> })}
        {noindex.then(|| view! { <MetaTag name="robots" content="noindex" /> })}
        {(!canonical.is_empty()).then(|| view! { <Link rel="canonical" href=canonical /> })}
        {(!shortlink.is_empty()).then(|| view! { <Link rel="shortlink" href=shortlink /> })}
        {alternates}
    }
}
