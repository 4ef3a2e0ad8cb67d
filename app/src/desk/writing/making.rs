//! The text in the making: what the fields, the editor and the buttons of the writing page share.

use super::api::{concerns, publish, save};
use super::device::{Device, Kept};
use super::editor::Editor;
use super::remarks::Place;
use crate::error::ApiError;
use crate::texts::{DeskMsg, Texts};
use domain::ids::RevisionId;
use domain::page::desk::{
    ConcernView, MergeAnswer, PreviewLink, SaveDraft, Saved, TypedMoment, VersionAct, WritingPage as Data, WrittenText,
};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::{HtmlElement, HtmlInputElement, HtmlTextAreaElement};
use send_wrapper::SendWrapper;
use std::time::Duration;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;

/// How long after a change the text is saved by itself.
pub(super) const PAUSE: Duration = Duration::from_millis(1_500);
/// Longest rest between two tries to send it, in seconds.
const LONGEST_REST: u64 = 30;

/// How many texts without an answer are remembered.
const UNANSWERED: usize = 8;

/// What the state line says.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Line {
    /// On this device, and on its way.
    Kept,
    /// On this device, and waiting for the line.
    Waiting,
    /// Nowhere but on the screen.
    Unkept,
    /// A moment after somebody stopped typing; nobody waits for it.
    SavingItself,
    Saving,
    Publishing,
    Acting,
    /// In words, from the server.
    Saved(String),
    Failed(ApiError),
}

/// What is to be done later, in the browser's one thread.
type Then = SendWrapper<Box<dyn FnOnce()>>;

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
    /// What the server had of this window the last time: what both texts were made of, if others save.
    pub(super) base: StoredValue<WrittenText>,
    /// What was sent and not answered: the server may have one of it.
    pub(super) unanswered: StoredValue<Vec<WrittenText>>,
    /// What both changed, to be decided.
    pub(super) clashes: RwSignal<Option<MergeAnswer>>,
    /// Nobody is signed in any more.
    pub(super) signed_out: RwSignal<bool>,
    /// A text of this device that does not build on the saved one.
    pub(super) found: RwSignal<Option<Kept>>,
    /// What is done once a save that went on by itself is done.
    next: StoredValue<Option<Then>>,
    timer: StoredValue<Option<TimeoutHandle>>,
    failures: StoredValue<u32>,
    /// The form of what stands beside the text, as the server wrote it.
    pub(super) fields: RwSignal<String>,
    /// Something was filled in there that is not saved.
    pub(super) beside: RwSignal<bool>,
    /// What is to be looked at before publishing; empty: nobody asked, or nothing.
    pub(super) concerns: RwSignal<Vec<ConcernView>>,
    /// When what they were found for was to go out; nothing: at once.
    pub(super) pending: StoredValue<Option<TypedMoment>>,
    /// The address that shows the working text, once it is made.
    pub(super) preview: RwSignal<Option<PreviewLink>>,
    /// What a remark in the making is about; nothing: the whole text.
    pub(super) about: RwSignal<Option<Place>>,
}

impl Desk {
    pub(super) fn new(texts: Texts, page: &Data) -> Self {
        Self {
            texts,
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
            base: StoredValue::new(WrittenText {
                headline: page.headline.clone(),
                deck: page.deck.clone(),
                body: page.body.clone(),
            }),
            unanswered: StoredValue::new(Vec::new()),
            clashes: RwSignal::new(None),
            signed_out: RwSignal::new(false),
            found: RwSignal::new(None),
            fields: RwSignal::new(page.particulars.0.clone()),
            beside: RwSignal::new(false),
            concerns: RwSignal::new(Vec::new()),
            pending: StoredValue::new(None),
            preview: RwSignal::new(None),
            about: RwSignal::new(None),
            next: StoredValue::new(None),
            timer: StoredValue::new(None),
            failures: StoredValue::new(0),
            page: StoredValue::new(page.clone()),
        }
    }

