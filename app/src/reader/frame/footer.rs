use crate::texts::{Msg, Texts};
use domain::page::{LinkView, MenuLink};
use leptos::prelude::*;

/// The footer's menu, other services, how to reach the newsroom, the rights.
#[component]
pub(super) fn Footer(t: Texts, links: Vec<MenuLink>, social: Vec<LinkView>, imprint: String) -> impl IntoView {
    let has_social = !social.is_empty();
    let social = social_links(social);
    let has_links = !links.is_empty();
    view! {
        <footer class="footer">
            <div class="page">
                {has_links
                    .then(|| view! { <nav class="footer-menu" aria-label=t.t(Msg::FooterMenu)>{nested(links)}</nav> })}
                {has_social
                    .then(|| view! { <nav class="footer-social" aria-label=t.t(Msg::Social)><ul>{social}</ul></nav> })}
                <div class="imprint" inner_html=imprint></div>
                // To the document's top, whatever it is called: an empty fragment.
                <a class="to-top" href="#" rel="external">{t.t(Msg::BackToTop)}</a>
            </div>
        </footer>
    }
}

/// Other services, an item each.
pub(super) fn social_links(links: Vec<LinkView>) -> Vec<impl IntoView> {
    links
        .into_iter()
        .map(|link| view! { <li><a href=link.href rel="external noopener me">{link.label}</a></li> })
        .collect_view()
}

fn nested(links: Vec<MenuLink>) -> AnyView {
    let items = links
        .into_iter()
        .map(|link| {
            let (lang, dir) = link.edition.map(|edition| (edition.lang, edition.dir)).unzip();
            let label = match link.href {
                Some(href) => {
                    let rel = link.external.then_some("external noopener");
                    view! { <a href=href rel=rel hreflang=lang.clone() lang=lang dir=dir>{link.label}</a> }.into_any()
                }
                None => view! { <span lang=lang dir=dir>{link.label}</span> }.into_any(),
            };
            let below = (!link.children.is_empty()).then(|| nested(link.children));
            view! { <li>{label} {below}</li> }
        })
        .collect_view();
    view! { <ul>{items}</ul> }.into_any()
}
