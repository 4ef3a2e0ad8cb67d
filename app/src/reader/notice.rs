//! Pages that only say something: not found, withdrawn, failed.

use super::answer::parameter;
use super::frame::ReaderFrame;
use super::navigation;
use super::search::SearchField;
use crate::components::PageTitle;
use crate::error::ApiError;
use crate::texts::{self, Msg, Texts};
use crate::{SERVER, status};
use domain::page::NoticePage;
use leptos::prelude::*;

/// What a notice is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// Nothing stands there.
    Missing,
    /// It was withdrawn.
    Gone,
}

/// A notice in the edition's language, with everything that surrounds a page.
#[component]
pub(super) fn Notice(
    /// What surrounds it, and a withdrawn story's note.
    notice: NoticePage,
    /// What it is about.
    said: Said,
) -> impl IntoView {
    let NoticePage { frame, meta, note, words, near } = notice;
    let t = texts::of(&frame.edition.lang);
    let edition = frame.edition.code.clone();
    let home = format!("/{edition}/");
    let near = near.into_iter().map(|link| view! { <li><a href=link.href>{link.label}</a></li> }).collect_view();
    let (code, heading, text) = match said {
        Said::Missing => (t.t(Msg::NotFoundCode), t.t(Msg::NotFound), t.t(Msg::NotFoundText)),
        Said::Gone => ("", t.t(Msg::Gone), t.t(Msg::GoneText)),
    };
    view! {
        <ReaderFrame frame meta>
            <div class="notice">
                {(!code.is_empty()).then(|| view! { <p class="notice-code">{code}</p> })}
                <h1 tabindex="-1">{heading}</h1>
                {(!note.is_empty()).then(|| view! { <p class="notice-note" dir="auto">{note}</p> })}
                <p>{text}</p>
                {(!near.is_empty())
                    .then(|| {
                        view! {
                            <h2>{t.t(Msg::NotFoundNear)}</h2>
                            <ul class="notice-near">{near}</ul>
                        }
                    })}
                <SearchField t edition id="search-for" words />
                <p><a class="action" href=home>{t.t(Msg::ToFrontPage)}</a></p>
            </div>
        </ReaderFrame>
    }
}

/// A page that could not be prepared or fetched; nothing is known of what surrounds it.
#[component]
pub(super) fn FailedPage(
    /// Why.
    error: ApiError,
    /// Tries it again.
    again: impl Fn() + Send + Sync + 'static,
) -> impl IntoView {
    let edition = untrack(parameter("edition"));
    let t = texts::of(&edition);
    if !SERVER && error == ApiError::Outdated && navigation::has_shown() {
        // This tab is older than the server: a new document fits again.
        let _ = window().location().reload();
    }
    let (text, reference) = match error {
        ApiError::Network => (t.t(Msg::OfflineText), None),
        ApiError::Internal { id } if !id.is_empty() => (t.t(Msg::ErrorText), Some(id)),
        _ => (t.t(Msg::ErrorText), None),
    };
    let reference = reference.map(|id| {
        let (before, behind) = t.around(Msg::ErrorReference, "id");
        view! {
            <p class="notice-reference">
                <span>{before}</span>
                <bdi>{id}</bdi>
                <span>{behind}</span>
            </p>
        }
    });
    view! {
        <Bare t edition=edition heading=t.t(Msg::Error)>
            <p>{text}</p>
            {reference}
            <p><button class="action" type="button" on:click=move |_| again()>{t.t(Msg::TryAgain)}</button></p>
        </Bare>
    }
}

/// An address that belongs to no page at all.
#[component]
pub(super) fn Nowhere() -> impl IntoView {
    status::set(404);
    let t = texts::of("en");
    view! {
        <Bare t edition=String::new() heading=t.t(Msg::NotFound)>
            <p>{t.t(Msg::NotFoundText)}</p>
        </Bare>
    }
}

/// A notice without an edition around it.
#[component]
fn Bare(t: Texts, edition: String, heading: &'static str, children: Children) -> impl IntoView {
    let home = if edition.is_empty() { "/".to_owned() } else { format!("/{edition}/") };
    navigation::arrive(None, heading.to_owned(), String::new());
    view! {
        <PageTitle text=heading />
        <main class="page notice" id="content" tabindex="-1">
            <h1 tabindex="-1">{heading}</h1>
            {children()}
            <p><a class="action" href=home rel="external">{t.t(Msg::ToFrontPage)}</a></p>
        </main>
    }
}
