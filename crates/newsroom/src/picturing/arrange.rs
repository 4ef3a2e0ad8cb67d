//! What the desk does with a picture of its library.

use super::{Source, put};
use crate::importing::files;
use crate::library::changeable;
use crate::{Context, Invalid, Newsroom, NewsroomError, audit};
use domain::ids::MediaId;
use domain::media::{Framing, Media};
use serde_json::json;

/// Puts other bytes in the place of a picture's or a file's: every page shows them at once, and its stable address leads to
/// them.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`]; [`NewsroomError::Refused`]; [`NewsroomError::Invalid`] for a
/// file in the place of a picture, or the other way round.
pub fn replace(
    newsroom: &Newsroom,
    ctx: &Context,
    id: MediaId,
    name: &str,
    bytes: Source<'_>,
) -> Result<Media, NewsroomError> {
    // Before any byte is written; what is known then holds until the end of the transaction, or is refused there.
    newsroom.store().read(|store| changeable(store, ctx, id).map(|_| ()))?;
    let kept = files::keep(&newsroom.media_folder(), bytes, name, true, ctx)??;
    newsroom.store().write(|store| {
        let (before, _) = changeable(store, ctx, id)?;
        let media = Media {
            hash: Some(kept.hash.clone()),
            mime: kept.mime.to_owned(),
            width: kept.pixels.map(|(width, _)| width),
            height: kept.pixels.map(|(_, height)| height),
            bytes: kept.bytes,
            ..before.clone()
        };
        if media.is_picture() != before.is_picture() {
            return Err(NewsroomError::Invalid { field: "file", problem: Invalid::Form });
        }
        put(store, ctx, &media)?;
        store.shows_to_readers();
        let detail = json!({ "from": before.hash, "to": media.hash });
        audit::add(store, ctx, "media.replace", &id.to_string(), &detail)?;
        Ok(media)
    })
}

/// Says what of a picture has to be seen where a layout cuts it.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`].
pub fn frame(newsroom: &Newsroom, ctx: &Context, id: MediaId, framing: Framing) -> Result<Media, NewsroomError> {
    newsroom.store().write(|store| {
        let (before, _) = changeable(store, ctx, id)?;
        if !before.is_picture() {
            return Err(NewsroomError::NotFound);
        }
        let media = Media { framing, ..before };
        store.media_put(&media)?;
        store.shows_to_readers();
        audit::add(store, ctx, "media.frame", &id.to_string(), &json!(framing))?;
        Ok(media)
    })
}
