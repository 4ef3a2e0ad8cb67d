//! What was written before, and taking it back.

use super::{SavedState, authorised, line};
use crate::{Context, Newsroom, NewsroomError, audit};
use domain::ids::{RevisionId, VersionId};
use domain::story::Origin;
use domain::{Revision, Version};
use serde_json::json;
use store::{NewRevision, RevisionHead};

/// Longest name of a text, in characters.
const NAME: usize = 100;

/// A version's revisions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// The version.
    pub version: Version,
    /// Its revisions, the newest first, each with the name of who saved it (`None`: the program).
    pub revisions: Vec<(RevisionHead, Option<String>)>,
}

/// A revision and the one before it.
#[derive(Debug, Clone, PartialEq)]
pub struct Past {
    /// The revision.
    pub revision: Revision,
    /// What it was made from; `None`: it is the first.
    pub before: Option<Revision>,
}

/// The revisions of a version.
///
/// # Errors
/// [`NewsroomError::NotFound`] also where the actor may not edit it.
pub fn revisions(newsroom: &Newsroom, ctx: &Context, version: VersionId) -> Result<History, NewsroomError> {
    newsroom.store().read(|store| {
        let version = authorised(store, ctx, version, false)?;
        let mut revisions = Vec::new();
        for head in store.revisions_of_version(version.id)? {
            let name = match head.by {
                Some(user) => store.user_by_id(user)?.map(|user| user.name),
                None => None,
            };
            revisions.push((head, name));
        }
        Ok(History { version, revisions })
    })
}

/// One revision, with the one before it.
///
/// # Errors
/// [`NewsroomError::NotFound`] also where the actor may not edit the version.
pub fn revision(
    newsroom: &Newsroom,
    ctx: &Context,
    version: VersionId,
    revision: RevisionId,
) -> Result<Past, NewsroomError> {
    newsroom.store().read(|store| {
        let version = authorised(store, ctx, version, false)?;
        let of_it = |revision: &Revision| revision.version == version.id;
        let revision = store.revision_by_id(revision)?.filter(of_it).ok_or(NewsroomError::NotFound)?;
        let heads = store.revisions_of_version(version.id)?;
        let before = match heads.iter().find(|head| head.number < revision.number) {
            Some(head) => store.revision_by_id(head.id)?,
            None => None,
        };
        Ok(Past { revision, before })
    })
}

/// Gives a text of the history a name, by which it stays there; an empty one takes it away.
///
/// # Errors
/// [`NewsroomError::NotFound`] also where the actor may not edit the version.
pub fn name(
    newsroom: &Newsroom,
    ctx: &Context,
    version: VersionId,
    revision: RevisionId,
    name: &str,
) -> Result<(), NewsroomError> {
    let name = line("name", name, NAME)?;
    newsroom.store().write(|store| {
        let version = authorised(store, ctx, version, false)?;
        let of_it = |revision: &Revision| revision.version == version.id;
        let revision = store.revision_by_id(revision)?.filter(of_it).ok_or(NewsroomError::NotFound)?;
        store.revision_name_put(revision.id, &name)?;
        let detail = json!({ "revision": revision.id, "name": name });
        audit::add(store, ctx, "version.name_revision", &version.id.to_string(), &detail)
    })
}

/// Makes what was written before the working text again, as a revision of its own: nothing is lost by it, and readers see
/// it once it is published.
///
/// # Errors
/// [`NewsroomError::Conflict`] if `working` is not the working revision any more.
pub fn restore(
    newsroom: &Newsroom,
    ctx: &Context,
    version: VersionId,
    working: RevisionId,
    revision: RevisionId,
) -> Result<SavedState, NewsroomError> {
    newsroom.store().write(|store| {
        let mut version = authorised(store, ctx, version, false)?;
        if version.working != working {
            return Err(NewsroomError::Conflict { working: version.working });
        }
        let of_it = |revision: &Revision| revision.version == version.id;
        let old = store.revision_by_id(revision)?.filter(of_it).ok_or(NewsroomError::NotFound)?;
        let new = RevisionId::from_parts(ctx.now.unix_ms(), ctx.entropy());
        let by = ctx.actor.user_id();
        let origin = Origin::Restored;
        store.revision_add(&NewRevision {
            id: new,
            version: version.id,
            at: ctx.now,
            by,
            origin,
            content: &old.content,
        })?;
        let detail = json!({ "revision": new, "from": old.id });
        audit::add(store, ctx, "version.restore", &version.id.to_string(), &detail)?;
        version.working = new;
        Ok(SavedState { working: new, version })
    })
}
