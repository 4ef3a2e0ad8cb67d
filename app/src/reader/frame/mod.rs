//! What surrounds a reader's page: skip link, header with menus and editions, recent stories, footer.

mod editions;
mod footer;
mod keyboard;
mod masthead;
mod menu;
mod rail;

use super::head::PageHead;
use super::navigation;
use crate::texts::{self, Msg};
use domain::page::{Frame, Meta, RankedStory};
use footer::Footer;
use leptos::prelude::*;
use masthead::Masthead;
use rail::Rail;

/// Where the recent stories stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Layout {
    /// In a rail beside the page.
    Rail,
    /// The same, and other services below them.
    Stream,
    /// Beside some tiers of the front page, which has that class.
    Front(&'static str),
    /// Below it, so that a text has the width to itself.
    #[default]
    Column,
}

impl Layout {
    fn class(self) -> &'static str {
        match self {
            Self::Rail | Self::Stream => "page with-rail",
            Self::Front(class) => class,
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
    /// What is read most, beside the recent stories.
    #[prop(default = Vec::new())]
    most_read: Vec<RankedStory>,
    /// What stands across the whole width below the front page.
    #[prop(default = None)]
    below: Option<AnyView>,
    /// The page.
    children: Children,
) -> impl IntoView {
    let t = texts::of(&frame.edition.lang);
    let here = path_of(&meta.canonical).to_owned();
    navigation::arrive(Some(frame.edition.clone()), meta.title.clone(), here.clone());
    let Frame { edition, nameplate, tagline, today, editions, banner, menu, footer, recent, social, imprint, .. } =
        frame;
    let at = (!here.is_empty()).then(|| here.clone());
    let (home, code) = (format!("/{}/", edition.code), edition.code);
    let beside = if layout == Layout::Stream { social.clone() } else { Vec::new() };
    let rail = (!recent.is_empty()).then(|| view! { <Rail t edition=code.clone() most_read recent social=beside /> });
    let class = layout.class();
    let page = if matches!(layout, Layout::Front(_)) {
        view! {
            <main id="content" tabindex="-1" data-at=at>
                <div class=class>{children()} {rail}</div>
                {below}
            </main>
        }
        .into_any()
    } else {
        view! {
            <div class=class>
                <main id="content" tabindex="-1" data-at=at>{children()}</main>
                {rail}
            </div>
        }
        .into_any()
    };
    view! {
        <PageHead meta />
        <a class="skip" href="#content" rel="external">{t.t(Msg::SkipToContent)}</a>
        <Masthead t edition=code home nameplate=nameplate.0 tagline today editions menu here front />
        {(!banner.0.is_empty())
            .then(|| view! { <section class="banner" aria-label=t.t(Msg::Notice) inner_html=banner.0></section> })}
        {page}
        <Footer t links=footer social imprint=imprint.0 />
    }
}

/// The path of an absolute address.
fn path_of(address: &str) -> &str {
    let behind_host = address.split_once("://").map_or(address, |(_, rest)| rest);
    behind_host.find('/').and_then(|slash| behind_host.get(slash..)).unwrap_or("")
}
