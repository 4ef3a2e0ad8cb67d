//! Writing one version.

pub mod api;
mod editions;
mod editor;
mod making;
mod page;
mod particulars;
mod publishing;
mod text_area;

pub(super) use page::WritingPage;
