//! What the desk says when something did not work, in words that help.

use crate::error::ApiError;
use crate::status;
use crate::texts::{DeskMsg, Texts};
use leptos::prelude::*;

/// A sentence for an error.
pub(super) fn sentence(t: Texts, error: &ApiError) -> String {
    match error {
        ApiError::NotFound => t.t(DeskMsg::ErrorNotFound).to_owned(),
        ApiError::SignInNeeded => t.t(DeskMsg::ErrorSignIn).to_owned(),
        ApiError::Forbidden => t.t(DeskMsg::ErrorForbidden).to_owned(),
        ApiError::Invalid { field, code } if field == "headline" && code == "empty" => {
            t.t(DeskMsg::ErrorHeadline).to_owned()
        }
        ApiError::Invalid { field, .. } if field == "day" => t.t(DeskMsg::ProblemDay).to_owned(),
        ApiError::Invalid { field, .. } if field == "body" => t.t(DeskMsg::ProblemBody).to_owned(),
        ApiError::Invalid { field, .. } if field == "time" => t.t(DeskMsg::ProblemTime).to_owned(),
        ApiError::Invalid { field, .. } if field == "gap" => t.t(DeskMsg::ProblemGap).to_owned(),
        ApiError::Invalid { field, .. } if field == "link" => t.t(DeskMsg::ProblemWebAddress).to_owned(),
        ApiError::Invalid { field, code } if field == "sections" && code == "required" => {
            t.t(DeskMsg::ProblemSections).to_owned()
        }
        ApiError::Invalid { code, .. } => t.t(input(code)).to_owned(),
        ApiError::Conflict => t.t(DeskMsg::ErrorConflict).to_owned(),
        ApiError::State => t.t(DeskMsg::ErrorState).to_owned(),
        ApiError::TooMany { .. } => t.t(DeskMsg::ProblemTooMany).to_owned(),
        ApiError::Unavailable => t.t(DeskMsg::ErrorUnavailable).to_owned(),
        ApiError::Outdated => t.t(DeskMsg::ErrorOutdated).to_owned(),
        ApiError::Network => t.t(DeskMsg::ErrorNetwork).to_owned(),
        ApiError::Internal { id } => t.fill(DeskMsg::ErrorInternal, &[("id", id)]),
    }
}

/// The text for a code that names what is wrong with an input.
pub(super) fn input(code: &str) -> DeskMsg {
    match code {
        "empty" => DeskMsg::ProblemEmpty,
        "short" => DeskMsg::ProblemShort,
        "long" => DeskMsg::ProblemLong,
        "common" => DeskMsg::ProblemCommon,
        "past" => DeskMsg::ProblemPast,
        "day" => DeskMsg::ProblemDay,
        "unknown" => DeskMsg::ProblemNoTag,
        "reserved" => DeskMsg::ProblemReserved,
        "taken" => DeskMsg::ProblemTaken,
        "credentials" => DeskMsg::ProblemCredentials,
        "too_many" => DeskMsg::ProblemTooMany,
        "token" => DeskMsg::ProblemToken,
        "code" => DeskMsg::ProblemCode,
        "current" => DeskMsg::ProblemCurrent,
        "last_admin" => DeskMsg::ProblemLastAdmin,
        "required" => DeskMsg::TwoFactorRequired,
        "confirm" => DeskMsg::ProblemConfirm,
        "link" => DeskMsg::LinkEnded,
        "session" => DeskMsg::ProblemSession,
        "two_factor" => DeskMsg::TwoFactorOverdue,
        _ => DeskMsg::ProblemForm,
    }
}

/// A page that could not be prepared.
#[component]
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it is given")]
pub(super) fn Problem(
    /// Why.
    error: ApiError,
    /// The desk's texts.
    texts: Texts,
) -> impl IntoView {
    let sign_in = error == ApiError::SignInNeeded;
    view! {
        <main class="door">
            <h1>{texts.t(DeskMsg::Desk)}</h1>
            <p role="alert">{sentence(texts, &error)}</p>
            <p>
                <a href=if sign_in { "/desk/sign-in" } else { "/desk" }>
                    {texts.t(if sign_in { DeskMsg::SignIn } else { DeskMsg::Board })}
                </a>
            </p>
        </main>
    }
}

/// Nothing stands at this address of the desk.
#[component]
pub(super) fn NotFound() -> impl IntoView {
    status::set(404);
    view! { <Problem error=ApiError::NotFound texts=crate::desk::interface() /> }
}
