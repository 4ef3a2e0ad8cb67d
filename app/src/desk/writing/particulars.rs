//! Beside the text: what the version has beside it. The fields come from the server as they are.

use super::making::{Desk, Line};
use crate::texts::DeskMsg;
use leptos::prelude::*;
use leptos::web_sys::{FormData, HtmlElement, HtmlFormElement, SubmitEvent, UrlSearchParams};
use wasm_bindgen::JsCast as _;

/// Sections, tags, credits, picture, kind, comments.
#[component]
pub(super) fn Particulars(desk: Desk) -> impl IntoView {
    let t = desk.texts;
    let fields = RwSignal::new(desk.page.with_value(|page| page.particulars.0.clone()));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let form = event.target().and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
        let filled = form
            .and_then(|form| FormData::new_with_form(&form).ok())
            .and_then(|data| UrlSearchParams::new_with_str_sequence_sequence(&data).ok());
        if let Some(filled) = filled {
            desk.describe(String::from(filled.to_string()), fields);
        }
    };
    view! {
        <h2>{t.t(DeskMsg::Particulars)}</h2>
        <form class="particulars" on:submit=submit>
            <div inner_html=fields></div>
            <button disabled=move || desk.is_busy()>{t.t(DeskMsg::SaveParticulars)}</button>
        </form>
    }
}

/// What is to be looked at before publishing; the button that published is pressed once more.
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
                        <button type="button" on:click=move |_| desk.copy(&copied)>{t.t(DeskMsg::PreviewCopy)}</button>
                    }
                })
        }}
    }
}

impl Desk {
    /// The text is saved first, so that the particulars build on it.
    fn describe(self, form: String, fields: RwSignal<String>) {
        self.work(Line::Saving, move || async move {
            let working = self.save_text().await?.revision;
            let described = super::api::describe(self.page.get_value().version, working, form).await?;
            self.outcome.try_set(described.saved.clone());
            fields.try_set(described.form.0);
            Ok(described.saved)
        });
    }

    /// The address shows what stands on the screen.
    fn show_preview(self) {
        self.work(Line::Acting, move || async move {
            let saved = self.save_text().await?;
            let link = super::api::preview(self.page.get_value().version).await?;
            // Where the browser holds new windows back, the link stands in the panel.
            let _ = window().open_with_url_and_target(&link.href, "_blank");
            self.preview.try_set(Some(link));
            Ok(saved)
        });
    }

    fn go_to(self, anchor: &str, block: &str) {
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
