//! What stands behind mailed links: joining, a new password. The link's token goes back with the form.

use super::api::link;
use crate::desk::form::{Act, Said, Username};
use crate::desk::problem::Problem;
use crate::texts::{DeskMsg, Texts};
use domain::page::people::LinkPage;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

/// Joining the newsroom.
#[component]
pub(in crate::desk) fn InvitePage() -> impl IntoView {
    behind_link(true, |t, page, token, given| {
        let site = page.door.site_name;
        let form = if page.open {
            let text = t.fill(DeskMsg::InviteText, &[("email", &page.email)]);
            view! {
                <p>{text}</p>
                <form method="post" action="/desk/invite">
                    <input type="hidden" name="token" value=token />
                    <label for="name">{t.t(DeskMsg::YourName)}</label>
                    <input id="name" name="name" autocomplete="name" required=true maxlength="100" dir="auto" value=given.given("name") />
                    <label for="login">{t.t(DeskMsg::Login)}</label>
                    <input id="login" name="login" autocomplete="username" autocapitalize="none" spellcheck="false" required=true maxlength="60" dir="auto" value=given.given("login") />
                    <NewPassword texts=t />
                    <button class="primary">{t.t(DeskMsg::Join)}</button>
                </form>
            }
            .into_any()
        } else if page.email.is_empty() {
            view! {
                <p>{t.t(DeskMsg::LinkEnded)}</p>
                <p>{t.t(DeskMsg::LinkAskAdmin)}</p>
                <p><a href="/desk/sign-in">{t.t(DeskMsg::SignIn)}</a></p>
            }
            .into_any()
        } else {
            let text = t.fill(DeskMsg::LinkAgainText, &[("email", &page.email)]);
            view! {
                <p>{t.t(DeskMsg::LinkEnded)}</p>
                <p>{text}</p>
                <Act action="/desk/invite/again" fields=vec![("token", token)] words=t.t(DeskMsg::LinkAgain) />
            }
            .into_any()
        };
        view! {
            {crate::desk::title(t.t(DeskMsg::InviteTitle), &site)}
            <main class="door">
                <p class="door-name">{site}</p>
                <h1>{t.t(DeskMsg::InviteTitle)}</h1>
                {given.done(t, "")}
                {given.alert(t, "")}
                {form}
            </main>
        }
        .into_any()
    })
}

/// A new password.
#[component]
pub(in crate::desk) fn NewPasswordPage() -> impl IntoView {
    behind_link(false, |t, page, token, given| {
        let site = page.door.site_name;
        let form = if page.open {
            view! {
                <form method="post" action="/desk/reset/set">
                    <input type="hidden" name="token" value=token />
                    <Username login=page.login />
                    <NewPassword texts=t />
                    <button class="primary">{t.t(DeskMsg::ResetSet)}</button>
                </form>
            }
            .into_any()
        } else {
            view! {
                <p>{t.t(DeskMsg::LinkEnded)}</p>
                <p><a href="/desk/reset">{t.t(DeskMsg::LinkAgain)}</a></p>
            }
            .into_any()
        };
        view! {
            {crate::desk::title(t.t(DeskMsg::ResetTitle), &site)}
            <main class="door">
                <p class="door-name">{site}</p>
                <h1>{t.t(DeskMsg::ResetTitle)}</h1>
                {given.alert(t, "")}
                {form}
            </main>
        }
        .into_any()
    })
}

#[component]
fn NewPassword(texts: Texts) -> impl IntoView {
    view! {
        <label for="password">{texts.t(DeskMsg::Password)}</label>
        <input id="password" name="password" type="password" autocomplete="new-password" minlength="8" required=true aria-describedby="password-hint" />
        <p class="hint" id="password-hint">{texts.t(DeskMsg::PasswordHint)}</p>
    }
}

fn behind_link(invites: bool, form: fn(Texts, LinkPage, String, Said) -> AnyView) -> impl IntoView {
    let (params, query) = (use_params_map(), use_query_map());
    let token = move || params.read().get("token").unwrap_or_default();
    let data = Resource::new(token, move |token| link(invites, token));
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match data.await {
                    Ok(page) => {
                        let texts = crate::texts::of(&page.door.interface.lang);
                        let token = params.get_untracked().get("token").unwrap_or_default();
                        form(texts, page, token, Said::of(query.get_untracked()))
                    }
                    Err(error) => view! { <Problem error texts=crate::desk::interface() /> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}
