//! What surrounds a reader's page: skip link, header with menus and editions, recent stories, footer.

mod editions;
mod footer;
mod keyboard;
mod masthead;
mod menu;
mod recent;

use super::head::PageHead;
use super::navigation;
use crate::texts::{self, Msg};
use domain::page::{Frame, Meta};
use footer::Footer;
use leptos::prelude::*;
use masthead::Masthead;
use recent::Recent;

/// Where the recent stories stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Layout {
    /// In a rail beside the page.
    Rail,
    /// Below it, so that a text has the width to itself.
    #[default]
    Column,
}

impl Layout {
    fn class(self) -> &'static str {
        match self {
            Self::Rail => "page with-rail",
            Self::Column => "page in-column",
        }
    }
}

/// A page with everything around it.
#[component]
pub(super) fn ReaderFrame(
    /// What surrounds it.
    frame: Frame,
    /// Its head.
    meta: Meta,
    /// On the front page the nameplate is the heading.
    #[prop(optional)]
    front: bool,
    /// Where the recent stories stand.
    #[prop(optional)]
    layout: Layout,
    /// What stands across the whole width below the page.
    #[prop(default = None)]
    below: Option<AnyView>,
    /// The page.
    children: Children,
) -> impl IntoView {
    let t = texts::of(&frame.edition.lang);
    let here = path_of(&meta.canonical).to_owned();
    navigation::arrive(Some(frame.edition.clone()), meta.title.clone(), here.clone());
    let Frame { edition, site_name, tagline, today, editions, menu, footer, recent, social, copyright, .. } = frame;
    let at = (!here.is_empty()).then(|| here.clone());
    let (home, code) = (format!("/{}/", edition.code), edition.code);
    view! {
        <PageHead meta />
        <a class="skip" href="#content" rel="external">{t.t(Msg::SkipToContent)}</a>
        <Masthead t edition=code home site_name tagline today editions menu here front />
        <div class=layout.class()>
            <main id="content" tabindex="-1" data-at=at>{children()}</main>
            {(!recent.is_empty()).then(|| view! { <Recent t stories=recent /> })}
        </div>
        {below}
        <Footer t links=footer social copyright />
    }
}

/// The path of an absolute address.
fn path_of(address: &str) -> &str {
    let behind_host = address.split_once("://").map_or(address, |(_, rest)| rest);
    behind_host.find('/').and_then(|slash| behind_host.get(slash..)).unwrap_or("")
}
