//! Parts that the reader and the desk both use.

mod credit;
mod moment;
mod picture;
mod raw_text;
mod title;

pub(crate) use credit::Credit;
pub(crate) use moment::When;
pub(crate) use picture::Picture;
pub(crate) use raw_text::raw_text;
pub(crate) use title::PageTitle;
