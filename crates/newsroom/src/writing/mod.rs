//! Writing: from the first word of a story to what readers see of it, and its taking back.

mod address;
mod begin;
mod beside;
mod board;
mod checking;
mod describe;
mod hand_on;
mod merge;
mod naming;
mod open;
mod planning;
mod presence;
mod publish;
mod revisions;
mod save;
mod withdraw;

pub use address::readdress;
pub use begin::{begin, begin_version};
pub use beside::Source;
pub use board::{BoardAsked, BoardListing, board, openable, sections};
pub use checking::{Concern, Matter, Place, concerns};
pub use describe::{Credited, Described, NamedCredit, Particulars, describe, particulars};
pub use hand_on::{hand_on, send_back};
pub use merge::{Choices, Clashes, Merging, Written, merge};
pub use naming::{Named, Naming, names};
pub use open::{Opened, open};
pub use planning::{Done, do_what_is_due, give_up_plan, plan_publication, plan_unpublication};
pub(crate) use presence::Presence;
pub use presence::{Others, present};
pub use publish::publish;
pub(crate) use publish::teaser;
pub use revisions::{History, Past, name, restore, revision, revisions};
pub(crate) use save::line;
pub use save::{Draft, SavedState, save};
pub use store::BoardVersion;
pub(crate) use withdraw::take_down;
pub use withdraw::{unpublish, withdraw};

use crate::{Context, NewsroomError};
use domain::ids::{UserId, VersionId};
use domain::{Act, EditionCode, Holding, Version};
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

/// Lets in who may do that with a version which they may edit.
pub(crate) fn allowed<'a>(
    store: &Store<'_>,
    ctx: &Context,
    version: &'a Version,
    act: impl for<'h> Fn(&'h Holding<'a>) -> Act<'h>,
) -> Result<(), NewsroomError> {
    let begun_by = begun_by(store, version.id)?;
    let holding = Holding { edition: &version.edition, state: &version.state, sections: &version.sections, begun_by };
    if ctx.actor.may(act(&holding)) { Ok(()) } else { Err(NewsroomError::Forbidden) }
}

/// Lets in who may begin a story in an edition.
fn allowed_in(ctx: &Context, edition: &EditionCode) -> Result<(), NewsroomError> {
    if ctx.actor.may(Act::Begin { edition }) { Ok(()) } else { Err(NewsroomError::Forbidden) }
}

/// What permission asks about a version.
pub(crate) fn holding(version: &Version, begun_by: Option<UserId>) -> Holding<'_> {
    Holding { edition: &version.edition, state: &version.state, sections: &version.sections, begun_by }
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
pub(crate) fn begun_by(store: &Store<'_>, version: VersionId) -> Result<Option<UserId>, NewsroomError> {
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
