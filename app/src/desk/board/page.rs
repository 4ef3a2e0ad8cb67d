//! The board's view.

use super::api::board;
use super::begin::NewStory;
use super::bulk::{Bulk, Outcome};
use super::keys::Keys;
use super::views::{self, Filters, Tabs};
use crate::desk::frame::{Surroundings, words};
use crate::desk::problem::Problem;
use crate::texts::{DeskMsg, Texts};
use domain::State;
use domain::page::desk::{Board, BoardCell, BoardEdition, BoardRow};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// What of the address says which stories.
const ASKED: [&str; 8] = ["view", "edition", "section", "kind", "person", "state", "bulk", "problem"];

/// The board.
#[component]
pub(in crate::desk) fn BoardPage() -> impl IntoView {
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        let query = query.read();
        let kept = ASKED.iter().filter_map(|name| Some(format!("{name}={}", query.get_str(name)?)));
        (
            query.get("page").and_then(|page| page.parse::<u32>().ok()),
            query.get("q").filter(|q| !q.is_empty()),
            Some(kept.collect::<Vec<_>>().join("&")),
        )
    });
    let data = Resource::new(move || asked.get(), |(page, sought, asked)| board(page, sought, asked));
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match data.await {
                    Ok(board) => view! { <Found board /> }.into_any(),
                    Err(error) => view! { <Problem error texts=crate::desk::interface() /> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

#[component]
fn Found(board: Board) -> impl IntoView {
    let t = words(&board.frame);
    let title = crate::desk::title(t.t(DeskMsg::Board), &board.frame.site_name);
    let Board { frame, editions, rows, page, pages, sought, more, begin, .. } = board;
    let Board { view: shown, counts, filters, asked, days, outcome, problem, .. } = board;
    let heads = editions
        .iter()
        .map(|edition| view! { <th scope="col" lang=edition.edition.lang.clone()>{edition.name.clone()}</th> })
        .collect_view();
    let empty = rows.is_empty();
    let searching = !sought.is_empty();
    let filtered = filters.iter().any(|filter| filter.choices.iter().any(|choice| choice.chosen));
    let nothing = if searching {
        t.fill(DeskMsg::SearchNothing, &[("words", &sought)])
    } else {
        t.t(views::empty(shown, filtered)).to_owned()
    };
    let refused = !problem.is_empty();
    let query = use_query_map();
    let ticked = query.with_untracked(|query| query.get_all("story")).filter(|_| refused).unwrap_or_default();
    let rows = rows
        .into_iter()
        .map(|row| {
            let ticked = ticked.contains(&row.story.to_string());
            view! { <Row row ticked editions=editions.clone() texts=t /> }
        })
        .collect_view();
    let to = |page: u32| match asked.as_str() {
        "" => format!("/desk?page={page}"),
        asked => format!("/desk?{asked}&page={page}"),
    };
    let (newer, older) = ((page > 1).then(|| to(page - 1)), (page < pages).then(|| to(page + 1)));
    let handed_on = query.with_untracked(|asked| asked.get("done").as_deref() == Some("handed-on"));
    view! {
        {title}
        <Surroundings frame here="/desk">
            <div class="bar">
                <h1>{t.t(DeskMsg::Board)}</h1>
                <span class="gap"></span>
                <form class="board-search" role="search" method="get" action="/desk">
                    <label class="visually-hidden" for="sought">{t.t(DeskMsg::SearchStories)}</label>
                    <input id="sought" r#type="search" name="q" value=sought.clone() placeholder=t.t(DeskMsg::SearchStories) dir="auto" maxlength="200" />
                    <button>{t.t(DeskMsg::Search)}</button>
                </form>
                {(!begin.is_empty()).then(|| view! { <NewStory editions=begin texts=t /> })}
            </div>
            <Tabs view=shown counts sought=searching texts=t />
            {handed_on.then(|| view! { <p class="done" role="status">{t.t(DeskMsg::ActedHandedOn)}</p> })}
            <Outcome outcome problem asked=asked.clone() texts=t />
            {searching.then(|| view! { <p class="board-found"><a href="/desk">{t.t(DeskMsg::SearchClear)}</a></p> })}
            <div class="board-tools">
                {(!searching).then(|| view! { <Filters view=shown filters=filters.clone() filtered texts=t /> })}
                {(!empty).then(|| view! { <Bulk filters days asked refused texts=t /> })}
                <Keys texts=t />
            </div>
            {empty.then(|| view! { <p role="status">{nothing}</p> })}
            {more.then(|| view! { <p role="status">{t.t(DeskMsg::SearchMore)}</p> })}
            <table class="board" hidden=empty>
                <thead><tr><th scope="col">{t.t(DeskMsg::Story)}</th>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
            <nav class="paging" aria-label=t.t(DeskMsg::Stories)>
                {newer.map(|href| view! { <a rel="prev" href=href>{t.t(DeskMsg::NewerPage)}</a> })}
                {older.map(|href| view! { <a rel="next" href=href>{t.t(DeskMsg::OlderPage)}</a> })}
            </nav>
        </Surroundings>
    }
}

#[component]
fn Row(row: BoardRow, ticked: bool, editions: Vec<BoardEdition>, texts: Texts) -> impl IntoView {
    let headline = if row.headline.is_empty() { texts.t(DeskMsg::Untitled).to_owned() } else { row.headline };
    let opens = || {
        row.cells
            .iter()
            .zip(&editions)
            .filter_map(|(cell, edition)| Some((cell.as_ref().filter(|cell| cell.opens)?, edition)))
    };
    // The text that the headline is of, if it can be opened, else another.
    let first = opens().find(|(_, edition)| edition.edition.code == row.edition.code).or_else(|| opens().next());
    let first = first.map(|(cell, _)| format!("/desk/write/{}", cell.version));
    let cells = row
        .cells
        .into_iter()
        .zip(editions)
        .map(|(cell, edition)| {
            let open = texts.fill(DeskMsg::OpenVersion, &[("headline", &headline), ("language", &edition.name)]);
            view! {
                <td data-edition=edition.name>
                    {match cell {
                        Some(cell) => view! { <Cell cell open texts /> }.into_any(),
                        None => view! { <span class="state none"><span class="visually-hidden">{texts.t(DeskMsg::NoVersion)}</span></span> }.into_any(),
                    }}
                </td>
            }
        })
        .collect_view();
    let select = texts.fill(DeskMsg::BoardSelect, &[("headline", &headline)]);
    view! {
        <tr>
            <th scope="row">
                <span class="board-story">
                    <input type="checkbox" name="story" value=row.story.to_string() checked=ticked form="bulk" aria-label=select />
                    <span>
                        <a class="board-headline" href=first lang=row.edition.lang dir=row.edition.dir>{headline}</a>
                        <small>{row.detail}</small>
                    </span>
                </span>
            </th>
            {cells}
        </tr>
    }
}

#[component]
fn Cell(cell: BoardCell, open: String, texts: Texts) -> impl IntoView {
    let asked = (!cell.person.is_empty() || !cell.due.is_empty()).then(|| {
        let class = if cell.overdue { "asked overdue" } else { "asked" };
        view! {
            <span class=class>
                <bdi>{cell.person.clone()}</bdi>
                {(!cell.due.is_empty()).then(|| view! { <span class="due">{cell.due.clone()}</span> })}
            </span>
        }
    });
    let class = format!("state {}", cell.state.as_str());
    let changed = cell.changed && cell.state == State::Published;
    let state = view! {
        {state_name(texts, &cell.state)}
        {changed.then(|| view! { <small>{texts.t(DeskMsg::ChangedMark)}</small> })}
    };
    let label = format!("{open}: {}", state_name(texts, &cell.state));
    view! {
        {if cell.opens {
            view! { <a class=class href=format!("/desk/write/{}", cell.version) aria-label=label>{state}</a> }.into_any()
        } else {
            view! { <span class=class>{state}</span> }.into_any()
        }}
        {asked}
    }
}

/// A state in words.
pub(in crate::desk) fn state_name(t: Texts, state: &State) -> &'static str {
    t.t(match state {
        State::Draft => DeskMsg::StateDraft,
        State::InReview => DeskMsg::StateInReview,
        State::Scheduled { .. } => DeskMsg::StateScheduled,
        State::Published => DeskMsg::StatePublished,
        State::Unpublished => DeskMsg::StateUnpublished,
        State::Withdrawn { .. } => DeskMsg::StateWithdrawn,
    })
}
