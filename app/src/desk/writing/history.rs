//! The history of a version: its texts, what each changed, and taking one back.

use super::api::{act, history};
use super::making::leave;
use crate::desk::frame::{Surroundings, words};
use crate::desk::problem::{Problem, sentence};
use crate::error::ApiError;
use crate::texts::{DeskMsg, Texts};
use domain::ids::{RevisionId, VersionId};
use domain::page::desk::{HistoryPage as Data, PastView, VersionAct};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::{use_params_map, use_query_map};

/// What was written before.
#[component]
pub(in crate::desk) fn HistoryPage() -> impl IntoView {
    let (params, query) = (use_params_map(), use_query_map());
    let asked = Memo::new(move |_| {
        let named = |name: &str| query.read().get(name).and_then(|id| id.parse::<RevisionId>().ok());
        let version = params.read().get("version").and_then(|id| id.parse::<VersionId>().ok());
        (version, named("text"), named("since"))
    });
    let data = Resource::new(
        move || asked.get(),
        |(version, shown, since)| async move {
            match version {
                Some(version) => history(version, shown, since).await,
                None => Err(ApiError::NotFound),
            }
        },
    );
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match data.await {
                    Ok(page) => view! { <History page /> }.into_any(),
                    Err(error) => {
                        if error == ApiError::NotFound {
                            crate::status::set(404);
                        }
                        view! { <Problem error texts=crate::desk::interface() /> }.into_any()
                    }
                }
            })}
        </Transition>
    }
    .into_any()
}

#[component]
fn History(page: Data) -> impl IntoView {
    let t = words(&page.frame);
    let heading = t.fill(DeskMsg::HistoryOf, &[("headline", &page.headline)]);
    let title = crate::desk::title(&heading, &page.frame.site_name);
    let (version, working, shown) = (page.version, page.working, page.shown);
    let problem = RwSignal::new(None::<ApiError>);
    let does = move |done: VersionAct, to: String| {
        spawn_local(async move {
            match act(version, done).await {
                Ok(_) => leave(&to),
                Err(error) => {
                    problem.try_set(Some(error));
                }
            }
        });
    };
    let restore = move |_| does(VersionAct::Restore { working, revision: shown }, format!("/desk/write/{version}"));
    let name = RwSignal::new(
        page.texts.iter().find(|text| text.revision == shown).map(|text| text.name.clone()).unwrap_or_default(),
    );
    let name_it = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        does(
            VersionAct::Name { revision: shown, name: name.get_untracked() },
            format!("/desk/write/{version}/history?text={shown}"),
        );
    };
    let texts = page.texts.into_iter().map(|text| view! { <Past text version shown t /> }).collect_view();
    view! {
        {title}
        <Surroundings frame=page.frame>
            <div class="bar">
                <h1>{heading}</h1>
                <span class="gap"></span>
                <a class="button" href=format!("/desk/write/{version}") rel="external">{t.t(DeskMsg::BackToText)}</a>
            </div>
            {move || problem.get().map(|error| view! { <p class="alert" role="alert">{sentence(t, &error)}</p> })}
            <div class="write">
                <section aria-labelledby="changes-title">
                    <h2 id="changes-title">{page.heading}</h2>
                    <div class="changes" lang=page.edition.lang dir=page.edition.dir inner_html=page.changes.0></div>
                </section>
                <aside class="panel" aria-label=t.t(DeskMsg::History)>
                    <form on:submit=name_it>
                        <label for="text-name">{t.t(DeskMsg::TextName)}</label>
                        <input id="text-name" dir="auto" maxlength="100" bind:value=name />
                        <button>{t.t(DeskMsg::GiveName)}</button>
                    </form>
                    <div hidden=shown == working>
                        <button type="button" class="primary" on:click=restore>{t.t(DeskMsg::Restore)}</button>
                        <p class="hint">{t.t(DeskMsg::RestoreText)}</p>
                    </div>
                    <ol class="past">{texts}</ol>
                </aside>
            </div>
        </Surroundings>
    }
}

#[component]
fn Past(text: PastView, version: VersionId, shown: RevisionId, t: Texts) -> impl IntoView {
    let PastView { revision, number, when, how, name } = text;
    let href = format!("/desk/write/{version}/history?text={revision}");
    let since = format!("/desk/write/{version}/history?text={shown}&since={revision}");
    view! {
        <li>
            <a href=href aria-current=(revision == shown).then_some("true")>{t.fill(DeskMsg::TextNumber, &[("number", &number)])}</a>
            <strong dir="auto" hidden=name.is_empty()>{name.clone()}</strong>
            <small>{when}</small>
            <small>{how}</small>
            {(revision != shown).then(|| view! { <a href=since>{t.t(DeskMsg::CompareWithThis)}</a> })}
        </li>
    }
}
