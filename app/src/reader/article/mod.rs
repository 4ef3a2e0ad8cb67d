//! A story's page, of any kind.

mod comments;
mod page;
mod parts;
mod share;

pub(crate) use page::Article;
pub(super) use page::ArticleRoute;
pub(crate) use parts::{Body, Figure};
pub(super) use share::Share;
