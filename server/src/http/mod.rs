//! HTTP: from a socket to a page.
//!
//! ```text
//! request → request id → security headers → panics → cross-site check
//!         → assets, media, texts                        (bytes)
//!         → /api/reader, reader's pages, /lite → page cache    (rendered once a content generation)
//!         → feeds, sitemaps, robots.txt … → page cache    (likewise)
//!         → /keep                               (a story as one file, made for whoever asks)
//!         → /api/desk, /desk, the desk's forms          (never kept)
//! ```

mod account;
mod address;
mod assets;
mod board;
mod bringing;
mod desk;
mod document;
mod door;
mod forms;
mod front_door;
mod functions;
mod health;
mod keep;
mod library;
mod lite;
mod machines;
mod making;
mod media;
mod page;
mod page_cache;
mod people;
mod preview;
mod reads;
mod request_id;
mod router;
mod security;
mod serving;
mod settings;
mod share;
mod short_address;
mod site;
mod texts;
mod theme;
mod worker;

pub use router::router;
pub use serving::serve;
pub use site::Site;

#[cfg(test)]
pub mod tests;
