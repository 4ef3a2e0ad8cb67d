//! The document around a page of the library: the desk's frame.

use super::Assets;
use crate::presenting::desk::desk_frame;
use crate::presenting::{Voice, written};
use crate::texts::{self, DeskMsg, LibraryMsg};
use domain::User;
use leptos::prelude::*;
use newsroom::{Context, NewsroomError};

/// A page within the desk's frame.
pub(super) fn document(
    voice: &Voice<'_>,
    ctx: &Context,
    user: &User,
    assets: &Assets,
    title: &str,
    page: AnyView,
) -> Result<String, NewsroomError> {
    let frame = desk_frame(voice, ctx, user)?;
    let t = texts::of(&frame.interface.lang);
    let home = format!("/{}/", frame.interface.code);
    let (lang, dir) = (frame.interface.lang.clone(), frame.interface.dir.clone());
    let library = voice.words.library(LibraryMsg::Library).to_owned();
    let title = format!("{title} · {}", frame.site_name);
    let (script, words) = assets.library.clone();
    let html = written(view! {
        <html lang=lang dir=dir>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="robots" content="noindex" />
                <title>{title}</title>
                <link rel="stylesheet" href=assets.css.clone() />
                <link rel="icon" href="/favicon.svg" r#type="image/svg+xml" />
                <script defer=true src=script data-library=words></script>
            </head>
            <body>
                <a class="skip" href="#work">{t.t(DeskMsg::SkipToWork)}</a>
                <div class="desk">
                    <nav class="rail" aria-label=t.t(DeskMsg::DeskMenu)>
                        <span class="rail-name">{frame.site_name.clone()}</span>
                        <a href="/desk">{t.t(DeskMsg::Board)}</a>
                        <a href="/desk/library" aria-current="page">{library}</a>
                        <a href="/desk/notices">{t.t(DeskMsg::Notices)}</a>
                        {frame.manages.then(|| view! { <a href="/desk/people">{t.t(DeskMsg::People)}</a> })}
                        {frame.arranges.then(|| view! { <a href="/desk/settings">{t.t(DeskMsg::Settings)}</a> })}
                        <a href=home>{t.t(DeskMsg::ViewSite)}</a>
                        <div class="rail-person">
                            <a href="/desk/account" aria-label=format!("{}: {}", t.t(DeskMsg::Account), frame.person)><bdi>{frame.person.clone()}</bdi></a>
                            <form method="post" action="/desk/sign-out">
                                <button>{t.t(DeskMsg::SignOut)}</button>
                            </form>
                        </div>
                    </nav>
                    <main class="work" id="work" tabindex="-1">
                        {(!frame.notice.is_empty())
                            .then(|| view! { <p class="notice">{frame.notice.clone()} " " <a href="/desk/account#two-factor">{t.t(DeskMsg::TwoFactorSetUp)}</a></p> })}
                        {page}
                    </main>
                </div>
            </body>
        </html>
    });
    Ok(format!("<!DOCTYPE html>{}", html.0))
}
