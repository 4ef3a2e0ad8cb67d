//! The document around a page of the settings.

use super::super::written;
use super::{HOME, Page};
use crate::desk::frame::Surroundings;
use crate::texts::{DeskMsg, SettingsMsg};
use leptos::prelude::*;

impl Page<'_> {
    /// The whole document.
    pub(super) fn document(&self, title: &str, content: AnyView) -> String {
        let t = self.t;
        let (lang, dir) = (self.frame.interface.lang.clone(), self.frame.interface.dir.clone());
        let (css, font) = (self.asked.css.clone(), self.asked.font.clone());
        let (script, words) = self.asked.library.clone();
        let head_title = format!("{title} · {}", t.t(DeskMsg::Desk));
        let is_home = self.asked.path.is_empty();
        let home = (!is_home).then(|| {
            view! { <p class="crumb"><a href=HOME>{t.t(SettingsMsg::Settings)}</a></p> }
        });
        let (frame, title, done) = (self.frame.clone(), title.to_owned(), self.done());
        let page = written(view! {
            <html lang=lang dir=dir>
                <head>
                    <meta charset="utf-8" />
                    <meta name="viewport" content="width=device-width, initial-scale=1" />
                    <meta name="robots" content="noindex" />
                    <title>{head_title}</title>
                    <link rel="stylesheet" href=css />
                    {(!font.is_empty())
                        .then(|| view! { <link rel="preload" r#as="font" r#type="font/woff2" href=font crossorigin="" /> })}
                    <link rel="icon" href="/favicon.svg" r#type="image/svg+xml" />
                    <script defer=true src=script data-library=words></script>
                </head>
                <body>
                    <Surroundings frame=frame>
                        <div class="settings">
                            {home}
                            <h1>{title}</h1>
                            {done}
                            {content}
                        </div>
                    </Surroundings>
                </body>
            </html>
        });
        format!("<!DOCTYPE html>{}", page.0)
    }

    /// What was done, and the button that undoes it.
    fn done(&self) -> Option<AnyView> {
        let t = self.t;
        if self.asked.refused.is_some() {
            return None;
        }
        let message = match self.argument("done") {
            "" => return None,
            "added" => SettingsMsg::DoneAdded,
            "removed" => SettingsMsg::DoneRemoved,
            "kept" => SettingsMsg::DoneKept,
            "moved" => SettingsMsg::DoneMoved,
            "undone" => SettingsMsg::DoneUndone,
            _ => SettingsMsg::DoneSaved,
        };
        let token = self.argument("undo").to_owned();
        let undo = (!token.is_empty())
            .then(|| self.button("/desk/settings/undo", &[("token", &token)], t.t(SettingsMsg::Undo), None));
        Some(view! { <div class="done" role="status"><p>{t.t(message)}</p>{undo}</div> }.into_any())
    }
}
