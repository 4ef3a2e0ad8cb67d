//! Where two texts have to become one: what this device has left, and what two people changed at once.

use super::api::{compare, merge};
use super::device::Kept;
use super::making::{Desk, Line, PAUSE, written};
use crate::texts::DeskMsg;
use domain::Document;
use domain::document::{BlockId, Side};
use domain::page::Html;
use domain::page::desk::{ClashView, MergeAnswer, MergeDraft, SaveDraft, Saved, WrittenText};
use leptos::prelude::*;
use leptos::task::spawn_local;
use text::Direction;

impl Desk {
    /// Brings the text together with what others have saved since.
    pub(super) fn merge(self, choices: Vec<(String, Side)>) {
        let draft = match self.draft(true) {
            Ok(draft) => draft,
            Err(error) => return self.line.set(Line::Failed(error)),
        };
        let base = self.base.get_value();
        self.bring_together(draft, base, choices, || {});
    }

    /// The same for another text than the one on the screen, which is saved.
    pub(super) fn bring_together(
        self,
        draft: SaveDraft,
        base: WrittenText,
        choices: Vec<(String, Side)>,
        then: impl FnOnce() + 'static,
    ) {
        let before = self.changes.get_untracked();
        self.line.set(Line::Saving);
        spawn_local(async move {
            let sent = written(&draft);
            let unanswered = self.unanswered.try_update_value(std::mem::take).unwrap_or_default();
            match merge(MergeDraft { draft, base, unanswered, choices }).await {
                Ok(MergeAnswer { merged: Some((saved, text)), .. }) => {
                    self.clashes.try_set(None);
                    then();
                    if self.changes.try_get_untracked() == Some(before) {
                        self.take(saved, text);
                    } else {
                        // More was written meanwhile: the next save is brought together with this one.
                        self.base.try_update_value(|base| *base = sent);
                        self.line.try_set(Line::Kept);
                        self.save_soon(PAUSE);
                    }
                }
                Ok(asked) => {
                    self.clashes.try_set(Some(asked));
                    self.line.try_set(Line::Kept);
                }
                Err(error) => self.failed(error),
            }
        });
    }

    /// Shows a text that is saved.
    fn take(self, saved: Saved, text: WrittenText) {
        self.outcome.set(saved);
        self.headline.set(text.headline.clone());
        self.deck.set(text.deck.clone());
        self.editor.with_value(|editor| editor.iter().for_each(|editor| editor.replace(&text.body)));
        self.base.set_value(text);
        self.saved_changes.set(self.changes.get_untracked());
        self.device().forget();
        self.line.set(Line::Saved(self.texts.t(DeskMsg::MergedLine).to_owned()));
    }
}

/// Above the text: whatever has to be decided.
#[component]
pub(super) fn Merging(desk: Desk) -> impl IntoView {
    view! {
        {move || desk.clashes.get().map(|answer| view! { <Clashing desk answer /> })}
        {move || desk.found.get().map(|kept| view! { <Found desk kept /> })}
    }
}

/// What both changed: a question for each place.
#[component]
fn Clashing(desk: Desk, answer: MergeAnswer) -> impl IntoView {
    let t = desk.texts;
    let name = if answer.by.is_empty() { t.t(DeskMsg::SomebodyElse).to_owned() } else { answer.by };
    let choices =
        StoredValue::new(answer.clashes.iter().map(|clash| (clash.key.clone(), Side::Mine)).collect::<Vec<_>>());
    let questions = answer
        .clashes
        .into_iter()
        .enumerate()
        .map(|(place, clash)| view! { <Question desk choices place clash /> })
        .collect_view();
    let heading = NodeRef::<leptos::html::H2>::new();
    Effect::new(move |_| {
        if let Some(heading) = heading.get() {
            // Where the browser refuses, the question stands above the text all the same.
            let _ = heading.focus();
        }
    });
    view! {
        <section class="clash" aria-labelledby="clash-title">
            <h2 id="clash-title" tabindex="-1" node_ref=heading>{t.t(DeskMsg::ClashTitle)}</h2>
            <p>{t.fill(DeskMsg::ClashText, &[("name", &name)])}</p>
            {questions}
            <button type="button" class="primary" disabled=move || desk.is_busy() on:click=move |_| desk.merge(choices.get_value())>
                {t.t(DeskMsg::ClashDone)}
            </button>
        </section>
    }
}

