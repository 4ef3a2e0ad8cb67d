//! The desk: where the newsroom works. A bundle of its own, which readers never load.

mod account;
pub(crate) mod board;
mod door;
mod form;
pub(crate) mod frame;
mod people;
mod problem;
mod writing;

use crate::components::PageTitle;
use crate::texts;
use account::AccountPage;
use board::{BoardPage, NoticesPage};
use door::{CodePage, InvitePage, NewPasswordPage, ResetPage, SetUpPage, SignInPage};
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::SsrMode;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::path;
use people::{PeoplePage, PersonPage};
use problem::NotFound;
use writing::{HistoryPage, WritingPage};

/// A page of plain forms. The server alone writes it, and its document loads no bundle ([`is_forms`]).
macro_rules! form {
    ($page:ident) => {
        || if crate::SERVER { view! { <$page /> }.into_any() } else { ().into_any() }
    };
}

/// Whether the page at an address works without the desk's bundle.
#[must_use]
pub fn is_forms(path: &str) -> bool {
    let alive = ["/desk", "/desk/notices"].contains(&path.trim_end_matches('/')) || path.starts_with("/desk/write/");
    !alive
}

/// The desk's pages.
#[component]
pub fn DeskApp() -> impl IntoView {
    provide_meta_context();
    view! {
        <Router>
            <FlatRoutes fallback=NotFound>
                <Route path=path!("/desk") view=BoardPage ssr=SsrMode::Async />
                <Route path=path!("/desk/notices") view=NoticesPage ssr=SsrMode::Async />
                <Route path=path!("/desk/write/:version") view=WritingPage ssr=SsrMode::Async />
                <Route path=path!("/desk/write/:version/history") view=HistoryPage ssr=SsrMode::Async />
                <Route path=path!("/desk/sign-in") view=form!(SignInPage) ssr=SsrMode::Async />
                <Route path=path!("/desk/sign-in/code") view=form!(CodePage) ssr=SsrMode::Async />
                <Route path=path!("/desk/setup") view=form!(SetUpPage) ssr=SsrMode::Async />
                <Route path=path!("/desk/invite/:token") view=form!(InvitePage) ssr=SsrMode::Async />
                <Route path=path!("/desk/reset") view=form!(ResetPage) ssr=SsrMode::Async />
                <Route path=path!("/desk/reset/:token") view=form!(NewPasswordPage) ssr=SsrMode::Async />
                <Route path=path!("/desk/account") view=form!(AccountPage) ssr=SsrMode::Async />
                <Route path=path!("/desk/people") view=form!(PeoplePage) ssr=SsrMode::Async />
                <Route path=path!("/desk/people/:person") view=form!(PersonPage) ssr=SsrMode::Async />
            </FlatRoutes>
        </Router>
    }
}

/// `Board – The Harbour Record`.
fn title(page: &str, site: &str) -> impl IntoView + use<> {
    view! { <PageTitle text=format!("{page} – {site}") /> }
}

/// The texts in the document's language: for pages that came to nothing before they knew their person.
fn interface() -> texts::Texts {
    match use_context::<DeskLanguage>() {
        Some(DeskLanguage(language)) => texts::of(&language),
        None => texts::of(
            &document()
                .document_element()
                .map(|root| root.get_attribute("lang").unwrap_or_default())
                .unwrap_or_default(),
        ),
    }
}

/// The document's language, from the server's context.
#[derive(Debug, Clone)]
pub struct DeskLanguage(pub String);
