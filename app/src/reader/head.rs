//! The head of a page.

use crate::components::PageTitle;
use domain::page::{FeedLink, ForMachines, Meta};
use leptos::prelude::*;
use leptos_meta::{Link, Meta as MetaTag, Script};

/// Title, description, canonical and short address, the other editions: always in this order, because the browser takes
/// the server's elements over by their order. What only machines read stands behind them, in documents alone.
#[component]
pub(super) fn PageHead(
    /// What it says.
    meta: Meta,
) -> impl IntoView {
    let Meta { title, description, canonical, shortlink, alternates, noindex, machines } = meta;
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
        {if crate::SERVER { for_machines(machines) } else { Vec::new() }}
    }
}

/// What the browser's half neither gets nor has a view of: a list, which stands in the body as one mark, however long it is.
fn for_machines(machines: ForMachines) -> Vec<AnyView> {
    let ForMachines { feeds, properties, linked_data, manifest } = machines;
    let feed =
        |FeedLink { mime, title, href }| view! { <Link rel="alternate" type_=mime title=title href=href /> }.into_any();
    let property = |(name, content): (String, String)| {
        if name.starts_with("twitter:") {
            view! { <MetaTag name=name content=content /> }.into_any()
        } else {
            view! { <MetaTag property=name content=content /> }.into_any()
        }
    };
    let mut all: Vec<AnyView> = feeds.into_iter().map(feed).collect();
    if !manifest.is_empty() {
        all.push(view! { <Link rel="manifest" href=manifest /> }.into_any());
    }
    all.extend(properties.into_iter().map(property));
    if !linked_data.is_empty() {
        all.push(view! { <Script type_="application/ld+json">{linked_data}</Script> }.into_any());
    }
    all
}
