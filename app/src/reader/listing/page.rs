use super::{Card, Pager, Shape};
use crate::components::Picture;
use crate::reader::answer::{Wanted, answered, page_number, parameter};
use crate::reader::frame::{Layout, ReaderFrame};
use crate::reader::stream::Stream;
use crate::texts::{self, Msg, Texts};
use domain::page::{LinkView, ListingKind, ListingPage, PageKind};
use leptos::prelude::*;

/// Any listing.
#[component]
pub(crate) fn ListingRoute(
    /// Which.
    kind: PageKind,
) -> impl IntoView {
    let (edition, number) = (parameter("edition"), page_number());
    let key = key_of(kind);
    answered(move || Wanted { edition: edition(), kind, key: key(), number: number() })
}

/// What the address says after the kind of listing.
fn key_of(kind: PageKind) -> impl Fn() -> String + Send + Sync {
    let name = match kind {
        PageKind::Section => "path",
        PageKind::Tag | PageKind::Contributor => "slug",
        PageKind::Period => "year",
        PageKind::OfKind => "kind",
        PageKind::Series => "series",
        _ => "",
    };
    let (first, month) = (parameter(name), parameter("month"));
    move || match (first(), month()) {
        (year, month) if kind == PageKind::Period && !month.is_empty() => format!("{year}/{month}"),
        (key, _) => key,
    }
}

#[component]
pub(crate) fn Listing(
    /// What it shows.
    page: ListingPage,
) -> impl IntoView {
    let ListingPage {
        frame,
        meta,
        kind,
        label,
        heading,
        introduction,
        portrait,
        picture,
        above,
        below,
        cards,
        written,
        stream,
        paging,
    } = page;
    let t = texts::of(&frame.edition.lang);
    let entries = match kind {
        ListingKind::MostRead => "entries rows ranked",
        ListingKind::Articles
        | ListingKind::Section
        | ListingKind::Tag
        | ListingKind::Contributor
        | ListingKind::Period
        | ListingKind::Pictures
        | ListingKind::Series
        | ListingKind::Corrections => "entries rows",
    };
    let cards = cards
        .into_iter()
        .enumerate()
        .map(|(at, card)| view! { <Card card shape=Shape::Row first={at == 0} /> })
        .collect_view();
    let empty = cards.is_empty() && stream.is_empty();
    let layout = match (&written, stream.is_empty()) {
        // Pictures and covers have the width to themselves.
        (Some(_), _) => Layout::Column,
        (None, true) => Layout::Rail,
        (None, false) => Layout::Stream,
    };
    let none = if kind == ListingKind::MostRead { Msg::MostReadNone } else { Msg::NoStories };
    let name = if kind == ListingKind::Period { Msg::Months } else { Msg::Subsections };
    view! {
        <ReaderFrame frame meta layout>
            <header class="listing-head">
                {portrait
                    .map(|picture| view! { <div class="portrait"><Picture picture sizes="7rem" first=true /></div> })}
                <div>
                    <Above links=above label />
                    <h1 tabindex="-1">{heading}</h1>
                    {(!introduction.is_empty()).then(|| view! { <p class="introduction">{introduction}</p> })}
                </div>
            </header>
            {picture
                .map(|picture| {
                    view! {
                        <div class="section-picture">
                            <Picture picture sizes="(min-width: 66rem) 54rem, 100vw" first=true />
                        </div>
                    }
                })}
            {(!below.is_empty()).then(|| view! { <Below name=t.t(name) links=below /> })}
            {if let Some(written) = written {
                view! { <div class="written" inner_html=written.0></div> }.into_any()
            } else if empty {
                view! { <Empty t said=none /> }.into_any()
            } else if !stream.is_empty() {
                view! { <Stream t posts=stream /> }.into_any()
            } else {
                view! { <div class=entries>{cards}</div> }.into_any()
            }}
            <Pager t paging />
        </ReaderFrame>
    }
}

/// The sections above this one, or what the listing is.
#[component]
fn Above(links: Vec<LinkView>, label: String) -> impl IntoView {
    let links = links.into_iter().map(|link| view! { <a href=link.href>{link.label}</a> }).collect_view();
    (!links.is_empty() || !label.is_empty()).then(
        || view! { <p class="kicker trail">{links} {(!label.is_empty()).then(|| view! { <span>{label}</span> })}</p> },
    )
}

#[component]
fn Below(name: &'static str, links: Vec<LinkView>) -> impl IntoView {
    let links = links.into_iter().map(|link| view! { <li><a href=link.href>{link.label}</a></li> }).collect_view();
    view! { <nav class="below" aria-label=name><ul>{links}</ul></nav> }
}

/// Stands where a listing has nothing to list.
#[component]
pub(crate) fn Empty(
    /// The interface's texts.
    t: Texts,
    /// Why.
    #[prop(default = Msg::NoStories)]
    said: Msg,
) -> impl IntoView {
    view! { <p class="empty">{t.t(said)}</p> }
}
