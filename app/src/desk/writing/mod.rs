//! Writing one version.

pub mod api;
mod editor;
mod page;
mod text_area;

pub(super) use page::WritingPage;
