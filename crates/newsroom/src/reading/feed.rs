//! What a feed gives out: the newest stories of an edition or of one of its listings, with their whole texts.

use super::listing::subject;
use super::stream::{self, Post};
use super::{Names, Subject, Wanted};
use crate::{Context, Newsroom, NewsroomError};
use domain::Edition;
use domain::Timestamp;
use domain::correction::Correction;
use domain::listing::{Card, PageNumber, Scope};
use domain::taxonomy::Tag;

/// How many stories a feed has: whoever looks once a day misses none.
const ENTRIES: u32 = 20;

/// A feed of an edition.
#[derive(Debug, Clone, PartialEq)]
pub struct Feed {
    /// Whose.
    pub edition: Edition,
    /// What it is about; `None`: the whole edition.
    pub subject: Option<Subject>,
    /// The newest first.
    pub entries: Vec<FeedEntry>,
    /// Names of everything above.
    pub names: Names,
}

/// A story in a feed.
#[derive(Debug, Clone, PartialEq)]
pub struct FeedEntry {
    /// The story and its text.
    pub post: Post,
    /// The name by which feed readers knew it before it came here.
    pub guid: Option<String>,
    /// When its text last changed in substance.
    pub updated_at: Option<Timestamp>,
    /// Its tags.
    pub tags: Vec<Tag>,
    /// What readers are told was corrected or added, the newest first.
    pub corrections: Vec<Correction>,
}

/// The feed of an edition, or of one of its listings; `None`: there is no such thing.
///
/// # Errors
/// The store's.
pub fn feed(
    newsroom: &Newsroom,
    ctx: &Context,
    edition: &str,
    wanted: Option<&Wanted>,
) -> Result<Option<Feed>, NewsroomError> {
    newsroom.store().read(|store| {
        let Some(edition) = store.edition_list()?.into_iter().find(|one| one.code.as_str() == edition) else {
            return Ok(None);
        };
        let found = wanted.map(|wanted| subject(newsroom, store, &edition, wanted)).transpose()?;
        let (subject, scope) = match found {
            None => (None, Scope::Flow),
            Some(Some((subject, Some(scope)))) => (Some(subject), scope),
            Some(_) => return Ok(None),
        };
        let cards = store.listing(&edition.code, &scope, PageNumber::FIRST, ENTRIES, ctx.now)?.cards;
        let posts = stream::posts(store, &cards)?;
        let pictures = stream::pictures(&posts);
        let credits: Vec<_> = posts.iter().flat_map(|post| post.content.credits.clone()).collect();
        let shown: Vec<&Card> = cards.iter().collect();
        let mut names = Names::gather(store, store.section_list(&edition.code)?, &shown, &credits, &pictures)?;
        stream::add_backgrounds(store, &mut names, &posts)?;
        let mut entries = Vec::with_capacity(posts.len());
        for post in posts {
            let version = post.card.version;
            let corrections = store.corrections_of_version(version)?;
            entries.push(FeedEntry {
                guid: store.guid_of_version(version)?,
                updated_at: store.version_by_id(version)?.and_then(|version| version.updated_at),
                tags: store.tags_of(version)?,
                corrections: corrections.into_iter().filter(|one| one.kind.is_public()).collect(),
                post,
            });
        }
        Ok(Some(Feed { edition, subject, entries, names }))
    })
}
