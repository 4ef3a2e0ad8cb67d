//! Listings: articles, a section, a tag, somebody's work, a period, a kind, a series.

mod card;
mod page;
mod pager;

pub(crate) use card::{Card, Shape};
pub(super) use card::{CardMeta, CardPicture};
pub(super) use page::Listing;
pub(super) use page::{Empty, ListingRoute};
pub(super) use pager::Pager;
