//! The light page: a few kilobytes, whatever the page; pictures are links.

use super::media::{Kind, replaced};
use super::{Plain, caption, credit, link_to, particulars, place_of, words_for};
use crate::presenting::{self, written};
use crate::server::Site;
use crate::texts::{self, Msg, PlainMsg, Texts};
use domain::page::{
    Answer, ArticlePage, CardView, FigureView, Frame, FrontPage, Html, IndexEntry, IndexPage, LinkView, ListingPage,
    Meta, NoticePage, Paging, PieceView, ReaderPage, SearchPage,
};
use leptos::prelude::*;
use newsroom::{Context, NewsroomError};

/// The light form of the page at a decoded path under an edition. `sheet` is the address of its style sheet.
///
/// # Errors
/// The use-case's.
pub fn light_page(
    site: &Site,
    ctx: &Context,
    edition: &str,
    path: &str,
    query: &str,
    number: Option<u32>,
    sheet: &str,
) -> Result<Plain<String>, NewsroomError> {
    let (kind, key) = place_of(path, query);
    let notice = |page: NoticePage, title: Msg, text: Msg| {
        let light = Light::of(&page.frame, sheet);
        let t = light.t;
        let note = (!page.note.is_empty()).then(|| view! { <p dir="auto">{page.note}</p> });
        let near = links(&light, &page.near);
        light.document(
            &page.frame,
            &page.meta,
            view! { <h1>{t.t(title)}</h1> {note} <p>{t.t(text)}</p> {near} }.into_any(),
        )
    };
    Ok(match presenting::page(site, ctx, edition, kind, &key, number)? {
        Answer::Found { page } => {
            let light = Light::of(page.frame(), sheet);
            Plain::Found(match page {
                ReaderPage::Front(page) => light.document(&page.frame, &page.meta, front(&light, &page)),
                ReaderPage::Article(page) => light.document(&page.frame, &page.meta, article(&light, &page)),
                ReaderPage::Listing(page) => light.document(&page.frame, &page.meta, listing(&light, &page)),
                ReaderPage::Index(page) => light.document(&page.frame, &page.meta, index(&light, &page)),
                ReaderPage::Search(page) => light.document(&page.frame, &page.meta, search(&light, &page)),
            })
        }
        Answer::Missing(page) => Plain::Missing(notice(page, Msg::NotFound, Msg::NotFoundText)),
        Answer::Gone(page) => Plain::Gone(notice(page, Msg::Gone, Msg::GoneText)),
        Answer::Moved { to } => Plain::Moved(to),
    })
}

/// What every light page knows.
struct Light {
    t: Texts,
    editions: Vec<String>,
    sheet: String,
}

impl Light {
    fn of(frame: &Frame, sheet: &str) -> Self {
        let editions = frame.editions.iter().map(|link| link.edition.code.clone()).collect();
        Self { t: texts::of(&frame.edition.lang), editions, sheet: sheet.to_owned() }
    }

    /// The light form of a page of ours; other addresses stay.
    fn href(&self, href: &str) -> String {
        let edition = href.strip_prefix('/').and_then(|path| path.split('/').next()).unwrap_or_default();
        if self.editions.iter().any(|code| code == edition) { format!("/lite{href}") } else { href.to_owned() }
    }

    /// Rendered HTML with links for what it shows, which lead to the light pages.
    fn html(&self, html: &Html) -> String {
        let light = replaced(&html.0, |one| link_to(self.t, one));
        self.editions
            .iter()
            .fold(light, |html, code| html.replace(&format!("href=\"/{code}/"), &format!("href=\"/lite/{code}/")))
    }

