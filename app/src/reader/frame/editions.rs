use crate::texts::{Msg, Texts};
use domain::page::EditionLink;
use leptos::prelude::*;

/// The editions, each in its own language: a list of links to the same page, else to the edition's front page.
#[component]
pub(super) fn Editions(
    /// The interface's texts.
    t: Texts,
    /// Which.
    editions: Vec<EditionLink>,
) -> impl IntoView {
    let links = editions
        .into_iter()
        .map(|link| {
            let note = (!link.same && !link.current).then(|| t.fill(Msg::FrontPageIn, &[("language", &link.name)]));
            view! {
                <li>
                    <a
                        href=link.href
                        hreflang=link.edition.lang.clone()
                        lang=link.edition.lang
                        dir=link.edition.dir
                        title=note
                        aria-current=link.current.then_some("true")
                    >
                        {link.name}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="editions">{links}</ul> }
}
