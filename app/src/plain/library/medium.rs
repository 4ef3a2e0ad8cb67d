//! One medium: what it shows, how it is cut, what uses it.

use super::picked::thumb;
use super::shelf::said;
use super::{Asked, Assets};
use crate::components::raw_text;
use crate::plain::desk::desk_document;
use crate::presenting::Voice;
use crate::presenting::desk::{desk_frame, person};
use crate::server::Site;
use crate::texts::LibraryMsg as Text;
use domain::ids::MediaId;
use domain::library::{MediaKind, Spoken};
use domain::media::Media;
use domain::routes::encode_path;
use domain::{Edition, Timestamp};
use leptos::prelude::*;
use newsroom::library::{self, Medium, Shown, UsePlace};
use newsroom::{Context, NewsroomError};

/// How a picture is cut where there is less room: the class of the frame, and its name.
const CUTS: [(&str, Text); 4] =
    [("wide", Text::CutWide), ("card", Text::CutCard), ("square", Text::CutSquare), ("share", Text::CutShare)];

/// The page of a medium.
///
/// # Errors
/// Those of [`library::medium`].
pub fn medium_page(
    site: &Site,
    ctx: &Context,
    id: MediaId,
    asked: &Asked,
    assets: &Assets,
) -> Result<String, NewsroomError> {
    let (user, interface) = person(site, ctx)?;
    let voice = Voice::of(site, &interface)?;
    let medium = library::medium(&site.newsroom, ctx, id)?;
    let t = |message| voice.words.library(message).to_owned();
    let name = medium.media.file_name.clone();
    let page = view! {
        <p class="back"><a href="/desk/library">{t(Text::BackToLibrary)}</a></p>
        <header class="bar"><h1><bdi>{name.clone()}</bdi></h1></header>
        {said(&voice, asked)}
        {medium.filing.removed.map(|at| removed(&voice, &medium, at))}
        {(!medium.may_change).then(|| view! { <p class="notice">{t(Text::NotYours)}</p> })}
        <div class="medium">
            <div class="medium-shown">{preview(&voice, &medium)} {facts(&voice, ctx, &medium)} {uses(&voice, &medium)}</div>
            <div class="sheets">
                {medium.may_change.then(|| particulars(&voice, &medium))}
                {(medium.may_change && medium.media.is_picture()).then(|| framing(&voice, &medium))}
                {(medium.may_change && is_heard(&medium)).then(|| speaking(&voice, &medium))}
                {medium.may_change.then(|| replacing(&voice, &medium))}
            </div>
        </div>
    };
    Ok(desk_document(desk_frame(&voice, ctx, &user)?, assets, "/desk/library", &name, page.into_any()))
}

fn address(medium: &Medium) -> String {
    address_of(&medium.media)
}

fn address_of(media: &Media) -> String {
    format!("/files/{}/{}", media.id, encode_path(&media.file_name).replace('/', "%2F"))
}

fn preview(voice: &Voice<'_>, medium: &Medium) -> AnyView {
    let media = &medium.media;
    let name = media.file_name.clone();
    let alt = media.text_in(voice.code()).map(|text| text.alt.clone()).unwrap_or_default();
    let alt = if alt.is_empty() { name.clone() } else { alt };
    match MediaKind::of_mime(&media.mime) {
        MediaKind::Picture => {
            let (width, height) = (media.width.map(|w| w.to_string()), media.height.map(|h| h.to_string()));
            view! { <img class="whole-picture" src=thumb(media, 960) alt=alt width=width height=height /> }.into_any()
        }
        MediaKind::Video => {
            view! { <video controls=true preload="metadata" src=address(medium)>{tracks(medium)}</video> }.into_any()
        }
        MediaKind::Audio => {
            view! { <audio controls=true preload="metadata" src=address(medium)>{tracks(medium)}</audio> }.into_any()
        }
        MediaKind::Document | MediaKind::Captions => {
            view! { <p><a href=address(medium)><bdi>{name}</bdi></a></p> }.into_any()
        }
    }
}

