//! One's own account: name, language, address, password, second factor, sessions.

pub mod api;
mod factor;
mod page;

pub(super) use page::AccountPage;