    fn document(&self, frame: &Frame, meta: &Meta, content: AnyView) -> String {
        let t = self.t;
        let full = meta.canonical.clone();
        // The light page of search is the one that its own form leads to.
        let search = format!("/lite/{}/search", frame.edition.code);
        let home = format!("/lite/{}/", frame.edition.code);
        let (lang, dir) = (frame.edition.lang.clone(), frame.edition.dir.clone());
        let editions = frame
            .editions
            .iter()
            .filter(|link| !link.current)
            .map(|link| {
                let (lang, dir) = (link.edition.lang.clone(), link.edition.dir.clone());
                view! { <li><a href=self.href(&link.href) hreflang=lang.clone() lang=lang dir=dir>{link.name.clone()}</a></li> }
            })
            .collect_view();
        let menu = frame
            .menu
            .iter()
            .filter_map(|link| Some((link.href.as_ref().filter(|_| !link.external)?, &link.label)))
            .map(|(href, label)| view! { <li><a href=self.href(href)>{label.clone()}</a></li> })
            .collect_view();
        let title = meta.title.clone();
        let page = written(view! {
            <html lang=lang dir=dir>
                <head>
                    <meta charset="utf-8" />
                    <meta name="viewport" content="width=device-width, initial-scale=1" />
                    <meta name="robots" content="noindex" />
                    <title>{title}</title>
                    {(!full.is_empty()).then(|| view! { <link rel="canonical" href=full.clone() /> })}
                    <link rel="stylesheet" href=self.sheet.clone() />
                </head>
                <body>
                    <header>
                        <p class="name"><a href=home>{super::site_name(frame)}</a></p>
                        <nav aria-label=t.t(Msg::Editions)><ul>{editions}</ul></nav>
                        <nav aria-label=t.t(Msg::MainMenu)><ul>{menu}</ul></nav>
                        <form action=search role="search">
                            <input type="search" name="q" aria-label=t.t(Msg::Search) />
                            <button type="submit">{t.t(Msg::Search)}</button>
                        </form>
                    </header>
                    <main>{content}</main>
                    <footer>
                        {(!full.is_empty()).then(|| view! { <p><a href=full.clone()>{t.t(PlainMsg::FullPage)}</a></p> })}
                        <div inner_html=frame.imprint.0.clone()></div>
                    </footer>
                </body>
            </html>
        });
        format!("<!DOCTYPE html>{}", page.0)
    }
}

fn front(light: &Light, page: &FrontPage) -> AnyView {
    let posts = page.stream.iter().map(|post| &post.card);
    let tiers = page.lead.iter().chain(&page.seconds).chain(&page.cards).chain(&page.headlines).chain(&page.opinion);
    let stories = tiers.chain(posts).chain(&page.strip);
    view! {
        <h1>{super::site_name(&page.frame)}</h1>
        {(!page.absent.0.is_empty()).then(|| view! { <div inner_html=light.html(&page.absent)></div> })}
        {cards(light, stories)}
        {pager(light, &page.paging)}
    }
    .into_any()
}

fn cards<'a>(light: &Light, cards: impl Iterator<Item = &'a CardView>) -> AnyView {
    let cards = cards
        .map(|card| {
            let byline: Vec<_> = card.byline.clone().into_iter().collect();
            view! {
                <li>
                    <h2><a href=light.href(&card.href)>{card.headline.clone()}</a></h2>
                    {(!card.deck.is_empty()).then(|| view! { <p>{card.deck.clone()}</p> })}
                    {particulars(&byline, Some(&card.published))}
                </li>
            }
        })
        .collect_view();
    view! { <ol class="cards">{cards}</ol> }.into_any()
}

fn article(light: &Light, page: &ArticlePage) -> AnyView {
    let t = light.t;
    let (lang, dir) = (page.lang.clone(), page.dir.clone());
    let credits = page.credits.iter().map(|line| view! { <li>{credit(line)}</li> }).collect_view();
    let comments = format!("{}#comments", page.meta.canonical);
    view! {
        <article lang=lang dir=dir>
            <h1>{page.headline.clone()}</h1>
            {(!page.deck.is_empty()).then(|| view! { <p class="deck">{page.deck.clone()}</p> })}
            {particulars(&page.byline, page.published.as_ref())}
            {page.lead.as_ref().filter(|_| page.kind != domain::Kind::Issue).map(|lead| figure(t, lead))}
            {(page.kind == domain::Kind::Issue).then(|| view! { <div inner_html=light.html(&page.above)></div> })}
            <div class="body" inner_html=light.html(&page.body)></div>
            {(!page.corrections.0.is_empty()).then(|| view! { <div inner_html=light.html(&page.corrections)></div> })}
            {(!credits.is_empty()).then(|| view! { <ul class="meta">{credits}</ul> })}
        </article>
        {(!page.comments.is_empty()).then(|| view! { <p><a href=comments>{page.comment_count.clone()}</a></p> })}
        <div class="onward" inner_html=light.html(&page.onward)></div>
    }
    .into_any()
}

