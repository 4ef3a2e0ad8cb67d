//! Parts that the reader and the desk both use.

mod credit;
mod moment;
mod picture;
mod title;

pub(crate) use credit::Credit;
pub(crate) use moment::When;
pub(crate) use picture::Picture;
pub(crate) use title::PageTitle;
