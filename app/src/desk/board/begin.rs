//! Beginning a story, from the board.

use crate::desk::problem::sentence;
use crate::desk::writing::api::begin;
use crate::error::ApiError;
use crate::texts::{DeskMsg, Texts};
use domain::Kind;
use domain::page::desk::BoardEdition;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The form for a new story: edition, kind, headline.
#[component]
pub(super) fn NewStory(editions: Vec<BoardEdition>, texts: Texts) -> impl IntoView {
    let t = texts;
    let edition = RwSignal::new(editions.first().map(|one| one.edition.code.clone()).unwrap_or_default());
    let kind = RwSignal::new(Kind::Article.as_str().to_owned());
    let headline = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<ApiError>);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let kind = Kind::parse(&kind.get_untracked()).unwrap_or(Kind::Article);
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            match begin(edition.get_untracked(), kind, headline.get_untracked()).await {
                // Where the browser refuses, the story stands on the board.
                Ok(version) => drop(window().location().set_href(&format!("/desk/write/{version}"))),
                Err(error) => {
                    problem.try_set(Some(error));
                    busy.try_set(false);
                }
            }
        });
    };
    let edition_options = editions
        .into_iter()
        .map(|one| view! { <option value=one.edition.code lang=one.edition.lang>{one.name}</option> })
        .collect_view();
    let kind_options =
        Kind::ALL.map(|kind| view! { <option value=kind.as_str()>{t.t(kind_name(kind))}</option> }).collect_view();
    view! {
        <details class="new-story">
            <summary class="button primary">{t.t(DeskMsg::NewStory)}</summary>
            <form on:submit=submit>
                <label for="new-edition">{t.t(DeskMsg::Edition)}</label>
                <select id="new-edition" bind:value=edition>{edition_options}</select>
                <label for="new-kind">{t.t(DeskMsg::Kind)}</label>
                <select id="new-kind" bind:value=kind>{kind_options}</select>
                <label for="new-headline">{t.t(DeskMsg::Headline)}</label>
                <input id="new-headline" dir="auto" maxlength="300" autocomplete="off" bind:value=headline />
                {move || problem.get().map(|error| view! { <p class="alert" role="alert">{sentence(t, &error)}</p> })}
                <button class="primary" disabled=move || busy.get()>{t.t(DeskMsg::BeginWriting)}</button>
            </form>
        </details>
    }
}

/// A kind in words.
pub(crate) fn kind_name(kind: Kind) -> DeskMsg {
    match kind {
        Kind::Article => DeskMsg::KindArticle,
        Kind::Page => DeskMsg::KindPage,
        Kind::Gallery => DeskMsg::KindGallery,
        Kind::Cartoon => DeskMsg::KindCartoon,
        Kind::Newspic => DeskMsg::KindNewspic,
        Kind::Video => DeskMsg::KindVideo,
        Kind::Issue => DeskMsg::KindIssue,
    }
}
