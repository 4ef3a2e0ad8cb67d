//! The door's forms.

use super::api::door;
use crate::desk::problem::{Problem, input};
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
                {given.alert(t)}
                <form method="post" action="/desk/sign-in">
                    <label for="login">{t.t(DeskMsg::Login)}</label>
                    <input id="login" name="login" autocomplete="username" autocapitalize="none" spellcheck="false" required=true dir="auto" value=given.login />
                    <label for="password">{t.t(DeskMsg::Password)}</label>
                    <input id="password" name="password" type="password" autocomplete="current-password" required=true />
                    <button class="primary">{t.t(DeskMsg::SignIn)}</button>
                </form>
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
                {given.alert(t)}
                <form method="post" action="/desk/setup">
                    <label for="token">{t.t(DeskMsg::SetUpToken)}</label>
                    <input id="token" name="token" autocomplete="off" spellcheck="false" required=true dir="ltr" value=given.token />
                    <label for="name">{t.t(DeskMsg::YourName)}</label>
                    <input id="name" name="name" autocomplete="name" required=true dir="auto" value=given.name />
                    <label for="login">{t.t(DeskMsg::Login)}</label>
                    <input id="login" name="login" autocomplete="username" autocapitalize="none" spellcheck="false" required=true dir="auto" value=given.login />
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

/// What the form held when it was refused, and why.
struct Given {
    problem: Option<String>,
    token: String,
    name: String,
    login: String,
}

impl Given {
    fn alert(&self, t: Texts) -> Option<impl IntoView + use<>> {
        self.problem.as_deref().map(|problem| view! { <p class="alert" role="alert">{t.t(input(problem))}</p> })
    }
}

fn at_the_door(form: fn(Texts, Door, Given) -> AnyView) -> impl IntoView {
    let query = use_query_map();
    let data = Resource::new(|| (), |()| door());
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match data.await {
                    Ok(door) => {
                        let query = query.get_untracked();
                        let given = |key: &str| query.get(key).unwrap_or_default();
                        let given = Given { problem: query.get("problem"), token: given("token"), name: given("name"), login: given("login") };
                        form(crate::texts::of(&door.interface.lang), door, given)
                    }
                    Err(error) => view! { <Problem error texts=crate::desk::interface() /> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}
