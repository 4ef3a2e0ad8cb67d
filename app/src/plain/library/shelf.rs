//! The library as a whole: what is in it, what somebody looks for, its folders.

use super::picked::thumb;
use super::{Asked, Assets, kind_name};
use crate::plain::desk::desk_document;
use crate::presenting::Voice;
use crate::presenting::desk::{desk_frame, person};
use crate::server::Site;
use crate::texts::{LibraryCount, LibraryMsg as Text};
use domain::library::{Folder, MediaKind};
use domain::media::Media;
use leptos::prelude::*;
use newsroom::library::{self, Shelf};
use newsroom::{Context, NewsroomError};

/// The page of what somebody looks for in the library.
///
/// # Errors
/// Those of [`library::look_through`].
pub fn shelf_page(site: &Site, ctx: &Context, asked: &Asked, assets: &Assets) -> Result<String, NewsroomError> {
    let (user, interface) = person(site, ctx)?;
    let voice = Voice::of(site, &interface)?;
    let shelf = library::look_through(&site.newsroom, ctx, &asked.wanted(), asked.page())?;
    let t = |message| voice.words.library(message).to_owned();
    let said = said(&voice, asked);
    let page = view! {
        <header class="bar">
            <h1>{t(Text::Library)}</h1>
            <p class="gap hint">{voice.words.plural(LibraryCount::MediaCount, shelf.total, &voice.number(shelf.total))}</p>
        </header>
        {said}
        {overdue(&voice, &shelf)}
        <form class="bring" method="post" action="/desk/library/upload" enctype="multipart/form-data" data-bring="true">
            <label for="bring">{t(Text::UploadFiles)}</label>
            <input id="bring" r#type="file" name="file" required=true aria-describedby="bring-hint" />
            <button class="primary">{t(Text::Upload)}</button>
            <p class="hint" id="bring-hint">{t(Text::UploadHint)}</p>
        </form>
        {search(&voice, asked, &shelf.folders)}
        {media(&voice, asked, &shelf)}
        {pager(&voice, asked, &shelf)}
        {folders(&voice, &shelf.folders)}
    };
    let title = voice.words.library(Text::Library);
    Ok(desk_document(desk_frame(&voice, ctx, &user)?, assets, "/desk/library", title, page.into_any()))
}

/// What came of a form; what was removed can be put back.
pub(super) fn said(voice: &Voice<'_>, asked: &Asked) -> impl IntoView + use<> {
    let t = |message| voice.words.library(message).to_owned();
    let undo = asked.media().filter(|_| asked.field("done") == "removed").map(|id| {
        view! {
            <form class="act" method="post" action="/desk/library/restore">
                <input r#type="hidden" name="media" value=id.to_string() />
                <button>{t(Text::Undo)}</button>
            </form>
        }
    });
    let done = asked.done().map(|done| view! { <div class="done" role="status">{t(done)} " " {undo}</div> });
    let line = asked.field("line").parse::<u64>().ok().filter(|_| asked.field("problem") == "captions");
    let line = line.map(|line| voice.words.fill_library(Text::RefusedLine, &[("line", &voice.number(line))]));
    let problem = asked
        .problem()
        .map(|problem| view! { <p class="alert" role="alert">{t(problem)} {line.map(|line| format!(" {line}"))}</p> });
    view! { {done} {problem} }
}

fn overdue(voice: &Voice<'_>, shelf: &Shelf) -> Option<impl IntoView + use<>> {
    let rows = shelf.overdue.iter().map(|media| {
        view! { <li><a href=format!("/desk/library/{}", media.id)><bdi>{media.file_name.clone()}</bdi></a></li> }
    });
    (!shelf.overdue.is_empty()).then(|| {
        view! { <div class="notice"><p>{voice.words.library(Text::Overdue).to_owned()}</p><ul>{rows.collect_view()}</ul></div> }
    })
}

fn search(voice: &Voice<'_>, asked: &Asked, all: &[Folder]) -> impl IntoView + use<> {
    let t = |message| voice.words.library(message).to_owned();
    let kinds = MediaKind::ALL
        .map(|kind| {
            view! { <option value=kind.as_str() selected=asked.kind() == Some(kind)>{t(kind_name(kind))}</option> }
        })
        .collect_view();
    let chosen = asked.folder();
    let folders = all
        .iter()
        .map(|folder| {
            let name = folder.name.clone();
            view! { <option value=folder.id.to_string() selected=chosen == Some(folder.id)>{name}</option> }
        })
        .collect_view();
    view! {
        <form class="seek" action="/desk/library" role="search">
            <label class="wide"><span>{t(Text::SearchLibrary)}</span><input r#type="search" name="q" value=asked.field("q").to_owned() dir="auto" /></label>
            <label><span>{t(Text::Kind)}</span><select name="kind"><option value="">{t(Text::AllKinds)}</option>{kinds}</select></label>
            {(!all.is_empty())
                .then(|| view! { <label><span>{t(Text::Folder)}</span><select name="folder"><option value="">{t(Text::AllFolders)}</option>{folders}</select></label> })}
            <button>{t(Text::Search)}</button>
        </form>
    }
}

