use crate::reader::answer::{Wanted, answered, parameter};
use crate::reader::frame::{Layout, ReaderFrame};
use crate::reader::listing::Empty;
use crate::texts;
use domain::page::{ArchiveYear, IndexEntry, IndexPage, PageKind};
use leptos::prelude::*;

/// Any index.
#[component]
pub(crate) fn IndexRoute(
    /// Which.
    kind: PageKind,
) -> impl IntoView {
    let edition = parameter("edition");
    answered(move || Wanted { edition: edition(), kind, key: String::new(), number: None })
}

#[component]
pub(crate) fn IndexView(
    /// What it shows.
    page: IndexPage,
) -> impl IntoView {
    let IndexPage { frame, meta, heading, entries: of_all, written, years } = page;
    let t = texts::of(&frame.edition.lang);
    // Pictures and covers have the width to themselves.
    let layout = if written.is_some() { Layout::Column } else { Layout::Rail };
    let empty = of_all.is_empty() && years.is_empty() && written.is_none();
    view! {
        <ReaderFrame frame meta layout>
            <header class="listing-head"><div><h1 tabindex="-1">{heading}</h1></div></header>
            {empty.then(|| view! { <Empty t /> })}
            {(written.is_none() && !of_all.is_empty()).then(|| view! { <div class="index">{entries(of_all)}</div> })}
            {written.map(|written| view! { <div class="written" inner_html=written.0></div> })}
            {years.into_iter().map(|year| view! { <Year year /> }).collect_view()}
        </ReaderFrame>
    }
}

fn entries(all: Vec<IndexEntry>) -> AnyView {
    let items = all
        .into_iter()
        .map(|entry| {
            let IndexEntry { link, count, introduction, children } = entry;
            view! {
                <li>
                    <a href=link.href>{link.label}</a>
                    {(!count.is_empty()).then(|| view! { <span class="count">{count}</span> })}
                    {(!introduction.is_empty()).then(|| view! { <p>{introduction}</p> })}
                    {(!children.is_empty()).then(|| entries(children))}
                </li>
            }
        })
        .collect_view();
    view! { <ul>{items}</ul> }.into_any()
}

#[component]
fn Year(year: ArchiveYear) -> impl IntoView {
    view! {
        <section class="archive-year">
            <h2><a href=year.link.href>{year.link.label}</a></h2>
            {entries(year.months)}
        </section>
    }
}
