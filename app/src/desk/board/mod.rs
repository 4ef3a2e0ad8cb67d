//! The board: every story and how it stands in each edition.

pub mod api;
mod begin;
mod bulk;
mod keys;
mod notices;
pub(super) mod page;
mod views;

pub(crate) use begin::kind_name;
pub(super) use notices::NoticesPage;
pub(super) use page::BoardPage;
