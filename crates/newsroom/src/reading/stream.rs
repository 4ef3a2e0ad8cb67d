//! The classic stream: whole texts one under the other, on the front page and in sections.

use super::{Names, live_content};
use crate::NewsroomError;
use domain::Content;
use domain::ids::MediaId;
use domain::listing::Card;
use domain::short_address::ShortCode;
use store::Reading as Store;

/// How many posts a page has: they are whole texts.
pub(super) const PER_PAGE: u32 = 6;

/// A post.
#[derive(Debug, Clone, PartialEq)]
pub struct Post {
    /// What a listing shows of it.
    pub card: Card,
    /// Its text.
    pub content: Content,
    /// The code of its short address.
    pub short: Option<ShortCode>,
}

/// The texts of a page's cards.
pub(super) fn posts(store: &Store<'_>, cards: &[Card]) -> Result<Vec<Post>, NewsroomError> {
    let mut posts = Vec::new();
    for card in cards {
        if let Some(content) = live_content(store, card.version)? {
            let short = store.short_code_of_version(card.version)?;
            posts.push(Post { card: card.clone(), content, short });
        }
    }
    Ok(posts)
}

/// The pictures that posts show.
pub(super) fn pictures(posts: &[Post]) -> Vec<MediaId> {
    posts.iter().flat_map(|post| post.content.body.media()).collect()
}

/// Names the backgrounds that posts show.
pub(super) fn add_backgrounds(store: &Store<'_>, names: &mut Names, posts: &[Post]) -> Result<(), NewsroomError> {
    posts.iter().try_for_each(|post| names.add_backgrounds(store, &post.content.body))
}
