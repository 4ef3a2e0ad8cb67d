use crate::texts::{Msg, Texts};
use domain::page::LinkView;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

/// The share row: plain links, and (with script) a button that copies the page's address.
#[component]
pub(crate) fn Share(
    /// The interface's texts.
    t: Texts,
    /// The channels.
    links: Vec<LinkView>,
    /// The path of what is copied; the page's own address by itself.
    #[prop(optional)]
    copies: Option<String>,
) -> impl IntoView {
    let copied = RwSignal::new(false);
    let has_links = !links.is_empty();
    let links = links
        .into_iter()
        .map(|link| view! { <li><a href=link.href rel="external noopener nofollow">{link.label}</a></li> })
        .collect_view();
    let copy = move |_| {
        let location = window().location();
        let address = match &copies {
            Some(path) => location.origin().unwrap_or_default() + path,
            None => location.href().unwrap_or_default().split('#').next().unwrap_or_default().to_owned(),
        };
        spawn_local(async move {
            let written = JsFuture::from(window().navigator().clipboard().write_text(&address)).await;
            copied.try_set(written.is_ok());
        });
    };
    has_links.then(|| {
        view! {
            <div class="row-of-links share">
                <h2>{t.t(Msg::Share)}</h2>
                <ul>
                    {links}
                    <li class="needs-script">
                        <button type="button" on:click=copy>{t.t(Msg::CopyLink)}</button>
                        <span class="copied" role="status">{move || if copied.get() { t.t(Msg::LinkCopied) } else { "" }}</span>
                    </li>
                </ul>
            </div>
        }
    })
}
