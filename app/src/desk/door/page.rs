//! The door's forms.

use super::api::door;
use crate::desk::form::Said;
use crate::desk::problem::Problem;
use crate::texts::{DeskMsg, Texts};
use domain::page::desk::Door;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// Sign-in.
#[component]
pub(in crate::desk) fn SignInPage() -> impl IntoView {
    at_the_door(|t, door, given| {
        view! {
            {crate::desk::title(t.t(DeskMsg::SignIn), &door.site_name)}
            <main class="door">
                <p class="door-name">{door.site_name}</p>
                <h1>{t.t(DeskMsg::SignIn)}</h1>
                {given.done(t, "")}
                {given.alert(t, "")}
                <form method="post" action="/desk/sign-in">
                    <label for="login">{t.t(DeskMsg::Login)}</label>
                    <input id="login" name="login" autocomplete="username" autocapitalize="none" spellcheck="false" required=true dir="auto" value=given.given("login") />
                    <label for="password">{t.t(DeskMsg::Password)}</label>
                    <input id="password" name="password" type="password" autocomplete="current-password" required=true />
                    <button class="primary">{t.t(DeskMsg::SignIn)}</button>
                </form>
                <p><a href="/desk/reset">{t.t(DeskMsg::ForgotPassword)}</a></p>
            </main>
        }
        .into_any()
    })
}

/// The second step of signing in: a code.
#[component]
pub(in crate::desk) fn CodePage() -> impl IntoView {
    at_the_door(|t, door, given| {
        view! {
            {crate::desk::title(t.t(DeskMsg::SecondStep), &door.site_name)}
            <main class="door">
                <p class="door-name">{door.site_name}</p>
                <h1>{t.t(DeskMsg::SecondStep)}</h1>
                {given.alert(t, "")}
                <form method="post" action="/desk/sign-in/code">
                    <label for="code">{t.t(DeskMsg::Code)}</label>
                    <input id="code" name="code" autocomplete="one-time-code" autocapitalize="none" spellcheck="false" required=true maxlength="60" dir="ltr" aria-describedby="code-hint" />
                    <p class="hint" id="code-hint">{t.t(DeskMsg::CodeHint)}</p>
                    <button class="primary">{t.t(DeskMsg::GoOn)}</button>
                </form>
                <p><a href="/desk/sign-in">{t.t(DeskMsg::StartAgain)}</a></p>
            </main>
        }
        .into_any()
    })
}

/// Asks for a new password by mail.
#[component]
pub(in crate::desk) fn ResetPage() -> impl IntoView {
    at_the_door(|t, door, given| {
        view! {
            {crate::desk::title(t.t(DeskMsg::ResetTitle), &door.site_name)}
            <main class="door">
                <p class="door-name">{door.site_name}</p>
                <h1>{t.t(DeskMsg::ResetTitle)}</h1>
                {given.done(t, "")}
                {given.alert(t, "")}
                <p>{t.t(DeskMsg::ResetText)}</p>
                <form method="post" action="/desk/reset">
                    <label for="email">{t.t(DeskMsg::Email)}</label>
                    <input id="email" name="email" type="email" autocomplete="email" required=true maxlength="254" dir="ltr" value=given.given("email") />
                    <button class="primary">{t.t(DeskMsg::ResetSend)}</button>
                </form>
                <p><a href="/desk/sign-in">{t.t(DeskMsg::SignIn)}</a></p>
            </main>
        }
        .into_any()
    })
}

/// Set-up: the first person becomes admin.
#[component]
pub(in crate::desk) fn SetUpPage() -> impl IntoView {
    at_the_door(|t, door, given| {
        let title = crate::desk::title(t.t(DeskMsg::SetUp), &door.site_name);
        if !door.set_up_open {
            return view! {
                {title}
                <main class="door">
                    <h1>{t.t(DeskMsg::SetUp)}</h1>
                    <p>{t.t(DeskMsg::SetUpDone)}</p>
                    <p><a href="/desk/sign-in">{t.t(DeskMsg::SignIn)}</a></p>
                </main>
            }
            .into_any();
        }
        let languages = door
            .editions
            .iter()
            .map(|edition| {
                let code = edition.edition.code.clone();
                let chosen = code == door.interface.code;
                view! { <option value=code lang=edition.edition.lang.clone() selected=chosen>{edition.name.clone()}</option> }
            })
            .collect_view();
        view! {
            {title}
            <main class="door">
                <p class="door-name">{door.site_name}</p>
                <h1>{t.t(DeskMsg::SetUp)}</h1>
                <p>{t.t(DeskMsg::SetUpText)}</p>
                {given.done(t, "")}
                {given.alert(t, "")}
                <form method="post" action="/desk/setup">
                    <label for="token">{t.t(DeskMsg::SetUpToken)}</label>
                    <input id="token" name="token" autocomplete="off" spellcheck="false" required=true dir="ltr" value=given.given("token") />
                    <label for="name">{t.t(DeskMsg::YourName)}</label>
                    <input id="name" name="name" autocomplete="name" required=true dir="auto" value=given.given("name") />
                    <label for="email">{t.t(DeskMsg::Email)}</label>
                    <input id="email" name="email" type="email" autocomplete="email" maxlength="254" dir="ltr" value=given.given("email") aria-describedby="email-hint" />
                    <p class="hint" id="email-hint">{t.t(DeskMsg::EmailHint)}</p>
                    <label for="login">{t.t(DeskMsg::Login)}</label>
                    <input id="login" name="login" autocomplete="username" autocapitalize="none" spellcheck="false" required=true dir="auto" value=given.given("login") />
                    <label for="password">{t.t(DeskMsg::Password)}</label>
                    <input id="password" name="password" type="password" autocomplete="new-password" minlength="8" required=true aria-describedby="password-hint" />
                    <p class="hint" id="password-hint">{t.t(DeskMsg::PasswordHint)}</p>
                    <label for="language">{t.t(DeskMsg::DeskLanguage)}</label>
                    <select id="language" name="language">{languages}</select>
                    <button class="primary">{t.t(DeskMsg::SetUp)}</button>
                </form>
            </main>
        }
        .into_any()
    })
}

fn at_the_door(form: fn(Texts, Door, Said) -> AnyView) -> impl IntoView {
    let query = use_query_map();
    let data = Resource::new(|| (), |()| door());
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match data.await {
                    Ok(door) => form(crate::texts::of(&door.interface.lang), door, Said::of(query.get_untracked())),
                    Err(error) => view! { <Problem error texts=crate::desk::interface() /> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}
