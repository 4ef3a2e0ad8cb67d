//! Opening a version for writing.

use super::{authorised, may_publish};
use crate::{Context, Newsroom, NewsroomError};
use domain::edition::Edition;
use domain::ids::VersionId;
use domain::{Revision, User, Version};

/// A version and what its writer needs to know.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// The version.
    pub version: Version,
    /// Its working revision.
    pub working: Revision,
    /// Who saved that.
    pub saved_by: Option<User>,
    /// Its edition.
    pub edition: Edition,
    /// All editions, in their order, each with the story's version there.
    pub editions: Vec<(Edition, Option<VersionId>)>,
    /// Whether the actor may publish it.
    pub may_publish: bool,
}

/// Opens a version.
///
/// # Errors
/// [`NewsroomError::NotFound`] also where the actor may not edit it.
pub fn open(newsroom: &Newsroom, ctx: &Context, version: VersionId) -> Result<Opened, NewsroomError> {
    newsroom.store().read(|store| {
        let version = authorised(store, ctx, version, false)?;
        let working = store.revision_by_id(version.working)?.ok_or(NewsroomError::NotFound)?;
        let saved_by = match working.by {
            Some(user) => store.user_by_id(user)?,
            None => None,
        };
        let siblings = store.versions_of_story(version.story)?;
        let all = store.edition_list()?;
        let edition =
            all.iter().find(|edition| edition.code == version.edition).ok_or(NewsroomError::NotFound)?.clone();
        let editions = all
            .into_iter()
            .map(|edition| {
                let sibling = siblings.iter().find(|sibling| sibling.edition == edition.code).map(|sibling| sibling.id);
                (edition, sibling)
            })
            .collect();
        let may_publish = may_publish(store, ctx, &version)?;
        Ok(Opened { version, working, saved_by, edition, editions, may_publish })
    })
}
