//! The library: pictures and files as the desk brings them in, looks through them, describes them and takes them out.
//!
//! What becomes of a picture on its way to readers is `picturing`'s; who may have what is decided there.

mod bringing;
mod folders;
mod keeping;
mod looking;
mod purging;
mod speaking;

pub use bringing::{Brought, Upload, sweep};
pub use folders::{move_to, put_folder, remove_folder};
pub use keeping::{Particulars, Said, change, describe, end_of_day, last_day, remove, restore};
pub use looking::{Medium, PER_PAGE, Shelf, Shown, Use, UsePlace, look_through, medium};
pub use purging::{KEPT_DAYS, goes_at, purge};
pub use speaking::{SpokenInput, change_spoken, may_caption, put_captions};

use crate::{Context, NewsroomError};
use domain::Act;
use domain::ids::MediaId;
use domain::library::Filing;
use domain::media::Media;
use store::Reading;

/// A medium that is in the library, with how it is kept.
fn found(store: &Reading<'_>, id: MediaId) -> Result<(Media, Filing), NewsroomError> {
    let media = store.media_by_id(id)?.ok_or(NewsroomError::NotFound)?;
    let filing = store.media_filing(id)?.ok_or(NewsroomError::NotFound)?;
    Ok((media, filing))
}

/// Whether the actor may change it.
fn may_change(
    store: &Reading<'_>,
    ctx: &Context,
    media: MediaId,
    added_by: Option<domain::ids::UserId>,
) -> Result<bool, NewsroomError> {
    Ok(ctx.actor.may(Act::Keep { added_by, shown: store.media_is_shown(media)? }))
}

/// The medium, if the actor may change it.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`].
pub(crate) fn changeable(store: &Reading<'_>, ctx: &Context, id: MediaId) -> Result<(Media, Filing), NewsroomError> {
    enter(ctx)?;
    let (media, filing) = found(store, id)?;
    if may_change(store, ctx, id, filing.added_by)? { Ok((media, filing)) } else { Err(NewsroomError::Forbidden) }
}

fn enter(ctx: &Context) -> Result<(), NewsroomError> {
    if ctx.actor.may(Act::EnterDesk) { Ok(()) } else { Err(NewsroomError::Forbidden) }
}