    /// Opens the editor; with what was left on this device, if that builds on what is saved.
    pub(super) fn begin(self, mount: impl FnOnce(&WrittenText) -> Option<Editor>) {
        let left = self.device().left(self.outcome.get_untracked().revision, &self.base.get_value());
        let text = left.newer.clone().unwrap_or_else(|| self.base.get_value());
        self.headline.set(text.headline.clone());
        self.deck.set(text.deck.clone());
        self.editor.set_value(mount(&text).map(SendWrapper::new));
        self.found.set(left.apart);
        if left.newer.is_some() {
            self.changed();
            self.line.set(Line::Saved(self.texts.t(DeskMsg::TakenBack).to_owned()));
        }
    }

    pub(super) fn device(self) -> Device {
        self.page.with_value(|page| Device::of(page.version, &page.frame.login))
    }

    pub(super) fn changed(self) {
        self.changes.update(|count| *count = count.wrapping_add(1));
        let line = if self.keep() { Line::Kept } else { Line::Unkept };
        let waits = self.line.with_untracked(|shown| *shown == Line::Waiting && line == Line::Kept);
        if !waits && !is_work(&self.line.get_untracked()) && self.line.get_untracked() != line {
            self.line.set(line);
        }
        self.save_soon(PAUSE);
    }

    /// Puts the text into this device's keeping; whether that worked.
    fn keep(self) -> bool {
        let revision = self.outcome.with_untracked(|outcome| outcome.revision);
        let (headline, deck) = (self.headline.get_untracked(), self.deck.get_untracked());
        self.editor.with_value(|editor| {
            let Some(editor) = editor else { return false };
            self.base.with_value(|base| self.device().keep(revision, &headline, &deck, editor, base))
        })
    }

    pub(super) fn is_kept(self) -> bool {
        // Where the text cannot be read, an older one is kept.
        let kept = |line: &Line| *line != Line::Unkept && *line != Line::Failed(unreadable());
        self.line.try_with_untracked(kept).unwrap_or(true)
    }

    pub(super) fn is_saved(self) -> bool {
        self.changes.get() == self.saved_changes.get()
    }

    /// Something is under way that somebody asked for.
    pub(super) fn is_busy(self) -> bool {
        self.line.with(|line| is_work(line) && *line != Line::SavingItself)
    }

    pub(super) fn unsaved(self) -> bool {
        self.changes.try_get_untracked() != self.saved_changes.try_get_untracked()
    }

    pub(super) fn save_soon(self, after: Duration) {
        if self.timer.try_get_value().flatten().is_some() {
            return;
        }
        let handle = set_timeout_with_handle(move || self.save_by_itself(), after);
        self.timer.set_value(handle.ok());
    }

    /// Saves what was changed, without waiting for the pause to end.
    pub(super) fn save_by_itself(self) {
        if let Some(Some(timer)) = self.timer.try_update_value(Option::take) {
            timer.clear();
        }
        let asked = self.clashes.try_with_untracked(Option::is_some).unwrap_or(true);
        if !self.unsaved() || asked || self.signed_out.get_untracked() {
            return;
        }
        if is_work(&self.line.get_untracked()) {
            self.save_soon(PAUSE);
            return;
        }
        self.run(Line::SavingItself, move || self.save_text(true));
    }

    /// Ends what would go on by itself.
    pub(super) fn end(self) {
        if let Some(Some(timer)) = self.timer.try_update_value(Option::take) {
            timer.clear();
        }
        self.editor.set_value(None);
    }

    /// What stands on the screen, as it is sent.
    ///
    /// # Errors
    /// What the editor holds cannot be read: nothing is sent then, least of all an older text in its place.
    pub(super) fn draft(self, by_itself: bool) -> Result<SaveDraft, ApiError> {
        let body = self.editor.with_value(|editor| match editor {
            Some(editor) => editor.content().ok_or_else(unreadable),
            None => Ok(self.page.with_value(|page| page.body.clone())),
        })?;
        let (headline, deck) = (self.headline.get_untracked(), self.deck.get_untracked());
        Ok(self.draft_of(WrittenText { headline, deck, body }, by_itself))
    }

    /// The same with another text.
    pub(super) fn draft_of(self, text: WrittenText, by_itself: bool) -> SaveDraft {
        let WrittenText { headline, deck, body } = text;
        let (version, login) = self.page.with_value(|page| (page.version, page.frame.login.clone()));
        let base = self.outcome.with_untracked(|outcome| outcome.revision);
        SaveDraft { version, base, headline, deck, body, login, by_itself }
    }

