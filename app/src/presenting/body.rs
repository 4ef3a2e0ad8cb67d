//! Bodies and pictures.

use super::Voice;
use crate::texts::Msg;
use domain::document::render::{HtmlOptions, Labels, ResolvedPicture, html};
use domain::document::{Document, MediaRef};
use domain::edition::Edition;
use domain::ids::BackgroundId;
use domain::media::Media;
use domain::page::{FigureView, Html, PictureView};
use domain::story::LeadPicture;
use newsroom::reading::Names;

/// Where a picture's or file's bytes are; `None` while the file is missing.
pub(super) fn media_href(media: &Media) -> Option<String> {
    let hash = media.hash.as_deref()?;
    if media.is_picture() {
        let extension = media.mime.rsplit('/').next().unwrap_or("jpeg").trim_end_matches("+xml");
        Some(format!("/media/{hash}/original.{extension}"))
    } else {
        Some(format!("/files/{}/{}", media.id, domain::routes::encode_path(&media.file_name.replace('/', "-"))))
    }
}

/// A picture of the library, ready for `img`; `None` while its file is missing.
pub(super) fn picture(voice: &Voice<'_>, media: &Media, alt: Option<&str>) -> Option<PictureView> {
    picture_in(voice.edition, media, alt)
}

fn picture_in(edition: &Edition, media: &Media, alt: Option<&str>) -> Option<PictureView> {
    let src = media_href(media)?;
    let texts = media.text_in(&edition.code);
    Some(PictureView {
        src,
        srcset: String::new(),
        width: media.width?,
        height: media.height?,
        alt: alt.map_or_else(|| texts.map(|texts| texts.alt.clone()).unwrap_or_default(), ToOwned::to_owned),
    })
}

/// The picture above a text of an edition.
pub(super) fn lead(names: &Names, lead: &LeadPicture, edition: &Edition) -> Option<FigureView> {
    let media = names.media.get(&lead.media)?;
    let texts = media.text_in(&edition.code);
    Some(FigureView {
        picture: picture_in(edition, media, lead.alt.as_deref()),
        caption: lead.caption.clone().unwrap_or_else(|| texts.map(|texts| texts.caption.clone()).unwrap_or_default()),
        credit: texts.map(|texts| texts.credit.clone()).unwrap_or_default(),
    })
}

/// The HTML of a text of an edition; the interface's few words within it are the voice's.
pub(super) fn body(voice: &Voice<'_>, names: &Names, document: &Document, edition: &Edition) -> Html {
    rendered(voice, names, document, edition, true)
}

/// The same in the voice's edition, to stand among other texts: without the ids of its blocks.
pub(super) fn for_elsewhere(voice: &Voice<'_>, names: &Names, document: &Document) -> Html {
    rendered(voice, names, document, voice.edition, false)
}

fn rendered(voice: &Voice<'_>, names: &Names, document: &Document, edition: &Edition, ids: bool) -> Html {
    let found = |media: &MediaRef| media.media.and_then(|id| names.media.get(&id));
    let picture = |media: &MediaRef| {
        let media = found(media)?;
        let texts = media.text_in(&edition.code);
        Some(ResolvedPicture {
            src: media_href(media)?,
            width: media.width,
            height: media.height,
            alt: texts.map(|texts| texts.alt.clone()).unwrap_or_default(),
            credit: texts.map(|texts| texts.credit.clone()).unwrap_or_default(),
            ..ResolvedPicture::default()
        })
    };
    let file = |media: &MediaRef| match found(media) {
        Some(media) => media_href(media),
        None => media.src.as_ref().filter(|src| src.is_relative()).map(ToString::to_string),
    };
    let background =
        |id: &BackgroundId| names.backgrounds.get(id).and_then(|shared| shared.texts.get(&edition.code)).cloned();
    let number = |number: u64| voice.number(number);
    let bytes = |bytes: u64| voice.formats.file_size(bytes);
    let options = HtmlOptions {
        origin: Some(&voice.site.origin),
        ids,
        picture: &picture,
        file: &file,
        background: &background,
        number: &number,
        bytes: &bytes,
        labels: Labels {
            missing_picture: voice.words.t(Msg::PictureMissing),
            back_to_text: voice.words.t(Msg::BackToText),
            footnotes: voice.words.t(Msg::Footnotes),
        },
        ..HtmlOptions::new(&edition.language, edition.direction)
    };
    Html(html(document, &options))
}
