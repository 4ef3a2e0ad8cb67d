//! The writing page: headline, deck, text; save and publish.

use super::again::SignInAgain;
use super::api::open;
use super::beside::Beside;
use super::editions::Editions;
use super::editor::{Around, Editor, hold_back};
use super::making::{Desk, Line};
use super::merging::Merging;
use super::particulars::{Concerns, Particulars, Preview};
use super::publishing::Publishing;
use super::remarks::{Assigned, Remarks};
use super::source::Source;
use super::text_area::TextArea;
use crate::desk::board::page::state_name;
use crate::desk::frame::{Surroundings, words};
use crate::desk::problem::{Problem, sentence};
use crate::error::ApiError;
use crate::texts::DeskMsg;
use domain::State;
use domain::page::desk::WritingPage as Data;
use leptos::html::Div;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// Writing one version.
#[component]
pub(in crate::desk) fn WritingPage() -> impl IntoView {
    let params = use_params_map();
    let version = Memo::new(move |_| params.read().get("version").and_then(|id| id.parse().ok()));
    let data = Resource::new(
        move || version.get(),
        |version| async move {
            match version {
                Some(version) => open(version).await,
                None => Err(ApiError::NotFound),
            }
        },
    );
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match data.await {
                    Ok(page) => view! { <Writing page /> }.into_any(),
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
fn Writing(page: Data) -> impl IntoView {
    let t = words(&page.frame);
    let title = if page.headline.is_empty() { t.t(DeskMsg::Untitled).to_owned() } else { page.headline.clone() };
    let title = crate::desk::title(&title, &page.frame.site_name);
    let desk = Desk::new(t, &page);
    let sheet = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if let Some(root) = sheet.get() {
            desk.page.with_value(|page| {
                let around = Around { edition: &page.edition, backgrounds: &page.backgrounds, texts: t };
                desk.begin(|text| {
                    let remarked = move |wish: String, block, words| desk.remarked(&wish, block, words);
                    Editor::mount(&root, &text.body, &around, move || desk.changed(), remarked)
                });
            });
            untrack(|| desk.mark_remarks());
        }
    });
    on_cleanup(move || desk.end());
    Effect::new(move |_| desk.mark_remarks());
    let guard = window_event_listener_untyped("beforeunload", move |event| {
        // What this device keeps is here again when the page is; what was filled in beside it is not.
        if !desk.is_kept() || desk.beside.try_get_untracked().unwrap_or_default() {
            hold_back(&event);
        }
    });
    on_cleanup(move || guard.remove());
    let hidden = window_event_listener_untyped("pagehide", move |_| desk.save_by_itself());
    on_cleanup(move || hidden.remove());
    let online = window_event_listener_untyped("online", move |_| desk.save_by_itself());
    on_cleanup(move || online.remove());
    let keys = window_event_listener(leptos::ev::keydown, move |event| {
        // `code` is the same key on every layout (MR-63).
        if (event.ctrl_key() || event.meta_key()) && event.code() == "KeyS" {
            event.prevent_default();
            desk.save();
        }
    });
    on_cleanup(move || keys.remove());
    let (lang, dir) = (page.edition.lang.clone(), page.edition.dir.clone());
    let changed = Callback::new(move |()| desk.changed());
    let siblings = page.siblings.clone();
    let current = page.edition.code.clone();
    let own = page.siblings.iter().find(|sibling| sibling.edition == page.edition).map(|sibling| sibling.name.clone());
    let may_publish = page.may_publish;
    let source = page.source.clone();
    let translated = source.is_some();
    let history = format!("/desk/write/{}/history", page.version);
    view! {
        {title}
        <Surroundings frame=page.frame>
            <div class="bar bar-write">
                <bdi class="bar-edition" lang=lang.clone()>{own}</bdi>
                <StateLine desk />
                <Beside desk />
                <span class="gap"></span>
                {move || {
                    let live = desk.outcome.get().live_href;
                    live.map(|href| view! { <a class="button" href=href rel="external">{t.t(DeskMsg::ReadLive)}</a> })
                }}
                <button type="button" on:click=move |_| desk.save() disabled=move || desk.is_busy()>{t.t(DeskMsg::Save)}</button>
                {if may_publish {
                    view! { <PublishButton desk /> }.into_any()
                } else {
                    view! { <HandOnButton desk /> }.into_any()
                }}
            </div>
            <SignInAgain desk />
            <Merging desk />
            <Concerns desk />
            <noscript><p class="alert">{t.t(DeskMsg::NeedsScript)}</p></noscript>
            <h1 class="visually-hidden">
                {move || Some(desk.headline.get()).filter(|line| !line.trim().is_empty()).unwrap_or_else(|| t.t(DeskMsg::Untitled).to_owned())}
            </h1>
            <div class="write" class:translated=translated>
                <div class="write-text">
                    <label class="visually-hidden" for="headline">{t.t(DeskMsg::Headline)}</label>
                    <TextArea
                        value=desk.headline id="headline" class="write-headline" placeholder=t.t(DeskMsg::HeadlinePlaceholder)
                        lang=lang.clone() dir=dir.clone() on_change=changed
                    />
                    <label class="visually-hidden" for="deck">{t.t(DeskMsg::Deck)}</label>
                    <TextArea
                        value=desk.deck id="deck" class="write-deck" placeholder=t.t(DeskMsg::DeckPlaceholder)
                        lang=lang dir=dir on_change=changed
                    />
                    <div class="write-body" node_ref=sheet></div>
                </div>
                {source.map(|source| view! { <Source source texts=t /> })}
                <aside class="panel" aria-label=t.t(DeskMsg::AboutVersion)>
                    <Publishing desk />
                    <Assigned desk />
                    <Remarks desk />
                    <Particulars desk />
                    <Preview desk />
                    <Editions desk siblings current />
                    <p><a href=history rel="external">{t.t(DeskMsg::History)}</a></p>
                </aside>
            </div>
        </Surroundings>
    }
}