fn facts(voice: &Voice<'_>, ctx: &Context, medium: &Medium) -> impl IntoView + use<> {
    let t = |message| voice.words.library(message).to_owned();
    let (media, filing) = (&medium.media, &medium.filing);
    let mut lines = vec![media.mime.clone()];
    if let (Some(width), Some(height)) = (media.width, media.height) {
        let (width, height) = (voice.number(width.into()), voice.number(height.into()));
        lines.push(voice.words.fill_library(Text::FactPixels, &[("width", &width), ("height", &height)]));
    }
    let tenths = media.bytes.div_ceil(100_000);
    let size = voice.edition.digits.write(&format!("{}.{}", tenths / 10, tenths % 10));
    lines.push(voice.words.fill_library(Text::FactSize, &[("size", &size)]));
    if let Some(added) = filing.added {
        let date = voice.formats.long_date(added.unix_ms());
        lines.push(if medium.added_by.is_empty() {
            voice.words.fill_library(Text::AddedOn, &[("date", &date)])
        } else {
            voice.words.fill_library(Text::AddedBy, &[("date", &date), ("name", &medium.added_by)])
        });
    }
    let ended = filing.expires.filter(|at| *at <= ctx.now).map(|at| {
        let date = voice.formats.long_date(at.unix_ms());
        view! { <p class="notice">{voice.words.fill_library(Text::ExpiredSince, &[("date", &date)])}</p> }
    });
    let original = match &media.hash {
        Some(hash) if media.is_picture() => Some(format!("/media/{hash}/original.bin")),
        _ => Some(address(medium)),
    };
    let lines = lines.into_iter().map(|line| view! { <li><bdi>{line}</bdi></li> }).collect_view();
    view! {
        {ended}
        <section class="sheet">
            <h2>{t(Text::Facts)}</h2>
            <ul class="plain-list">{lines}</ul>
            {original.map(|href| view! { <p><a href=href download=media.file_name.clone()>{t(Text::Download)}</a></p> })}
        </section>
    }
}

fn uses(voice: &Voice<'_>, medium: &Medium) -> impl IntoView + use<> {
    let t = |message| voice.words.library(message).to_owned();
    let rows = medium
        .uses
        .iter()
        .map(|one| {
            let (sort, desk) = match &one.place {
                UsePlace::Story(id) if one.shown == Shown::Yes => (Text::UseStory, format!("/desk/write/{id}")),
                UsePlace::Story(_) if one.title.is_empty() => (Text::UseHidden, String::new()),
                UsePlace::Story(id) => (Text::UseDraft, format!("/desk/write/{id}")),
                UsePlace::Portrait => (Text::UsePortrait, String::new()),
                UsePlace::Section => (Text::UseSection, String::new()),
                UsePlace::Cover => (Text::UseCover, String::new()),
                UsePlace::Background => (Text::UseBackground, String::new()),
                UsePlace::Site => (Text::UseSite, String::new()),
                UsePlace::Captions(id) => (Text::UseCaptions, format!("/desk/library/{id}")),
            };
            let lang = one.edition.as_ref().map(ToString::to_string);
            let title = one.title.clone();
            let title = if desk.is_empty() {
                view! { <bdi lang=lang>{title}</bdi> }.into_any()
            } else {
                view! { <a href=desk><bdi lang=lang>{title}</bdi></a> }.into_any()
            };
            let live = (!one.href.is_empty()).then(|| view! { " · " <a href=one.href.clone()>{t(Text::SeeLive)}</a> });
            view! { <li><small>{t(sort)}</small> " " {title} {live}</li> }
        })
        .collect_view();
    let list = if medium.uses.is_empty() {
        let remove = (medium.may_change && medium.filing.removed.is_none()).then(|| {
            view! {
                <form class="act" method="post" action="/desk/library/remove">
                    <input r#type="hidden" name="media" value=medium.media.id.to_string() />
                    <button>{t(Text::Remove)}</button>
                </form>
            }
        });
        view! { <p>{t(Text::Unused)}</p> {remove} }.into_any()
    } else {
        view! { <ul class="plain-list uses">{rows}</ul> <p class="hint">{t(Text::RemoveHint)}</p> }.into_any()
    };
    view! { <section class="sheet" id="uses"><h2>{t(Text::Uses)}</h2>{list}</section> }
}

