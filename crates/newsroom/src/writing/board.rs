//! The desk's list of stories.

use super::enter;
use crate::{Context, Newsroom, NewsroomError};
use domain::edition::Edition;
use domain::listing::PageNumber;
use store::{BoardPage, BoardStory};

/// How many stories a page of the board has.
const PER_PAGE: u32 = 40;

/// A page of the board.
#[derive(Debug, Clone, PartialEq)]
pub struct BoardListing {
    /// The columns, in their order.
    pub editions: Vec<Edition>,
    /// The stories, the last changed first.
    pub stories: Vec<BoardStory>,
    /// How many pages there are.
    pub pages: u32,
}

/// A page of the board: every story, the last changed first.
///
/// # Errors
/// [`NewsroomError::SignInNeeded`] without a session.
pub fn board(newsroom: &Newsroom, ctx: &Context, page: PageNumber) -> Result<BoardListing, NewsroomError> {
    enter(ctx)?;
    newsroom.store().read(|store| {
        let editions = store.edition_list()?;
        let codes: Vec<_> = editions.iter().map(|edition| edition.code.clone()).collect();
        let BoardPage { stories, total } = store.board(&codes, page, PER_PAGE)?;
        let pages = u32::try_from(total.div_ceil(u64::from(PER_PAGE))).unwrap_or(u32::MAX).max(1);
        Ok(BoardListing { editions, stories, pages })
    })
}
