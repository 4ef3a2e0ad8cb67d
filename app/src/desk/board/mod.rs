//! The board: every story and how it stands in each edition.

pub mod api;
mod begin;
pub(super) mod page;

pub(super) use page::BoardPage;
