//! The front page: in tiers, or the classic stream.

mod page;
mod tiers;

pub(super) use page::Front;
pub(super) use page::FrontRoute;
