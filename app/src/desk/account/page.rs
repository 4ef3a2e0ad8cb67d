//! The account's view: plain forms.

use super::api::account;
use super::factor::Factor;
use crate::desk::form::{Act, ConfirmForm, Languages, Said, Username};
use crate::desk::frame::{Surroundings, words};
use crate::desk::problem::Problem;
use crate::texts::{DeskMsg, Texts};
use domain::page::people::{AccountPage as Data, SessionView};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// One's own account.
#[component]
pub(in crate::desk) fn AccountPage() -> impl IntoView {
    let query = use_query_map();
    let data = Resource::new(|| (), |()| account());
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
    let title = crate::desk::title(t.t(DeskMsg::Account), &page.frame.site_name);
    let Data { frame, name, login, email, languages, confirmed, factor, sessions, rhythms } = page;
    let with_code = factor.on;
    let confirm = (!confirmed).then(|| {
        let (login, said) = (frame.login.clone(), said.clone());
        view! { <ConfirmForm texts=t login back="/desk/account".to_owned() with_code said /> }
    });
    view! {
        {title}
        <Surroundings frame here="/desk/account">
            <div class="bar"><h1>{t.t(DeskMsg::Account)}</h1></div>
            {said.alert(t, "page")}
            {said.done(t, "page")}
            <div class="sheets">
                <section class="sheet" id="profile">
                    <h2>{t.t(DeskMsg::Profile)}</h2>
                    {said.done(t, "profile")}
                    {said.alert(t, "profile")}
                    <form method="post" action="/desk/account/profile">
                        <p class="fact"><span>{t.t(DeskMsg::Login)}</span> <bdi>{login.clone()}</bdi></p>
                        <label for="name">{t.t(DeskMsg::YourName)}</label>
                        <input id="name" name="name" autocomplete="name" required=true maxlength="100" dir="auto" value=said.given_or("name", name) />
                        <label for="language">{t.t(DeskMsg::DeskLanguage)}</label>
                        <Languages id="language" choices=languages />
                        <button class="primary">{t.t(DeskMsg::Save)}</button>
                    </form>
                </section>
                <section class="sheet" id="password">
                    <h2>{t.t(DeskMsg::ChangePassword)}</h2>
                    {said.done(t, "password")}
                    {said.alert(t, "password")}
                    <form method="post" action="/desk/account/password">
                        <Username login />
                        <label for="current">{t.t(DeskMsg::CurrentPassword)}</label>
                        <input id="current" name="current" type="password" autocomplete="current-password" required=true />
                        <label for="new">{t.t(DeskMsg::NewPassword)}</label>
                        <input id="new" name="password" type="password" autocomplete="new-password" minlength="8" required=true aria-describedby="new-hint" />
                        <p class="hint" id="new-hint">{t.t(DeskMsg::PasswordHint)}</p>
                        <button class="primary">{t.t(DeskMsg::ChangePassword)}</button>
                    </form>
                </section>
                {confirm}
                <section class="sheet" id="email">
                    <h2>{t.t(DeskMsg::Email)}</h2>
                    {said.done(t, "email")}
                    {said.alert(t, "email")}
                    {if confirmed {
                        view! {
                            <form method="post" action="/desk/account/email">
                                <label for="address">{t.t(DeskMsg::Email)}</label>
                                <input id="address" name="email" type="email" autocomplete="email" required=true maxlength="254" dir="ltr" value=said.given_or("email", email) aria-describedby="address-hint" />
                                <p class="hint" id="address-hint">{t.t(DeskMsg::EmailHint)}</p>
                                <button class="primary">{t.t(DeskMsg::Save)}</button>
                            </form>
                        }
                            .into_any()
                    } else {
                        view! {
                            <p class="fact"><bdi dir="ltr">{if email.is_empty() { "–".to_owned() } else { email }}</bdi></p>
                            <p><a class="button" href="#confirm">{t.t(DeskMsg::ConfirmTitle)}</a></p>
                        }
                            .into_any()
                    }}
                </section>
                <section class="sheet" id="notices">
                    <h2>{t.t(DeskMsg::NoticesMail)}</h2>
                    {said.done(t, "notices")}
                    {said.alert(t, "notices")}
                    <form method="post" action="/desk/account/notices">
                        <label class="visually-hidden" for="rhythm">{t.t(DeskMsg::NoticesMail)}</label>
                        <select id="rhythm" name="rhythm">
                            {rhythms.into_iter().map(|one| view! { <option value=one.value selected=one.chosen>{one.label}</option> }).collect_view()}
                        </select>
                        <button class="primary">{t.t(DeskMsg::Save)}</button>
                    </form>
                </section>
                <Factor factor confirmed texts=t said=said.clone() />
                <section class="sheet wide" id="sessions">
                    <h2>{t.t(DeskMsg::Sessions)}</h2>
                    {said.done(t, "sessions")}
                    {said.alert(t, "sessions")}
                    <Sessions sessions texts=t />
                </section>
            </div>
        </Surroundings>
    }
}

#[component]
fn Sessions(sessions: Vec<SessionView>, texts: Texts) -> impl IntoView {
    let t = texts;
    let others = sessions.iter().any(|session| !session.here);
    let rows = sessions
        .into_iter()
        .map(|session| {
            let device = if session.device.is_empty() { t.t(DeskMsg::UnknownDevice).to_owned() } else { session.device };
            let label = format!("{}: {device}", t.t(DeskMsg::SessionEnd));
            view! {
                <li>
                    <span class="who">
                        <strong><bdi>{device}</bdi></strong>
                        {session.here.then(|| view! { <span class="tag">{t.t(DeskMsg::SessionHere)}</span> })}
                        <small>{session.line}</small>
                    </span>
                    {(!session.here)
                        .then(|| view! { <Act action="/desk/account/end-session" fields=vec![("session", session.handle)] words=t.t(DeskMsg::SessionEnd) label /> })}
                </li>
            }
        })
        .collect_view();
    view! {
        <ul class="rows">{rows}</ul>
        {others.then(|| view! { <Act action="/desk/account/end-others" words=t.t(DeskMsg::SessionsEndOthers) /> })}
    }
}