fn particulars(voice: &Voice<'_>, medium: &Medium) -> impl IntoView + use<> {
    let t = |message| voice.words.library(message).to_owned();
    let media = &medium.media;
    let is_picture = media.is_picture();
    let texts = medium
        .editions
        .iter()
        .filter(|(_, works)| *works)
        .map(|(edition, _)| {
            let code = edition.code.to_string();
            let text = media.texts.iter().find(|text| text.edition == edition.code);
            let (alt, caption, credit) = text
                .map(|text| (text.alt.clone(), text.caption.clone(), text.credit.clone()))
                .unwrap_or_default();
            let (lang, dir) = (edition.language.clone(), edition.direction.as_str());
            let id = |field: &str| format!("{field}-{code}");
            view! {
                <fieldset>
                    <legend lang=lang.clone()>{edition.name.clone()}</legend>
                    {is_picture
                        .then(|| {
                            view! {
                                <label for=id("alt")>{t(Text::Alt)}</label>
                                <textarea id=id("alt") name=format!("alt.{code}") rows="2" lang=lang.clone() dir=dir inner_html=raw_text(&alt)></textarea>
                            }
                        })}
                    <label for=id("caption")>{t(Text::Caption)}</label>
                    <textarea id=id("caption") name=format!("caption.{code}") rows="2" lang=lang.clone() dir=dir inner_html=raw_text(&caption)></textarea>
                    <label for=id("credit")>{t(Text::Credit)}</label>
                    <input id=id("credit") name=format!("credit.{code}") value=credit lang=lang dir=dir />
                </fieldset>
            }
        })
        .collect_view();
    let folders = medium
        .folders
        .iter()
        .map(|folder| {
            let chosen = medium.filing.folder == Some(folder.id);
            view! { <option value=folder.id.to_string() selected=chosen>{folder.name.clone()}</option> }
        })
        .collect_view();
    let expires = medium.filing.expires.map(library::last_day).unwrap_or_default();
    view! {
        <section class="sheet" id="texts">
            <h2>{t(Text::TextsOfMedium)}</h2>
            <form method="post" action="/desk/library/change">
                <input r#type="hidden" name="media" value=media.id.to_string() />
                {texts}
                <label for="name">{t(Text::Name)}</label>
                <input id="name" name="name" value=media.file_name.clone() dir="auto" />
                <label for="rights">{t(Text::Rights)}</label>
                <textarea id="rights" name="rights" rows="2" dir="auto" inner_html=raw_text(&medium.filing.rights)></textarea>
                <label for="expires">{t(Text::Expires)}</label>
                <input id="expires" name="expires" value=expires placeholder="2030-12-31" dir="ltr" aria-describedby="expires-hint" />
                <p class="hint" id="expires-hint">{t(Text::ExpiresHint)}</p>
                {(!medium.folders.is_empty())
                    .then(|| {
                        view! {
                            <label for="folder">{t(Text::Folder)}</label>
                            <select id="folder" name="folder"><option value="">{t(Text::NoFolder)}</option>{folders}</select>
                        }
                    })}
                <button class="primary">{t(Text::Save)}</button>
            </form>
        </section>
    }
}

fn framing(voice: &Voice<'_>, medium: &Medium) -> impl IntoView + use<> {
    let t = |message| voice.words.library(message).to_owned();
    let media = &medium.media;
    let (x, y) = (media.framing.focus.x(), media.framing.focus.y());
    let class = media.framing.class();
    let src = thumb(media, 480);
    let cuts = CUTS
        .map(|(frame, name)| {
            view! { <figure><img class=format!("cut {frame} {class}") src=src.clone() alt="" data-cut=frame /><figcaption>{t(name)}</figcaption></figure> }
        })
        .collect_view();
    view! {
        <section class="sheet" id="framing">
            <h2>{t(Text::Framing)}</h2>
            <form method="post" action="/desk/library/frame" data-frame="true">
                <input r#type="hidden" name="media" value=media.id.to_string() />
                <p class="hint">{t(Text::FramingHint)}</p>
                <div class="focus-on"><img src=src alt="" data-focus="true" /><span class="focus-mark" aria-hidden="true"></span></div>
                <label for="x">{t(Text::FromLeft)}</label>
                <input id="x" r#type="range" name="x" min="0" max="1000" step="10" value=x.to_string() dir="ltr" />
                <label for="y">{t(Text::FromTop)}</label>
                <input id="y" r#type="range" name="y" min="0" max="1000" step="10" value=y.to_string() dir="ltr" />
                <label class="box"><input r#type="checkbox" name="whole" value="1" checked=media.framing.whole /><span>{t(Text::NeverCut)}</span></label>
                <div class="cuts">{cuts}</div>
                <button class="primary">{t(Text::Save)}</button>
            </form>
        </section>
    }
}

/// Until when it can be put back, and the button for that.
fn removed(voice: &Voice<'_>, medium: &Medium, at: Timestamp) -> impl IntoView + use<> {
    let date = voice.formats.long_date(library::goes_at(at).unix_ms());
    let put_back = medium.may_change.then(|| {
        view! {
            <form class="act" method="post" action="/desk/library/restore">
                <input r#type="hidden" name="media" value=medium.media.id.to_string() />
                <button>{voice.words.library(Text::PutBack).to_owned()}</button>
            </form>
        }
    });
    view! {
        <div class="notice">
            <p>{voice.words.library(Text::RemovedMark).to_owned()} " " {voice.words.fill_library(Text::RemovedUntil, &[("date", &date)])}</p>
            {put_back}
        </div>
    }
}

