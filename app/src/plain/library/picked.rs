//! A medium as scripts of the desk get it: what somebody picks or uploads.

use super::Asked;
use crate::presenting::desk::person;
use crate::server::Site;
use domain::library::MediaKind;
use domain::media::Media;
use domain::picture_size::{Encoding, Size, widths_of};
use domain::routes::encode_path;
use domain::{Act, EditionCode};
use newsroom::{Context, NewsroomError, library};
use serde::Serialize;

/// A medium that was picked.
#[derive(Debug, Clone, Serialize)]
pub struct Picked {
    media: String,
    kind: &'static str,
    name: String,
    src: String,
    /// A small picture of it; empty: there is none.
    thumb: String,
    width: Option<u32>,
    height: Option<u32>,
    alt: String,
    caption: String,
    credit: String,
}

/// A page of what may be picked.
#[derive(Debug, Serialize)]
pub struct PickedList {
    items: Vec<Picked>,
    /// In whose words they are described.
    edition: String,
    /// Whether what is said of any of them may be kept with it.
    keeps: bool,
    page: u32,
    pages: u32,
    count: u64,
}

/// A medium with its texts in an edition.
#[must_use]
pub fn picked(media: &Media, edition: Option<&EditionCode>) -> Picked {
    let text = match edition {
        Some(edition) => media.texts.iter().find(|text| &text.edition == edition),
        None => media.texts.first(),
    };
    let of = |read: fn(&domain::media::MediaText) -> &String| text.map(|text| read(text).clone()).unwrap_or_default();
    Picked {
        media: media.id.to_string(),
        kind: MediaKind::of_mime(&media.mime).as_str(),
        name: media.file_name.clone(),
        src: source(media),
        thumb: thumb(media, 320),
        width: media.width,
        height: media.height,
        alt: of(|text| &text.alt),
        caption: of(|text| &text.caption),
        credit: of(|text| &text.credit),
    }
}

/// A page of the library for scripts.
///
/// # Errors
/// Those of [`library::look_through`].
pub fn picked_list(site: &Site, ctx: &Context, asked: &Asked) -> Result<PickedList, NewsroomError> {
    let (user, _) = person(site, ctx)?;
    let edition = asked.field("lang").parse().unwrap_or(user.language);
    let shelf = library::look_through(&site.newsroom, ctx, &asked.wanted(), asked.page())?;
    Ok(PickedList {
        items: shelf.media.iter().map(|(media, _)| picked(media, Some(&edition))).collect(),
        edition: edition.to_string(),
        keeps: ctx.actor.may(Act::Keep { added_by: None, shown: true }),
        page: asked.page(),
        pages: shelf.pages,
        count: shelf.total,
    })
}

/// Where the desk shows it from.
fn source(media: &Media) -> String {
    match (&media.hash, media.width.filter(|_| media.is_picture())) {
        (Some(hash), Some(width)) => Size::plain(width).address(hash),
        _ => format!("/files/{}/{}", media.id, encode_path(&media.file_name).replace('/', "%2F")),
    }
}

/// The address of a picture about so wide; empty for what is no picture, or has no bytes.
pub(super) fn thumb(media: &Media, about: u32) -> String {
    let Some((hash, width)) = media.hash.as_ref().zip(media.width.filter(|_| media.is_picture())) else {
        return String::new();
    };
    let width = widths_of(width).take_while(|one| *one <= about).last().or(widths_of(width).next()).unwrap_or(about);
    Size { width, encoding: Encoding::WebP }.address(hash)
}