#[component]
fn Question(desk: Desk, choices: StoredValue<Vec<(String, Side)>>, place: usize, clash: ClashView) -> impl IntoView {
    let t = desk.texts;
    let edition = desk.page.with_value(|page| page.edition.clone());
    let choose = move |side| {
        choices.update_value(|choices| {
            if let Some((_, chosen)) = choices.get_mut(place) {
                *chosen = side;
            }
        });
    };
    let text =
        move |words: &str| if words.is_empty() { t.t(DeskMsg::ClashTakenOut).to_owned() } else { words.to_owned() };
    let mut sides = vec![
        (Side::Mine, DeskMsg::ClashMine, text(&clash.mine)),
        (Side::Theirs, DeskMsg::ClashTheirs, text(&clash.theirs)),
    ];
    if clash.both {
        sides.push((Side::Both, DeskMsg::ClashBoth, String::new()));
    }
    let options = sides
        .into_iter()
        .map(|(side, label, words)| {
            view! {
                <label>
                    <input type="radio" name=format!("clash-{place}") checked=side == Side::Mine on:change=move |_| choose(side) />
                    <span>{t.t(label)}</span>
                    <q lang=edition.lang.clone() dir=edition.dir.clone() hidden=words.is_empty()>{words.clone()}</q>
                </label>
            }
        })
        .collect_view();
    view! { <fieldset><legend class="visually-hidden">{t.t(DeskMsg::ClashTitle)}</legend>{options}</fieldset> }
}

/// A text of this device that others' saves have overtaken.
#[component]
fn Found(desk: Desk, kept: Kept) -> impl IntoView {
    let t = desk.texts;
    let edition = desk.page.with_value(|page| page.edition.clone());
    let differs = RwSignal::new(None::<Html>);
    let text = StoredValue::new(kept.text());
    let see = move |_| {
        let draft = desk.draft_of(text.get_value(), true);
        spawn_local(async move {
            match compare(draft).await {
                Ok(html) => differs.try_set(Some(html)),
                Err(error) => desk.line.try_set(Line::Failed(error)).and(None),
            };
        });
    };
    let done = move || {
        desk.device().forget_apart();
        desk.found.try_set(None);
    };
    let take_in = move |_| {
        let base = desk.device().base().unwrap_or_else(nothing);
        desk.bring_together(desk.draft_of(text.get_value(), true), base, Vec::new(), done);
    };
    view! {
        <section class="clash" aria-labelledby="found-title">
            <h2 id="found-title">{t.t(DeskMsg::FoundText)}</h2>
            <p>{t.t(DeskMsg::FoundTextText)}</p>
            {move || differs.get().map(|html| view! { <div class="changes" lang=edition.lang.clone() dir=edition.dir.clone() inner_html=html.0></div> })}
            <p class="bar">
                <button type="button" on:click=see>{t.t(DeskMsg::SeeChanges)}</button>
                <button type="button" class="primary" disabled=move || desk.is_busy() || !desk.is_saved() on:click=take_in>{t.t(DeskMsg::TakeIn)}</button>
                <button type="button" on:click=move |_| done()>{t.t(DeskMsg::DeleteFound)}</button>
            </p>
        </section>
    }
}

/// What two texts were made of of which nothing is known: every difference is asked about.
fn nothing() -> WrittenText {
    let body = Document::empty(BlockId::derived("nothing", 0, ""), Direction::Ltr);
    WrittenText { headline: String::new(), deck: String::new(), body }
}
