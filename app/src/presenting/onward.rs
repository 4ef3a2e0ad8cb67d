//! Where to go on from a story: what belongs beside it, and the next ones of its section.

use super::{Voice, card, written};
use crate::reader::listing::{Card, Shape};
use crate::texts::Msg;
use domain::Kind;
use domain::listing;
use domain::page::{Html, LinkView};
use leptos::prelude::*;
use newsroom::reading::{Names, Neighbours};

/// Both; empty where there is neither.
pub(super) fn of_story(
    voice: &Voice<'_>,
    names: &Names,
    kind: Kind,
    related: &[listing::Card],
    neighbours: &Neighbours,
) -> Html {
    let link = |story: &Option<listing::Card>| story.as_ref().map(|story| card::link(voice, story));
    let (newer, older) = (link(&neighbours.newer), link(&neighbours.older));
    let next = |to: LinkView, rel: &'static str, name: Msg| {
        view! {
            <a rel=rel class=rel href=to.href>
                <span class="neighbour">{voice.words.t(name).to_owned()}</span>
                <span class="neighbour-headline">{to.label}</span>
            </a>
        }
    };
    // What is looked at is leafed through.
    let (newer_name, older_name) = match kind {
        Kind::Article | Kind::Page => (Msg::NewerStory, Msg::OlderStory),
        _ => (Msg::Newer, Msg::Older),
    };
    let class = if kind == Kind::Article { "neighbours" } else { "neighbours leaf" };
    let cards: Vec<_> = related
        .iter()
        .map(|one| card::card(voice, names, one))
        .map(|card| view! { <Card card shape=Shape::Strip /> })
        .collect();
    let related = (!cards.is_empty()).then(|| {
        view! {
            <section class="related" aria-labelledby="related">
                <h2 id="related">{voice.words.t(Msg::RelatedStories).to_owned()}</h2>
                <div class="related-row">{cards}</div>
            </section>
        }
    });
    let neighbours = (newer.is_some() || older.is_some()).then(|| {
        view! {
            <nav class=class aria-label=voice.words.t(Msg::MoreStories).to_owned()>
                {newer.map(|newer| next(newer, "prev", newer_name))}
                {older.map(|older| next(older, "next", older_name))}
            </nav>
        }
    });
    // Next to what is leafed through stand the pages before and behind it.
    let (first, neighbours) = if kind == Kind::Article { (None, neighbours) } else { (neighbours, None) };
    written(view! {
        {first}
        {related}
        {neighbours}
    })
}
