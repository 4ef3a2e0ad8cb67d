//! Everything that a reader can reach, by following every link.

use super::newsroom::{Answer, ORIGIN, TestNewsroom};
use domain::EditionCode;
use domain::document::html::{HtmlInput, from_html};
use domain::edition::Direction;
use domain::ids::VersionId;
use domain::story::Origin;
use newsroom::writing::{self, Draft};
use std::collections::{BTreeMap, BTreeSet};

/// Words that stand in what readers are not to see.
const CANARIES: [&str; 6] = [
    // The headline, deck and text of a working revision; a draft's address and text.
    "Umbrafinch",
    "Siskinlore",
    "Brambletern",
    "quillfeather",
    // A typo that stands in the books, a comment that is held, as the demo has them.
    "A doubled",
    "بلیت را از کجا",
];

/// The addresses of this site that a page's links lead to, without their places.
fn links(html: &str) -> BTreeSet<String> {
    let links = html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    // Heads, feeds and sitemaps have absolute ones.
    let links = links.map(|link| link.strip_prefix(ORIGIN).unwrap_or(link));
    let own = links.filter(|link| link.starts_with('/') && !link.starts_with("//"));
    own.map(|link| link.split('#').next().unwrap_or_default().replace("&amp;", "&")).collect()
}

/// Every page that links and redirects lead to from the front pages, by its address.
pub async fn every_page(site: &TestNewsroom) -> BTreeMap<String, Answer> {
    let mut pages = BTreeMap::new();
    let mut known: BTreeSet<String> = ["en", "ar", "fa", "sq"].map(|edition| format!("/{edition}/")).into();
    let mut next: Vec<String> = known.iter().cloned().collect();
    while let Some(address) = next.pop() {
        let page = site.get(&address).await;
        let to = page.header("location").to_owned();
        let found = links(&page.body).into_iter().chain(Some(to).filter(|to| !to.is_empty()));
        for link in found.filter(|link| is_page(link)) {
            if known.insert(link.clone()) {
                next.push(link);
            }
        }
        pages.insert(address, page);
    }
    pages
}

/// Files are no pages, the desk is not for readers, and searches lead to further searches without end.
fn is_page(address: &str) -> bool {
    let folders = ["/pkg/", "/texts/", "/media/", "/files/", "/favicon", "/icons/", "/desk"];
    !folders.iter().any(|folder| address.starts_with(folder)) && !address.contains("/search?")
}

#[tokio::test(flavor = "multi_thread")]
async fn no_link_is_dead_and_nothing_unpublished_is_seen_anywhere() {
    let site = TestNewsroom::demo();
    site.import(&[("quillfeather", "quillfeather", "draft")]);
    let ctx = site.system();
    let opened = writing::open(&site.newsroom, &ctx, VersionId::derived("demo", "night-train/en")).expect("opened");
    let input = HtmlInput { lang: "en", dir: Direction::Ltr, seed: "canary" };
    let draft = Draft {
        version: opened.version.id,
        base: opened.working.id,
        headline: "Umbrafinch".into(),
        deck: "Siskinlore".into(),
        body: from_html("<p>Brambletern.</p>", &input).document,
    };
    writing::save(&site.newsroom, &ctx, draft, Origin::Saved).expect("saved");

    let pages = every_page(&site).await;
    let (mut dead, mut seen) = (Vec::new(), Vec::new());
    for (address, page) in &pages {
        if !(page.status.is_success() || page.status.is_redirection()) {
            dead.push((address.clone(), page.status));
        }
        seen.extend(CANARIES.iter().filter(|word| page.body.contains(**word)).map(|word| (address.clone(), *word)));
        // The story as a client navigation gets it.
        if let Some((edition, key)) = address.trim_start_matches('/').split_once('/').filter(|(_, key)| !key.is_empty())
            && edition.parse::<EditionCode>().is_ok()
        {
            let data = site.get(&format!("/api/reader/page?edition={edition}&kind=story&key={key}")).await;
            seen.extend(CANARIES.iter().filter(|word| data.body.contains(**word)).map(|word| (address.clone(), *word)));
        }
    }
    assert!(pages.len() > 300, "{} pages only", pages.len());
    assert_eq!(dead, []);
    for word in CANARIES.map(|word| word.split(' ').next_back().unwrap_or_default()).into_iter().take(4) {
        let found = site.get(&format!("/en/search?q={word}&all=1")).await;
        assert!(!found.body.contains("class=\"card"), "{word} is found: {}", found.body);
        let suggested = site.get(&format!("/api/reader/suggest?edition=en&typed={word}")).await;
        assert!(suggested.body.contains("\"items\":[]"), "{word}: {}", suggested.body);
        assert_ne!(site.get(&format!("/en/{word}")).await.status, axum::http::StatusCode::OK);
    }
    assert_eq!(seen, []);
}
