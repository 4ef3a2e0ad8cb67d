//! What this device keeps of a text until the server has it: for a tab that is closed, a browser that ends, a line that fails.

use super::editor::Editor;
use domain::Document;
use domain::ids::{RevisionId, VersionId};
use domain::page::desk::WrittenText;
use leptos::prelude::window;
use leptos::web_sys::{Storage, js_sys};
use serde::{Deserialize, Serialize};

/// A text that is kept.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(super) struct Kept {
    login: String,
    /// What it builds on.
    revision: RevisionId,
    headline: String,
    deck: String,
    body: Document,
}

impl Kept {
    pub(super) fn text(&self) -> WrittenText {
        WrittenText { headline: self.headline.clone(), deck: self.deck.clone(), body: self.body.clone() }
    }
}

/// What is found when a version is opened again.
#[derive(Debug, Default)]
pub(super) struct Left {
    /// Builds on what is saved, and has more.
    pub(super) newer: Option<WrittenText>,
    /// Builds on something else.
    pub(super) apart: Option<Kept>,
}

#[derive(Serialize)]
struct Head<'k> {
    login: &'k str,
    revision: RevisionId,
    headline: &'k str,
    deck: &'k str,
}

/// This device's keeping of one person's text of one version.
pub(super) struct Device {
    text: String,
    base: String,
    apart: String,
    login: String,
}

impl Device {
    pub(super) fn of(version: VersionId, login: &str) -> Self {
        let key = |what: &str| format!("{what}/{version}/{login}");
        Self { text: key("text"), base: key("base"), apart: key("apart"), login: login.to_owned() }
    }

    /// Keeps a text, the editor's with these lines above it; whether that worked. What it was made of is kept once.
    pub(super) fn keep(
        &self,
        revision: RevisionId,
        headline: &str,
        deck: &str,
        editor: &Editor,
        base: &WrittenText,
    ) -> bool {
        let Some(storage) = storage() else { return false };
        // Asked for its name only: reading it would cost at every key.
        if !js_sys::Reflect::has(&storage, &self.base.as_str().into()).unwrap_or_default() {
            let base = serde_json::to_string(base).unwrap_or_default();
            // Without it, every difference is asked about.
            let _ = storage.set_item(&self.base, &base);
        }
        let head = serde_json::to_string(&Head { login: &self.login, revision, headline, deck }).unwrap_or_default();
        editor.keep(&self.text, &head)
    }

    /// What is here of an earlier visit. What does not build on the saved text is put apart, so that what is written now
    /// does not take its place.
    pub(super) fn left(&self, revision: RevisionId, saved: &WrittenText) -> Left {
        let Some(storage) = storage() else { return Left::default() };
        let read = |key: &str| -> Option<Kept> {
            let kept: Kept = serde_json::from_str(&storage.get_item(key).ok()??).ok()?;
            (kept.login == self.login && kept.text() != *saved).then_some(kept)
        };
        match read(&self.text) {
            Some(kept) if kept.revision == revision => Left { newer: Some(kept.text()), apart: read(&self.apart) },
            Some(kept) => {
                if let Ok(Some(json)) = storage.get_item(&self.text) {
                    let _ = storage.set_item(&self.apart, &json);
                }
                let _ = storage.remove_item(&self.text);
                Left { newer: None, apart: Some(kept) }
            }
            None => {
                self.forget();
                Left { newer: None, apart: read(&self.apart) }
            }
        }
    }

    /// What the text that was put apart was made of.
    pub(super) fn base(&self) -> Option<WrittenText> {
        serde_json::from_str(&storage()?.get_item(&self.base).ok()??).ok()
    }

    /// The server has it all.
    pub(super) fn forget(&self) {
        self.remove(&self.text);
        let apart = storage().and_then(|storage| storage.get_item(&self.apart).ok().flatten());
        if apart.is_none() {
            self.remove(&self.base);
        }
    }

    /// What was put apart is dealt with.
    pub(super) fn forget_apart(&self) {
        self.remove(&self.apart);
        self.remove(&self.base);
    }

    fn remove(&self, key: &str) {
        if let Some(storage) = storage() {
            let _ = storage.remove_item(key);
        }
    }
}

/// `None` where the browser keeps nothing for sites.
fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
