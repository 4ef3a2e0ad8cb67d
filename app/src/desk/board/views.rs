//! The board's tabs and filters: links and a plain form.

use crate::texts::{DeskMsg, Texts};
use domain::assignment::BoardView;
use domain::page::desk::FilterView;
use leptos::prelude::*;

/// A view in words.
fn view_name(view: BoardView) -> DeskMsg {
    match view {
        BoardView::All => DeskMsg::ViewAll,
        BoardView::Waiting => DeskMsg::ViewWaiting,
        BoardView::Due => DeskMsg::ViewDue,
        BoardView::Scheduled => DeskMsg::ViewScheduled,
        BoardView::Missing => DeskMsg::ViewMissing,
        BoardView::Recent => DeskMsg::ViewRecent,
    }
}

/// What an empty view says.
pub(super) fn empty(view: BoardView, filtered: bool) -> DeskMsg {
    match view {
        _ if filtered => DeskMsg::EmptyFilter,
        BoardView::All => DeskMsg::NoStoriesYet,
        BoardView::Waiting => DeskMsg::EmptyWaiting,
        BoardView::Due => DeskMsg::EmptyDue,
        BoardView::Scheduled => DeskMsg::EmptyScheduled,
        BoardView::Missing => DeskMsg::EmptyMissing,
        BoardView::Recent => DeskMsg::EmptyRecent,
    }
}

/// What is filtered by, in words.
fn filter_name(name: &str) -> DeskMsg {
    match name {
        "edition" => DeskMsg::FilterEdition,
        "section" => DeskMsg::Section,
        "kind" => DeskMsg::FilterKind,
        "person" => DeskMsg::Person,
        _ => DeskMsg::State,
    }
}

/// A link for each view, with how many stories it has.
#[component]
pub(super) fn Tabs(view: BoardView, counts: Vec<String>, sought: bool, texts: Texts) -> impl IntoView {
    let tabs = BoardView::ALL
        .into_iter()
        .zip(counts)
        .map(|(one, count)| {
            let href = if one == BoardView::All { "/desk".to_owned() } else { format!("/desk?view={}", one.as_str()) };
            view! {
                <li>
                    <a href=href aria-current=(one == view && !sought).then_some("page")>{texts.t(view_name(one))} " " <small>{count}</small></a>
                </li>
            }
        })
        .collect_view();
    view! { <nav class="tabs" aria-label=texts.t(DeskMsg::BoardViews)><ul>{tabs}</ul></nav> }
}

/// What the stories have to be.
#[component]
pub(super) fn Filters(view: BoardView, filters: Vec<FilterView>, filtered: bool, texts: Texts) -> impl IntoView {
    let t = texts;
    let fields = filters
        .into_iter()
        .map(|filter| {
            let id = format!("filter-{}", filter.name);
            let options = filter
                .choices
                .into_iter()
                .map(|choice| view! { <option value=choice.value lang=choice.lang selected=choice.chosen>{choice.label}</option> })
                .collect_view();
            view! {
                <span class="filter">
                    <label for=id.clone()>{t.t(filter_name(&filter.name))}</label>
                    <select id=id name=filter.name><option value="">{t.t(DeskMsg::FilterAny)}</option>{options}</select>
                </span>
            }
        })
        .collect_view();
    let all = format!("/desk?view={}", view.as_str());
    view! {
        <details class="filters" open=filtered>
            <summary>{t.t(DeskMsg::Filter)}</summary>
            <form method="get" action="/desk">
                <input type="hidden" name="view" value=view.as_str() />
                {fields}
                <button>{t.t(DeskMsg::FilterShow)}</button>
                {filtered.then(|| view! { <a class="button" href=all>{t.t(DeskMsg::FilterClear)}</a> })}
            </form>
        </details>
    }
}