    pub(super) async fn save_text(self, by_itself: bool) -> Result<Saved, ApiError> {
        let draft = self.draft(by_itself)?;
        let before = self.changes.get_untracked();
        let base = written(&draft);
        let saved = save(draft).await.inspect_err(|error| {
            if *error == ApiError::Network {
                self.unanswered.try_update_value(|sent| {
                    sent.truncate(UNANSWERED - 1);
                    sent.insert(0, base.clone());
                });
            }
        })?;
        self.unanswered.try_set_value(Vec::new());
        self.saved_changes.try_set(before);
        self.base.try_update_value(|known| *known = base);
        self.outcome.try_set(saved.clone());
        Ok(saved)
    }

    pub(super) fn save(self) {
        self.run(Line::Saving, move || self.save_all());
    }

    /// Publishes at once, or plans it. What stands on the screen is saved first, so that this goes out. What is to be
    /// looked at is shown, and the second time it goes out all the same.
    pub(super) fn publish(self, at: Option<TypedMoment>) {
        let seen = !self.beside.get_untracked()
            && self.concerns.with_untracked(|seen| !seen.is_empty() && !seen.iter().any(|concern| concern.blocks))
            && self.changes.get_untracked() == self.saved_changes.get_untracked();
        let line = if at.is_some() { Line::Acting } else { Line::Publishing };
        self.run(line, move || async move {
            let saved = self.save_all().await?;
            let version = self.page.get_value().version;
            if !seen {
                let found = concerns(version).await?;
                let any = !found.is_empty();
                self.concerns.try_set(found);
                if any {
                    self.pending.try_set_value(at);
                    // Whoever pressed a button far below has to see them.
                    request_animation_frame(|| {
                        if let Ok(Some(list)) = document().query_selector(".concerns") {
                            list.scroll_into_view();
                        }
                    });
                    return Ok(saved);
                }
            }
            let gone = match at {
                Some(at) => self.do_act(VersionAct::PlanPublication { working: saved.revision, at }).await?,
                None => publish(version, saved.revision).await?,
            };
            self.outcome.try_set(gone.clone());
            self.concerns.try_set(Vec::new());
            Ok(gone)
        });
    }

    /// Saves first, so that the editor gets what stands on the screen.
    pub(super) fn hand_on(self) {
        self.after_saving(|working| VersionAct::HandOn { working });
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

    pub(super) async fn do_act(self, act: VersionAct) -> Result<Saved, ApiError> {
        let (words, handed_on) = (done(&act), matches!(act, VersionAct::HandOn { .. }));
        match super::api::act(self.page.get_value().version, act).await? {
            Some(mut saved) => {
                self.outcome.try_set(saved.clone());
                // The line says what was done; when it was saved it says again after the next save.
                if let Some(words) = words {
                    saved.saved = self.texts.t(words).to_owned();
                }
                Ok(saved)
            }
            None => {
                // It is somebody else's now.
                self.saved_changes.try_set(self.changes.get_untracked());
                leave(if handed_on { "/desk?done=handed-on" } else { "/desk" });
                Ok(self.outcome.get_untracked())
            }
        }
    }

    /// Puts a text on the clipboard; where that is not allowed, marks it in its field, to be copied by hand.
    pub(super) fn copy(self, text: &str, field: &'static str) {
        let clipboard = window().navigator().clipboard();
        // Browsers have none where the site is reached without TLS.
        let copied = (!clipboard.is_undefined()).then(|| clipboard.write_text(text));
        spawn_local(async move {
            let copied = match copied {
                Some(copied) => JsFuture::from(copied).await.is_ok(),
                None => false,
            };
            if !copied && let Some(field) = document().get_element_by_id(field) {
                if let Some(field) = field.dyn_ref::<HtmlElement>() {
                    let _ = field.focus();
                }
                match field.dyn_ref::<HtmlTextAreaElement>() {
                    Some(field) => field.select(),
                    None => field.unchecked_ref::<HtmlInputElement>().select(),
                }
            }
            let words = if copied { DeskMsg::Copied } else { DeskMsg::CopyByHand };
            self.line.try_set(Line::Saved(self.texts.t(words).to_owned()));
        });
    }

    /// One work at a time; the state line tells how it goes.
    pub(super) fn run<F: Future<Output = Result<Saved, ApiError>> + 'static>(
        self,
        meanwhile: Line,
        work: impl FnOnce() -> F + 'static,
    ) {
        let shown = self.line.get_untracked();
        if shown == Line::SavingItself {
            // What somebody asks for waits until what goes on by itself is done.
            let then: Box<dyn FnOnce()> = Box::new(move || self.run(meanwhile, work));
            self.next.set_value(Some(SendWrapper::new(then)));
            return;
        }
        if is_work(&shown) {
            return;
        }
        self.line.set(meanwhile);
        spawn_local(async move {
            let done = work().await;
            let went_well = done.is_ok();
            match done {
                // More was written while the save was on its way. The page may be gone by now.
                Ok(_) if self.unsaved() => {
                    self.line.try_set(if self.keep() { Line::Kept } else { Line::Unkept });
                    self.save_soon(PAUSE);
                }
                Ok(saved) => {
                    self.failures.try_update_value(|failures| *failures = 0);
                    // Somebody may have signed in again in another tab.
                    self.signed_out.try_set(false);
                    self.device().forget();
                    self.line.try_set(Line::Saved(saved.saved));
                }
                Err(error) => self.failed(error),
            }
            let next = self.next.try_update_value(Option::take).flatten();
            if let Some(next) = next.filter(|_| went_well) {
                next.take()();
            }
        });
    }

