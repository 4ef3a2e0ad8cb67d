//! Listings: articles, a section, a tag, somebody's work, a period, a kind, a series.

mod card;
mod page;
mod pager;

pub(super) use card::{Card, CardMeta, CardPicture, Shape};
pub(super) use page::Listing;
pub(super) use page::{Empty, ListingRoute};
pub(super) use pager::Pager;
