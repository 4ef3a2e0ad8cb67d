//! What the settings' forms are made of.

use super::{HOME, Page};
use crate::components::raw_text;
use crate::texts::{Msg, SettingsMsg};
use domain::ids::MediaId;
use leptos::prelude::*;

/// A form and what it holds so far.
pub(super) struct Sheet<'p> {
    page: &'p Page<'p>,
    /// Its name among the page's forms, which is its anchor too.
    at: String,
    refused: bool,
}

/// An option of a list: what is sent, and what is read.
pub(super) type Choice = (String, String);

impl<'p> Page<'p> {
    /// Begins the form of that name.
    pub(super) fn sheet(&'p self, at: &str) -> Sheet<'p> {
        let refused = self.asked.refused.as_ref();
        let refused =
            refused.is_some_and(|refused| refused.typed.iter().any(|(key, value)| key == "at" && value == at));
        Sheet { page: self, at: at.to_owned(), refused }
    }

    /// Where the page itself stands.
    pub(super) fn own(&self) -> String {
        if self.asked.path.is_empty() { HOME.to_owned() } else { format!("{HOME}/{}", self.asked.path) }
    }

    /// A form of one button; `named` is what it is called where its words alone do not say what it is about.
    pub(super) fn button(
        &self,
        action: &'static str,
        hidden: &[(&'static str, &str)],
        words: &str,
        named: Option<String>,
    ) -> AnyView {
        let hidden = hidden_fields(hidden);
        view! {
            <form class="act" method="post" action=action>
                <input r#type="hidden" name="page" value=self.own() />
                {hidden}
                <button aria-label=named>{words.to_owned()}</button>
            </form>
        }
        .into_any()
    }
}

fn hidden_fields(hidden: &[(&'static str, &str)]) -> Vec<AnyView> {
    hidden
        .iter()
        .map(|(name, value)| view! { <input r#type="hidden" name=*name value=(*value).to_owned() /> }.into_any())
        .collect()
}

impl Sheet<'_> {
    /// What a field holds: what was typed last if it was refused, else what is stored.
    fn value(&self, name: &str, number: usize, stored: &str) -> String {
        let refused = self.page.asked.refused.as_ref().filter(|_| self.refused);
        let typed = refused.map(|refused| {
            let mut values = refused.typed.iter().filter(|(key, _)| key == name);
            values.nth(number).map(|(_, value)| value.clone()).unwrap_or_default()
        });
        typed.unwrap_or_else(|| stored.to_owned())
    }

    /// What was typed into a field of a form that was refused.
    pub(super) fn typed(&self, name: &str) -> Option<String> {
        self.refused.then(|| self.value(name, 0, ""))
    }

    /// What it holds of a field with many values.
    pub(super) fn marked(&self, name: &str, value: &str, stored: bool) -> bool {
        match self.page.asked.refused.as_ref().filter(|_| self.refused) {
            Some(refused) => refused.typed.iter().any(|(key, typed)| key == name && typed == value),
            None => stored,
        }
    }

    fn wrong(&self, name: &str) -> bool {
        self.refused && self.page.asked.refused.as_ref().is_some_and(|refused| refused.field == name)
    }

    fn id(&self, name: &str, number: usize) -> String {
        format!("{}-{name}-{number}", self.at)
    }

    /// A line of text.
    pub(super) fn text(&self, name: &'static str, label: SettingsMsg, stored: &str) -> AnyView {
        self.input(name, 0, self.page.t.t(label), stored, "auto", None)
    }

    /// A line of text with a sentence about it.
    pub(super) fn text_hint(&self, name: &'static str, label: SettingsMsg, stored: &str, hint: SettingsMsg) -> AnyView {
        self.input(name, 0, self.page.t.t(label), stored, "auto", Some(self.page.t.t(hint)))
    }

    /// A line of text that runs from left to right: an address, a number.
    pub(super) fn latin(
        &self,
        name: &'static str,
        label: SettingsMsg,
        stored: &str,
        hint: Option<SettingsMsg>,
    ) -> AnyView {
        self.input(name, 0, self.page.t.t(label), stored, "ltr", hint.map(|hint| self.page.t.t(hint)))
    }

    /// A line of a field that may be there more than once.
    pub(super) fn input(
        &self,
        name: &'static str,
        number: usize,
        label: &str,
        stored: &str,
        dir: &'static str,
        hint: Option<&str>,
    ) -> AnyView {
        let (id, value) = (self.id(name, number), self.value(name, number, stored));
        let about = format!("{id}-hint");
        let wrong = self.wrong(name).then_some("true");
        let described = hint.map(|_| about.clone());
        let hint = hint.map(|hint| view! { <p class="hint" id=about>{hint.to_owned()}</p> });
        view! {
            <label for=id.clone()>{label.to_owned()}</label>
            <input id=id name=name value=value dir=dir autocomplete="off" aria-invalid=wrong aria-describedby=described />
            {hint}
        }
        .into_any()
    }

    /// Some lines of text.
    pub(super) fn area(&self, name: &'static str, number: usize, label: &str, stored: &str) -> AnyView {
        let (id, value) = (self.id(name, number), self.value(name, number, stored));
        let wrong = self.wrong(name).then_some("true");
        view! {
            <label for=id.clone()>{label.to_owned()}</label>
            <textarea id=id name=name rows="3" dir="auto" aria-invalid=wrong inner_html=raw_text(&value)></textarea>
        }
        .into_any()
    }

    /// A list to choose from.
    pub(super) fn choose(&self, name: &'static str, label: SettingsMsg, options: Vec<Choice>, stored: &str) -> AnyView {
        let (id, chosen) = (self.id(name, 0), self.value(name, 0, stored));
        let wrong = self.wrong(name).then_some("true");
        let options = options
            .into_iter()
            .map(|(value, words)| {
                let selected = value == chosen;
                view! { <option value=value selected=selected>{words}</option> }
            })
            .collect_view();
        view! {
            <label for=id.clone()>{self.page.t.t(label)}</label>
            <select id=id name=name aria-invalid=wrong>{options}</select>
        }
        .into_any()
    }

    /// A picture of the library; what is chosen can be let go of without it.
    pub(super) fn picture(&self, name: &'static str, label: SettingsMsg, stored: Option<MediaId>) -> AnyView {
        let t = self.page.t;
        let value = self.value(name, 0, &stored.map(|id| id.to_string()).unwrap_or_default());
        let has_one = !value.is_empty();
        let remove = has_one.then(|| {
            let id = self.id(&format!("without-{name}"), 0);
            view! {
                <div class="box">
                    <input r#type="checkbox" id=id.clone() name="without" value=name />
                    <label class="box" for=id>{t.t(SettingsMsg::PictureRemove)}</label>
                </div>
            }
        });
        view! {
            <div class="picked" role="group" aria-label=t.t(label)>
                <p class="label">{t.t(label)}</p>
                {(!has_one).then(|| view! { <p class="hint">{t.t(SettingsMsg::PictureNone)}</p> })}
                <input r#type="hidden" name=name value=value data-pick="picture" />
                {remove}
            </div>
        }
        .into_any()
    }

    /// A box to mark.
    pub(super) fn mark(&self, name: &'static str, value: &str, words: &str, stored: bool) -> AnyView {
        let (id, checked) = (self.id(&format!("{name}-{value}"), 0), self.marked(name, value, stored));
        view! {
            <div class="box">
                <input r#type="checkbox" id=id.clone() name=name value=value.to_owned() checked=checked />
                <label class="box" for=id>{words.to_owned()}</label>
            </div>
        }
        .into_any()
    }

    /// The form itself, under a heading.
    pub(super) fn form(
        &self,
        heading: &str,
        action: &'static str,
        hidden: &[(&'static str, &str)],
        fields: Vec<AnyView>,
        button: SettingsMsg,
    ) -> AnyView {
        let form = self.bare(action, hidden, fields, button);
        view! {
            <section class="sheet" id=self.at.clone()>
                <h2>{heading.to_owned()}</h2>
                {form}
            </section>
        }
        .into_any()
    }

    /// The form without section and heading.
    pub(super) fn bare(
        &self,
        action: &'static str,
        hidden: &[(&'static str, &str)],
        fields: Vec<AnyView>,
        button: SettingsMsg,
    ) -> AnyView {
        let t = self.page.t;
        let refused = self.page.asked.refused.as_ref().filter(|_| self.refused);
        let alert = refused.map(|refused| view! { <p class="alert" role="alert">{t.t(problem(refused.problem))}</p> });
        let hidden = hidden_fields(hidden);
        view! {
            <form method="post" action=action>
                {alert}
                <input r#type="hidden" name="page" value=self.page.own() />
                <input r#type="hidden" name="at" value=self.at.clone() />
                {hidden}
                {fields}
                <button class="primary">{t.t(button)}</button>
            </form>
        }
        .into_any()
    }

    /// Whether this form was refused, so that what hides it opens.
    pub(super) fn is_refused(&self) -> bool {
        self.refused
    }
}

/// What is wrong, and what to do.
pub(super) fn problem(code: &str) -> SettingsMsg {
    match code {
        "empty" => SettingsMsg::ProblemEmpty,
        "long" => SettingsMsg::ProblemLong,
        "taken" => SettingsMsg::ProblemTaken,
        "past" => SettingsMsg::ProblemPast,
        "reserved" => SettingsMsg::ProblemReserved,
        "changed" => SettingsMsg::ProblemChanged,
        "used" => SettingsMsg::ProblemUsed,
        "loop" => SettingsMsg::ProblemLoop,
        "chain" => SettingsMsg::ProblemChain,
        "zone" => SettingsMsg::ProblemZone,
        "state" => SettingsMsg::ProblemState,
        "faint" => SettingsMsg::ProblemFaint,
        "code" => SettingsMsg::ProblemColour,
        "required" => SettingsMsg::ProblemRequired,
        _ => SettingsMsg::ProblemForm,
    }
}

/// What a kind of stories is called in listings.
pub(super) fn kinds() -> [(&'static str, Msg); 4] {
    [("gallery", Msg::Galleries), ("cartoon", Msg::Cartoons), ("newspic", Msg::Newspics), ("video", Msg::Videos)]
}

impl Sheet<'_> {
    /// A place in an order, from 1.
    pub(super) fn order(&self, number: usize) -> String {
        self.value("order", number, &(number + 1).to_string())
    }
}
