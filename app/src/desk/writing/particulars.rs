//! Beside the text: what the version has beside it. The fields come from the server as they are.

use super::making::{Desk, Line};
use crate::error::ApiError;
use crate::texts::DeskMsg;
use domain::page::desk::Saved;
use leptos::prelude::*;
use leptos::web_sys::{FormData, HtmlElement, HtmlFormElement, SubmitEvent, UrlSearchParams};
use wasm_bindgen::JsCast as _;

/// Sections, tags, credits, picture, kind, comments.
#[component]
pub(super) fn Particulars(desk: Desk) -> impl IntoView {
    let t = desk.texts;
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        desk.beside.set(true);
        desk.save();
    };
    view! {
        <h2>{t.t(DeskMsg::Particulars)}</h2>
        <form class="particulars" on:submit=submit on:input=move |_| desk.beside.set(true)>
            <div inner_html=desk.fields></div>
            <button disabled=move || desk.is_busy()>{t.t(DeskMsg::SaveParticulars)}</button>
            <small hidden=move || !desk.beside.get()>{t.t(DeskMsg::Unsaved)}</small>
        </form>
    }
}

fn form() -> Option<HtmlFormElement> {
    document().query_selector("form.particulars").ok().flatten()?.dyn_into().ok()
}

/// What is to be looked at before publishing; from here it goes on, or by the button that was pressed.
#[component]
pub(super) fn Concerns(desk: Desk) -> impl IntoView {
    let t = desk.texts;
    move || {
        let concerns = desk.concerns.get();
        (!concerns.is_empty()).then(|| {
            let blocked = concerns.iter().any(|concern| concern.blocks);
            let words = if blocked { DeskMsg::ConcernsBlock } else { DeskMsg::ConcernsWarn };
            let items = concerns
                .into_iter()
                .map(|concern| {
                    let (anchor, block) = (concern.anchor, concern.block);
                    let href = format!("#{anchor}");
                    let go = move |event: leptos::ev::MouseEvent| {
                        event.prevent_default();
                        desk.go_to(&anchor, &block);
                    };
                    view! { <li class:blocks=concern.blocks><a href=href on:click=go>{concern.words}</a></li> }
                })
                .collect_view();
            view! {
                <section class="concerns" role="alert">
                    <p>{t.t(words)}</p>
                    <ul>{items}</ul>
                    {(!blocked)
                        .then(|| {
                            let go_on = move |_| desk.publish(desk.pending.get_value());
                            view! { <button type="button" class="primary" disabled=move || desk.is_busy() on:click=go_on>{t.t(DeskMsg::ConcernsGoOn)}</button> }
                        })}
                    " "
                    <button type="button" on:click=move |_| desk.concerns.set(Vec::new())>{t.t(DeskMsg::ConcernsClose)}</button>
                </section>
            }
        })
    }
}

/// Shows the working text as readers will see it, also to somebody without an account.
#[component]
pub(super) fn Preview(desk: Desk) -> impl IntoView {
    let t = desk.texts;
    let link = desk.preview;
    view! {
        <h2>{t.t(DeskMsg::Preview)}</h2>
        <p class="hint">{t.t(DeskMsg::PreviewText)}</p>
        <button type="button" disabled=move || desk.is_busy() on:click=move |_| desk.show_preview()>{t.t(DeskMsg::PreviewMake)}</button>
        {move || {
            link.get()
                .map(|link| {
                    let (href, copied) = (link.href.clone(), link.href);
                    view! {
                        <p>
                            <a href=href target="_blank" rel="external noopener">{t.t(DeskMsg::PreviewOpen)}</a>
                            " "
                            <small>{link.until}</small>
                        </p>
                        <input id="preview-address" readonly dir="ltr" aria-label=t.t(DeskMsg::PreviewAddress) prop:value=copied.clone() />
                        <button type="button" on:click=move |_| desk.copy(&copied, "preview-address")>{t.t(DeskMsg::PreviewCopy)}</button>
                    }
                })
        }}
    }
}

impl Desk {
    /// The text, and what was filled in beside it, which builds on it.
    pub(super) async fn save_all(self) -> Result<Saved, ApiError> {
        let saved = self.save_text(false).await?;
        let filled = form()
            .filter(|_| self.beside.get_untracked())
            .and_then(|form| FormData::new_with_form(&form).ok())
            .and_then(|data| UrlSearchParams::new_with_str_sequence_sequence(&data).ok());
        let Some(filled) = filled else { return Ok(saved) };
        self.beside.set(false);
        let version = self.page.get_value().version;
        match super::api::describe(version, saved.revision, String::from(filled.to_string())).await {
            Ok(described) => {
                self.outcome.try_set(described.saved.clone());
                self.show_fields(described.form.0, &described.seen);
                Ok(described.saved)
            }
            Err(error) => {
                self.beside.try_set(true);
                Err(error)
            }
        }
    }

    /// Whoever is filling the form in keeps their place there: only what it was made from changes.
    fn show_fields(self, fields: String, seen: &str) {
        let within = document().query_selector("[data-particulars]:focus-within").ok().flatten();
        let typing = within.and_then(|_| document().query_selector("input[name=seen]").ok().flatten());
        match typing {
            Some(mark) => drop(mark.set_attribute("value", seen)),
            None => drop(self.fields.try_set(fields)),
        }
    }

    /// The address shows what stands on the screen.
    fn show_preview(self) {
        self.run(Line::Acting, move || async move {
            let saved = self.save_all().await?;
            let link = super::api::preview(self.page.get_value().version).await?;
            // Where the browser holds new windows back, the link stands in the panel.
            let _ = window().open_with_url_and_target(&link.href, "_blank");
            self.preview.try_set(Some(link));
            Ok(saved)
        });
    }

    pub(super) fn go_to(self, anchor: &str, block: &str) {
        if !block.is_empty() {
            self.editor.with_value(|editor| editor.as_ref().map(|editor| editor.show(block)));
            return;
        }
        let Some(element) = document().get_element_by_id(anchor) else { return };
        // What is folded is unfolded, as far up as it lies.
        let mut above = Some(element.clone());
        while let Some(one) = above {
            if one.tag_name() == "DETAILS" {
                let _ = one.set_attribute("open", "");
            }
            above = one.parent_element();
        }
        element.scroll_into_view();
        let first = element.query_selector("select, input:not([type=hidden]), textarea, button").ok().flatten();
        if let Some(first) = first.unwrap_or(element).dyn_ref::<HtmlElement>() {
            let _ = first.focus();
        }
    }
}
