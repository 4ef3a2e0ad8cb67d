//! What every page promises to screen readers, search engines and scripts outside, on sample pages.
//!
//! `NASHR_PREVIEW=folder cargo test -p app --features ssr` also writes the pages there, to be looked at.

use super::article::Article;
use super::front::Front;
use super::index::IndexView;
use super::listing::Listing;
use super::notice::{Notice, Said};
use super::samples::{self, Sample};
use super::search::Search;
use domain::Kind;
use domain::page::ListingKind;
use leptos::prelude::*;
use leptos_meta::{ServerMetaContext, provide_meta_context};

fn rendered(name: &str, sample: &Sample, page: impl FnOnce() -> AnyView) -> String {
    let html = Owner::new().with(|| {
        let (meta, _head) = ServerMetaContext::new();
        provide_context(meta);
        provide_meta_context();
        page().to_html()
    });
    if let Ok(folder) = std::env::var("NASHR_PREVIEW") {
        let (lang, dir) = (&sample.edition.lang, &sample.edition.dir);
        let document = format!(
            "<!DOCTYPE html><html lang={lang} dir={dir} data-wasm=ready><head><meta charset=utf-8><meta name=viewport content=\"width=device-width\">\
             <title>{name}</title><link rel=stylesheet href=main.css></head><body>{html}</body></html>"
        );
        std::fs::write(format!("{folder}/{name}-{lang}.html"), document).expect("a writable folder");
    }
    // Marks for hydration, which no reader sees.
    html.replace("<!>", "")
}

/// Every page of both samples, by name.
fn pages() -> Vec<(&'static str, String)> {
    let mut pages = Vec::new();
    for sample in [samples::en(), samples::fa()] {
        let mut add = |name: &'static str, page: AnyViewMaker| pages.push((name, rendered(name, &sample, page)));
        let (front, stream, index, notice) = (sample.front(), sample.stream(), sample.index(), sample.notice());
        add("front", Box::new(|| view! { <Front page=front /> }.into_any()));
        add("stream", Box::new(|| view! { <Front page=stream /> }.into_any()));
        let search = sample.search();
        add("search", Box::new(|| view! { <Search page=search /> }.into_any()));
        add("index", Box::new(|| view! { <IndexView page=index /> }.into_any()));
        add("notice", Box::new(|| view! { <Notice notice said=Said::Missing /> }.into_any()));
        for (name, kind) in [
            ("article", Kind::Article),
            ("page", Kind::Page),
            ("gallery", Kind::Gallery),
            ("cartoon", Kind::Cartoon),
            ("video", Kind::Video),
            ("issue", Kind::Issue),
        ] {
            let page = sample.article(kind);
            add(name, Box::new(|| view! { <Article page /> }.into_any()));
        }
        for (name, kind) in [
            ("section", ListingKind::Section),
            ("author", ListingKind::Contributor),
            ("most-read", ListingKind::MostRead),
            ("tiles", ListingKind::Pictures),
            ("covers", ListingKind::Series),
        ] {
            let page = sample.listing(kind);
            add(name, Box::new(|| view! { <Listing page /> }.into_any()));
        }
    }
    pages
}

type AnyViewMaker = Box<dyn FnOnce() -> AnyView>;

fn count(html: &str, what: &str) -> usize {
    html.matches(what).count()
}

#[test]
fn every_page_has_its_landmarks() {
    for (name, html) in pages() {
        for (what, times) in [
            ("<main", 1),
            ("<h1", 1),
            ("<header class=\"masthead\"", 1),
            ("<footer class=\"footer\"", 1),
            ("<aside", 1),
        ] {
            assert_eq!(count(&html, what), times, "{what} on {name}");
        }
        assert_eq!(
            count(&html, "<nav"),
            count(&html, "<nav aria-label=") + count(&html, "<nav class=\""),
            "a name for each nav on {name}"
        );
        let submits = count(&html, "type=\"submit\"");
        assert_eq!(count(&html, "<button"), count(&html, "type=\"button\"") + submits, "no button is vague on {name}");
        assert_eq!(submits, count(&html, "<form"), "a button sends each form on {name}");
        assert!(html.contains("href=\"#content\""), "skip link on {name}");
    }
}

#[test]
fn the_nameplate_is_the_heading_of_the_front_page_alone() {
    for (name, html) in pages() {
        let heading = html.split("<h1").nth(1).and_then(|rest| rest.split('>').next()).expect("a heading");
        assert_eq!(heading.contains("nameplate"), ["front", "stream"].contains(&name), "{name}");
    }
}

#[test]
fn submenus_open_by_buttons_and_deep_ones_are_lists() {
    let (_, html) = pages().swap_remove(0);
    assert_eq!(count(&html, "<button type=\"button\" aria-expanded=\"false\""), 4, "{html}");
    assert!(html.contains("<nav aria-label=\"Main menu\""));
    assert!(html.contains("aria-label=\"Submenu: Media\""));
    assert!(html.contains("class=\"menu-4\""));
    for id in html.split("aria-controls=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(html.contains(&format!("id=\"{id}\"")), "{id}");
    }
}

#[test]
fn an_entry_has_section_heading_date_and_comment_count() {
    let (_, html) = pages().into_iter().find(|(name, _)| *name == "section").expect("a listing");
    let entry = html.split("<article").nth(1).and_then(|rest| rest.split("</article>").next()).expect("an entry");
    for part in [
        "class=\"kicker\"><a href",
        "<h2 class=\"card-headline\"><a href",
        "<time datetime=\"2012-12-16T08:00:00+01:00\"",
        "#comments",
    ] {
        assert!(entry.contains(part), "{part}");
    }
    assert!(html.contains("rel=\"prev\"") && html.contains("rel=\"next\""));
}

#[test]
fn editions_are_links_in_their_own_language() {
    for (name, html) in pages() {
        assert!(html.contains("hreflang=\"sq\" lang=\"sq\" dir=\"ltr\""), "{name}");
    }
}

#[test]
fn names_and_comments_are_isolated() {
    let (_, html) = pages().into_iter().find(|(name, _)| *name == "article").expect("an article");
    assert!(html.contains("<bdi><a href=\"/en/x\">پریسا بهار</a></bdi>"));
    assert!(html.contains("<p dir=\"auto\">"));
    assert_eq!(count(&html, "class=\"thread flat\""), 6, "ten deep, four indented");
}
