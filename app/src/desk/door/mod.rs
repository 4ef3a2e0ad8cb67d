//! The door of the desk: set-up, sign-in, invitations, new passwords. Plain forms, which work without JavaScript.

pub mod api;
mod link;
mod page;

pub(super) use link::{InvitePage, NewPasswordPage};
pub(super) use page::{CodePage, ResetPage, SetUpPage, SignInPage};
