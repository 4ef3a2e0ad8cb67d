//! The list of people, with the form that asks somebody to join.

use super::api::people;
use crate::desk::form::{Act, Boxes, ConfirmForm, Languages, Roles, Said, Sections, role_name};
use crate::desk::frame::{Surroundings, words};
use crate::desk::problem::Problem;
use crate::texts::{DeskMsg, Texts};
use domain::Role;
use domain::page::people::{Choice, InviteRow, PeoplePage as Data, PersonRow, Places};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// Everybody at the desk.
#[component]
pub(in crate::desk) fn PeoplePage() -> impl IntoView {
    let query = use_query_map();
    let data = Resource::new(|| (), |()| people());
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match data.await {
                    Ok(page) => view! { <Found page said=Said::of(query.get_untracked()) /> }.into_any(),
                    Err(error) => view! { <Problem error texts=crate::desk::interface() /> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

#[component]
fn Found(page: Data, said: Said) -> impl IntoView {
    let t = words(&page.frame);
    let title = crate::desk::title(t.t(DeskMsg::People), &page.frame.site_name);
    let Data { frame, confirmed, with_code, people, invites, places, languages, rule, days } = page;
    let people = people.into_iter().map(|person| view! { <Row person texts=t /> }).collect_view();
    let invited = (!invites.is_empty()).then(|| {
        let rows = invites.into_iter().map(|invite| view! { <Invited invite confirmed texts=t /> }).collect_view();
        view! {
            <section class="sheet wide" id="invites">
                <h2>{t.t(DeskMsg::Invites)}</h2>
                {said.done(t, "invites")}
                {said.alert(t, "invites")}
                <ul class="rows">{rows}</ul>
            </section>
        }
    });
    let forms = if confirmed {
        view! {
            <Invite places languages texts=t said=said.clone() />
            <Rule rule days texts=t said=said.clone() />
        }
        .into_any()
    } else {
        view! { <ConfirmForm texts=t login=frame.login.clone() back="/desk/people".to_owned() with_code said=said.clone() /> }.into_any()
    };
    view! {
        {title}
        <Surroundings frame here="/desk/people">
            <div class="bar"><h1>{t.t(DeskMsg::People)}</h1></div>
            {said.alert(t, "page")}
            {said.done(t, "page")}
            <div class="sheets">
                <section class="sheet wide"><ul class="rows">{people}</ul></section>
                {invited}
                {forms}
            </div>
        </Surroundings>
    }
}

/// Somebody in the list.
#[component]
fn Row(person: PersonRow, texts: Texts) -> impl IntoView {
    let t = texts;
    view! {
        <li>
            <span class="who">
                <a href=format!("/desk/people/{}", person.id)><bdi>{person.name.clone()}</bdi></a>
                {person.you.then(|| view! { <span class="tag">{t.t(DeskMsg::PersonYou)}</span> })}
                {person.disabled.then(|| view! { <span class="tag warn">{t.t(DeskMsg::PersonDisabled)}</span> })}
                <small><bdi>{person.login}</bdi> {(!person.email.is_empty()).then(|| view! { " · " <bdi dir="ltr">{person.email}</bdi> })}</small>
            </span>
            <span class="what">
                {role_name(t, person.role)}
                <small>{person.line} {person.two_factor.then(|| format!(" · {}", t.t(DeskMsg::TwoFactor)))}</small>
            </span>
        </li>
    }
}

#[component]
fn Invited(invite: InviteRow, confirmed: bool, texts: Texts) -> impl IntoView {
    let t = texts;
    let id = invite.id.to_string();
    let of = |message| format!("{}: {}", t.t(message), invite.email);
    let (again, back) = (of(DeskMsg::SendAgain), of(DeskMsg::TakeBack));
    let line = t.fill(DeskMsg::InviteLine, &[("role", role_name(t, invite.role)), ("time", &invite.time)]);
    view! {
        <li>
            <span class="who">
                <bdi dir="ltr">{invite.email}</bdi>
                {invite.over.then(|| view! { <span class="tag warn">{t.t(DeskMsg::InviteOver)}</span> })}
                <small>{line}</small>
            </span>
            <span class="acts">
                {confirmed
                    .then(|| view! { <Act action="/desk/people/invite-again" fields=vec![("invite", id.clone())] words=t.t(DeskMsg::SendAgain) label=again /> })}
                <Act action="/desk/people/revoke" fields=vec![("invite", id)] words=t.t(DeskMsg::TakeBack) label=back />
            </span>
        </li>
    }
}

#[component]
fn Invite(places: Places, languages: Vec<Choice>, texts: Texts, said: Said) -> impl IntoView {
    let t = texts;
    let chosen = Role::parse(&said.given("role")).unwrap_or(Role::Author);
    view! {
        <section class="sheet" id="invite">
            <h2>{t.t(DeskMsg::InvitePerson)}</h2>
            {said.done(t, "invite")}
            {said.alert(t, "invite")}
            <form method="post" action="/desk/people/invite">
                <label for="email">{t.t(DeskMsg::Email)}</label>
                <input id="email" name="email" type="email" autocomplete="off" required=true maxlength="254" dir="ltr" value=said.given("email") />
                <Roles texts=t chosen />
                <Boxes name="editions" legend=t.t(DeskMsg::Editions) hint=t.t(DeskMsg::NoneIsAll) choices=places.editions />
                <Sections choices=places.sections texts=t />
                <label for="language">{t.t(DeskMsg::DeskLanguage)}</label>
                <Languages id="language" choices=languages />
                <button class="primary">{t.t(DeskMsg::InviteSend)}</button>
            </form>
        </section>
    }
}

#[component]
fn Rule(rule: Vec<Role>, days: u32, texts: Texts, said: Said) -> impl IntoView {
    let t = texts;
    let choices = Role::ALL
        .into_iter()
        .map(|role| Choice {
            value: role.as_str().to_owned(),
            label: role_name(t, role).to_owned(),
            lang: String::new(),
            chosen: rule.contains(&role),
        })
        .collect();
    view! {
        <section class="sheet" id="rule">
            <h2>{t.t(DeskMsg::RuleTitle)}</h2>
            {said.done(t, "rule")}
            {said.alert(t, "rule")}
            <form method="post" action="/desk/people/rule">
                <Boxes name="roles" legend=t.t(DeskMsg::Role) choices />
                <label for="days">{t.t(DeskMsg::RuleDays)}</label>
                <input id="days" name="days" inputmode="numeric" required=true maxlength="3" dir="ltr" value=days.to_string() />
                <button class="primary">{t.t(DeskMsg::Save)}</button>
            </form>
        </section>
    }
}
