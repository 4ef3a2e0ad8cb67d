//! What all pages say of each other, and what none of them loads.

use super::crawl::every_page;
use super::newsroom::{Answer, ORIGIN, TestNewsroom};
use std::collections::{BTreeMap, BTreeSet};

/// The tags of a page that begin so, without their brackets.
fn tags<'h>(html: &'h str, beginning: &'h str) -> impl Iterator<Item = &'h str> {
    html.split(beginning).skip(1).filter_map(|rest| rest.split('>').next())
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let tag = format!(" {tag}");
    Some(tag.split(&format!(" {name}=\"")).nth(1)?.split('"').next()?.replace("&amp;", "&"))
}

fn links(page: &Answer, relation: &str) -> Vec<String> {
    let own = tags(&page.body, "<link").filter(|tag| attribute(tag, "rel").as_deref() == Some(relation));
    own.map(str::to_owned).collect()
}

fn alternates(page: &Answer) -> BTreeMap<String, String> {
    let all = links(page, "alternate");
    all.iter().filter_map(|tag| Some((attribute(tag, "hreflang")?, attribute(tag, "href")?))).collect()
}

/// Reader's full pages: neither light ones nor what is no HTML.
fn full(pages: &BTreeMap<String, Answer>) -> impl Iterator<Item = (&String, &Answer)> {
    pages.iter().filter(|(address, page)| {
        page.status.is_success()
            && !address.starts_with("/lite/")
            && !address.starts_with("/keep/")
            && page.header("content-type").starts_with("text/html")
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_page_says_of_its_counterparts_they_say_of_it() {
    let site = TestNewsroom::demo();
    let pages = every_page(&site).await;
    let (mut sets, mut kinds) = (0, BTreeSet::new());
    for (address, page) in full(&pages) {
        let of = alternates(page);
        let canonical = links(page, "canonical").first().and_then(|tag| attribute(tag, "href"));
        let own = format!("{ORIGIN}{address}");
        if of.is_empty() {
            continue;
        }
        sets += 1;
        kinds.extend(address.split('/').nth(2).map(str::to_owned));
        assert_eq!(canonical.as_deref(), Some(own.split("?from=").next().unwrap_or(&own)), "{address}");
        let language = address.split('/').nth(1).expect("an edition");
        assert_eq!(of.get(language), canonical.as_ref(), "{address} names itself");
        let default = ["en", "ar", "fa", "sq"].iter().find_map(|edition| of.get(*edition));
        assert_eq!(of.get("x-default"), default, "{address}");
        for other in of.values() {
            let there = other
                .strip_prefix(ORIGIN)
                .and_then(|path| pages.get(path))
                .unwrap_or_else(|| panic!("{other} of {address}"));
            assert_eq!(alternates(there), of, "{address} and {other}");
        }
    }
    assert!(sets > 200, "{sets}");
    for kind in [
        "",
        "articles",
        "section",
        "tag",
        "author",
        "archive",
        "media",
        "publications",
        "most-read",
        "corrections",
        "privacy",
    ] {
        assert!(kinds.contains(kind), "{kind:?} among {kinds:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_behind_the_first_stands_for_itself_alone() {
    let site = TestNewsroom::demo();
    let pages = every_page(&site).await;
    let mut behind = 0;
    for (address, page) in
        full(&pages).filter(|(address, _)| address.contains("?page=") && !address.contains("/search"))
    {
        let canonical = links(page, "canonical").first().and_then(|tag| attribute(tag, "href"));
        assert_eq!(canonical, Some(format!("{ORIGIN}{address}")), "{address}");
        assert!(alternates(page).is_empty(), "{address}");
        behind += 1;
    }
    assert!(behind > 20, "{behind}");
}

#[tokio::test(flavor = "multi_thread")]
async fn no_page_loads_anything_of_others_or_has_a_style_within() {
    let site = TestNewsroom::demo();
    for (address, page) in full(&every_page(&site).await) {
        for name in ["img", "script", "source", "video", "audio", "iframe", "embed", "object", "track", "input"] {
            for tag in tags(&page.body, &format!("<{name} ")) {
                for loaded in ["src", "poster", "data"] {
                    let Some(from) = attribute(tag, loaded) else { continue };
                    assert!(from.starts_with('/') && !from.starts_with("//"), "{address}: <{name} {tag}>");
                }
            }
        }
        for tag in tags(&page.body, "<link ") {
            let relation = attribute(tag, "rel").unwrap_or_default();
            let said = ["alternate", "canonical", "shortlink"].contains(&relation.as_str());
            let href = attribute(tag, "href").unwrap_or_default();
            let ours = if said { href.starts_with(ORIGIN) } else { href.starts_with('/') && !href.starts_with("//") };
            assert!(ours, "{address}: <link {tag}>");
        }
        assert!(!page.body.contains("<style") && !page.body.contains(" style=\""), "{address}");
    }
}
