//! Writing one version.

pub mod api;
mod editions;
mod editor;
mod making;
mod page;
mod publishing;
mod remarks;
mod text_area;

pub(super) use page::WritingPage;
