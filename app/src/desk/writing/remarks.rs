//! Beside the text: who works on it until when, and what is said about it.

use super::making::{Desk, Line};
use super::refusal::Refusal;
use crate::texts::DeskMsg;
use domain::document::BlockId;
use domain::page::desk::{RemarkView, TypedMoment, VersionAct};
use leptos::prelude::*;

/// Who works on the version.
#[component]
pub(super) fn Assigned(desk: Desk) -> impl IntoView {
    let t = desk.texts;
    let page = desk.page.get_value();
    let person = RwSignal::new(page.assigned.person);
    let day = RwSignal::new(page.assigned.typed.day);
    let time = RwSignal::new(page.assigned.typed.time);
    let assigned = Memo::new(move |_| desk.outcome.get().assigned);
    let edition = page.edition.code;
    let asked = RwSignal::new(false);
    let options = page
        .people
        .into_iter()
        .map(|one| view! { <option value=one.value selected=one.chosen>{one.label}</option> })
        .collect_view();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let due = TypedMoment { day: day.get_untracked(), time: time.get_untracked() };
        desk.act(VersionAct::Assign { person: person.get_untracked().parse().ok(), due });
        asked.set(true);
    };
    view! {
        <h2>{t.t(DeskMsg::AssignTitle)}</h2>
        <p class="asked" class:overdue=move || assigned.get().overdue hidden=move || assigned.get().due.is_empty()>
            <span class="due">{move || assigned.get().due}</span>
        </p>
        <form on:submit=submit on:input=move |_| asked.set(false)>
            <label for="assign-person">{t.t(DeskMsg::Person)}</label>
            <select id="assign-person" on:change=move |event| person.set(event_target_value(&event))>
                <option value="">{t.t(DeskMsg::AssignNobody)}</option>
                {options}
            </select>
            <label for="assign-day">{t.t(DeskMsg::AssignDue)}</label>
            <input id="assign-day" bind:value=day dir="ltr" autocomplete="off" data-calendar=edition />
            <label for="assign-time">{t.t(DeskMsg::AssignTime)}</label>
            <input id="assign-time" bind:value=time dir="ltr" inputmode="numeric" autocomplete="off" />
            <Refusal desk asked />
            <button disabled=move || desk.is_busy()>{t.t(DeskMsg::Assign)}</button>
        </form>
    }
}

/// A block of the text, and how it begins.
pub(super) type Place = (String, String);

/// The form for a remark.
const ADD: &str = "remark-add";

/// The chosen block; `None`: the whole text.
pub(super) fn block_of(about: RwSignal<Option<Place>>) -> Option<BlockId> {
    about.with_untracked(|about| about.as_ref().and_then(|(block, _)| BlockId::parse(block)))
}

impl Desk {
    /// What is written in the editor when somebody begins a remark there, or wants to read those on a block.
    pub(super) fn remarked(self, wish: &str, block: String, words: String) {
        if wish == "begin" {
            self.about.set(Some((block, words)));
            return self.go_to(ADD, "");
        }
        let first = self.outcome.with_untracked(|known| {
            known.remarks.iter().find(|remark| !remark.done && remark.block == block).map(|remark| remark.id)
        });
        if let Some(remark) = first {
            self.go_to(&format!("remark-{remark}"), "");
        }
    }

    /// Shows in the text which blocks have open remarks.
    pub(super) fn mark_remarks(self) {
        self.outcome.with(|known| {
            let open = known.remarks.iter().filter(|remark| !remark.done && !remark.gone && !remark.block.is_empty());
            let blocks: Vec<&str> = open.map(|remark| remark.block.as_str()).collect();
            self.editor.with_value(|editor| editor.as_ref().map(|editor| editor.mark(&blocks)));
        });
    }

    /// Brings a block into view.
    fn show(self, block: &str) {
        self.editor.with_value(|editor| editor.as_ref().map(|editor| editor.show(block)));
    }

    /// Says something about the text as it stands on the screen: what it is about may have been written just now.
    pub(super) fn say(self, act: VersionAct, then: impl FnOnce() + 'static) {
        self.run(Line::Acting, move || async move {
            if self.unsaved() {
                self.save_text(true).await?;
            }
            let saved = self.do_act(act).await?;
            then();
            Ok(saved)
        });
    }
}

