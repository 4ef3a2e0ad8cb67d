//! The Leptos application: the reader's pages and the desk, compiled twice.
//!
//! For the server (`ssr`) a page is rendered to HTML; for the browser (`hydrate`) the same views come alive. Server
//! functions stand beside the page that calls them and call one use-case of `newsroom`. May depend on `domain`,
//! `text` and, on the server alone, `newsroom`; never names the store.
//!
//! This file holds every `cfg` gate of the crate; everywhere else [`SERVER`] is asked.

#[cfg(all(feature = "ssr", feature = "hydrate"))]
compile_error!("`ssr` and `hydrate` exclude each other: build the server and the browser's crates apart");

#[cfg(feature = "ssr")]
#[path = "texts/catalogue.rs"]
pub mod catalogue;
pub mod delivery;
pub mod desk;
pub mod error;
#[cfg(feature = "ssr")]
pub mod feed;
#[cfg(feature = "ssr")]
pub mod manifest;
#[cfg(feature = "ssr")]
pub mod plain;
#[cfg(feature = "ssr")]
pub mod presenting;
pub mod reader;
#[cfg(feature = "ssr")]
pub mod server;
pub mod shell;
#[cfg(feature = "ssr")]
pub mod sitemap;
pub mod status;
pub mod texts;
pub mod wire;
#[cfg(feature = "ssr")]
mod xml;

mod components;
/// Parsed JSON, as [`wire`] reads it.
#[cfg(not(feature = "ssr"))]
#[path = "wire/browser.rs"]
mod json;
#[cfg(feature = "ssr")]
#[path = "wire/parsed.rs"]
mod json;

/// Where a view's texts come from.
#[cfg(feature = "ssr")]
use catalogue::table_of;
#[cfg(not(feature = "ssr"))]
use texts::installed::table_of;

/// Whether this is the server's half.
pub const SERVER: bool = cfg!(feature = "ssr");

/// Brings the reader's pages to life: entry of the site's bundle.
#[cfg(feature = "hydrate")]
pub fn hydrate_site() {
    texts::installed::install_from_page::<false>();
    leptos::mount::hydrate_body(reader::ReaderApp);
}

/// Brings the desk to life: entry of the desk's bundle.
#[cfg(feature = "hydrate")]
pub fn hydrate_desk() {
    texts::installed::install_from_page::<true>();
    leptos::mount::hydrate_body(desk::DeskApp);
}
