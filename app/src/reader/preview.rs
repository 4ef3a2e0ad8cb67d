//! The pages of components: every reader's view on invented stories, the long and the empty ones too.
//!
//! `make components` writes them to `target/components/`, where they use the style sheets as they stand in `style/`:
//! change one and load the page again. The browser tests look at them all.

use super::article::{Article, Body, Figure, Share};
use super::front::Front;
use super::index::IndexView;
use super::listing::{Card, Empty, Listing, Pager, Shape};
use super::notice::{Notice, Said};
use super::samples::{self, Sample};
use super::search::Search;
use super::stream::Stream;
use crate::texts::{self, Msg};
use domain::Kind;
use domain::page::{CardView, FigureView, ListingKind, Paging};
use leptos::prelude::*;
use leptos_meta::{ServerMetaContext, provide_meta_context};
use std::fs;
use std::path::Path;

/// A rendered page.
pub(super) struct Preview {
    pub name: &'static str,
    pub html: String,
    lang: String,
    dir: String,
}

/// Every page of both samples.
pub(super) fn pages() -> Vec<Preview> {
    [samples::en(), samples::fa()].iter().flat_map(pages_of).collect()
}

fn pages_of(sample: &Sample) -> Vec<Preview> {
    let mut pages = Vec::new();
    let mut add = |name, page: &dyn Fn() -> AnyView| pages.push(preview(name, sample, page));
    add("front", &|| view! { <Front page=sample.front() /> }.into_any());
    add("front-thin", &|| view! { <Front page=sample.thin_front() /> }.into_any());
    add("front-empty", &|| view! { <Front page=sample.empty_front() /> }.into_any());
    add("stream", &|| view! { <Front page=sample.stream() /> }.into_any());
    add("search", &|| view! { <Search page=sample.search() /> }.into_any());
    add("index", &|| view! { <IndexView page=sample.index() /> }.into_any());
    add("notice", &|| view! { <Notice notice=sample.notice() said=Said::Missing /> }.into_any());
    for (name, kind) in [
        ("article", Kind::Article),
        ("page", Kind::Page),
        ("gallery", Kind::Gallery),
        ("cartoon", Kind::Cartoon),
        ("newspic", Kind::Newspic),
        ("video", Kind::Video),
        ("issue", Kind::Issue),
    ] {
        add(name, &|| view! { <Article page=sample.story(kind) /> }.into_any());
    }
    add("article-long", &|| view! { <Article page=sample.long_article() /> }.into_any());
    add("article-bare", &|| view! { <Article page=sample.bare_article() /> }.into_any());
    for (name, kind) in
        [("section", ListingKind::Section), ("author", ListingKind::Contributor), ("most-read", ListingKind::MostRead)]
    {
        add(name, &|| view! { <Listing page=sample.listing(kind) /> }.into_any());
    }
    for (name, kind) in [
        ("cartoons", Kind::Cartoon),
        ("newspics", Kind::Newspic),
        ("galleries", Kind::Gallery),
        ("videos", Kind::Video),
        ("shelf", Kind::Issue),
    ] {
        add(name, &|| view! { <Listing page=sample.exhibition(kind) /> }.into_any());
    }
    add("media", &|| {
        view! { <IndexView page=sample.landing(&[Kind::Gallery, Kind::Video, Kind::Cartoon, Kind::Newspic]) /> }
            .into_any()
    });
    add("publications", &|| view! { <IndexView page=sample.landing(&[Kind::Issue]) /> }.into_any());
    add("listing-one", &|| view! { <Listing page=sample.short_listing(1) /> }.into_any());
    add("listing-empty", &|| view! { <Listing page=sample.short_listing(0) /> }.into_any());
    pages
}

fn preview(name: &'static str, sample: &Sample, page: &dyn Fn() -> AnyView) -> Preview {
    let html = Owner::new().with(|| {
        let (meta, _head) = ServerMetaContext::new();
        provide_context(meta);
        provide_meta_context();
        page().to_html()
    });
    let (lang, dir) = (sample.edition.lang.clone(), sample.edition.dir.clone());
    // Without the marks for hydration, which no reader sees.
    Preview { name, html: html.replace("<!>", ""), lang, dir }
}

