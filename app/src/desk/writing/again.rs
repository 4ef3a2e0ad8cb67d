//! Signing in again where one is, when a session has ended: what was written stays on the screen, and is sent afterwards.

use super::making::Desk;
use crate::desk::problem::input;
use crate::texts::DeskMsg;
use gloo_net::http::Request;
use leptos::html::Input;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::js_sys;

/// What signing in came to.
enum Entered {
    In,
    /// A code is asked for.
    Code,
    Not(DeskMsg),
}

/// Asks for the password, and for a code where the person has one.
#[component]
pub(super) fn SignInAgain(desk: Desk) -> impl IntoView {
    let t = desk.texts;
    let login = StoredValue::new(desk.page.with_value(|page| page.frame.login.clone()));
    let (password, code) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (asks_code, problem, busy) = (RwSignal::new(false), RwSignal::new(None::<DeskMsg>), RwSignal::new(false));
    let field = NodeRef::<Input>::new();
    Effect::new(move |_| {
        if let (true, Some(field)) = (desk.signed_out.get(), field.get()) {
            // Where the browser refuses, the form stands above the text all the same.
            let _ = field.focus();
        }
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        busy.set(true);
        spawn_local(async move {
            let entered = if asks_code.get_untracked() {
                enter("/desk/sign-in/code", &[("code", &code.get_untracked())]).await
            } else {
                let (login, password) = (login.get_value(), password.get_untracked());
                enter("/desk/sign-in", &[("login", &login), ("password", &password)]).await
            };
            busy.try_set(false);
            match entered {
                Entered::In => {
                    password.try_set(String::new());
                    code.try_set(String::new());
                    asks_code.try_set(false);
                    problem.try_set(None);
                    desk.signed_out.try_set(false);
                    desk.save_by_itself();
                }
                Entered::Code => {
                    asks_code.try_set(true);
                    problem.try_set(None);
                }
                Entered::Not(why) => {
                    problem.try_set(Some(why));
                }
            }
        });
    };
    view! {
        <section class="clash again" aria-labelledby="again-title" hidden=move || !desk.signed_out.get()>
            <h2 id="again-title">{t.t(DeskMsg::AgainTitle)}</h2>
            <p>{t.t(DeskMsg::AgainText)}</p>
            {move || problem.get().map(|problem| view! { <p class="alert" role="alert">{t.t(problem)}</p> })}
            <form on:submit=submit>
                <label for="again-login">{t.t(DeskMsg::Login)}</label>
                <input id="again-login" name="login" autocomplete="username" readonly value=login.get_value() dir="ltr" />
                <label for="again-password">{t.t(DeskMsg::Password)}</label>
                <input id="again-password" type="password" autocomplete="current-password" required=true bind:value=password node_ref=field />
                <div hidden=move || !asks_code.get()>
                    <label for="again-code">{t.t(DeskMsg::Code)}</label>
                    <input id="again-code" autocomplete="one-time-code" dir="ltr" bind:value=code />
                </div>
                <button class="primary" disabled=move || busy.get()>{t.t(DeskMsg::SignIn)}</button>
            </form>
        </section>
    }
}

/// Sends one of the door's forms; where it leads to says what came of it.
async fn enter(path: &str, fields: &[(&str, &str)]) -> Entered {
    let encode = |text: &str| String::from(js_sys::encode_uri_component(text));
    let body: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
    let request = Request::post(path).header("content-type", "application/x-www-form-urlencoded").body(body.join("&"));
    let Ok(request) = request else { return Entered::Not(DeskMsg::ErrorNetwork) };
    let Ok(answer) = request.send().await else { return Entered::Not(DeskMsg::ErrorNetwork) };
    let url = answer.url();
    match url.split_once("problem=") {
        Some((_, problem)) => Entered::Not(input(problem.split('&').next().unwrap_or_default())),
        None if url.contains("/sign-in/code") => Entered::Code,
        None if answer.ok() => Entered::In,
        None => Entered::Not(DeskMsg::ErrorNetwork),
    }
}
