//! What the desk's plain forms share: they are sent as forms, and what came of it stands in the address that they lead
//! back to. So they work without JavaScript, and going back sends nothing twice.

use super::problem::input;
use crate::texts::{DeskMsg, Texts};
use domain::Role;
use domain::page::people::Choice;
use leptos::prelude::*;
use leptos_router::params::ParamsMap;

/// What came of a form, and what it held when it was refused.
#[derive(Clone)]
pub(super) struct Said {
    query: ParamsMap,
}

impl Said {
    /// From the address.
    pub(super) fn of(query: ParamsMap) -> Self {
        Self { query }
    }

    /// What a field held.
    pub(super) fn given(&self, field: &str) -> String {
        self.query.get(field).unwrap_or_default()
    }

    /// What a field held, or what it holds without.
    pub(super) fn given_or(&self, field: &str, otherwise: String) -> String {
        self.query.get(field).unwrap_or(otherwise)
    }

    /// What was wrong with the form of that name.
    pub(super) fn alert(&self, t: Texts, form: &str) -> Option<impl IntoView + use<>> {
        let problem = self.query.get("problem").filter(|_| self.given("at") == form)?;
        Some(view! { <p class="alert" role="alert">{t.t(input(&problem))}</p> })
    }

    /// What was done by the form of that name.
    pub(super) fn done(&self, t: Texts, form: &str) -> Option<impl IntoView + use<>> {
        let done = self.query.get("done").filter(|_| self.given("at") == form)?;
        let message = match done.as_str() {
            "sent" => DeskMsg::DoneSent,
            "reset" => DeskMsg::DoneReset,
            "joined" => DeskMsg::DoneJoined,
            "password" => DeskMsg::DonePassword,
            "password_own" => DeskMsg::DonePasswordOwn,
            "ended" => DeskMsg::DoneEnded,
            "confirmed" => DeskMsg::DoneConfirmed,
            "two_factor" => DeskMsg::DoneTwoFactor,
            "two_factor_off" => DeskMsg::DoneTwoFactorOff,
            _ => DeskMsg::DoneSaved,
        };
        Some(view! { <p class="done" role="status">{t.t(message)}</p> })
    }
}

/// Proves once more who it is; leads back to the page that it stands on.
#[component]
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it is given")]
pub(super) fn ConfirmForm(
    /// The desk's texts.
    texts: Texts,
    /// Whose password it is.
    login: String,
    /// Where to go on.
    back: String,
    /// Whether a code is asked for.
    with_code: bool,
    /// What came of it.
    said: Said,
) -> impl IntoView {
    let t = texts;
    view! {
        <section class="sheet" id="confirm">
            <h2>{t.t(DeskMsg::ConfirmTitle)}</h2>
            <p class="hint">{t.t(DeskMsg::ConfirmText)}</p>
            {said.alert(t, "confirm")}
            <form method="post" action="/desk/account/confirm">
                <input type="hidden" name="back" value=back />
                <Username login />
                <label for="confirm-password">{t.t(DeskMsg::Password)}</label>
                <input id="confirm-password" name="password" type="password" autocomplete="current-password" required=true />
                {with_code
                    .then(|| {
                        view! {
                            <label for="confirm-code">{t.t(DeskMsg::Code)}</label>
                            <input id="confirm-code" name="code" autocomplete="one-time-code" autocapitalize="none" spellcheck="false" required=true dir="ltr" aria-describedby="confirm-code-hint" />
                            <p class="hint" id="confirm-code-hint">{t.t(DeskMsg::CodeHint)}</p>
                        }
                    })}
                <button class="primary">{t.t(DeskMsg::Confirm)}</button>
            </form>
        </section>
    }
}

