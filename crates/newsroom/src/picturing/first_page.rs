//! The first page of a PDF as a picture of the library: an issue's cover where it has no other.

use super::work::{carry_out, take};
use super::{Worked, failed, is_there, put, shelf};
use crate::importing::files::{Source, keep};
use crate::{Context, Newsroom, NewsroomError, audit};
use domain::Timestamp;
use domain::ids::MediaId;
use domain::media::{Framing, Media};
use serde_json::json;
use std::path::Path;
use store::{Job, NewJob, StoreError, Writing};

/// The kind of job that draws it.
const FIRST_PAGE: &str = "file.first_page";

/// Draws a PDF's first page: PNG; `None`: it cannot be drawn. Drawing somebody's file is best done by a process of its own.
pub type Draw<'a> = &'a dyn Fn(&Path) -> std::io::Result<Option<Vec<u8>>>;

pub(super) fn enqueue(store: &Writing<'_>, file: &Media, due: Timestamp) -> Result<(), StoreError> {
    if file.mime == "application/pdf" && file.hash.is_some() {
        let payload = json!({ "media": file.id });
        store.job_enqueue(&NewJob { kind: FIRST_PAGE, payload: &payload, due, once: Some(&file.id.to_string()) })?;
    }
    Ok(())
}

/// Draws the first page of the file that waits longest for it; `None`: none does. For a worker.
///
/// # Errors
/// The store's.
pub fn draw_first_page(newsroom: &Newsroom, ctx: &Context, draw: Draw<'_>) -> Result<Option<Worked>, NewsroomError> {
    let Some(job) = take(newsroom, ctx, FIRST_PAGE)? else { return Ok(None) };
    let done = first_page(newsroom, ctx, &job, draw);
    carry_out(newsroom, ctx, &job, done, |_| Ok(()))
}

fn first_page(newsroom: &Newsroom, ctx: &Context, job: &Job, draw: Draw<'_>) -> Result<Worked, NewsroomError> {
    let id = job.payload["media"].as_str().and_then(|id| id.parse::<MediaId>().ok());
    let file = id.map(|id| newsroom.store().read(|store| store.media_by_id(id))).transpose()?.flatten();
    // It may have been replaced since.
    let Some(file) = file.filter(|file| file.mime == "application/pdf") else { return Ok(Worked::Sizes(0)) };
    let Some(path) = file.hash.as_deref().and_then(|hash| shelf(&newsroom.media_folder(), hash)) else {
        return Ok(Worked::Refused);
    };
    if !is_there(&path) {
        return Err(failed("reading a file")(std::io::ErrorKind::NotFound.into()));
    }
    let Some(page) = draw(&path).map_err(failed("drawing a first page"))? else {
        tracing::warn!(file = %file.id, "the first page of a file cannot be drawn");
        return Ok(Worked::Refused);
    };
    let name = format!("{}.png", file.file_name.trim_end_matches(".pdf"));
    let kept = match keep(&newsroom.media_folder(), Source::Bytes(&page), &name, true, ctx)? {
        Ok(kept) => kept,
        Err(refusal) => {
            tracing::warn!(file = %file.id, %refusal, "the picture of a first page is not taken");
            return Ok(Worked::Refused);
        }
    };
    newsroom.store().write(|store| {
        // Of a file that was replaced, the picture is replaced.
        let known = store.first_page_of(file.id)?.map(|picture| store.media_by_id(picture)).transpose()?.flatten();
        let picture = Media {
            id: known.map_or_else(|| MediaId::from_parts(ctx.now.unix_ms(), ctx.entropy()), |known| known.id),
            hash: Some(kept.hash.clone()),
            file_name: name,
            mime: kept.mime.to_owned(),
            width: kept.pixels.map(|(width, _)| width),
            height: kept.pixels.map(|(_, height)| height),
            bytes: kept.bytes,
            source_url: None,
            texts: Vec::new(),
            framing: Framing { whole: true, ..Framing::default() },
        };
        put(store, ctx, &picture)?;
        store.first_page_put(file.id, picture.id)?;
        store.shows_to_readers();
        audit::add(store, ctx, "media.first_page", &file.id.to_string(), &json!({ "picture": picture.id }))
    })?;
    Ok(Worked::Sizes(0))
}
