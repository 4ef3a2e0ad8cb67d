//! What surrounds every page of the desk: the rail with its links, and the place for work.

use crate::texts::{self, DeskMsg, Texts};
use domain::page::desk::DeskFrame;
use leptos::prelude::*;

/// The texts of the desk's language for this person.
pub(super) fn words(frame: &DeskFrame) -> Texts {
    texts::of(&frame.interface.lang)
}

/// The rail and the place for work.
#[component]
pub(crate) fn Surroundings(
    /// Whose desk it is.
    frame: DeskFrame,
    /// The address of the part that the page belongs to; empty: none is marked.
    #[prop(optional)]
    here: &'static str,
    /// The page.
    children: Children,
) -> impl IntoView {
    let t = words(&frame);
    let home = format!("/{}/", frame.interface.code);
    let at = |part: &str| (part == here).then_some("page");
    view! {
        <a class="skip" href="#work">{t.t(DeskMsg::SkipToWork)}</a>
        <div class="desk">
            <nav class="rail" aria-label=t.t(DeskMsg::DeskMenu)>
                <span class="rail-name">{frame.site_name}</span>
                <a href="/desk">{t.t(DeskMsg::Board)}</a>
                <a href="/desk/library" rel="external" aria-current=at("/desk/library")>{t.t(DeskMsg::Library)}</a>
                <a href="/desk/notices">
                    {t.t(DeskMsg::Notices)}
                    {(!frame.unread.is_empty()).then(|| view! { <span class="unread">{frame.unread.clone()}</span> })}
                </a>
                {frame.manages.then(|| view! { <a href="/desk/people" rel="external">{t.t(DeskMsg::People)}</a> })}
                {frame.arranges.then(|| view! { <a href="/desk/settings" rel="external" aria-current=at("/desk/settings")>{t.t(DeskMsg::Settings)}</a> })}
                <a href=home rel="external">{t.t(DeskMsg::ViewSite)}</a>
                <div class="rail-person">
                    <a href="/desk/account" rel="external" aria-label=format!("{}: {}", t.t(DeskMsg::Account), frame.person)><bdi>{frame.person.clone()}</bdi></a>
                    <form method="post" action="/desk/sign-out">
                        <button>{t.t(DeskMsg::SignOut)}</button>
                    </form>
                </div>
            </nav>
            <main class="work" id="work" tabindex="-1">
                {(!frame.notice.is_empty())
                    .then(|| view! { <p class="notice">{frame.notice.clone()} " " <a href="/desk/account#two-factor" rel="external">{t.t(DeskMsg::TwoFactorSetUp)}</a></p> })}
                {children()}
            </main>
        </div>
    }
}
