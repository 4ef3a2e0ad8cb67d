//! The door of the desk: set-up and sign-in. Plain forms, which work without JavaScript.

pub mod api;
mod page;

pub(super) use page::{SetUpPage, SignInPage};