fn figure(t: Texts, figure: &FigureView) -> AnyView {
    let picture = figure.picture.as_ref().map(|picture| {
        view! { <a href=picture.src.clone()>{words_for(t, Kind::Picture, &picture.alt)}</a> }
    });
    view! { <figure>{picture}{caption(figure)}</figure> }.into_any()
}

fn listing(light: &Light, page: &ListingPage) -> AnyView {
    let stories = page.cards.iter().chain(page.stream.iter().map(|post| &post.card));
    view! {
        <h1>{page.heading.clone()}</h1>
        {(!page.introduction.is_empty()).then(|| view! { <p>{page.introduction.clone()}</p> })}
        {links(light, &page.below)}
        {cards(light, stories)}
        {pager(light, &page.paging)}
    }
    .into_any()
}

fn index(light: &Light, page: &IndexPage) -> AnyView {
    let years = page
        .years
        .iter()
        .map(|year| {
            view! {
                <h2><a href=light.href(&year.link.href)>{year.link.label.clone()}</a></h2>
                {entries(light, &year.months)}
            }
        })
        .collect_view();
    view! { <h1>{page.heading.clone()}</h1> {entries(light, &page.entries)} {years} }.into_any()
}

fn entries(light: &Light, all: &[IndexEntry]) -> AnyView {
    let items = all
        .iter()
        .map(|entry| {
            view! {
                <li>
                    <a href=light.href(&entry.link.href)>{entry.link.label.clone()}</a>
                    " "
                    {entry.count.clone()}
                    {(!entry.children.is_empty()).then(|| entries(light, &entry.children))}
                </li>
            }
        })
        .collect_view();
    view! { <ul>{items}</ul> }.into_any()
}

fn search(light: &Light, page: &SearchPage) -> AnyView {
    let results = page
        .results
        .iter()
        .map(|result| {
            let (lang, dir) = (result.edition.lang.clone(), result.edition.dir.clone());
            view! {
                <li lang=lang dir=dir>
                    <h2><a href=light.href(&result.href)>{pieces(&result.headline)}</a></h2>
                    <p>{pieces(&result.passage)}</p>
                    <p class="meta">{result.published.text.clone()}</p>
                </li>
            }
        })
        .collect_view();
    let (heading, t) = (page.meta.title.clone(), light.t);
    let others = page
        .others
        .iter()
        .map(|other| LinkView { label: format!("{} {}", other.name, other.count), href: other.href.clone() });
    view! {
        <h1>{t.t(Msg::Search)}</h1>
        <p>{if page.summary.is_empty() { heading } else { page.summary.clone() }}</p>
        {page.meant.as_ref().map(|meant| links(light, std::slice::from_ref(meant)))}
        {(!page.advice.is_empty()).then(|| view! { <p>{page.advice.clone()}</p> })}
        <ol class="cards">{results}</ol>
        {pager(light, &page.paging)}
        {links(light, &others.collect::<Vec<_>>())}
    }
    .into_any()
}

fn pieces(pieces: &[PieceView]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect()
}

fn links(light: &Light, all: &[LinkView]) -> Option<AnyView> {
    let items = all
        .iter()
        .map(|link| view! { <li><a href=light.href(&link.href)>{link.label.clone()}</a></li> })
        .collect_view();
    (!all.is_empty()).then(|| view! { <ul>{items}</ul> }.into_any())
}

fn pager(light: &Light, paging: &Paging) -> Option<AnyView> {
    let t = light.t;
    let link = |href: &Option<String>, rel: &'static str, name: Msg| {
        href.as_ref().map(|href| view! { <a rel=rel href=light.href(href)>{t.t(name)}</a> })
    };
    (paging.newer.is_some() || paging.older.is_some()).then(|| {
        view! {
            <nav class="pager" aria-label=t.t(Msg::Paging)>
                {link(&paging.newer, "prev", Msg::Newer)}
                <span>{paging.place.clone()}</span>
                {link(&paging.older, "next", Msg::Older)}
            </nav>
        }
        .into_any()
    })
}
