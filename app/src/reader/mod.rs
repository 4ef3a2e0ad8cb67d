//! The reader's pages: routes, what surrounds a page, and one folder a concept.
//!
//! A page is one resource, keyed by what the address says, and one view of its answer ([`answer`]).

mod answer;
pub mod api;
pub mod article;
mod frame;
pub mod front;
mod head;
pub mod index;
pub mod listing;
mod navigation;
mod notice;
#[cfg(test)]
mod preview;
#[cfg(test)]
pub(crate) mod samples;
mod search;
mod stream;
#[cfg(test)]
mod tests;

use article::ArticleRoute;
use domain::page::PageKind;
use front::FrontRoute;
use index::IndexRoute;
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::SsrMode;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::path;
use listing::ListingRoute;
use navigation::{Announcer, Progress};
use search::SearchRoute;

/// A story as readers will see it, without anything that moves: the browser's half would look for its address.
#[component]
pub fn PreviewApp(
    /// The story.
    page: domain::page::ArticlePage,
    /// What the page is, above everything.
    note: String,
) -> impl IntoView {
    provide_meta_context();
    view! {
        <p class="preview-note" role="note">{note}</p>
        <article::Article page />
    }
}

/// The reader's pages.
#[component]
pub fn ReaderApp() -> impl IntoView {
    provide_meta_context();
    let progress = Progress::provide();
    navigation::start();
    view! {
        <Announcer />
        <div class="progress" class:busy=move || progress.busy()></div>
        <Router set_is_routing=progress.routing()>
            <FlatRoutes fallback=|| view! { <notice::Nowhere /> }>
                <Route path=path!("/:edition") view=FrontRoute ssr=SsrMode::Async />
                <Route path=path!("/:edition/articles") view=|| view! { <ListingRoute kind=PageKind::Articles /> } ssr=SsrMode::Async />
                <Route path=path!("/:edition/most-read") view=|| view! { <ListingRoute kind=PageKind::MostRead /> } ssr=SsrMode::Async />
                <Route path=path!("/:edition/sections") view=|| view! { <IndexRoute kind=PageKind::Sections /> } ssr=SsrMode::Async />
                <Route path=path!("/:edition/section/*path") view=|| view! { <ListingRoute kind=PageKind::Section /> } ssr=SsrMode::Async />
                <Route path=path!("/:edition/tag/:slug") view=|| view! { <ListingRoute kind=PageKind::Tag /> } ssr=SsrMode::Async />
                <Route path=path!("/:edition/author/:slug") view=|| view! { <ListingRoute kind=PageKind::Contributor /> } ssr=SsrMode::Async />
                <Route path=path!("/:edition/archive") view=|| view! { <IndexRoute kind=PageKind::Archive /> } ssr=SsrMode::Async />
                <Route path=path!("/:edition/archive/:year") view=|| view! { <ListingRoute kind=PageKind::Period /> } ssr=SsrMode::Async />
                <Route path=path!("/:edition/archive/:year/:month") view=|| view! { <ListingRoute kind=PageKind::Period /> } ssr=SsrMode::Async />
                <Route path=path!("/:edition/media") view=|| view! { <IndexRoute kind=PageKind::Media /> } ssr=SsrMode::Async />
                <Route path=path!("/:edition/media/:kind") view=|| view! { <ListingRoute kind=PageKind::OfKind /> } ssr=SsrMode::Async />
                <Route path=path!("/:edition/publications") view=|| view! { <IndexRoute kind=PageKind::Publications /> } ssr=SsrMode::Async />
                <Route path=path!("/:edition/publications/:series") view=|| view! { <ListingRoute kind=PageKind::Series /> } ssr=SsrMode::Async />
                <Route path=path!("/:edition/corrections") view=|| view! { <ListingRoute kind=PageKind::Corrections /> } ssr=SsrMode::Async />
                <Route path=path!("/:edition/search") view=SearchRoute ssr=SsrMode::Async />
                <Route path=path!("/:edition/*path") view=ArticleRoute ssr=SsrMode::Async />
            </FlatRoutes>
        </Router>
    }
}