/// The parts of pages, each in every shape that it has.
fn components(sample: &Sample) -> Preview {
    let t = texts::of(&sample.edition.lang);
    let shapes = [
        ("Lead", "", Shape::Lead),
        ("Second", "seconds", Shape::Second),
        ("Small", "cards", Shape::Small),
        ("Headline", "columns", Shape::Headline),
        ("Opinion", "columns", Shape::Opinion),
        ("Strip", "strip-row", Shape::Strip),
        ("Row", "entries rows", Shape::Row),
    ];
    let page = || {
        let shapes = shapes.map(|(name, class, shape)| {
            let usual_long_bare = [sample.card(1), sample.long_card(), sample.bare_card()];
            let cards = usual_long_bare.map(|card| view! { <Card card shape related=sample.related(shape) /> });
            part(format!("Card, {name}"), view! { <div class=class>{cards.collect_view()}</div> }.into_any())
        });
        let ranked = (1..4)
            .map(|at| CardView { number: Some(at.to_string()), ..sample.card(at) })
            .map(|card| view! { <Card card shape=Shape::Row /> })
            .collect_view();
        let figures = [sample.figure(0), sample.tall_figure(), FigureView { picture: None, ..sample.figure(0) }]
            .map(|figure| view! { <Figure t figure sizes="100vw" /> });
        let paging = sample.listing(ListingKind::Articles).paging;
        let last = Paging { older: None, ..paging.clone() };
        view! {
            <main class="page">
                <h1>"Components"</h1>
                {shapes.collect_view()}
                {part("Card, ranked".into(), view! { <div class="entries rows ranked">{ranked}</div> }.into_any())}
                {part("Figure: usual, tall, lost".into(), figures.collect_view().into_any())}
                {part("Stream".into(), view! { <Stream t posts=sample.stream().stream /> }.into_any())}
                {part("Body".into(), view! { <Body html=sample.article(Kind::Article).body /> }.into_any())}
                {part("Share".into(), view! { <Share t links=sample.shares() /> }.into_any())}
                {part("Pager".into(), view! { <Pager t paging /> <Pager t paging=last /> }.into_any())}
                {part("Empty".into(), view! { <Empty t /> <Empty t said=Msg::MostReadNone /> }.into_any())}
            </main>
        }
        .into_any()
    };
    preview("components", sample, &page)
}

fn part(name: String, shown: AnyView) -> AnyView {
    view! { <h2 class="band" lang="en" dir="ltr">{name}</h2> <div>{shown}</div> }.into_any()
}

#[test]
fn pages_of_components_are_written_where_somebody_wants_to_see_them() {
    let mut all = pages();
    all.extend([samples::en(), samples::fa()].iter().map(components));
    assert!(all.iter().all(|page| page.html.len() > 1_000));
    let Some(folder) = std::env::var_os("NASHR_COMPONENTS") else { return };
    let folder = Path::new(&folder);
    let write = |name: &str, text: String| fs::write(folder.join(name), text).expect("a writable folder");
    let mut list = String::new();
    for Preview { name, html, lang, dir } in all {
        let file = format!("{name}.{lang}.html");
        list.push_str(&format!("<li><a href=\"{file}\">{name}, {lang}</a></li>"));
        write(&file, document(&format!("{name}, {lang}"), &lang, &dir, &html));
    }
    let list = format!("<main class=page><h1>Components</h1><ul>{list}</ul></main>");
    write("index.html", document("Components", "en", "ltr", &list));
}

fn document(title: &str, lang: &str, dir: &str, html: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang={lang} dir={dir} data-script data-wasm=ready><head><meta charset=utf-8>\
         <meta name=viewport content=\"width=device-width\"><title>{title}</title>\
         <link rel=stylesheet href=\"../../style/main.css\"></head><body>{html}</body></html>"
    )
}
