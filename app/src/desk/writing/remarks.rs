//! Beside the text: who works on it until when, and what is said about it.

use super::making::Desk;
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
    let options = page
        .people
        .into_iter()
        .map(|one| view! { <option value=one.value selected=one.chosen>{one.label}</option> })
        .collect_view();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let due = TypedMoment { day: day.get_untracked(), time: time.get_untracked() };
        desk.act(VersionAct::Assign { person: person.get_untracked().parse().ok(), due });
    };
    view! {
        <h2>{t.t(DeskMsg::AssignTitle)}</h2>
        <p class="asked" class:overdue=move || assigned.get().overdue hidden=move || assigned.get().due.is_empty()>
            <span class="due">{move || assigned.get().due}</span>
        </p>
        <form on:submit=submit>
            <label for="assign-person">{t.t(DeskMsg::Person)}</label>
            <select id="assign-person" on:change=move |event| person.set(event_target_value(&event))>
                <option value="">{t.t(DeskMsg::AssignNobody)}</option>
                {options}
            </select>
            <label for="assign-day">{t.t(DeskMsg::AssignDue)}</label>
            <input id="assign-day" bind:value=day list="publication-days" dir="ltr" autocomplete="off" />
            <label for="assign-time">{t.t(DeskMsg::AssignTime)}</label>
            <input id="assign-time" bind:value=time dir="ltr" inputmode="numeric" autocomplete="off" />
            <button disabled=move || desk.is_busy()>{t.t(DeskMsg::Assign)}</button>
        </form>
    }
}

/// What is said about the version.
#[component]
pub(super) fn Remarks(desk: Desk) -> impl IntoView {
    let t = desk.texts;
    let remarks = Memo::new(move |_| desk.outcome.get().remarks);
    let block = RwSignal::new(String::new());
    let text = RwSignal::new(String::new());
    let blocks = desk
        .page
        .get_value()
        .blocks
        .into_iter()
        .map(|(id, words)| view! { <option value=id>{words}</option> })
        .collect_view();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let act = VersionAct::Remark { block: BlockId::parse(&block.get_untracked()), text: text.get_untracked() };
        desk.act_then(act, move || text.set(String::new()));
    };
    view! {
        <h2>{t.t(DeskMsg::Remarks)}</h2>
        <ul class="remarks" id="remarks">
            {move || remarks.get().into_iter().map(|remark| view! { <OneRemark desk remark /> }).collect_view()}
        </ul>
        <details>
            <summary>{t.t(DeskMsg::RemarkAdd)}</summary>
            <form on:submit=submit>
                <label for="remark-block">{t.t(DeskMsg::RemarkAbout)}</label>
                <select id="remark-block" bind:value=block>
                    <option value="">{t.t(DeskMsg::RemarkWhole)}</option>
                    {blocks}
                </select>
                <label for="remark-text">{t.t(DeskMsg::RemarkText)}</label>
                <textarea id="remark-text" dir="auto" rows="3" maxlength="2000" required prop:value=text on:input=move |event| text.set(event_target_value(&event))></textarea>
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
            let show = move |_| {
                desk.editor.with_value(|editor| {
                    if let Some(editor) = editor {
                        editor.show(&block);
                    }
                });
            };
            view! { <button type="button" class="quote" title=t.t(DeskMsg::RemarkShow) on:click=show><q dir="auto">{quote}</q></button> }.into_any()
        }
    });
    let (words, act) = if done { (DeskMsg::RemarkReopen, false) } else { (DeskMsg::RemarkResolve, true) };
    view! {
        <li class:resolved=done>
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
