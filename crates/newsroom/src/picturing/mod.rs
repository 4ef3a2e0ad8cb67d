//! Pictures and files on their way to readers: who may have them, in which sizes, and the making of those.
//!
//! Readers get what something shows that they see, and of pictures only sizes that were made anew from their pixels; what
//! somebody sent is for the desk alone. A size is made by a job that is enqueued with the picture, or when somebody asks
//! for it first. It is kept under its picture's hash, which changes with the bytes: what is there never has to be made
//! again, and a job that was cut off goes on where it stopped.

mod arrange;
mod deliver;
mod first_page;
mod lighten;
mod make;
mod work;

pub use crate::importing::files::Source;
pub use arrange::{frame, replace};
pub use deliver::{Delivery, at_address, at_id, picture_bytes};
pub use first_page::{Draw, draw_first_page};
pub use lighten::lighten;
pub use make::{Made, make};
/// Draws a PDF's first page; for a process of its own.
pub use pictures::first_page as page_of;
pub use work::{Worked, waiting, waiting_to_be_lighter, work};

use crate::{Context, NewsroomError};
use domain::Timestamp;
use domain::media::Media;
use serde_json::json;
use store::{NewJob, StoreError, Writing};

/// The kind of job that makes a picture's sizes.
const SIZES: &str = "picture.sizes";
/// The kind of job that makes the lighter forms of those.
const LIGHTER: &str = "picture.lighter";
/// The kind of job that finds out which media are shown, once after an update.
const SHOWN: &str = "media.shown";
/// The kind of job that finds out by which words media are found and which drafts use them, once after an update.
const WORDS: &str = "media.words";

/// Adds a medium or changes it; of a picture, the making of its sizes goes with it.
pub(crate) fn put(store: &Writing<'_>, ctx: &Context, media: &Media) -> Result<(), StoreError> {
    store.media_put(media)?;
    first_page::enqueue(store, media, ctx.now)?;
    enqueue(store, media, ctx.now)
}

fn enqueue(store: &Writing<'_>, media: &Media, due: Timestamp) -> Result<(), StoreError> {
    if let Some(hash) = media.hash.as_deref().filter(|_| media.is_picture()) {
        store.job_enqueue(&NewJob { kind: SIZES, payload: &json!({ "hash": hash }), due, once: Some(hash) })?;
    }
    Ok(())
}

/// Where the bytes with that hash are below a folder; `None` for what is no hash.
fn shelf(folder: &std::path::Path, hash: &str) -> Option<std::path::PathBuf> {
    let is_hash = hash.len() == 64 && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    Some(folder.join(hash.get(..2).filter(|_| is_hash)?).join(hash))
}

/// A file that lies there itself: a link could lead anywhere.
fn is_there(path: &std::path::Path) -> bool {
    std::fs::symlink_metadata(path).is_ok_and(|meta| meta.is_file())
}

/// Removes the bytes with that hash, and their sizes, which no medium has any more.
pub(crate) fn throw_away(newsroom: &crate::Newsroom, hash: &str) {
    let places = [shelf(&newsroom.media_folder(), hash), shelf(&newsroom.sizes_folder(), hash)];
    for place in places.into_iter().flatten() {
        let gone = if is_there(&place) { std::fs::remove_file(&place) } else { std::fs::remove_dir_all(&place) };
        match gone {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                tracing::warn!(%error, path = %place.display(), "bytes that nobody has any more stay");
            }
            _ => {}
        }
    }
}

fn failed(what: &str) -> impl Fn(std::io::Error) -> NewsroomError {
    move |source| NewsroomError::File { what: what.to_owned(), source }
}
