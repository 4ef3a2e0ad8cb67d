//! The head of a page.

use crate::components::PageTitle;
use domain::page::Meta;
use leptos::prelude::*;
use leptos_meta::{Link, Meta as MetaTag};

/// Title, description, canonical and short address, the other editions, what messengers show: always in this order, because
/// the browser takes the server's elements over by their order.
#[component]
pub(super) fn PageHead(
    /// What it says.
    meta: Meta,
) -> impl IntoView {
    let Meta { title, description, canonical, shortlink, alternates, open_graph, feed, noindex } = meta;
    let alternates = alternates
        .into_iter()
        .map(|(language, href)| view! { <Link rel="alternate" hreflang=language href=href /> })
        .collect_view();
    let said = |property: &'static str, content: String| {
        (!content.is_empty()).then(|| view! { <MetaTag property=property content=content /> })
    };
    view! {
        <PageTitle text=title.clone() />
        {(!description.is_empty()).then(|| view! { <MetaTag name="description" content=description.clone() /> })}
        {noindex.then(|| view! { <MetaTag name="robots" content="noindex" /> })}
        {(!canonical.is_empty()).then(|| view! { <Link rel="canonical" href=canonical.clone() /> })}
        {(!shortlink.is_empty()).then(|| view! { <Link rel="shortlink" href=shortlink /> })}
        {alternates}
        {(!feed.is_empty()).then(|| view! { <Link rel="alternate" type_="application/rss+xml" href=feed /> })}
        {said("og:title", title)}
        {said("og:description", description)}
        {said("og:url", canonical)}
        {said("og:type", open_graph.kind)}
        {said("og:locale", open_graph.locale)}
        {said("og:image", open_graph.image)}
    }
}