/// Tells whatever keeps passwords whose it is; people see nothing of it.
#[component]
pub(super) fn Username(
    /// What they sign in with.
    login: String,
) -> impl IntoView {
    view! { <input class="visually-hidden" r#type="text" name="username" autocomplete="username" value=login readonly=true tabindex="-1" aria-hidden="true" /> }
}

/// Boxes to mark, under a legend.
#[component]
pub(super) fn Boxes(
    /// Of each box.
    name: &'static str,
    /// What they are.
    legend: &'static str,
    /// Under it; empty: nothing.
    #[prop(optional)]
    hint: &'static str,
    /// The boxes.
    choices: Vec<Choice>,
) -> impl IntoView {
    let class = if choices.len() > 8 { "boxes many" } else { "boxes" };
    (!choices.is_empty()).then(|| {
        view! {
            <fieldset class=class>
                <legend>{legend}</legend>
                {(!hint.is_empty()).then(|| view! { <p class="hint">{hint}</p> })}
                {choices
                    .into_iter()
                    .map(|choice| {
                        view! {
                            <label class="box">
                                <input type="checkbox" name=name value=choice.value checked=choice.chosen />
                                <span lang=choice.lang>{choice.label}</span>
                            </label>
                        }
                    })
                    .collect_view()}
            </fieldset>
        }
    })
}

/// Sections: many, and seldom needed, so that they fold away unless one is marked.
#[component]
pub(super) fn Sections(
    /// The sections.
    choices: Vec<Choice>,
    /// The desk's texts.
    texts: Texts,
) -> impl IntoView {
    let open = choices.iter().any(|choice| choice.chosen);
    (!choices.is_empty()).then(|| {
        view! {
            <details open=open>
                <summary>{texts.t(DeskMsg::Sections)}</summary>
                <Boxes name="sections" legend=texts.t(DeskMsg::Sections) hint=texts.t(DeskMsg::NoneIsAll) choices />
            </details>
        }
    })
}

/// The roles, each with what it may.
#[component]
pub(super) fn Roles(
    /// The desk's texts.
    texts: Texts,
    /// The one that is chosen.
    chosen: Role,
) -> impl IntoView {
    view! {
        <fieldset class="boxes">
            <legend>{texts.t(DeskMsg::Role)}</legend>
            {Role::ALL
                .map(|role| {
                    view! {
                        <label class="box">
                            <input type="radio" name="role" value=role.as_str() checked=role == chosen required=true />
                            <span>{role_name(texts, role)} <small>{role_hint(texts, role)}</small></span>
                        </label>
                    }
                })
                .collect_view()}
        </fieldset>
    }
}

/// Languages of the desk.
#[component]
pub(super) fn Languages(
    /// Of the field.
    id: &'static str,
    /// The languages.
    choices: Vec<Choice>,
) -> impl IntoView {
    view! {
        <select id=id name="language">
            {choices
                .into_iter()
                .map(|choice| view! { <option value=choice.value lang=choice.lang selected=choice.chosen>{choice.label}</option> })
                .collect_view()}
        </select>
    }
}

/// A button that is a form of its own.
#[component]
pub(super) fn Act(
    /// Where it is sent.
    action: &'static str,
    /// What goes with it.
    #[prop(optional)]
    fields: Vec<(&'static str, String)>,
    /// What it says.
    words: &'static str,
    /// What it says aloud, where the words alone do not tell which; empty: the words.
    #[prop(optional)]
    label: String,
) -> impl IntoView {
    let fields =
        fields.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value /> }).collect_view();
    let label = (!label.is_empty()).then_some(label);
    view! {
        <form class="act" method="post" action=action>
            {fields}
            <button aria-label=label>{words}</button>
        </form>
    }
}

/// A role in words.
pub(super) fn role_name(t: Texts, role: Role) -> &'static str {
    t.t(match role {
        Role::Author => DeskMsg::RoleAuthor,
        Role::Translator => DeskMsg::RoleTranslator,
        Role::Editor => DeskMsg::RoleEditor,
        Role::Publisher => DeskMsg::RolePublisher,
        Role::Admin => DeskMsg::RoleAdmin,
    })
}

fn role_hint(t: Texts, role: Role) -> &'static str {
    t.t(match role {
        Role::Author => DeskMsg::RoleAuthorHint,
        Role::Translator => DeskMsg::RoleTranslatorHint,
        Role::Editor => DeskMsg::RoleEditorHint,
        Role::Publisher => DeskMsg::RolePublisherHint,
        Role::Admin => DeskMsg::RoleAdminHint,
    })
}
