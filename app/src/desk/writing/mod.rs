//! Writing one version.

mod again;
pub mod api;
mod beside;
mod device;
mod editions;
mod editor;
mod history;
mod making;
mod merging;
mod page;
mod particulars;
mod publishing;
mod refusal;
mod remarks;
mod source;
mod text_area;

pub(super) use history::HistoryPage;
pub(super) use page::WritingPage;
