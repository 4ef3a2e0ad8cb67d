//! The desk's search: every edition, drafts too, as far as the actor may open them.

use crate::writing::{BoardListing, enter, may_open};
use crate::{Context, Newsroom, NewsroomError};
use domain::ids::StoryId;
use domain::search::{Order, Query, Readership, SearchHit, SearchRequest};

/// Stories that a search of the desk shows.
const MOST: usize = 60;

/// What the desk found.
#[derive(Debug, Clone, PartialEq)]
pub struct DeskHits {
    /// The stories, those that fit best first.
    pub board: BoardListing,
    /// Whether there are more than are shown.
    pub more: bool,
}

/// Stories that fit the words, in any edition, published or not.
///
/// # Errors
/// [`NewsroomError::SignInNeeded`] without a session.
pub fn desk(newsroom: &Newsroom, ctx: &Context, words: &str) -> Result<DeskHits, NewsroomError> {
    enter(ctx)?;
    newsroom.store().read(|store| {
        let editions = store.edition_list()?;
        let mut hits: Vec<SearchHit> = Vec::new();
        let mut more = false;
        for edition in &editions {
            let query = Query::as_you_type(words, &edition.language);
            for readership in [Readership::Readers, Readership::Desk] {
                let found = store.search(&SearchRequest {
                    edition: &edition.code,
                    readership,
                    query: &query,
                    within: &[],
                    counted: None,
                    order: Order::Relevance,
                    limit: MOST,
                    now: ctx.now,
                })?;
                more |= found.total > found.hits.len() as u64;
                for hit in found.hits {
                    if readership == Readership::Readers || may_open(store, ctx, hit.version)? {
                        hits.push(hit);
                    }
                }
            }
        }
        hits.sort_by(|a, b| b.score.total_cmp(&a.score));
        let mut stories: Vec<StoryId> = Vec::new();
        for hit in hits {
            let story = store.version_by_id(hit.version)?.map(|version| version.story);
            stories.extend(story.filter(|story| !stories.contains(story)));
        }
        more |= stories.len() > MOST;
        stories.truncate(MOST);
        let codes: Vec<_> = editions.iter().map(|edition| edition.code.clone()).collect();
        let stories = store.board_stories(&codes, &stories)?;
        Ok(DeskHits { board: BoardListing { editions, stories, pages: 1, counts: [0; 6] }, more })
    })
}
