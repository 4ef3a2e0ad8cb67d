use super::stream::Stream;
use crate::reader::answer::{Wanted, answered, page_number, parameter};
use crate::reader::frame::{Layout, ReaderFrame};
use crate::reader::listing::{Card, Empty, Pager, Shape};
use crate::texts::{self, Msg, Texts};
use domain::page::{CardView, FrontPage, PageKind};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// `/{edition}/`
#[component]
pub(crate) fn FrontRoute() -> impl IntoView {
    let (edition, number, query) = (parameter("edition"), page_number(), use_query_map());
    let from = move || query.read().get("from").unwrap_or_default();
    answered(move || Wanted { edition: edition(), kind: PageKind::Front, key: from(), number: number() })
}

#[component]
pub(crate) fn Front(
    /// What it shows.
    page: FrontPage,
) -> impl IntoView {
    let FrontPage { frame, meta, absent, lead, seconds, rest, stream, strip, paging } = page;
    let t = texts::of(&frame.edition.lang);
    let empty = lead.is_none() && seconds.is_empty() && rest.is_empty() && stream.is_empty();
    let strip = (!strip.is_empty()).then(|| view! { <Strip t cards=strip /> }.into_any());
    let tiers = stream.is_empty().then(|| view! { <Tiers lead seconds rest /> });
    let stream = (!stream.is_empty()).then(|| view! { <Stream t posts=stream /> });
    view! {
        <ReaderFrame frame meta front=true layout=Layout::Rail below=strip>
            <div class="absent" inner_html=absent.0></div>
            {empty.then(|| view! { <Empty t /> })}
            {tiers}
            {stream}
            <Pager t paging />
        </ReaderFrame>
    }
}

/// A lead, two seconds, the others.
#[component]
fn Tiers(lead: Option<CardView>, seconds: Vec<CardView>, rest: Vec<CardView>) -> impl IntoView {
    let cards =
        |cards: Vec<CardView>, shape| cards.into_iter().map(|card| view! { <Card card shape /> }).collect_view();
    view! {
        {lead.map(|card| view! { <Card card shape=Shape::Lead /> })}
        {(!seconds.is_empty()).then(|| view! { <div class="seconds">{cards(seconds, Shape::Second)}</div> })}
        {(!rest.is_empty()).then(|| view! { <div class="rest">{cards(rest, Shape::Small)}</div> })}
    }
}

/// Pictures and videos, across the page.
#[component]
fn Strip(t: Texts, cards: Vec<CardView>) -> impl IntoView {
    let cards = cards.into_iter().map(|card| view! { <Card card shape=Shape::Strip /> }).collect_view();
    view! {
        <section class="strip" aria-labelledby="strip">
            <div class="page">
                <h2 id="strip">{t.t(Msg::PicturesAndVideos)}</h2>
                <div class="strip-row" tabindex="0" role="group" aria-labelledby="strip">{cards}</div>
            </div>
        </section>
    }
}
