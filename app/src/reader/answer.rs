//! From an address to a page: fetch its data, wait for it, show what came of it.

use super::api;
use super::article::Article;
use super::front::Front;
use super::index::IndexView;
use super::listing::Listing;
use super::navigation::Progress;
use super::notice::{FailedPage, Notice, Said};
use super::search::Search;
use crate::delivery::{Delivered, InDocument};
use crate::error::ApiError;
use crate::{SERVER, status, texts};
use domain::page::{Answer, Frame, PageKind, ReaderPage};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map, use_query_map};

/// What an address asks for.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Wanted {
    /// First path segment.
    pub edition: String,
    /// Which page.
    pub kind: PageKind,
    /// Which of its kind.
    pub key: String,
    /// Which page of a listing, from 1.
    pub number: Option<u32>,
}

/// A parameter of the address, decoded; empty where it has none.
pub(super) fn parameter(name: &'static str) -> impl Fn() -> String + Copy + Send + Sync {
    let parameters = use_params_map();
    move || parameters.read().get(name).unwrap_or_default()
}

/// `?page=`; nothing for the first page and for what is no number.
pub(super) fn page_number() -> impl Fn() -> Option<u32> + Copy + Send + Sync {
    let query = use_query_map();
    move || {
        text::digits::parse_whole(&query.read().get("page")?)
            .and_then(|page| u32::try_from(page).ok())
            .filter(|page| *page != 1)
    }
}

/// The page that the address asks for. Not generic, and the question boxed: all this is compiled once.
pub(super) fn answered(wanted: impl Fn() -> Wanted + Send + Sync + 'static) -> AnyView {
    answer(Box::new(wanted))
}

fn answer(wanted: Box<dyn Fn() -> Wanted + Send + Sync>) -> AnyView {
    let page = Resource::<_, InDocument>::new_with_options(
        wanted,
        |Wanted { edition, kind, key, number }| async move {
            let answer = api::page(edition, kind, key, number).await?;
            if let (false, Some(frame)) = (SERVER, frame(&answer)) {
                texts::installed::fetch(&frame.edition.lang, &frame.texts).await;
            }
            Ok(Delivered(answer))
        },
        false,
    );
    let navigate = use_navigate();
    let show = move |answer: Result<Delivered, ApiError>| match answer {
        Ok(Delivered(Answer::Found { page })) => view_of(page),
        Ok(Delivered(Answer::Missing(notice))) => {
            status::set(404);
            view! { <Notice notice said=Said::Missing /> }.into_any()
        }
        Ok(Delivered(Answer::Gone(notice))) => {
            status::set(410);
            view! { <Notice notice said=Said::Gone /> }.into_any()
        }
        Ok(Delivered(Answer::Moved { to })) => {
            // The server answers with the redirect itself.
            if !SERVER {
                navigate(&to, NavigateOptions { replace: true, ..NavigateOptions::default() });
            }
            ().into_any()
        }
        Err(error) => view! { <FailedPage error again=move || page.refetch() /> }.into_any(),
    };
    let content = move || {
        let show = show.clone();
        Suspend::new(async move { show(page.await) })
    };
    if SERVER {
        // Nobody sees there that it is pending, and the effect that would tell so looks, from another thread, at what
        // the rendering is changing: Leptos panics when it finds that locked.
        view! { <Transition>{content}</Transition> }.into_any()
    } else {
        view! { <Transition set_pending=Progress::of_context().loading()>{content}</Transition> }.into_any()
    }
}

fn view_of(page: ReaderPage) -> AnyView {
    match page {
        ReaderPage::Front(page) => view! { <Front page /> }.into_any(),
        ReaderPage::Article(page) => view! { <Article page /> }.into_any(),
        ReaderPage::Listing(page) => view! { <Listing page /> }.into_any(),
        ReaderPage::Index(page) => view! { <IndexView page /> }.into_any(),
        ReaderPage::Search(page) => view! { <Search page /> }.into_any(),
    }
}

fn frame(answer: &Answer<ReaderPage>) -> Option<&Frame> {
    match answer {
        Answer::Found { page } => Some(page.frame()),
        Answer::Missing(notice) | Answer::Gone(notice) => Some(&notice.frame),
        Answer::Moved { .. } => None,
    }
}
