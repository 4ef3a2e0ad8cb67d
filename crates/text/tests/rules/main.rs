//! What the parts of the crate that the browser shares must hold: a table a topic, and properties of any string.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

#[path = "../tables/reader.rs"]
mod table;

mod digits;
mod direction;
mod fold;
mod highlight;
mod label;
mod lint;
mod normal;
mod query;
mod reading;
mod search;
mod slug;
mod technical;