fn media(voice: &Voice<'_>, asked: &Asked, shelf: &Shelf) -> AnyView {
    let t = |message| voice.words.library(message).to_owned();
    if shelf.media.is_empty() {
        let sought = asked.wanted() != domain::library::MediaWanted::default();
        return view! { <p class="nothing">{t(if sought { Text::NothingFound } else { Text::LibraryEmpty })}</p> }
            .into_any();
    }
    let cards = shelf.media.iter().map(|(media, _)| card(voice, media)).collect_view();
    let choices = shelf
        .folders
        .iter()
        .map(|folder| view! { <option value=folder.id.to_string()>{folder.name.clone()}</option> })
        .collect_view();
    let moving = (!shelf.folders.is_empty()).then(|| {
        view! {
            <p class="moving">
                <label><span class="visually-hidden">{t(Text::Folder)}</span><select name="folder"><option value="">{t(Text::NoFolder)}</option>{choices}</select></label>
                <button>{t(Text::MoveSelected)}</button>
            </p>
        }
    });
    view! { <form method="post" action="/desk/library/move"><ul class="shelf">{cards}</ul>{moving}</form> }.into_any()
}

fn card(voice: &Voice<'_>, media: &Media) -> impl IntoView + use<> {
    let t = |message| voice.words.library(message).to_owned();
    let name = media.file_name.clone();
    let src = thumb(media, 320);
    let kind = MediaKind::of_mime(&media.mime);
    let picture = if src.is_empty() {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_uppercase();
        view! { <span class="stand-in" aria-hidden="true">{ending}</span> }.into_any()
    } else {
        view! { <img src=src alt="" loading="lazy" decoding="async" class=media.framing.class() /> }.into_any()
    };
    let bare = kind == MediaKind::Picture && media.texts.iter().all(|text| text.alt.is_empty());
    let label = voice.words.fill_library(Text::SelectMedium, &[("name", &name)]);
    view! {
        <li>
            <a href=format!("/desk/library/{}", media.id)>
                {picture}
                <bdi class="name">{name}</bdi>
                {bare.then(|| view! { <small class="tag warn">{t(Text::AltMissing)}</small> })}
            </a>
            <input r#type="checkbox" name="media" value=media.id.to_string() aria-label=label />
        </li>
    }
}

fn pager(voice: &Voice<'_>, asked: &Asked, shelf: &Shelf) -> Option<impl IntoView + use<>> {
    let t = |message| voice.words.library(message).to_owned();
    let page = asked.page();
    let newer =
        (page > 1).then(|| view! { <a class="button" href=asked.other_page(page - 1) rel="prev">{t(Text::Newer)}</a> });
    let older = (page < shelf.pages)
        .then(|| view! { <a class="button" href=asked.other_page(page + 1) rel="next">{t(Text::Older)}</a> });
    let (number, pages) = (voice.number(page.into()), voice.number(shelf.pages.into()));
    let place = voice.words.fill_library(Text::PageOf, &[("page", &number), ("pages", &pages)]);
    (shelf.pages > 1)
        .then(|| view! { <nav class="turn" aria-label=t(Text::Pages)>{newer}<span>{place}</span>{older}</nav> })
}

fn folders(voice: &Voice<'_>, all: &[Folder]) -> impl IntoView + use<> {
    let t = |message| voice.words.library(message).to_owned();
    let rows = all
        .iter()
        .map(|folder| {
            let label = voice.words.fill_library(Text::RenameFolderNamed, &[("name", &folder.name)]);
            let (id, name) = (folder.id.to_string(), folder.name.clone());
            let remove = format!("{}: {name}", t(Text::RemoveFolder));
            view! {
                <li>
                    <form method="post" action="/desk/library/folder">
                        <input r#type="hidden" name="folder" value=id.clone() />
                        <input name="name" value=name dir="auto" required=true aria-label=label />
                        <button>{t(Text::RenameFolder)}</button>
                    </form>
                    <form method="post" action="/desk/library/folder/remove">
                        <input r#type="hidden" name="folder" value=id />
                        <button aria-label=remove>{t(Text::RemoveFolder)}</button>
                    </form>
                </li>
            }
        })
        .collect_view();
    view! {
        <details class="folders" id="folders">
            <summary>{t(Text::Folders)}</summary>
            <form method="post" action="/desk/library/folder">
                <label for="folder-name">{t(Text::FolderName)}</label>
                <input id="folder-name" name="name" dir="auto" required=true />
                <button>{t(Text::MakeFolder)}</button>
            </form>
            {(!all.is_empty()).then(|| view! { <ul>{rows}</ul><p class="hint">{t(Text::RemoveFolderHint)}</p> })}
        </details>
    }
}
