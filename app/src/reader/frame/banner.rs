use crate::components::Picture;
use crate::texts::{Msg, Texts};
use domain::page::BannerView;
use leptos::prelude::*;

/// What all readers are told.
#[component]
pub(super) fn Banner(t: Texts, banner: BannerView) -> impl IntoView {
    let BannerView { text, href, external, picture } = banner;
    let picture = picture.map(|picture| view! { <Picture picture sizes="6rem" /> });
    let text = view! { <p>{text}</p> };
    let inside = match href {
        Some(href) => {
            let rel = external.then_some("external noopener");
            view! { <a class="page" href=href rel=rel>{picture} {text}</a> }.into_any()
        }
        None => view! { <div class="page">{picture} {text}</div> }.into_any(),
    };
    view! { <section class="banner" aria-label=t.t(Msg::Notice)>{inside}</section> }
}
