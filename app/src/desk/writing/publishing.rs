//! Beside the text: on its way to readers, and back from them.

use super::making::Desk;
use super::refusal::Refusal;
use super::remarks::{About, block_of};
use crate::texts::DeskMsg;
use domain::State;
use domain::correction::CorrectionKind;
use domain::page::desk::{MomentForm, PlanKind, PlanView, TypedMoment, VersionAct};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What can be done with the version now, by this person.
#[component]
pub(super) fn Publishing(desk: Desk) -> impl IntoView {
    let t = desk.texts;
    let page = desk.page.get_value();
    let (may_publish, may_send_back) = (page.may_publish, page.may_send_back);
    let state = Memo::new(move |_| desk.outcome.get().state);
    let live = Memo::new(move |_| state.get() == State::Published);
    let withdrawn = Memo::new(move |_| matches!(state.get(), State::Withdrawn { .. }));
    let plans = Memo::new(move |_| desk.outcome.get().plans);
    let moment = StoredValue::new(page.moment);
    let message = Memo::new(move |_| desk.outcome.get().message);
    view! {
        {move || {
            (may_send_back && state.get() == State::InReview)
                .then(|| view! { <SendBack desk /> })
        }}
        <h2>{t.t(DeskMsg::ToReaders)}</h2>
        <p class="hint" hidden=move || !withdrawn.get()>{t.t(DeskMsg::WithdrawnText)}</p>
        <ul class="plans" id="plans">
            {move || plans.get().into_iter().map(|plan| view! { <Planned desk plan may_publish /> }).collect_view()}
        </ul>
        {may_publish
            .then(|| {
                view! {
                    <details hidden=move || withdrawn.get()>
                        <summary>{t.t(DeskMsg::PlanPublication)}</summary>
                        <p class="hint">{t.t(DeskMsg::PlanPublicationText)}</p>
                        <Moment desk form=moment.get_value() name="publication" plan=move |at| desk.publish(Some(at)) />
                    </details>
                    <div class="panel-live" hidden=move || !live.get()>
                        <Correction desk />
                        <TakeDown desk form=moment.get_value() />
                    </div>
                }
            })}
        <Address desk />
        {move || {
            let message = message.get();
            (!message.is_empty()).then(|| view! { <Message desk message /> })
        }}
    }
}

/// Back to its writer, with a word about what should change.
#[component]
fn SendBack(desk: Desk) -> impl IntoView {
    let t = desk.texts;
    let remark = RwSignal::new(String::new());
    let about = RwSignal::new(None);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        desk.say(VersionAct::SendBack { remark: remark.get_untracked(), block: block_of(about) }, || {});
    };
    view! {
        <h2>{t.t(DeskMsg::StateInReview)}</h2>
        <form on:submit=submit>
            <label for="send-back-remark">{t.t(DeskMsg::SendBackRemark)}</label>
            <textarea id="send-back-remark" dir="auto" rows="3" maxlength="2000" prop:value=remark on:input=move |event| remark.set(event_target_value(&event))></textarea>
            <About desk about />
            <button disabled=move || desk.is_busy()>{t.t(DeskMsg::SendBack)}</button>
        </form>
    }
}

#[component]
fn Planned(desk: Desk, plan: PlanView, may_publish: bool) -> impl IntoView {
    let t = desk.texts;
    let kind = plan.kind;
    let words = match kind {
        PlanKind::Publication => DeskMsg::PlannedPublication,
        PlanKind::Unpublication => DeskMsg::PlannedUnpublication,
    };
    view! {
        <li>
            <span>{t.fill(words, &[("time", &plan.at)])}</span>
            {plan.stale.then(|| view! { <small>{t.t(DeskMsg::PlanStale)}</small> })}
            {may_publish
                .then(|| view! { <button type="button" on:click=move |_| desk.act(VersionAct::GiveUp { plan: kind })>{t.t(DeskMsg::GiveUpPlan)}</button> })}
        </li>
    }
}

