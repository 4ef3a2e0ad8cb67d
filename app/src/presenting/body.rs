//! Bodies and pictures.

use super::Voice;
use crate::texts::Msg;
use domain::document::render::{
    HtmlOptions, Labels, OnPage, PictureSource, ResolvedPicture, Said as RenderedSaid, Track, html,
};
use domain::document::{Document, MediaRef};
use domain::edition::Edition;
use domain::ids::{BackgroundId, MediaId};
use domain::media::Media;
use domain::page::{FigureView, Html, PictureView};
use domain::picture_size::{Encoding, Size, srcset};
use domain::story::LeadPicture;
use newsroom::reading::{Names, Said};

/// Where a file can be had, under an address that stays; `None` while it is missing. Of a picture it is its largest size.
pub(super) fn media_href(media: &Media) -> Option<String> {
    media.hash.as_deref()?;
    let name = match media.file_name.rsplit_once('.') {
        Some((stem, _)) if media.is_picture() => format!("{stem}.{}", Encoding::Jpeg.ending()),
        _ => media.file_name.clone(),
    };
    Some(format!("/files/{}/{}", media.id, domain::routes::encode_path(&name.replace('/', "-"))))
}

/// A picture of the library, ready for `img`; `None` while its file is missing.
pub(super) fn picture(voice: &Voice<'_>, media: &Media, alt: Option<&str>) -> Option<PictureView> {
    picture_in(voice.edition, media, alt)
}

fn picture_in(edition: &Edition, media: &Media, alt: Option<&str>) -> Option<PictureView> {
    let (hash, width) = (media.hash.as_deref().filter(|_| media.is_picture())?, media.width?);
    let texts = media.text_in(&edition.code);
    Some(PictureView {
        src: Size::plain(width).address(hash),
        srcset: srcset(hash, width, Encoding::WebP),
        width,
        height: media.height?,
        alt: alt.map_or_else(|| texts.map(|texts| texts.alt.clone()).unwrap_or_default(), ToOwned::to_owned),
        class: media.framing.class(),
    })
}

/// A picture in the size that other services show, with its pixels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shared {
    /// Path.
    pub href: String,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
}

/// Messengers, search engines and feeds get one size of a picture, in the encoding that all of them read.
pub(super) fn shared(picture: &PictureView) -> Shared {
    let PictureView { src, width, height, .. } = picture;
    let hash = src.strip_prefix("/media/").and_then(|rest| rest.split('/').next());
    let Some(hash) = hash else { return Shared { href: src.clone(), width: *width, height: *height } };
    let size = Size::shared(*width);
    let scaled = u64::from(*height) * u64::from(size.width) / u64::from((*width).max(1));
    Shared { href: size.address(hash), width: size.width, height: u32::try_from(scaled).unwrap_or(*height).max(1) }
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

/// What a page shows of a text besides the text.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Shown<'a> {
    /// The number of the first picture that can be enlarged; `None`: they are not enlarged here.
    pub first: Option<u64>,
    /// Stands for the story's film before it plays.
    pub still: Option<&'a Media>,
}

/// How many pictures of a text can be enlarged: those whose files are there and that lead nowhere else.
pub(super) fn enlargeable(names: &Names, document: &Document) -> u64 {
    let there = |media: &MediaRef| media.media.and_then(|id| names.media.get(&id)).and_then(media_href).is_some();
    document.pictures().filter(|picture| picture.link.is_none() && there(&picture.media)).count() as u64
}

/// `3 of 8`; empty where there is one alone.
pub(super) fn counter(voice: &Voice<'_>, number: u64, count: u64) -> String {
    if count < 2 {
        return String::new();
    }
    let (number, count) = (voice.number(number), voice.number(count));
    voice.words.fill(Msg::PicturePlace, &[("number", &number), ("count", &count)])
}

/// The HTML of a text of an edition on a reader's page; the interface's few words within it are the voice's.
pub(super) fn body(voice: &Voice<'_>, names: &Names, document: &Document, edition: &Edition, shown: Shown<'_>) -> Html {
    rendered(voice, names, document, edition, Some(shown))
}