#[component]
fn PublishButton(desk: Desk) -> impl IntoView {
    let t = desk.texts;
    let label = move || {
        let live = desk.outcome.get().state == State::Published;
        t.t(if live { DeskMsg::PublishChanges } else { DeskMsg::Publish })
    };
    let withdrawn = move || matches!(desk.outcome.get().state, State::Withdrawn { .. });
    let nothing_to_do = move || {
        let outcome = desk.outcome.get();
        outcome.state == State::Published && !outcome.changed && desk.is_saved() && !desk.beside.get()
    };
    view! {
        <button type="button" class="primary" hidden=withdrawn on:click=move |_| desk.publish(None) disabled=move || desk.is_busy() || nothing_to_do()>
            {label}
        </button>
    }
}

/// For who may not publish.
#[component]
fn HandOnButton(desk: Desk) -> impl IntoView {
    let draft = move || desk.outcome.get().state == State::Draft;
    view! {
        <button type="button" class="primary" hidden=move || !draft() on:click=move |_| desk.hand_on() disabled=move || desk.is_busy()>
            {desk.texts.t(DeskMsg::HandOn)}
        </button>
    }
}

#[component]
fn StateLine(desk: Desk) -> impl IntoView {
    let t = desk.texts;
    let class = move || match desk.line.get() {
        Line::Saved(_) => "line saved",
        Line::Failed(_) => "line failed",
        Line::Kept
        | Line::Waiting
        | Line::Unkept
        | Line::SavingItself
        | Line::Saving
        | Line::Publishing
        | Line::Acting => "line",
    };
    let words = move || match desk.line.get() {
        Line::Kept => t.t(DeskMsg::OnDevice).to_owned(),
        Line::Waiting => t.t(DeskMsg::WaitingLine).to_owned(),
        Line::Unkept => t.t(DeskMsg::NotKept).to_owned(),
        Line::SavingItself | Line::Saving => t.t(DeskMsg::Saving).to_owned(),
        Line::Publishing => t.t(DeskMsg::Publishing).to_owned(),
        Line::Acting => t.t(DeskMsg::Acting).to_owned(),
        Line::Saved(words) => words,
        Line::Failed(error) => sentence(t, &error),
    };
    view! {
        <span class="state" class:published=move || desk.outcome.get().state == State::Published>
            {move || state_name(t, &desk.outcome.get().state)}
        </span>
        <span class=class role="status">{words}</span>
    }
}
