//! What is said of a medium, and taking it out of the library.

use super::{changeable, found};
use crate::{Context, Invalid, Newsroom, NewsroomError, audit};
use domain::ids::{FolderId, MediaId};
use domain::library::Filing;
use domain::media::{Media, MediaText};
use domain::{Act, Timestamp};
use serde_json::json;

/// Longest text, in characters.
const LONGEST: usize = 4_000;

/// What somebody says of a medium.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Particulars {
    /// Its name, for people; empty: as it is.
    pub name: String,
    /// Texts of the editions that are given; those of others stay.
    pub texts: Vec<MediaText>,
    /// What was agreed with whoever made it.
    pub rights: String,
    /// From then on it may not be shown any more.
    pub expires: Option<Timestamp>,
    /// Where it lies.
    pub folder: Option<FolderId>,
}

/// Changes what is said of a medium. Texts of editions that the actor does not work in stay as they are.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`]; [`NewsroomError::Invalid`] for a text that is too long.
pub fn change(newsroom: &Newsroom, ctx: &Context, id: MediaId, said: &Particulars) -> Result<Media, NewsroomError> {
    let texts = said.texts.iter().flat_map(|text| [&text.alt, &text.caption, &text.credit]);
    if texts.chain([&said.rights]).any(|text| text.chars().count() > LONGEST) {
        return Err(NewsroomError::Invalid { field: "text", problem: Invalid::Long });
    }
    newsroom.store().write(|store| {
        let (mut media, filing) = changeable(store, ctx, id)?;
        if let Some(folder) = said.folder
            && !store.media_folders()?.iter().any(|known| known.id == folder)
        {
            return Err(NewsroomError::NotFound);
        }
        let name = super::bringing::named(&said.name);
        if !name.is_empty() {
            media.file_name = name;
        }
        for text in said.texts.iter().filter(|text| ctx.actor.may(Act::Begin { edition: &text.edition })) {
            media.texts.retain(|known| known.edition != text.edition);
            if [&text.alt, &text.caption, &text.credit].iter().any(|text| !text.trim().is_empty()) {
                media.texts.push(MediaText {
                    edition: text.edition.clone(),
                    alt: text.alt.trim().to_owned(),
                    caption: text.caption.trim().to_owned(),
                    credit: text.credit.trim().to_owned(),
                });
            }
        }
        media.texts.sort_by(|a, b| a.edition.cmp(&b.edition));
        store.media_put(&media)?;
        let rights = said.rights.trim().to_owned();
        store.media_filing_put(id, &Filing { rights, expires: said.expires, folder: said.folder, ..filing })?;
        if store.media_is_shown(id)? {
            store.shows_to_readers();
        }
        audit::add(store, ctx, "media.change", &id.to_string(), &json!({}))?;
        Ok(media)
    })
}

/// Takes a medium out of the library that nothing uses. It can be put back.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`]; [`NewsroomError::Invalid`] if something uses it.
pub fn remove(newsroom: &Newsroom, ctx: &Context, id: MediaId) -> Result<(), NewsroomError> {
    newsroom.store().write(|store| {
        let (_, filing) = changeable(store, ctx, id)?;
        if !store.media_uses(id)?.is_empty() {
            return Err(NewsroomError::Invalid { field: "media", problem: Invalid::Required });
        }
        store.media_filing_put(id, &Filing { removed: Some(ctx.now), ..filing })?;
        audit::add(store, ctx, "media.remove", &id.to_string(), &json!({}))
    })
}

/// Puts it back.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`].
pub fn restore(newsroom: &Newsroom, ctx: &Context, id: MediaId) -> Result<(), NewsroomError> {
    newsroom.store().write(|store| {
        changeable(store, ctx, id)?;
        let (_, filing) = found(store, id)?;
        store.media_filing_put(id, &Filing { removed: None, ..filing })?;
        audit::add(store, ctx, "media.restore", &id.to_string(), &json!({}))
    })
}
