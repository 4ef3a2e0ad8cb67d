//! The writing page: headline, deck, text; save and publish.

use super::api::{open, publish, save};
use super::editor::{Editor, hold_back};
use super::text_area::TextArea;
use crate::desk::board::page::state_name;
use crate::desk::frame::{Surroundings, words};
use crate::desk::problem::{Problem, sentence};
use crate::error::ApiError;
use crate::texts::{DeskMsg, Texts};
use domain::State;
use domain::page::desk::{SaveDraft, Saved, Sibling, WritingPage as Data};
use leptos::html::Div;
use leptos::prelude::*;
use leptos::task::spawn_local;
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

/// What the state line says.
#[derive(Debug, Clone, PartialEq)]
enum Line {
    Unsaved,
    Saving,
    Publishing,
    /// In words, from the server.
    Saved(String),
    Failed(ApiError),
}

/// The text in the making: what is shared between the fields, the editor and the buttons.
#[derive(Clone, Copy)]
struct Desk {
    texts: Texts,
    page: StoredValue<Data>,
    headline: RwSignal<String>,
    deck: RwSignal<String>,
    /// Belongs to the browser's one thread; the server has none.
    editor: StoredValue<Option<SendWrapper<Editor>>>,
    outcome: RwSignal<Saved>,
    line: RwSignal<Line>,
    /// Counts changes, so that a save knows whether more was written meanwhile.
    changes: RwSignal<u32>,
    saved_changes: RwSignal<u32>,
}

impl Desk {
    fn changed(self) {
        self.changes.update(|count| *count = count.wrapping_add(1));
        if self.line.get_untracked() != Line::Unsaved {
            self.line.set(Line::Unsaved);
        }
    }

    fn is_saved(self) -> bool {
        self.changes.get() == self.saved_changes.get()
    }

    fn is_busy(self) -> bool {
        matches!(self.line.get(), Line::Saving | Line::Publishing)
    }

    fn draft(self) -> SaveDraft {
        let body = self.editor.with_value(|editor| editor.as_ref().and_then(|editor| editor.content()));
        let page = self.page.get_value();
        SaveDraft {
            version: page.version,
            base: self.outcome.get_untracked().revision,
            headline: self.headline.get_untracked(),
            deck: self.deck.get_untracked(),
            body: body.unwrap_or(page.body),
        }
    }

    async fn save_text(self) -> Result<Saved, ApiError> {
        let draft = self.draft();
        let before = self.changes.get_untracked();
        let saved = save(draft).await?;
        self.saved_changes.try_set(before);
        self.outcome.try_set(saved.clone());
        Ok(saved)
    }

    fn save(self) {
        self.run(Line::Saving, move || self.save_text());
    }

    /// Publishing saves first, so that what goes out is what stands on the screen.
    fn publish(self) {
        self.run(Line::Publishing, move || async move {
            let saved = self.save_text().await?;
            let published = publish(self.page.get_value().version, saved.revision).await?;
            self.outcome.try_set(published.clone());
            Ok(published)
        });
    }

    fn run<F: Future<Output = Result<Saved, ApiError>> + 'static>(
        self,
        meanwhile: Line,
        work: impl FnOnce() -> F + 'static,
    ) {
        if matches!(self.line.get_untracked(), Line::Saving | Line::Publishing) {
            return;
        }
        self.line.set(meanwhile);
        spawn_local(async move {
            let line = match work().await {
                // More was written while the save was on its way.
                Ok(_) if self.changes.try_get_untracked() != self.saved_changes.try_get_untracked() => Line::Unsaved,
                Ok(saved) => Line::Saved(saved.saved),
                Err(error) => Line::Failed(error),
            };
            // The page may be gone by now.
            self.line.try_set(line);
        });
    }
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
                {may_publish.then(|| view! { <PublishButton desk /> })}
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
                <aside class="panel" aria-label=t.t(DeskMsg::EditionsOfStory)>
                    <h2>{t.t(DeskMsg::EditionsOfStory)}</h2>
                    <ul>{siblings.into_iter().map(|sibling| view! { <SiblingItem current=sibling.edition.code == current sibling texts=t /> }).collect_view()}</ul>
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

#[component]
fn StateLine(desk: Desk) -> impl IntoView {
    let t = desk.texts;
    let class = move || match desk.line.get() {
        Line::Saved(_) => "line saved",
        Line::Failed(_) => "line failed",
        Line::Unsaved | Line::Saving | Line::Publishing => "line",
    };
    let words = move || match desk.line.get() {
        Line::Unsaved => t.t(DeskMsg::Unsaved).to_owned(),
        Line::Saving => t.t(DeskMsg::Saving).to_owned(),
        Line::Publishing => t.t(DeskMsg::Publishing).to_owned(),
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

#[component]
fn SiblingItem(sibling: Sibling, current: bool, texts: Texts) -> impl IntoView {
    let lang = sibling.edition.lang.clone();
    view! {
        <li>
            {match sibling.version {
                Some(version) => {
                    let href = format!("/desk/write/{version}");
                    view! { <a href=href lang=lang aria-current=current.then_some("page")>{sibling.name}</a> }.into_any()
                }
                None => view! { <span lang=lang>{sibling.name}</span> <small>{texts.t(DeskMsg::NoVersion)}</small> }.into_any(),
            }}
        </li>
    }
}