/// Asks for a day and a time of the version's edition.
#[component]
fn Moment(
    desk: Desk,
    form: MomentForm,
    /// Keeps the fields of two forms apart.
    name: &'static str,
    plan: impl Fn(TypedMoment) + Copy + 'static,
) -> impl IntoView {
    let t = desk.texts;
    let MomentForm { days, zone } = form;
    let edition = desk.page.with_value(|page| page.edition.code.clone());
    let day = RwSignal::new(days.first().map(|(typed, _)| typed.clone()).unwrap_or_default());
    let time = RwSignal::new(String::new());
    let (day_id, time_id) = (format!("{name}-day"), format!("{name}-time"));
    let asked = RwSignal::new(false);
    view! {
        <form
            class="moment"
            on:submit=move |event| {
                event.prevent_default();
                plan(TypedMoment { day: day.get_untracked(), time: time.get_untracked() });
                asked.set(true);
            }
            on:input=move |_| asked.set(false)
        >
            <label for=day_id.clone()>{t.t(DeskMsg::Day)}</label>
            <input id=day_id bind:value=day dir="ltr" autocomplete="off" data-calendar=edition />
            <label for=time_id.clone()>{t.t(DeskMsg::TimeOfDay)}</label>
            <input id=time_id bind:value=time dir="ltr" inputmode="numeric" autocomplete="off" />
            <small dir="ltr">{zone}</small>
            <Refusal desk asked />
            <button disabled=move || desk.is_busy()>{t.t(DeskMsg::Plan)}</button>
        </form>
    }
}

#[component]
fn Correction(desk: Desk) -> impl IntoView {
    let t = desk.texts;
    let kind = RwSignal::new("correction".to_owned());
    let text = RwSignal::new(String::new());
    let drafts = RwSignal::new(Vec::<(String, String)>::new());
    // What somebody wrote stays; what was drafted makes room for another draft.
    let fill = move || {
        let drafted = drafts.with_untracked(|drafts| {
            let own = text.with_untracked(|text| !text.is_empty() && drafts.iter().all(|(_, draft)| draft != text));
            let fits = |(of, _): &&(String, String)| kind.with_untracked(|kind| kind == of);
            (!own).then(|| drafts.iter().find(fits).map(|(_, draft)| draft.clone()).unwrap_or_default())
        });
        if let Some(drafted) = drafted {
            text.set(drafted);
        }
    };
    let draft = move |_| {
        spawn_local(async move {
            if let Ok(found) = super::api::correction(desk.page.get_value().version).await {
                // An older draft that nobody touched is one still.
                drafts.try_update(|drafts| {
                    let was = text.with_untracked(|text| drafts.iter().any(|(_, draft)| draft == text));
                    if was {
                        text.set(String::new());
                    }
                    *drafts = found;
                });
                fill();
            }
        });
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let kind = match kind.get_untracked().as_str() {
            "typo" => CorrectionKind::Typo,
            "update" => CorrectionKind::Update,
            _ => CorrectionKind::Correction,
        };
        desk.act_then(VersionAct::Correct { kind, text: text.get_untracked() }, move || text.set(String::new()));
    };
    view! {
        <details on:toggle=draft>
            <summary>{t.t(DeskMsg::Correct)}</summary>
            <p class="hint">{t.t(DeskMsg::CorrectText)}</p>
            <form on:submit=submit>
                <label for="correction-kind">{t.t(DeskMsg::CorrectKind)}</label>
                <select
                    id="correction-kind"
                    on:change=move |event| {
                        kind.set(event_target_value(&event));
                        fill();
                    }
                >
                    <option value="correction">{t.t(DeskMsg::CorrectionMistake)}</option>
                    <option value="update">{t.t(DeskMsg::CorrectionUpdate)}</option>
                    <option value="typo">{t.t(DeskMsg::CorrectionTypo)}</option>
                </select>
                <label for="correction-text">{t.t(DeskMsg::CorrectWhat)}</label>
                <textarea id="correction-text" dir="auto" rows="4" maxlength="1000" required prop:value=text on:input=move |event| text.set(event_target_value(&event))></textarea>
                <button disabled=move || desk.is_busy()>{t.t(DeskMsg::CorrectEnter)}</button>
            </form>
        </details>
    }
}