/// What something is said about: the whole text, or the block with the caret.
#[component]
pub(super) fn About(
    desk: Desk,
    /// The chosen block.
    about: RwSignal<Option<Place>>,
) -> impl IntoView {
    let t = desk.texts;
    let here = move |_| {
        let block = desk.editor.with_value(|editor| editor.as_ref().and_then(|editor| editor.block()));
        about.set(block);
    };
    view! {
        <p class="about">
            <span>{t.t(DeskMsg::RemarkAbout)}</span>
            <q dir="auto">
                {move || about.get().map_or_else(|| t.t(DeskMsg::RemarkWhole).to_owned(), |(_, words)| words)}
            </q>
        </p>
        <button type="button" class="quiet" on:click=here>{t.t(DeskMsg::RemarkHere)}</button>
        <button type="button" class="quiet" hidden=move || about.with(Option::is_none) on:click=move |_| about.set(None)>
            {t.t(DeskMsg::RemarkWhole)}
        </button>
    }
}

/// What is said about the version.
#[component]
pub(super) fn Remarks(desk: Desk) -> impl IntoView {
    let t = desk.texts;
    let remarks = Memo::new(move |_| desk.outcome.get().remarks);
    let text = RwSignal::new(String::new());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let place = desk.about.get_untracked();
        desk.say(VersionAct::Remark { block: block_of(desk.about), text: text.get_untracked() }, move || {
            text.set(String::new());
            desk.about.set(None);
            // Whoever came from the text goes on there.
            if let Some((block, _)) = place {
                desk.show(&block);
            }
        });
    };
    view! {
        <h2>{t.t(DeskMsg::Remarks)}</h2>
        <ul class="remarks" id="remarks">
            {move || remarks.get().into_iter().map(|remark| view! { <OneRemark desk remark /> }).collect_view()}
        </ul>
        <details id=ADD>
            <summary>{t.t(DeskMsg::RemarkAdd)}</summary>
            <form on:submit=submit>
                <label for="remark-text">{t.t(DeskMsg::RemarkText)}</label>
                <textarea id="remark-text" dir="auto" rows="3" maxlength="2000" required prop:value=text on:input=move |event| text.set(event_target_value(&event))></textarea>
                <About desk about=desk.about />
                <button disabled=move || desk.is_busy()>{t.t(DeskMsg::RemarkAdd)}</button>
            </form>
        </details>
    }
}

#[component]
fn OneRemark(desk: Desk, remark: RemarkView) -> impl IntoView {
    let t = desk.texts;
    let RemarkView { id, block, quote, gone, line, text, done, answers } = remark;
    let answer = RwSignal::new(String::new());
    let field = format!("answer-{id}");
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        desk.act(VersionAct::Answer { remark: id, text: answer.get_untracked() });
    };
    let answers = answers
        .into_iter()
        .map(|(line, text)| view! { <li><small>{line}</small><p dir="auto">{text}</p></li> })
        .collect_view();
    let place = (!block.is_empty()).then(|| {
        if gone {
            view! { <q dir="auto">{quote}</q> <small>{t.t(DeskMsg::RemarkGone)}</small> }.into_any()
        } else {
            let show = move |_| desk.show(&block);
            view! { <button type="button" class="quote" title=t.t(DeskMsg::RemarkShow) on:click=show><q dir="auto">{quote}</q></button> }.into_any()
        }
    });
    let (words, act) = if done { (DeskMsg::RemarkReopen, false) } else { (DeskMsg::RemarkResolve, true) };
    view! {
        <li id=format!("remark-{id}") class:resolved=done>
            <small>{line} {done.then(|| format!(" · {}", t.t(DeskMsg::RemarkResolved)))}</small>
            {place}
            <p dir="auto">{text}</p>
            <ul>{answers}</ul>
            <button type="button" disabled=move || desk.is_busy() on:click=move |_| desk.act(VersionAct::Resolve { remark: id, done: act })>{t.t(words)}</button>
            {(!done)
                .then(|| {
                    view! {
                        <details>
                            <summary>{t.t(DeskMsg::RemarkAnswer)}</summary>
                            <form on:submit=submit>
                                <label class="visually-hidden" for=field.clone()>{t.t(DeskMsg::RemarkAnswer)}</label>
                                <textarea id=field dir="auto" rows="2" maxlength="2000" required prop:value=answer on:input=move |event| answer.set(event_target_value(&event))></textarea>
                                <button disabled=move || desk.is_busy()>{t.t(DeskMsg::RemarkAnswer)}</button>
                            </form>
                        </details>
                    }
                })}
        </li>
    }
}
