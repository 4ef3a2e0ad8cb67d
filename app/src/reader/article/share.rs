use crate::texts::{Msg, Texts};
use domain::page::LinkView;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;
use web_sys::ShareData;

/// The share row: plain links, and (with script, where the browser has them: `start.js` looks, the style sheet hides) a
/// button that copies the address and one that opens the system's own sheet.
#[component]
pub(crate) fn Share(
    /// The interface's texts.
    t: Texts,
    /// The channels.
    links: Vec<LinkView>,
    /// What is copied; empty: the page's own address.
    #[prop(optional)]
    copies: String,
) -> impl IntoView {
    let copied = RwSignal::new(false);
    let has_links = !links.is_empty();
    let links = links
        .into_iter()
        .map(|link| view! { <li><a href=link.href rel="external noopener nofollow">{link.label}</a></li> })
        .collect_view();
    let address = StoredValue::new(copies);
    let act = move |send: bool| {
        let address = address
            .try_with_value(|address| address.clone())
            .filter(|address| !address.is_empty())
            .unwrap_or_else(here);
        let navigator = window().navigator();
        let done = if send {
            let data = ShareData::new();
            data.set_title(&document().title());
            data.set_url(&address);
            navigator.share_with_data(&data)
        } else {
            navigator.clipboard().write_text(&address)
        };
        spawn_local(async move {
            // Whoever closes the sheet again has refused it: nothing to say.
            let done = JsFuture::from(done).await.is_ok();
            copied.try_set(done && !send);
        });
    };
    has_links.then(|| {
        view! {
            <div class="row-of-links share">
                <h2>{t.t(Msg::Share)}</h2>
                <ul>
                    {links}
                    <li class="needs-script needs-clipboard">
                        <button type="button" on:click=move |_| act(false)>{t.t(Msg::CopyLink)}</button>
                        <span class="copied" role="status">{move || if copied.get() { t.t(Msg::LinkCopied) } else { "" }}</span>
                    </li>
                    <li class="needs-script needs-share">
                        <button type="button" on:click=move |_| act(true)>{t.t(Msg::ShareSheet)}</button>
                    </li>
                </ul>
            </div>
        }
    })
}

/// The page's address without the place in it.
fn here() -> String {
    let shown = window().location().href().unwrap_or_default();
    shown.split('#').next().unwrap_or_default().to_owned()
}
