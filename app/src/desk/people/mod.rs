//! People: everybody at the desk, who is asked to join, and what each may.

pub mod api;
mod page;
mod person;

pub(super) use page::PeoplePage;
pub(super) use person::PersonPage;
