use crate::reader::listing::{Card, Shape};
use crate::texts::{Msg, Texts};
use domain::page::{CardView, LinkView};
use leptos::prelude::*;

/// Some entries beside each other; nothing where there are none.
pub(super) fn tier(class: &'static str, cards: Vec<CardView>, shape: Shape) -> Option<AnyView> {
    (!cards.is_empty()).then(|| view! { <div class=class>{entries(cards, shape)}</div> }.into_any())
}

fn entries(cards: Vec<CardView>, shape: Shape) -> Vec<AnyView> {
    cards.into_iter().map(|card| view! { <Card card shape /> }.into_any()).collect()
}

/// A tier with a heading of its own.
#[component]
pub(super) fn Band(
    /// Its class, and the id of its heading.
    name: &'static str,
    /// The heading, and where it leads; without an address nowhere.
    heading: LinkView,
    cards: Vec<CardView>,
    shape: Shape,
) -> impl IntoView {
    let LinkView { label, href } = heading;
    let heading = if href.is_empty() {
        view! { <span>{label}</span> }.into_any()
    } else {
        view! { <a href=href>{label}</a> }.into_any()
    };
    view! {
        <section class=name aria-labelledby=name>
            <h2 class="band" id=name>{heading}</h2>
            {tier("columns", cards, shape)}
        </section>
    }
}

/// Pictures and videos, across the page.
#[component]
pub(super) fn Strip(t: Texts, cards: Vec<CardView>) -> impl IntoView {
    view! {
        <section class="strip" aria-labelledby="strip">
            <div class="page">
                <h2 class="band" id="strip">{t.t(Msg::PicturesAndVideos)}</h2>
                <div class="strip-row" tabindex="0" role="group" aria-labelledby="strip">{entries(cards, Shape::Strip)}</div>
            </div>
        </section>
    }
}
