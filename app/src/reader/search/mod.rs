//! Search: its page, and the field that suggests while somebody types.

pub mod api;
mod field;
mod page;
mod suggesting;

pub(super) use field::SearchField;
pub(crate) use page::{Search, SearchRoute};
