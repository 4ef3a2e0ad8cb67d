//! What is said in films and recordings: captions and transcripts, kept beside the medium for every story that plays it.

use super::changeable;
use crate::{Context, Invalid, Newsroom, NewsroomError, audit};
use domain::ids::MediaId;
use domain::library::{MediaKind, Spoken};
use domain::{Act, EditionCode};
use serde_json::json;
use store::Reading;

/// Longest transcript, in characters: a day of talk.
const LONGEST: usize = 500_000;

/// What somebody says about what is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpokenInput {
    /// The edition.
    pub edition: EditionCode,
    /// The transcript; empty: there is none.
    pub transcript: String,
    /// The captions are to go.
    pub without_captions: bool,
}

/// Changes transcripts of a film or a recording, and takes captions away.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`], also for what nobody can hear; [`NewsroomError::Invalid`]
/// for a transcript that is too long.
pub fn change_spoken(
    newsroom: &Newsroom,
    ctx: &Context,
    id: MediaId,
    inputs: &[SpokenInput],
) -> Result<(), NewsroomError> {
    if inputs.iter().any(|input| input.transcript.chars().count() > LONGEST) {
        return Err(NewsroomError::Invalid { field: "transcript", problem: Invalid::Long });
    }
    newsroom.store().write(|store| {
        speaks(store, ctx, id)?;
        let known = store.media_spoken(id)?;
        for input in inputs.iter().filter(|input| ctx.actor.may(Act::Begin { edition: &input.edition })) {
            if store.edition_by_code(&input.edition)?.is_none() {
                return Err(NewsroomError::NotFound);
            }
            let captions = known.iter().find(|one| one.edition == input.edition).and_then(|one| one.captions);
            let transcript = text::nfc(&input.transcript.replace("\r\n", "\n").replace('\r', "\n"));
            store.media_spoken_put(
                id,
                &Spoken {
                    edition: input.edition.clone(),
                    captions: captions.filter(|_| !input.without_captions),
                    transcript: transcript.trim().to_owned(),
                },
            )?;
        }
        if store.media_is_shown(id)? {
            store.shows_to_readers();
        }
        audit::add(store, ctx, "media.spoken", &id.to_string(), &json!({}))
    })
}

/// Lets a captions file of the library be that of a film or a recording for an edition.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`]; [`NewsroomError::Invalid`] for what are no captions.
pub fn put_captions(
    newsroom: &Newsroom,
    ctx: &Context,
    id: MediaId,
    edition: &EditionCode,
    captions: MediaId,
) -> Result<(), NewsroomError> {
    newsroom.store().write(|store| {
        may_caption_in(store, ctx, id, edition)?;
        let file = store.media_by_id(captions)?.ok_or(NewsroomError::NotFound)?;
        if MediaKind::of_mime(&file.mime) != MediaKind::Captions {
            return Err(NewsroomError::Invalid { field: "file", problem: Invalid::Form });
        }
        let transcript = store.media_spoken(id)?.into_iter().find(|one| one.edition == *edition);
        let transcript = transcript.map(|one| one.transcript).unwrap_or_default();
        store.media_spoken_put(id, &Spoken { edition: edition.clone(), captions: Some(captions), transcript })?;
        if store.media_is_shown(id)? {
            store.shows_to_readers();
        }
        audit::add(store, ctx, "media.captions", &id.to_string(), &json!({ "captions": captions }))
    })
}

/// Whether the actor may give a medium captions in an edition, before a file is taken in for that.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`].
pub fn may_caption(
    newsroom: &Newsroom,
    ctx: &Context,
    id: MediaId,
    edition: &EditionCode,
) -> Result<(), NewsroomError> {
    newsroom.store().read(|store| may_caption_in(store, ctx, id, edition))
}

fn may_caption_in(store: &Reading<'_>, ctx: &Context, id: MediaId, edition: &EditionCode) -> Result<(), NewsroomError> {
    speaks(store, ctx, id)?;
    if !ctx.actor.may(Act::Begin { edition }) {
        return Err(NewsroomError::Forbidden);
    }
    if store.edition_by_code(edition)?.is_none() { Err(NewsroomError::NotFound) } else { Ok(()) }
}

/// A film or a recording that the actor may change.
fn speaks(store: &Reading<'_>, ctx: &Context, id: MediaId) -> Result<(), NewsroomError> {
    let (media, _) = changeable(store, ctx, id)?;
    match MediaKind::of_mime(&media.mime) {
        MediaKind::Video | MediaKind::Audio => Ok(()),
        _ => Err(NewsroomError::NotFound),
    }
}
