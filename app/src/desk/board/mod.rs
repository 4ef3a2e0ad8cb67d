//! The board: every story and how it stands in each edition.

pub mod api;
pub(crate) mod begin;
mod bulk;
mod keys;
mod notices;
pub(super) mod page;
mod views;

pub(super) use notices::NoticesPage;
pub(super) use page::BoardPage;
