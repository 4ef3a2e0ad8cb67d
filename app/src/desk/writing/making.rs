//! The text in the making: what the fields, the editor and the buttons of the writing page share.

use super::api::{concerns, publish, save};
use super::editor::Editor;
use crate::error::ApiError;
use crate::texts::{DeskMsg, Texts};
use domain::ids::RevisionId;
use domain::page::desk::{ConcernView, PreviewLink, SaveDraft, Saved, TypedMoment, VersionAct, WritingPage as Data};
use leptos::prelude::*;
use leptos::task::spawn_local;
use send_wrapper::SendWrapper;
use wasm_bindgen_futures::JsFuture;

/// What the state line says.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Line {
    Unsaved,
    Saving,
    Publishing,
    Acting,
    /// In words, from the server.
    Saved(String),
    Failed(ApiError),
}

/// The text in the making: what is shared between the fields, the editor and the buttons.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    pub(super) texts: Texts,
    pub(super) page: StoredValue<Data>,
    pub(super) headline: RwSignal<String>,
    pub(super) deck: RwSignal<String>,
    /// Belongs to the browser's one thread; the server has none.
    pub(super) editor: StoredValue<Option<SendWrapper<Editor>>>,
    pub(super) outcome: RwSignal<Saved>,
    pub(super) line: RwSignal<Line>,
    /// Counts changes, so that a save knows whether more was written meanwhile.
    pub(super) changes: RwSignal<u32>,
    pub(super) saved_changes: RwSignal<u32>,
    /// The form of what stands beside the text, as the server wrote it.
    pub(super) fields: RwSignal<String>,
    /// Something was filled in there that is not saved.
    pub(super) beside: RwSignal<bool>,
    /// What is to be looked at before publishing; empty: nobody asked, or nothing.
    pub(super) concerns: RwSignal<Vec<ConcernView>>,
    /// The address that shows the working text, once it is made.
    pub(super) preview: RwSignal<Option<PreviewLink>>,
}

impl Desk {
    pub(super) fn changed(self) {
        self.changes.update(|count| *count = count.wrapping_add(1));
        if self.line.get_untracked() != Line::Unsaved {
            self.line.set(Line::Unsaved);
        }
    }

    pub(super) fn is_saved(self) -> bool {
        self.changes.get() == self.saved_changes.get()
    }

    pub(super) fn is_busy(self) -> bool {
        is_work(&self.line.get())
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

    pub(super) async fn save_text(self) -> Result<Saved, ApiError> {
        let draft = self.draft();
        let before = self.changes.get_untracked();
        let saved = save(draft).await?;
        self.saved_changes.try_set(before);
        self.outcome.try_set(saved.clone());
        Ok(saved)
    }

    pub(super) fn save(self) {
        self.run(Line::Saving, move || self.save_all());
    }

    /// Publishing saves first, so that what goes out is what stands on the screen. What is to be looked at is shown, and
    /// the second time it goes out all the same.
    pub(super) fn publish(self) {
        let seen = !self.beside.get_untracked()
            && self.concerns.with_untracked(|seen| !seen.is_empty() && !seen.iter().any(|concern| concern.blocks))
            && self.changes.get_untracked() == self.saved_changes.get_untracked();
        self.run(Line::Publishing, move || async move {
            let saved = self.save_all().await?;
            if !seen {
                let found = concerns(self.page.get_value().version).await?;
                let any = !found.is_empty();
                self.concerns.try_set(found);
                if any {
                    return Ok(saved);
                }
            }
            self.concerns.try_set(Vec::new());
            let published = publish(self.page.get_value().version, saved.revision).await?;
            self.outcome.try_set(published.clone());
            Ok(published)
        });
    }

    /// Saves first, so that the editor gets what stands on the screen.
    pub(super) fn hand_on(self) {
        self.after_saving(|working| VersionAct::HandOn { working });
    }

    /// Saves first, so that what goes out is what stands on the screen.
    pub(super) fn plan(self, at: TypedMoment) {
        self.after_saving(move |working| VersionAct::PlanPublication { working, at });
    }

    fn after_saving(self, made: impl FnOnce(RevisionId) -> VersionAct + 'static) {
        self.run(Line::Acting, move || async move {
            let saved = self.save_all().await?;
            self.do_act(made(saved.revision)).await
        });
    }

    pub(super) fn act(self, act: VersionAct) {
        self.act_then(act, || {});
    }

    /// Does something that leaves the text alone; `then` is for what went well.
    pub(super) fn act_then(self, act: VersionAct, then: impl FnOnce() + 'static) {
        self.run(Line::Acting, move || async move {
            let saved = self.do_act(act).await?;
            then();
            Ok(saved)
        });
    }

    async fn do_act(self, act: VersionAct) -> Result<Saved, ApiError> {
        match super::api::act(self.page.get_value().version, act).await? {
            Some(saved) => {
                self.outcome.try_set(saved.clone());
                Ok(saved)
            }
            None => {
                // It is somebody else's now.
                self.saved_changes.try_set(self.changes.get_untracked());
                leave("/desk");
                Ok(self.outcome.get_untracked())
            }
        }
    }

    /// Puts a text on the clipboard.
    pub(super) fn copy(self, text: &str) {
        let copied = window().navigator().clipboard().write_text(text);
        spawn_local(async move {
            let line = match JsFuture::from(copied).await {
                Ok(_) => Line::Saved(self.texts.t(DeskMsg::Copied).to_owned()),
                Err(_) => Line::Saved(self.texts.t(DeskMsg::CopyByHand).to_owned()),
            };
            self.line.try_set(line);
        });
    }

    /// As the buttons of the bar do it.
    pub(super) fn work<F: Future<Output = Result<Saved, ApiError>> + 'static>(
        self,
        meanwhile: Line,
        work: impl FnOnce() -> F + 'static,
    ) {
        self.run(meanwhile, work);
    }

    fn run<F: Future<Output = Result<Saved, ApiError>> + 'static>(
        self,
        meanwhile: Line,
        work: impl FnOnce() -> F + 'static,
    ) {
        if is_work(&self.line.get_untracked()) {
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

fn is_work(line: &Line) -> bool {
    matches!(line, Line::Saving | Line::Publishing | Line::Acting)
}

/// Loads another page of the desk.
pub(super) fn leave(to: &str) {
    // Where the browser refuses, the page stays and says how things stand.
    let _ = window().location().set_href(to);
}
