//! What a newsroom is: stories and their versions, editions, sections, menus, comments, the body of a text;
//! and what pages show of them.
//!
//! Pure and safe for the browser: no HTTP, SQL, Leptos, clock or randomness; depends on `text` alone.
//! Time and randomness enter as values, through the contexts of the `newsroom` crate.

mod address;
pub mod assignment;
pub mod background;
pub mod comment;
pub mod contributor;
pub mod correction;
pub mod document;
pub mod edition;
pub mod ids;
pub mod library;
pub mod listing;
pub mod look;
pub mod media;
pub mod menu;
pub mod most_read;
pub mod page;
pub mod picture_size;
pub mod plan;
pub mod redirect;
pub mod routes;
pub mod search;
pub mod short_address;
pub mod story;
pub mod taxonomy;
mod time;
pub mod user;
pub mod webhook;
mod wire;

pub use address::{Path, Slug, SlugError};
pub use document::Document;
pub use edition::{Edition, EditionCode};
pub use story::{Content, Kind, Revision, State, Story, Version};
pub use time::Timestamp;
pub use user::{Act, Actor, Holding, Invite, Role, TwoFactorRule, User};
