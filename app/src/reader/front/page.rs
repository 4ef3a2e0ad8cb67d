use super::tiers::{Band, Strip, tier};
use crate::reader::answer::{Wanted, answered, page_number, parameter};
use crate::reader::frame::{Layout, ReaderFrame};
use crate::reader::listing::{Card, Empty, Pager, Shape};
use crate::reader::stream::Stream;
use crate::texts::{self, Msg};
use domain::page::{FrontPage, PageKind};
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
    let FrontPage {
        frame,
        meta,
        absent,
        lead,
        related,
        seconds,
        cards,
        headlines,
        opinion_section,
        opinion,
        stream,
        strip,
        most_read,
        paging,
    } = page;
    let t = texts::of(&frame.edition.lang);
    let empty = lead.is_none() && seconds.is_empty() && cards.is_empty() && headlines.is_empty() && stream.is_empty();
    let layout = match (stream.is_empty(), seconds.is_empty(), most_read.is_empty()) {
        (false, ..) => Layout::Stream,
        // Nothing that a rail could stand beside.
        (true, true, _) => Layout::Front("page front thin"),
        (true, false, true) => Layout::Front("page front"),
        (true, false, false) => Layout::Front("page front counted"),
    };
    let strip = (!strip.is_empty()).then(|| view! { <Strip t cards=strip /> }.into_any());
    let stream = (!stream.is_empty()).then(|| view! { <Stream t posts=stream /> });
    let opinion =
        opinion_section.map(|link| view! { <Band name="opinion" heading=link cards=opinion shape=Shape::Opinion /> });
    let others = domain::page::LinkView { label: t.t(Msg::MoreStories).to_owned(), href: String::new() };
    view! {
        <ReaderFrame frame meta front=true layout most_read below=strip>
            <div class="absent" inner_html=absent.0></div>
            {empty.then(|| view! { <Empty t /> })}
            {lead.map(|card| view! { <Card card shape=Shape::Lead related /> })}
            {tier("seconds", seconds, Shape::Second)}
            {tier("cards", cards, Shape::Small)}
            {opinion}
            {(!headlines.is_empty())
                .then(|| view! { <Band name="headlines" heading=others cards=headlines shape=Shape::Headline /> })}
            {stream}
            <Pager t paging />
        </ReaderFrame>
    }
}
