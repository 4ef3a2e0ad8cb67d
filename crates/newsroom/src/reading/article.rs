//! The version at a path.

use super::{Names, Reading, live_content, surroundings::setting};
use crate::{Context, Newsroom, NewsroomError};
use domain::comment::Comment;
use domain::ids::StoryId;
use domain::listing::{Card, Scope};
use domain::redirect::{OldAddress, RedirectTarget};
use domain::routes::{Place, encode_path};
use domain::taxonomy::Tag;
use domain::{Content, EditionCode, Path, State, Version};
use store::Reading as Store;

/// A story as readers of one edition see it.
#[derive(Debug, Clone, PartialEq)]
pub struct Article {
    /// The version.
    pub version: Version,
    /// Its live text.
    pub content: Content,
    /// Its tags.
    pub tags: Vec<Tag>,
    /// Where readers find the story in each edition, this one included.
    pub editions: Vec<(EditionCode, Path)>,
    /// What readers said, oldest first.
    pub comments: Vec<Comment>,
    /// The ones before and behind it in its section.
    pub neighbours: Neighbours,
    /// Names of everything above.
    pub names: Names,
}

/// The stories before and behind one.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Neighbours {
    /// The next newer one.
    pub newer: Option<Card>,
    /// The next older one.
    pub older: Option<Card>,
}

/// The version at a path of an edition.
///
/// A spelling variant of its path and every address that it had lead to [`Reading::Moved`].
///
/// # Errors
/// The store's.
pub fn article(
    newsroom: &Newsroom,
    ctx: &Context,
    edition: &str,
    path: &str,
) -> Result<Reading<Article>, NewsroomError> {
    newsroom.store().read(|store| {
        let (setting, exists) = setting(store, ctx, edition)?;
        if !exists {
            return Ok(Reading::Missing(setting));
        }
        let code = setting.edition.code.clone();
        let Ok(wanted) = Path::new(path) else {
            return Ok(match moved(store, &code, path)? {
                Some(to) => Reading::Moved(to),
                None => Reading::Missing(setting),
            });
        };
        let Some(version) = store.version_by_path(&code, &wanted)? else {
            return Ok(match moved(store, &code, path)? {
                Some(to) => Reading::Moved(to),
                None => Reading::Missing(setting),
            });
        };
        let content = match &version.state {
            State::Published => live_content(store, version.id)?,
            State::Withdrawn { note } => return Ok(Reading::Gone(setting, note.clone())),
            State::Draft | State::InReview | State::Scheduled { .. } | State::Unpublished => None,
        };
        let Some(content) = content else {
            return Ok(Reading::Missing(setting));
        };
        let neighbours = neighbours(store, ctx, &version)?;
        let cards: Vec<&Card> = neighbours.newer.iter().chain(&neighbours.older).chain(&setting.recent).collect();
        let pictures: Vec<_> = content.body.media().chain(content.lead.as_ref().map(|lead| lead.media)).collect();
        let names = Names::gather(store, store.section_list(&code)?, &cards, &content.credits, &pictures)?;
        let article = Article {
            tags: store.tags_of(version.id)?,
            editions: live_paths(store, version.story)?,
            comments: store.comments_shown(version.id)?,
            neighbours,
            names,
            content,
            version,
        };
        Ok(Reading::Found(setting, article))
    })
}

/// Where readers find a story in each edition.
fn live_paths(store: &Store<'_>, story: StoryId) -> Result<Vec<(EditionCode, Path)>, NewsroomError> {
    let versions = store.versions_of_story(story)?.into_iter().filter(|version| version.state == State::Published);
    Ok(versions.map(|version| (version.edition, version.path)).collect())
}

/// Pages stand outside the flow and have no neighbours.
fn neighbours(store: &Store<'_>, ctx: &Context, version: &Version) -> Result<Neighbours, NewsroomError> {
    if !version.kind.flows() {
        return Ok(Neighbours::default());
    }
    let scope = version.sections.first().map_or(Scope::Flow, |section| Scope::Section(*section));
    let (newer, older) = store.listing_neighbours(&version.edition, &scope, version.id, ctx.now)?;
    Ok(Neighbours { newer, older })
}

/// Where a path leads that no version has now: an old address, or a variant of a present one.
fn moved(store: &Store<'_>, edition: &EditionCode, path: &str) -> Result<Option<String>, NewsroomError> {
    let old = OldAddress { host: String::new(), path: format!("/{edition}/{path}"), query: String::new() };
    let version = match store.redirect_find(&old)? {
        Some(RedirectTarget::Path { path }) => return Ok(Some(encode_path(&path))),
        Some(RedirectTarget::Version { version }) => store.version_by_id(version)?,
        None => store.version_by_slug_key(edition, &text::slug::slug_key(path))?,
    };
    // Only what readers may see is worth a redirect: a draft's address stays unknown.
    Ok(version.filter(|v| v.state == State::Published).map(|v| Place::Story(&v.path).href(&v.edition)))
}
