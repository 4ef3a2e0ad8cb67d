//! The second factor: off, being set up, on.

use crate::desk::form::{Act, Said};
use crate::texts::{DeskMsg, Texts};
use domain::page::people::{FactorView, TrialView};
use leptos::prelude::*;

/// The part of the account that is about the second factor.
#[component]
#[expect(clippy::needless_pass_by_value, reason = "a component owns what it is given")]
pub(super) fn Factor(factor: FactorView, confirmed: bool, texts: Texts, said: Said) -> impl IntoView {
    let t = texts;
    let FactorView { on, line, required, trial } = factor;
    let acts = (confirmed && trial.is_none()).then(|| {
        view! {
            <div class="acts">
                <Act action="/desk/account/two-factor/begin" words=t.t(if on { DeskMsg::TwoFactorReplace } else { DeskMsg::TwoFactorSetUp }) />
                {on.then(|| view! { <Act action="/desk/account/two-factor/codes" words=t.t(DeskMsg::TwoFactorNewCodes) /> })}
                {(on && !required).then(|| view! { <Act action="/desk/account/two-factor/off" words=t.t(DeskMsg::TwoFactorTurnOff) /> })}
            </div>
        }
    });
    view! {
        <section class="sheet wide" id="two-factor">
            <h2>{t.t(DeskMsg::TwoFactor)}</h2>
            {said.done(t, "two-factor")}
            {said.alert(t, "two-factor")}
            <p>{line} {required.then(|| format!(" {}", t.t(DeskMsg::TwoFactorRequired)))}</p>
            {trial.filter(|_| confirmed).map(|trial| view! { <Trial trial texts=t /> })}
            {acts}
            {(!confirmed).then(|| view! { <p><a class="button" href="#confirm">{t.t(DeskMsg::ConfirmTitle)}</a></p> })}
        </section>
    }
}

#[component]
fn Trial(trial: TrialView, texts: Texts) -> impl IntoView {
    let t = texts;
    let TrialView { qr, secret, codes } = trial;
    let with_app = !secret.is_empty();
    let app = with_app.then(|| {
        view! {
            <p>{t.t(DeskMsg::TwoFactorScan)}</p>
            <div class="trial">
                <div class="qr" role="img" aria-label=t.t(DeskMsg::TwoFactorQr) inner_html=qr.0></div>
                <p class="secret"><span>{t.t(DeskMsg::TwoFactorSecret)}</span> <code dir="ltr">{secret}</code></p>
            </div>
        }
    });
    let codes = codes.into_iter().map(|code| view! { <li><code dir="ltr">{code}</code></li> }).collect_view();
    view! {
        {app}
        <p>{t.t(DeskMsg::TwoFactorKeepCodes)}</p>
        <ol class="codes">{codes}</ol>
        <form class="fields" method="post" action="/desk/account/two-factor/on">
            {with_app
                .then(|| {
                    view! {
                        <label for="code">{t.t(DeskMsg::TwoFactorEnter)}</label>
                        <input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required=true maxlength="12" dir="ltr" />
                    }
                })}
            <button class="primary">{t.t(if with_app { DeskMsg::TwoFactorTurnOn } else { DeskMsg::TwoFactorCodesKept })}</button>
        </form>
        <Act action="/desk/account/two-factor/cancel" words=t.t(DeskMsg::Cancel) />
    }
}
