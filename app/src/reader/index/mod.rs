//! The indexes of listings: sections, archive, media, publications.

mod page;

pub(super) use page::IndexRoute;
pub(super) use page::IndexView;