#[component]
fn TakeDown(desk: Desk, form: MomentForm) -> impl IntoView {
    let t = desk.texts;
    let note = RwSignal::new(String::new());
    // It cannot be undone: the first press asks.
    let sure = RwSignal::new(false);
    let withdraw = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if sure.get_untracked() {
            desk.act(VersionAct::Withdraw { note: note.get_untracked() });
        } else {
            sure.set(true);
        }
    };
    view! {
        <details>
            <summary>{t.t(DeskMsg::TakeDown)}</summary>
            <p class="hint">{t.t(DeskMsg::UnpublishText)}</p>
            <button type="button" disabled=move || desk.is_busy() on:click=move |_| desk.act(VersionAct::Unpublish)>{t.t(DeskMsg::Unpublish)}</button>
            <h3>{t.t(DeskMsg::TakeDownLater)}</h3>
            <Moment desk form name="unpublication" plan=move |at| desk.act(VersionAct::PlanUnpublication { at }) />
            <h3>{t.t(DeskMsg::Withdraw)}</h3>
            <form on:submit=withdraw>
                <p class="hint">{t.t(DeskMsg::WithdrawText)}</p>
                <label for="withdraw-note">{t.t(DeskMsg::WithdrawNote)}</label>
                <input id="withdraw-note" dir="auto" maxlength="500" bind:value=note />
                <button class:sure=move || sure.get() disabled=move || desk.is_busy() on:blur=move |_| sure.set(false)>
                    {move || t.t(if sure.get() { DeskMsg::WithdrawSure } else { DeskMsg::Withdraw })}
                </button>
            </form>
        </details>
    }
}

#[component]
fn Address(desk: Desk) -> impl IntoView {
    let t = desk.texts;
    let page = desk.page.get_value();
    let stands = Memo::new(move |_| desk.outcome.get().path);
    let path = RwSignal::new(stands.get_untracked());
    Effect::new(move |_| path.set(stands.get()));
    let asked = RwSignal::new(false);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        desk.act(VersionAct::Readdress { path: path.get_untracked() });
        asked.set(true);
    };
    let before = format!("/{}/", page.edition.code);
    view! {
        <details>
            <summary>{t.t(DeskMsg::Address)}</summary>
            <form on:submit=submit on:input=move |_| asked.set(false)>
                <label for="path">{t.t(DeskMsg::AddressAfter)} " " <bdi dir="ltr">{before}</bdi></label>
                <input id="path" dir="auto" maxlength="300" autocomplete="off" spellcheck="false" bind:value=path required />
                <p class="hint">{t.t(DeskMsg::AddressText)}</p>
                <Refusal desk asked />
                <button disabled=move || desk.is_busy() || path.get() == stands.get()>{t.t(DeskMsg::AddressChange)}</button>
            </form>
        </details>
    }
}

/// For a messenger: whoever cannot copy by the button copies by hand.
#[component]
fn Message(desk: Desk, message: String) -> impl IntoView {
    let t = desk.texts;
    let (shown, rows) = (message.clone(), message.lines().count().to_string());
    view! {
        <details>
            <summary>{t.t(DeskMsg::Message)}</summary>
            <label class="visually-hidden" for="message">{t.t(DeskMsg::Message)}</label>
            <textarea id="message" dir="auto" readonly rows=rows prop:value=shown></textarea>
            <button type="button" on:click=move |_| desk.copy(&message, "message")>{t.t(DeskMsg::Copy)}</button>
        </details>
    }
}
