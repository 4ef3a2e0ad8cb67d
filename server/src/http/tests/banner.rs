//! What all readers are told, under every nameplate.

use super::newsroom::TestNewsroom;
use domain::edition::Banner;
use newsroom::{arranging, reading};

/// Puts a banner into the English edition; its end in seconds from now.
fn put(site: &TestNewsroom, link: Option<&str>, ends: Option<i64>) {
    let editions = reading::editions(&site.newsroom).expect("editions");
    let mut edition = editions.into_iter().find(|edition| edition.code.as_str() == "en").expect("en");
    let until = ends.map(|secs| site.system().now.plus_secs(secs));
    edition.site.banner = Some(Banner { text: "A & <b>".into(), link: link.map(Into::into), picture: None, until });
    arranging::put_edition(&site.newsroom, &site.system(), &edition).expect("arranged");
}

const BANNER: &str = "class=\"banner\"";

/// Without the marks for hydration.
async fn page(site: &TestNewsroom, address: &str) -> String {
    site.get(address).await.body.replace("<!>", "")
}

#[tokio::test(flavor = "multi_thread")]
async fn it_stands_on_every_page_of_its_edition_and_no_other() {
    let site = TestNewsroom::with(&[("A story", "a-story", "publish")]);
    assert!(!page(&site, "/en/").await.contains(BANNER));
    put(&site, Some("/en/articles"), Some(3_600));
    for address in ["/en/", "/en/a-story", "/en/articles", "/en/none", "/en/search"] {
        let page = page(&site, address).await;
        assert!(page.contains(BANNER) && page.contains("<p>A &amp; &lt;b&gt;</p>"), "{address}: {page}");
        let banner = page.split(BANNER).nth(1).and_then(|rest| rest.split("</section>").next()).expect("a banner");
        assert!(banner.contains("href=\"/en/articles\""), "{address}: {banner}");
    }
    assert!(!page(&site, "/sq/").await.contains(BANNER));
}

#[tokio::test(flavor = "multi_thread")]
async fn one_that_has_ended_stands_nowhere_and_no_link_runs_a_script() {
    let site = TestNewsroom::with(&[]);
    put(&site, Some("javascript:alert(1)"), None);
    let shown = page(&site, "/en/").await;
    assert!(shown.contains(BANNER) && !shown.contains("javascript:"), "{shown}");
    put(&site, Some("https://tides.example/"), None);
    let shown = page(&site, "/en/").await;
    assert!(shown.contains("href=\"https://tides.example/\" rel=\"external noopener\""), "{shown}");
    put(&site, None, Some(-1));
    assert!(!page(&site, "/en/").await.contains(BANNER));
}
