//! The board's view.

use super::api::board;
use super::begin::NewStory;
use crate::desk::frame::{Surroundings, words};
use crate::desk::problem::Problem;
use crate::texts::{DeskMsg, Texts};
use domain::State;
use domain::page::desk::{Board, BoardCell, BoardEdition, BoardRow};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The board.
#[component]
pub(in crate::desk) fn BoardPage() -> impl IntoView {
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        let query = query.read();
        (query.get("page").and_then(|page| page.parse::<u32>().ok()), query.get("q").filter(|q| !q.is_empty()))
    });
    let data = Resource::new(move || asked.get(), |(page, sought)| board(page, sought));
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
    let Board { frame, editions, rows, page, pages, sought, more, begin } = board;
    let heads = editions
        .iter()
        .map(|edition| view! { <th scope="col" lang=edition.edition.lang.clone()>{edition.name.clone()}</th> })
        .collect_view();
    let empty = rows.is_empty();
    let nothing = if sought.is_empty() {
        t.t(DeskMsg::NoStoriesYet).to_owned()
    } else {
        t.fill(DeskMsg::SearchNothing, &[("words", &sought)])
    };
    let rows = rows.into_iter().map(|row| view! { <Row row editions=editions.clone() texts=t /> }).collect_view();
    view! {
        {title}
        <Surroundings frame>
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
            {(!sought.is_empty()).then(|| view! { <p class="board-found"><a href="/desk">{t.t(DeskMsg::SearchClear)}</a></p> })}
            {empty.then(|| view! { <p role="status">{nothing}</p> })}
            {more.then(|| view! { <p role="status">{t.t(DeskMsg::SearchMore)}</p> })}
            <table class="board" hidden=empty>
                <thead><tr><th scope="col">{t.t(DeskMsg::Story)}</th>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
            <nav class="paging" aria-label=t.t(DeskMsg::Stories)>
                {(page > 1).then(|| view! { <a rel="prev" href=format!("/desk?page={}", page - 1)>{t.t(DeskMsg::NewerPage)}</a> })}
                {(page < pages).then(|| view! { <a rel="next" href=format!("/desk?page={}", page + 1)>{t.t(DeskMsg::OlderPage)}</a> })}
            </nav>
        </Surroundings>
    }
}

#[component]
fn Row(row: BoardRow, editions: Vec<BoardEdition>, texts: Texts) -> impl IntoView {
    let headline = if row.headline.is_empty() { texts.t(DeskMsg::Untitled).to_owned() } else { row.headline };
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
    view! {
        <tr>
            <th scope="row">
                <strong lang=row.edition.lang dir=row.edition.dir>{headline}</strong>
                <small>{row.detail}</small>
            </th>
            {cells}
        </tr>
    }
}

#[component]
fn Cell(cell: BoardCell, open: String, texts: Texts) -> impl IntoView {
    let class = format!("state {}", cell.state.as_str());
    view! {
        <a class=class href=format!("/desk/write/{}", cell.version) aria-label=format!("{open}: {}", state_name(texts, &cell.state))>
            {state_name(texts, &cell.state)}
            {(cell.changed && cell.state == State::Published).then(|| view! { <small>{texts.t(DeskMsg::ChangedMark)}</small> })}
        </a>
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