/// The same in the voice's edition, to stand among other texts: without the ids of its blocks, and without players.
pub(super) fn for_elsewhere(voice: &Voice<'_>, names: &Names, document: &Document) -> Html {
    rendered(voice, names, document, voice.edition, None)
}

fn rendered(
    voice: &Voice<'_>,
    names: &Names,
    document: &Document,
    edition: &Edition,
    shown: Option<Shown<'_>>,
) -> Html {
    let found = |media: &MediaRef| media.media.and_then(|id| names.media.get(&id));
    let picture = |media: &MediaRef| resolved(found(media)?, edition);
    let file = |media: &MediaRef| match found(media) {
        Some(media) => media_href(media),
        None => media.src.as_ref().filter(|src| src.is_relative()).map(ToString::to_string),
    };
    let background =
        |id: &BackgroundId| names.backgrounds.get(id).and_then(|shared| shared.texts.get(&edition.code)).cloned();
    let number = |number: u64| voice.number(number);
    let bytes = |bytes: u64| voice.formats.file_size(bytes);
    let first = shown.and_then(|shown| shown.first);
    let count = enlargeable(names, document) + first.unwrap_or(1) - 1;
    let counter = |number: u64| counter(voice, number, count);
    let size = |media: &MediaRef| found(media).map(|media| media.bytes);
    let length = |seconds: u32| voice.length(seconds);
    let service = |name: &str| {
        [Msg::EmbedVisit, Msg::EmbedShow, Msg::EmbedNote]
            .map(|message| voice.words.fill(message, &[("provider", name)]))
    };
    let said = |media: &MediaRef| media.media.map_or_else(RenderedSaid::default, |id| said(names, id, edition));
    let page = shown.map(|shown| OnPage {
        said: &said,
        first: first.unwrap_or(1),
        counter: if first.is_some() { Some(&counter) } else { None },
        still: shown.still.and_then(|media| resolved(media, edition)),
        size: &size,
        length: &length,
        service: &service,
        enlarge: voice.words.t(Msg::Enlarge),
        download: voice.words.t(Msg::Download),
        transcript: voice.words.t(Msg::Transcript),
        captions: voice.words.t(Msg::Captions),
    });
    let options = HtmlOptions {
        origin: Some(&voice.site.origin),
        ids: shown.is_some(),
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
        page,
        ..HtmlOptions::new(&edition.language, edition.direction)
    };
    Html(html(document, &options))
}

/// What the library knows of what is said in a recording: captions in every language, the transcript in the edition's.
fn said(names: &Names, media: MediaId, edition: &Edition) -> RenderedSaid {
    let all = names.spoken.get(&media).map(Vec::as_slice).unwrap_or_default();
    let own = |one: &Said| one.edition == edition.code;
    let mut tracks: Vec<Track> = all
        .iter()
        .filter_map(|one| {
            let src = media_href(one.captions.as_ref()?)?;
            Some(Track { src, lang: one.language.clone(), label: one.name.clone(), default: own(one) })
        })
        .collect();
    tracks.sort_by_key(|track| !track.default);
    let transcript = all.iter().find(|one| own(one)).map(|one| one.transcript.clone()).unwrap_or_default();
    RenderedSaid { tracks, transcript }
}

fn resolved(media: &Media, edition: &Edition) -> Option<ResolvedPicture> {
    let shown = picture_in(edition, media, None)?;
    Some(ResolvedPicture {
        src: shown.src,
        sources: vec![PictureSource { mime: Encoding::WebP.mime().to_owned(), srcset: shown.srcset }],
        width: Some(shown.width),
        height: Some(shown.height),
        alt: shown.alt,
        credit: media.text_in(&edition.code).map(|texts| texts.credit.clone()).unwrap_or_default(),
        class: shown.class,
        ..ResolvedPicture::default()
    })
}
