//! Beside the text: the story in the other editions, and beginning it there.

use super::api::begin_version;
use super::making::{Desk, Line, leave};
use crate::texts::DeskMsg;
use domain::page::desk::{Sibling, Start};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The story in each edition.
#[component]
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it is given")]
pub(super) fn Editions(desk: Desk, siblings: Vec<Sibling>, current: String) -> impl IntoView {
    let items = siblings
        .into_iter()
        .map(|sibling| view! { <Edition desk current=sibling.edition.code == current sibling /> })
        .collect_view();
    view! {
        <h2>{desk.texts.t(DeskMsg::EditionsOfStory)}</h2>
        <ul>{items}</ul>
    }
}

#[component]
fn Edition(desk: Desk, sibling: Sibling, current: bool) -> impl IntoView {
    let t = desk.texts;
    let Sibling { edition, name, version, may_begin } = sibling;
    let lang = edition.lang.clone();
    let inside = match version {
        Some(version) => {
            let href = format!("/desk/write/{version}");
            view! { <a href=href lang=lang aria-current=current.then_some("page")>{name}</a> }.into_any()
        }
        None if may_begin => view! {
            <details>
                <summary>
                    <span lang=lang>{name}</span>
                    " "
                    <small>{t.t(DeskMsg::BeginHere)}</small>
                </summary>
                {[(Start::Linked, DeskMsg::StartLinked), (Start::Copied, DeskMsg::StartCopied), (Start::Blank, DeskMsg::StartBlank)]
                    .map(|(start, words)| {
                        let code = edition.code.clone();
                        view! {
                            <button type="button" disabled=move || desk.is_busy() on:click=move |_| begin(desk, code.clone(), start)>
                                {t.t(words)}
                            </button>
                        }
                    })}
            </details>
        }
        .into_any(),
        None => view! { <span lang=lang>{name}</span> <small>{t.t(DeskMsg::NoVersion)}</small> }.into_any(),
    };
    view! { <li>{inside}</li> }
}

fn begin(desk: Desk, edition: String, start: Start) {
    let source = desk.page.get_value().version;
    desk.line.set(Line::Acting);
    spawn_local(async move {
        match begin_version(source, edition, start).await {
            Ok(version) => leave(&format!("/desk/write/{version}")),
            Err(error) => {
                desk.line.try_set(Line::Failed(error));
            }
        }
    });
}