fn is_heard(medium: &Medium) -> bool {
    matches!(MediaKind::of_mime(&medium.media.mime), MediaKind::Video | MediaKind::Audio)
}

/// Captions as the player offers them.
fn tracks(medium: &Medium) -> impl IntoView + use<> {
    let of = |(spoken, captions): &(Spoken, Option<Media>)| {
        let file = captions.as_ref()?;
        let (edition, _) = medium.editions.iter().find(|(edition, _)| edition.code == spoken.edition)?;
        let (src, lang, label) = (address_of(file), edition.language.clone(), edition.name.clone());
        Some(view! { <track kind="captions" src=src srclang=lang label=label /> })
    };
    medium.spoken.iter().filter_map(of).collect_view()
}

/// What is said, by edition: a captions file each, and the transcripts.
fn speaking(voice: &Voice<'_>, medium: &Medium) -> impl IntoView + use<> {
    let t = |message| voice.words.library(message).to_owned();
    let media = medium.media.id.to_string();
    let own: Vec<&Edition> = medium.editions.iter().filter(|(_, works)| *works).map(|(edition, _)| edition).collect();
    let known = |edition: &Edition| medium.spoken.iter().find(|(spoken, _)| spoken.edition == edition.code);
    let fields = own
        .iter()
        .map(|edition| {
            let code = edition.code.to_string();
            let (lang, dir) = (edition.language.clone(), edition.direction.as_str());
            let transcript = known(edition).map(|(spoken, _)| spoken.transcript.clone()).unwrap_or_default();
            let captions = known(edition).and_then(|(_, captions)| captions.as_ref()).map(|file| {
                let id = format!("without-{code}");
                view! {
                    <p>{t(Text::CaptionsFile)} " " <a href=address_of(file) download=file.file_name.clone()><bdi>{file.file_name.clone()}</bdi></a></p>
                    <label class="box" for=id><input r#type="checkbox" id=id.clone() name=format!("without.{code}") value="1" /><span>{t(Text::CaptionsRemove)}</span></label>
                }
            });
            let id = format!("transcript-{code}");
            view! {
                <fieldset>
                    <legend lang=lang.clone()>{edition.name.clone()}</legend>
                    {captions}
                    <label for=id.clone()>{t(Text::Transcript)}</label>
                    <textarea id=id name=format!("transcript.{code}") rows="5" lang=lang dir=dir inner_html=raw_text(&transcript)></textarea>
                </fieldset>
            }
        })
        .collect_view();
    let editions = own
        .iter()
        .map(|edition| view! { <option value=edition.code.to_string() lang=edition.language.clone()>{edition.name.clone()}</option> })
        .collect_view();
    view! {
        <section class="sheet" id="spoken">
            <h2>{t(Text::Spoken)}</h2>
            <p class="hint">{t(Text::SpokenHint)}</p>
            <form method="post" action="/desk/library/upload" enctype="multipart/form-data">
                <input r#type="hidden" name="speaks" value=media.clone() />
                <label for="captions-edition">{t(Text::CaptionsLanguage)}</label>
                <select id="captions-edition" name="edition">{editions}</select>
                <label for="captions">{t(Text::CaptionsFile)}</label>
                <input id="captions" r#type="file" name="file" accept=".vtt,text/vtt" required=true aria-describedby="captions-hint" />
                <p class="hint" id="captions-hint">{t(Text::CaptionsHint)}</p>
                <button>{t(Text::CaptionsAdd)}</button>
            </form>
            <form method="post" action="/desk/library/spoken">
                <input r#type="hidden" name="media" value=media />
                {fields}
                <button class="primary">{t(Text::Save)}</button>
            </form>
        </section>
    }
}

fn replacing(voice: &Voice<'_>, medium: &Medium) -> impl IntoView + use<> {
    let t = |message| voice.words.library(message).to_owned();
    view! {
        <section class="sheet" id="replace">
            <h2>{t(Text::Replace)}</h2>
            <form method="post" action="/desk/library/upload" enctype="multipart/form-data">
                <input r#type="hidden" name="media" value=medium.media.id.to_string() />
                <p class="hint" id="replace-hint">{t(Text::ReplaceHint)}</p>
                <label for="file">{t(Text::File)}</label>
                <input id="file" r#type="file" name="file" required=true aria-describedby="replace-hint" />
                <button>{t(Text::Replace)}</button>
            </form>
        </section>
    }
}
