//! The page of search.

use super::SearchField;
use super::field::{client_navigation, submitted};
use crate::reader::answer::{Wanted, answered, page_number, parameter};
use crate::reader::frame::{Layout, ReaderFrame};
use crate::reader::listing::{CardMeta, CardPicture, Pager, Shape};
use crate::texts::{self, Msg, Texts};
use domain::page::{
    FilterGroup, FilterOption, LinkView, OtherEdition, PageKind, PieceView, ResultView, SearchForm, SearchPage,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The page of search.
#[component]
pub(crate) fn SearchRoute() -> impl IntoView {
    let (edition, number, query) = (parameter("edition"), page_number(), use_query_map());
    answered(move || {
        let mut query = query.get();
        query.remove("page");
        Wanted { edition: edition(), kind: PageKind::Search, key: query.to_query_string(), number: number() }
    })
}

#[component]
pub(crate) fn Search(
    /// What it shows.
    page: SearchPage,
) -> impl IntoView {
    let SearchPage {
        frame,
        meta,
        form,
        summary,
        results,
        meant,
        orders,
        filters,
        others,
        everywhere,
        advice,
        sections,
        paging,
    } = page;
    let t = texts::of(&frame.edition.lang);
    let edition = frame.edition.code.clone();
    let words = form.words.clone();
    let results = results.into_iter().map(|result| view! { <Found result /> }).collect_view();
    let narrowing = (!filters.is_empty() || !form.kept.is_empty() || !form.from.is_empty() || !form.until.is_empty())
        .then(|| view! { <Narrowing t filters form=form.clone() /> });
    view! {
        <ReaderFrame frame meta layout=Layout::Rail>
            <header class="listing-head search-head">
                <h1 tabindex="-1">{t.t(Msg::Search)}</h1>
                <SearchField t edition id="search-page" words />
                {(!summary.is_empty()).then(|| view! { <p class="summary" role="status">{summary}</p> })}
                {meant.map(|link| view! { <Meant t link /> })}
                {(!advice.is_empty()).then(|| view! { <p class="advice">{advice}</p> })}
            </header>
            <Others t others everywhere />
            {narrowing}
            {(!orders.is_empty()).then(|| view! { <div class="search-order"><Choices name=t.t(Msg::SearchOrder).to_owned() options=orders /></div> })}
            <div class="entries results">{results}</div>
            {(!sections.is_empty()).then(|| view! { <Sections t links=sections /> })}
            <Pager t paging />
        </ReaderFrame>
    }
}

#[component]
fn Meant(t: Texts, link: LinkView) -> impl IntoView {
    let (before, after) = t.around(Msg::SearchMeant, "words");
    view! { <p class="meant"><span>{before}</span><a href=link.href><bdi>{link.label}</bdi></a><span>{after}</span></p> }
}

/// A story that was found, in the language it is in.
#[component]
fn Found(result: ResultView) -> impl IntoView {
    let ResultView {
        edition,
        edition_name,
        href,
        headline,
        passage,
        section,
        byline,
        published,
        comments,
        comments_href,
        picture,
        kind,
    } = result;
    let foreign = !edition_name.is_empty();
    let pictured = if picture.is_some() { "pictured" } else { "plain" };
    view! {
        <article class=format!("card card-row kind-{} {pictured}", kind.as_str()) lang=foreign.then(|| edition.lang.clone()) dir=foreign.then(|| edition.dir.clone())>
            {picture
                .map(|picture| view! { <CardPicture href=href.clone() picture sizes=Shape::Row.sizes() /> })}
            <div class="card-text">
                <p class="kicker">
                    {foreign.then(|| view! { <span class="edition-mark">{edition_name}</span> })}
                    {section.map(|link| view! { <a href=link.href>{link.label}</a> })}
                </p>
                <h2 class="card-headline"><a href=href><Pieces pieces=headline /></a></h2>
                <p class="card-deck"><Pieces pieces=passage /></p>
                <CardMeta byline published comments comments_href />
            </div>
        </article>
    }
}

/// A text with what was sought marked in it.
#[component]
fn Pieces(pieces: Vec<PieceView>) -> impl IntoView {
    pieces
        .into_iter()
        .map(|piece| {
            if piece.sought {
                view! { <mark>{piece.text}</mark> }.into_any()
            } else {
                view! { <span>{piece.text}</span> }.into_any()
            }
        })
        .collect_view()
}

#[component]
fn Others(t: Texts, others: Vec<OtherEdition>, everywhere: Option<LinkView>) -> impl IntoView {
    let any = !others.is_empty();
    let others = others
        .into_iter()
        .map(|other| {
            let OtherEdition { edition, name, count, href } = other;
            let hreflang = edition.lang.clone();
            view! {
                <li>
                    <a href=href hreflang=hreflang>
                        <span lang=edition.lang dir=edition.dir>{name}</span>
                        <small>{count}</small>
                    </a>
                </li>
            }
        })
        .collect_view();
    (any || everywhere.is_some()).then(|| {
        view! {
            <nav class="below search-others" aria-label=t.t(Msg::SearchOthers)>
                {any.then(|| view! { <span>{t.t(Msg::SearchOthers)}</span> })}
                <ul>
                    {others}
                    {everywhere.map(|link| view! { <li><a href=link.href>{link.label}</a></li> })}
                </ul>
            </nav>
        }
    })
}

/// Choices and days, folded away until they are wanted.
#[component]
fn Narrowing(t: Texts, filters: Vec<FilterGroup>, form: SearchForm) -> impl IntoView {
    let chosen = !form.from.is_empty()
        || !form.until.is_empty()
        || filters.iter().any(|group| group.options.iter().any(|option| option.chosen));
    let groups =
        filters.into_iter().map(|group| view! { <Choices name=group.name options=group.options /> }).collect_view();
    view! {
        <details class="narrowing" open=chosen>
            <summary>{t.t(Msg::SearchNarrow)}</summary>
            {groups}
            <Days t form />
        </details>
    }
}

#[component]
fn Choices(name: String, options: Vec<FilterOption>) -> impl IntoView {
    let options = options
        .into_iter()
        .map(|FilterOption { label, count, href, chosen }| {
            view! {
                <li>
                    <a href=href aria-current=chosen.then_some("true") rel="nofollow">
                        <bdi>{label}</bdi>
                        {(!count.is_empty()).then(|| view! { <small>{count}</small> })}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <div class="choices">
            <h2>{name}</h2>
            <ul>{options}</ul>
        </div>
    }
}

#[component]
fn Days(t: Texts, form: SearchForm) -> impl IntoView {
    let go = client_navigation();
    let SearchForm { action, words, kept, from, until, day_example, day_problem } = form;
    let kept =
        kept.into_iter().map(|(name, value)| view! { <input r#type="hidden" name=name value=value /> }).collect_view();
    let field = move |id: &'static str, label: &'static str, value: String| {
        view! {
            <label for=id>{label}</label>
            <input id=id name=id.trim_start_matches("search-") value=value placeholder=day_example.clone() inputmode="numeric" dir="ltr" maxlength="12" size="10" />
        }
    };
    view! {
        <form class="days" method="get" action=action on:submit=move |event| submitted(&event, go)>
            <input r#type="hidden" name="q" value=words />
            {kept}
            {field("search-from", t.t(Msg::SearchFrom), from)}
            {field("search-until", t.t(Msg::SearchUntil), until)}
            <button r#type="submit">{t.t(Msg::Search)}</button>
            {(!day_problem.is_empty()).then(|| view! { <p class="alert" role="alert">{day_problem}</p> })}
        </form>
    }
}

#[component]
fn Sections(t: Texts, links: Vec<LinkView>) -> impl IntoView {
    let links = links.into_iter().map(|link| view! { <li><a href=link.href>{link.label}</a></li> }).collect_view();
    view! { <nav class="below" aria-label=t.t(Msg::Sections)><h2>{t.t(Msg::Sections)}</h2><ul>{links}</ul></nav> }
}
