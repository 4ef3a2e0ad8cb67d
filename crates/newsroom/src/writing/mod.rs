//! Writing: the desk's list of stories, opening a version, saving a revision, publishing, withdrawing.

mod board;
mod open;
mod publish;
mod save;
mod withdraw;

pub use board::{BoardListing, board};
pub use open::{Opened, open};
pub use publish::publish;
pub(crate) use publish::teaser;
pub(crate) use save::line;
pub use save::{Draft, SavedState, save};
pub use withdraw::withdraw;

use crate::{Context, NewsroomError};
use domain::ids::{UserId, VersionId};
use domain::{Act, Holding, Version};
use store::Reading as Store;

/// The version, if the actor may do that with it; one that they may not even open does not exist for them.
pub(crate) fn authorised(
    store: &Store<'_>,
    ctx: &Context,
    version: VersionId,
    to_publish: bool,
) -> Result<Version, NewsroomError> {
    enter(ctx)?;
    let version = store.version_by_id(version)?.ok_or(NewsroomError::NotFound)?;
    let begun_by = begun_by(store, version.id)?;
    let holding = Holding { edition: &version.edition, state: &version.state, sections: &version.sections, begun_by };
    if !ctx.actor.may(Act::Edit(&holding)) {
        return Err(NewsroomError::NotFound);
    }
    if to_publish && !ctx.actor.may(Act::Publish(&holding)) {
        return Err(NewsroomError::Forbidden);
    }
    Ok(version)
}

fn may_publish(store: &Store<'_>, ctx: &Context, version: &Version) -> Result<bool, NewsroomError> {
    let begun_by = begun_by(store, version.id)?;
    let holding = Holding { edition: &version.edition, state: &version.state, sections: &version.sections, begun_by };
    Ok(ctx.actor.may(Act::Publish(&holding)))
}

/// Whether the actor may open the version for writing.
pub(crate) fn may_open(store: &Store<'_>, ctx: &Context, version: VersionId) -> Result<bool, NewsroomError> {
    match authorised(store, ctx, version, false) {
        Ok(_) => Ok(true),
        Err(NewsroomError::NotFound | NewsroomError::Forbidden) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Who saved the version's first revision.
fn begun_by(store: &Store<'_>, version: VersionId) -> Result<Option<UserId>, NewsroomError> {
    Ok(store.revisions_of_version(version)?.last().and_then(|first| first.by))
}

/// Lets in whoever may see the desk.
pub(crate) fn enter(ctx: &Context) -> Result<(), NewsroomError> {
    match &ctx.actor {
        domain::Actor::Anonymous => Err(NewsroomError::SignInNeeded),
        actor if actor.may(Act::EnterDesk) => Ok(()),
        _ => Err(NewsroomError::Forbidden),
    }
}
