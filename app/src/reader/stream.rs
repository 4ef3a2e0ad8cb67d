//! The classic stream: on the front page and in sections.

use crate::components::{Credit, When};
use crate::reader::article::{Body, Figure, Share};
use crate::texts::{Msg, Texts};
use domain::page::StreamPost;
use leptos::prelude::*;

/// The classic stream: posts whole, or up to their "more" mark.
#[component]
pub(super) fn Stream(
    /// The interface's texts.
    t: Texts,
    /// The posts.
    posts: Vec<StreamPost>,
) -> impl IntoView {
    let posts =
        posts.into_iter().enumerate().map(|(at, post)| view! { <Post t post first={at == 0} /> }).collect_view();
    view! { <div class="stream">{posts}</div> }
}

#[component]
fn Post(t: Texts, post: StreamPost, first: bool) -> impl IntoView {
    let StreamPost { card, lead, body, credits, share, short, cut } = post;
    let credits = credits.into_iter().map(|line| view! { <li><Credit line /></li> }).collect_view();
    let has_credits = !credits.is_empty();
    let more = cut.then(|| {
        let whole = card.href.clone();
        let headline = card.headline.clone();
        view! {
            <p>
                <a class="action" href=whole>
                    {t.t(Msg::ContinueReading)}
                    <span class="visually-hidden">{format!(": {headline}")}</span>
                </a>
            </p>
        }
    });
    view! {
        <article class=format!("post kind-{}", card.kind.as_str())>
            <header>
                {card.section.map(|section| view! { <p class="kicker"><a href=section.href>{section.label}</a></p> })}
                <h2><a href=card.href>{card.headline}</a></h2>
                {(!card.deck.is_empty()).then(|| view! { <p class="deck">{card.deck}</p> })}
                <p class="meta">
                    {card.byline.map(|line| view! { <Credit line /> })}
                    <When at=card.published />
                    <a href=card.comments_href>{card.comments}</a>
                </p>
            </header>
            {lead.map(|figure| view! { <Figure t figure first sizes="(min-width: 46rem) 40rem, 100vw" /> })}
            <Body html=body />
            {more}
            {has_credits.then(|| view! { <ul class="credits">{credits}</ul> })}
            <Share t links=share copies=short />
        </article>
    }
}
