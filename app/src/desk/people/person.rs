//! One person: role, place of work, getting in.

use super::api::person;
use crate::desk::form::{Act, Boxes, ConfirmForm, Roles, Said, Sections, role_name};
use crate::desk::frame::{Surroundings, words};
use crate::desk::problem::Problem;
use crate::error::ApiError;
use crate::texts::{DeskMsg, Texts};
use domain::page::people::{PersonPage as Data, PersonRow, Places};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

/// Somebody, to be changed.
#[component]
pub(in crate::desk) fn PersonPage() -> impl IntoView {
    let (params, query) = (use_params_map(), use_query_map());
    let who = Memo::new(move |_| params.read().get("person").and_then(|id| id.parse().ok()));
    let data = Resource::new(
        move || who.get(),
        |who| async move {
            match who {
                Some(who) => person(who).await,
                None => Err(ApiError::NotFound),
            }
        },
    );
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match data.await {
                    Ok(page) => view! { <Found page said=Said::of(query.get_untracked()) /> }.into_any(),
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
fn Found(page: Data, said: Said) -> impl IntoView {
    let t = words(&page.frame);
    let title = crate::desk::title(&page.person.name, &page.frame.site_name);
    let Data { frame, confirmed, with_code, person, places } = page;
    let name = person.name.clone();
    let forms = if confirmed {
        view! { <Forms person=person.clone() places texts=t said=said.clone() /> }.into_any()
    } else {
        let back = format!("/desk/people/{}", person.id);
        view! { <ConfirmForm texts=t login=frame.login.clone() back with_code said=said.clone() /> }.into_any()
    };
    view! {
        {title}
        <Surroundings frame here="/desk/people">
            <div class="bar"><h1><bdi>{name}</bdi></h1><span class="gap"></span><a class="button" href="/desk/people">{t.t(DeskMsg::People)}</a></div>
            {said.alert(t, "page")}
            {said.done(t, "page")}
            <p class="fact">
                <bdi>{person.login.clone()}</bdi>
                {(!person.email.is_empty()).then(|| view! { " · " <bdi dir="ltr">{person.email.clone()}</bdi> })} " · " {role_name(t, person.role)} " · "
                {person.line.clone()} {person.two_factor.then(|| format!(" · {}", t.t(DeskMsg::TwoFactor)))}
                {person.disabled.then(|| view! { " " <span class="tag warn">{t.t(DeskMsg::PersonDisabled)}</span> })}
            </p>
            <div class="sheets">{forms}</div>
        </Surroundings>
    }
}

#[component]
fn Forms(person: PersonRow, places: Places, texts: Texts, said: Said) -> impl IntoView {
    let t = texts;
    let id = person.id.to_string();
    let fields = || vec![("person", id.clone())];
    view! {
        <section class="sheet" id="role">
            <h2>{t.t(DeskMsg::PersonWork)}</h2>
            {said.done(t, "role")}
            {said.alert(t, "role")}
            <form method="post" action="/desk/people/change">
                <input type="hidden" name="person" value=id.clone() />
                <Roles texts=t chosen=person.role />
                <Boxes name="editions" legend=t.t(DeskMsg::Editions) hint=t.t(DeskMsg::NoneIsAll) choices=places.editions />
                <Sections choices=places.sections texts=t />
                <button class="primary">{t.t(DeskMsg::Save)}</button>
            </form>
        </section>
        <section class="sheet" id="access">
            <h2>{t.t(DeskMsg::PersonAccess)}</h2>
            {said.done(t, "access")}
            {said.alert(t, "access")}
            <div class="acts">
                {(!person.email.is_empty() && !person.disabled)
                    .then(|| view! { <Act action="/desk/people/send-reset" fields=fields() words=t.t(DeskMsg::PersonSendReset) /> })}
                <Act action="/desk/people/end-sessions" fields=fields() words=t.t(DeskMsg::PersonEndSessions) />
                {person.two_factor
                    .then(|| view! { <Act action="/desk/people/remove-two-factor" fields=fields() words=t.t(DeskMsg::PersonRemoveTwoFactor) /> })}
                {if person.disabled {
                    view! { <Act action="/desk/people/enable" fields=fields() words=t.t(DeskMsg::PersonEnable) /> }.into_any()
                } else {
                    view! { <Act action="/desk/people/disable" fields=fields() words=t.t(DeskMsg::PersonDisable) /> }.into_any()
                }}
            </div>
        </section>
    }
}
