//! An edition's front page.

use super::absent::{Absent, absent};
use super::{Names, PER_PAGE, Reading, live_content, surroundings::setting};
use crate::{Context, Newsroom, NewsroomError};
use domain::edition::FrontLayout;
use domain::ids::MediaId;
use domain::listing::{Card, Listing, PageNumber, Scope};
use domain::{Content, Kind};

/// How many pictures and videos the strip shows.
const STRIP: u32 = 5;
/// How many posts a page of the classic stream has: they are whole texts.
const STREAM_PER_PAGE: u32 = 6;

/// What an edition's front page shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Front {
    /// Pinned stories stand first on the first page.
    pub listing: Listing,
    /// The texts of the listing's cards, for the classic stream; empty for the tiers.
    pub posts: Vec<Post>,
    /// The newest pictures and videos; on the first page of the tiers.
    pub strip: Vec<Card>,
    /// The story that led here because this edition does not have it.
    pub absent: Option<Absent>,
    /// Names of everything above.
    pub names: Names,
}

/// A post of the classic stream.
#[derive(Debug, Clone, PartialEq)]
pub struct Post {
    /// What a listing shows of it.
    pub card: Card,
    /// Its text.
    pub content: Content,
}

/// A page of an edition's front page. `from` is the code of a story that led here because the edition lacks it.
///
/// # Errors
/// The store's.
pub fn front(
    newsroom: &Newsroom,
    ctx: &Context,
    edition: &str,
    page: PageNumber,
    from: &str,
) -> Result<Reading<Front>, NewsroomError> {
    newsroom.store().read(|store| {
        let (setting, exists) = setting(store, ctx, edition)?;
        if !exists {
            return Ok(Reading::Missing(setting));
        }
        let code = &setting.edition.code;
        let layout = setting.edition.site.front;
        let per_page = if layout == FrontLayout::Stream { STREAM_PER_PAGE } else { PER_PAGE };
        let mut listing = store.listing(code, &Scope::Flow, page, per_page, ctx.now)?;
        if u64::from(page.get()) > listing.pages() {
            return Ok(Reading::Missing(setting));
        }
        let mut strip = Vec::new();
        if page == PageNumber::FIRST {
            // A pinned story leads for as long as its pin holds; it is not shown a second time below.
            let pinned = store.cards_pinned(code, ctx.now)?;
            if !pinned.is_empty() {
                listing.cards.retain(|card| pinned.iter().all(|pin| pin.version != card.version));
                listing.cards.splice(0..0, pinned);
            }
            if layout == FrontLayout::Tiers {
                for kind in Kind::ALL.into_iter().filter(|kind| kind.media_segment().is_some()) {
                    strip.extend(store.listing(code, &Scope::Kind(kind), PageNumber::FIRST, STRIP, ctx.now)?.cards);
                }
                strip.sort_by_key(|card| std::cmp::Reverse((card.published_at, card.version)));
                strip.truncate(STRIP as usize);
            }
        }
        let mut posts = Vec::new();
        if layout == FrontLayout::Stream {
            for card in &listing.cards {
                if let Some(content) = live_content(store, card.version)? {
                    posts.push(Post { card: card.clone(), content });
                }
            }
        }
        let cards: Vec<&Card> = listing.cards.iter().chain(&strip).chain(&setting.recent).collect();
        let pictures: Vec<MediaId> = posts.iter().flat_map(|post| post.content.body.media()).collect();
        let mut names = Names::gather(store, store.section_list(code)?, &cards, &[], &pictures)?;
        for post in &posts {
            names.add_backgrounds(store, &post.content.body)?;
        }
        let absent = absent(store, &setting.editions, &setting.edition, from)?;
        Ok(Reading::Found(setting, Front { listing, posts, strip, absent, names }))
    })
}
