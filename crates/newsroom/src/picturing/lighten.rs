//! The lighter forms of a picture's sizes: half the bytes for whoever understands them, and some twenty times the work.
//! So they are made of what is shown anyway, last of all, and nobody waits for them.

use super::make::{in_folder, missing_in, original, put};
use super::work::{carry_out, hash_of, take};
use super::{LIGHTER, Worked, failed, shelf};
use crate::{Context, Newsroom, NewsroomError};
use domain::picture_size::Size;
use pictures::{Decoded, in_turn};
use serde_json::json;
use store::{Job, NewJob, StoreError, Writing};

/// Once a picture has its sizes, its lighter forms are to be made.
pub(super) fn enqueue(store: &Writing<'_>, ctx: &Context, hash: &str) -> Result<(), StoreError> {
    store.job_enqueue(&NewJob { kind: LIGHTER, payload: &json!({ "hash": hash }), due: ctx.now, once: Some(hash) })?;
    Ok(())
}

/// Makes the lighter forms of the picture that waits longest for them; `None`: none does. For a worker that has nothing
/// else to do.
///
/// # Errors
/// The store's.
pub fn lighten(newsroom: &Newsroom, ctx: &Context) -> Result<Option<Worked>, NewsroomError> {
    let Some(job) = take(newsroom, ctx, LIGHTER)? else { return Ok(None) };
    let done = lighter(newsroom, ctx, &job);
    carry_out(newsroom, ctx, &job, done, |_| Ok(()))
}

fn lighter(newsroom: &Newsroom, ctx: &Context, job: &Job) -> Result<Worked, NewsroomError> {
    let hash = hash_of(job);
    let media = newsroom.store().read(|store| store.media_by_hash(hash))?;
    let Some(width) = media.iter().find_map(|media| media.width.filter(|_| media.is_picture())) else {
        return Ok(Worked::Sizes(0));
    };
    let folder = shelf(&newsroom.sizes_folder(), hash).ok_or(NewsroomError::NotFound)?;
    let missing = missing_in(&folder, &Size::lighter_of(width));
    let Some(widest) = missing.first() else { return Ok(Worked::Sizes(0)) };
    // A turn is for the large picture alone: readers who wait for a size are not to wait for these.
    let decoded = in_turn(|| Ok::<_, NewsroomError>(Decoded::of(&original(newsroom, hash)?)))?;
    let Ok(pixels) = decoded.and_then(|decoded| decoded.scaled(widest.width)) else { return Ok(Worked::Refused) };
    in_folder(&folder, || {
        for size in &missing {
            match pixels.encode(*size) {
                Ok(file) => put(ctx, &folder, &size.to_string(), &file)?,
                Err(refusal) => {
                    tracing::warn!(hash, %refusal, "a lighter form cannot be made");
                    return Ok(Worked::Refused);
                }
            }
        }
        Ok(Worked::Sizes(missing.len()))
    })
    .map_err(failed("keeping sizes"))?
}
