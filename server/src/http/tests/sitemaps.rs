//! Sitemaps and what else machines find by its address, read by libraries that are not ours.

use super::newsroom::{CONTACT, ORIGIN, TestNewsroom};
use axum::http::StatusCode;
use domain::ids::VersionId;
use newsroom::writing;
use roxmltree::{Document, Node};
use std::collections::{BTreeMap, BTreeSet};

const XHTML: &str = "http://www.w3.org/1999/xhtml";

fn texts<'a>(document: &'a Document<'_>, name: &str) -> Vec<&'a str> {
    document.descendants().filter(|node| node.tag_name().name() == name).filter_map(|node| node.text()).collect()
}

fn own(address: &str) -> &str {
    address.strip_prefix(ORIGIN).expect("an absolute address of ours")
}

fn alternates(url: Node<'_, '_>) -> BTreeMap<String, String> {
    let links = url.children().filter(|node| node.has_tag_name((XHTML, "link")));
    links
        .map(|link| {
            (link.attribute("hreflang").expect("a language").into(), link.attribute("href").expect("an address").into())
        })
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn sitemaps_name_every_story_with_its_translations() {
    let site = TestNewsroom::demo();
    let index = site.get("/sitemap.xml").await;
    assert_eq!(index.header("content-type"), "application/xml; charset=utf-8");
    let document = Document::parse(&index.body).expect("XML");
    let parts = texts(&document, "loc");
    assert_eq!(parts.len(), 8, "pages and stories of four editions: {parts:?}");
    assert!(texts(&document, "lastmod").iter().all(|date| date.is_ascii()), "MR-21");
    assert_eq!(texts(&document, "lastmod").len(), 8);
    let mut pages: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for part in parts {
        let answer = site.get(own(part)).await;
        assert_eq!(answer.status, StatusCode::OK, "{part}");
        let document = Document::parse(&answer.body).expect("XML");
        for url in document.descendants().filter(|node| node.tag_name().name() == "url") {
            let loc = url.children().find(|node| node.tag_name().name() == "loc").and_then(|loc| loc.text());
            let loc = loc.expect("an address").to_owned();
            assert!(pages.insert(loc.clone(), alternates(url)).is_none(), "{loc} stands twice");
        }
    }
    assert!(pages.len() > 200, "{}", pages.len());
    for (page, alternates) in &pages {
        assert_eq!(site.get(own(page)).await.status, StatusCode::OK, "{page}");
        if alternates.is_empty() {
            continue;
        }
        assert!(alternates.values().any(|href| href == page), "{page} names itself");
        assert!(alternates.contains_key("x-default"), "{page}");
        for other in alternates.values() {
            assert_eq!(pages.get(other), Some(alternates), "{page} and {other} say the same");
        }
    }
    let languages: BTreeSet<usize> = pages.values().map(BTreeMap::len).collect();
    assert!(languages.contains(&5) && languages.contains(&3), "all editions, and two of them: {languages:?}");

    let story = format!("{ORIGIN}{}", site.address(VersionId::derived("demo", "night-train/en")));
    assert!(pages.contains_key(&story));
    let part =
        own(texts(&document, "loc").into_iter().find(|part| part.contains("-en-0")).expect("stories")).to_owned();
    writing::withdraw(&site.newsroom, &site.system(), VersionId::derived("demo", "night-train/en"), "").expect("it");
    let now = site.get(&part).await.body;
    assert!(!now.contains(&format!("<loc>{story}</loc>")), "a withdrawn story is gone at once");
    let persian = texts(&document, "loc").into_iter().find(|part| part.contains("-fa-0")).expect("stories");
    assert!(!site.get(own(persian)).await.body.contains(&story), "and its translations do not lead to it");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_part_that_is_none_is_not_found() {
    let site = TestNewsroom::with(&[]);
    for part in
        ["/sitemap-en.xml", "/sitemap-xx-pages.xml", "/sitemap-en-00000000000000000000000000.xml", "/sitemap-.xml"]
    {
        assert_eq!(site.get(part).await.status, StatusCode::NOT_FOUND, "{part}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn news_are_two_days_old_at_most() {
    let site = TestNewsroom::with(&[("Old news", "old", "publish"), ("Fresh & new", "fresh", "draft")]);
    let none = site.get("/news-sitemap.xml").await.body;
    assert!(texts(&Document::parse(&none).expect("XML"), "loc").is_empty());
    let id = site.version("/en/fresh");
    let opened = writing::open(&site.newsroom, &site.system(), id).expect("opened");
    writing::publish(&site.newsroom, &site.system(), id, opened.working.id).expect("published");
    let some = site.get("/news-sitemap.xml").await.body;
    let document = Document::parse(&some).expect("XML");
    assert_eq!(texts(&document, "loc"), [format!("{ORIGIN}/en/fresh")]);
    assert_eq!(texts(&document, "title"), ["Fresh & new"]);
    assert_eq!(texts(&document, "language"), ["en"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn robots_browsers_and_those_who_find_a_weakness_are_told_what_they_need() {
    let site = TestNewsroom::demo();
    let robots = site.get("/robots.txt").await;
    assert_eq!(robots.header("content-type"), "text/plain; charset=utf-8");
    for line in
        ["Disallow: /desk", &format!("Sitemap: {ORIGIN}/sitemap.xml"), &format!("Sitemap: {ORIGIN}/news-sitemap.xml")]
    {
        assert!(robots.body.lines().any(|found| found == line), "{line} in {}", robots.body);
    }
    for (address, lang, dir) in [
        ("/manifest.webmanifest", "en", "ltr"),
        ("/fa/manifest.webmanifest", "fa", "rtl"),
        ("/sq/manifest.webmanifest", "sq", "ltr"),
    ] {
        let manifest = site.get(address).await;
        assert_eq!(manifest.header("content-type"), "application/manifest+json");
        let said: serde_json::Value = serde_json::from_str(&manifest.body).expect("JSON");
        assert_eq!((said["lang"].as_str(), said["dir"].as_str()), (Some(lang), Some(dir)));
        assert_eq!(said["start_url"], format!("/{lang}/"));
        assert!(said["icons"].as_array().is_some_and(|icons| icons.len() == 3));
    }
    assert_eq!(site.get("/xx/manifest.webmanifest").await.status, StatusCode::NOT_FOUND);
    let security = site.get("/.well-known/security.txt").await.body;
    let field = |name: &str| security.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
    assert_eq!(field("Contact:"), Some(CONTACT));
    assert_eq!(field("Canonical:"), Some(format!("{ORIGIN}/.well-known/security.txt").as_str()));
    assert_eq!(field("Preferred-Languages:"), Some("en, ar, fa, sq"));
    let expires: i32 = field("Expires:").and_then(|date| date.get(..4)?.parse().ok()).expect("a year");
    assert!(expires >= 2026);
}