    /// What is to be done where something did not work: nothing that was written is lost by it.
    pub(super) fn failed(self, error: ApiError) {
        match error {
            ApiError::Conflict if self.found.with_untracked(Option::is_none) => self.merge(Vec::new()),
            ApiError::SignInNeeded => {
                self.signed_out.try_set(true);
                self.line.try_set(Line::Failed(error));
            }
            ApiError::Network | ApiError::Unavailable if self.unsaved() => {
                let failures = self.failures.try_update_value(|failures| {
                    *failures += 1;
                    *failures
                });
                let rest = 1_u64.checked_shl(failures.unwrap_or(1)).unwrap_or(LONGEST_REST).min(LONGEST_REST);
                self.line.try_set(if self.keep() { Line::Waiting } else { Line::Unkept });
                self.save_soon(Duration::from_secs(rest));
            }
            error => {
                self.line.try_set(Line::Failed(error));
            }
        }
    }
}

fn unreadable() -> ApiError {
    ApiError::Invalid { field: "body".into(), code: "form".into() }
}

/// What the line says once an act is done; `None`: that the text is saved.
fn done(act: &VersionAct) -> Option<DeskMsg> {
    match act {
        VersionAct::HandOn { .. } => Some(DeskMsg::ActedHandedOn),
        VersionAct::SendBack { .. } => Some(DeskMsg::ActedSentBack),
        VersionAct::Assign { .. } => Some(DeskMsg::ActedAssigned),
        VersionAct::Remark { .. } | VersionAct::Answer { .. } => Some(DeskMsg::ActedRemarked),
        VersionAct::PlanPublication { .. } | VersionAct::PlanUnpublication { .. } => Some(DeskMsg::ActedPlanned),
        VersionAct::GiveUp { .. } => Some(DeskMsg::ActedGivenUp),
        VersionAct::Unpublish => Some(DeskMsg::ActedUnpublished),
        VersionAct::Withdraw { .. } => Some(DeskMsg::ActedWithdrawn),
        VersionAct::Readdress { .. } => Some(DeskMsg::ActedReaddressed),
        VersionAct::Correct { .. } => Some(DeskMsg::ActedCorrected),
        VersionAct::Resolve { .. } | VersionAct::Name { .. } | VersionAct::Restore { .. } => None,
    }
}

pub(super) fn written(draft: &SaveDraft) -> WrittenText {
    WrittenText { headline: draft.headline.clone(), deck: draft.deck.clone(), body: draft.body.clone() }
}

fn is_work(line: &Line) -> bool {
    matches!(line, Line::SavingItself | Line::Saving | Line::Publishing | Line::Acting)
}

/// Loads another page of the desk.
pub(super) fn leave(to: &str) {
    // Where the browser refuses, the page stays and says how things stand.
    let _ = window().location().set_href(to);
}
