//! The writing page: headline, deck, text; save and publish.

use super::api::open;
use super::editions::Editions;
use super::editor::{Editor, hold_back};
use super::making::{Desk, Line};
use super::publishing::Publishing;
use super::remarks::{Assigned, Remarks};
use super::text_area::TextArea;
use crate::desk::board::page::state_name;
use crate::desk::frame::{Surroundings, words};
use crate::desk::problem::{Problem, sentence};
use crate::error::ApiError;
use crate::texts::DeskMsg;
use domain::State;
use domain::page::desk::{Saved, WritingPage as Data};
use leptos::html::Div;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use send_wrapper::SendWrapper;

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
    let desk = Desk {
        texts: t,
        headline: RwSignal::new(page.headline.clone()),
        deck: RwSignal::new(page.deck.clone()),
        editor: StoredValue::new(None),
        outcome: RwSignal::new(Saved {
            revision: page.revision,
            state: page.state.clone(),
            saved: page.saved.clone(),
            live_href: page.live_href.clone(),
            changed: page.changed,
            path: page.path.clone(),
            plans: page.plans.clone(),
            message: page.message.clone(),
            assigned: page.assigned.clone(),
            remarks: page.remarks.clone(),
        }),
        line: RwSignal::new(Line::Saved(page.saved.clone())),
        changes: RwSignal::new(0),
        saved_changes: RwSignal::new(0),
        page: StoredValue::new(page.clone()),
    };
    let sheet = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if let Some(root) = sheet.get() {
            let page = desk.page.get_value();
            let editor = Editor::mount(&root, &page.body, &page.edition, t, move |_| desk.changed());
            desk.editor.set_value(editor.map(SendWrapper::new));
        }
    });
    on_cleanup(move || desk.editor.set_value(None));
    let guard = window_event_listener_untyped("beforeunload", move |event| {
        if desk.changes.try_get_untracked() != desk.saved_changes.try_get_untracked() {
            hold_back(&event);
        }
    });
    on_cleanup(move || guard.remove());
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
    let may_publish = page.may_publish;
    view! {
        {title}
        <Surroundings frame=page.frame>
            <div class="bar">
                <StateLine desk />
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
            <noscript><p class="alert">{t.t(DeskMsg::NeedsScript)}</p></noscript>
            <h1 class="visually-hidden">{move || desk.headline.get()}</h1>
            <div class="write">
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
                <aside class="panel" aria-label=t.t(DeskMsg::AboutVersion)>
                    <Publishing desk />
                    <Assigned desk />
                    <Remarks desk />
                    <Editions desk siblings current />
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
    let nothing_to_do = move || {
        let outcome = desk.outcome.get();
        outcome.state == State::Published && !outcome.changed && desk.is_saved()
    };
    view! {
        <button type="button" class="primary" on:click=move |_| desk.publish() disabled=move || desk.is_busy() || nothing_to_do()>
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
        Line::Unsaved | Line::Saving | Line::Publishing | Line::Acting => "line",
    };
    let words = move || match desk.line.get() {
        Line::Unsaved => t.t(DeskMsg::Unsaved).to_owned(),
        Line::Saving => t.t(DeskMsg::Saving).to_owned(),
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
