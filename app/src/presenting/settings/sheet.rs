//! What stands at the head of every page of the settings.

use super::{HOME, Page};
use crate::plain::desk::desk_document;
use crate::texts::SettingsMsg;
use leptos::prelude::*;

impl Page<'_> {
    /// The whole document.
    pub(super) fn document(&self, title: &str, content: AnyView) -> String {
        let t = self.t;
        let is_home = self.asked.path.is_empty();
        let home = (!is_home).then(|| {
            view! { <p class="crumb"><a href=HOME>{t.t(SettingsMsg::Settings)}</a></p> }
        });
        let page = view! {
            <div class="settings">
                {home}
                <h1>{title.to_owned()}</h1>
                {self.done()}
                {content}
            </div>
        };
        desk_document(self.frame.clone(), &self.asked.assets, HOME, title, page.into_any())
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
