//! Search over HTTP.

use super::newsroom::TestNewsroom;
use axum::http::{StatusCode, header};
use form_urlencoded::byte_serialize;

const EDITIONS: [&str; 4] = ["en", "ar", "fa", "sq"];

/// A small generator of queries, the same in each run.
struct Strange(u64);

impl Strange {
    fn number(&mut self, below: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        u32::try_from(self.0 >> 40).unwrap_or(0) % below
    }

    /// Any characters at all, many of them with a meaning of their own somewhere.
    fn query(&mut self) -> String {
        const RANGES: [(u32, u32); 9] = [
            (0x20, 0x60),
            (0x60, 0x250),
            (0x300, 0x370),
            (0x600, 0x700),
            (0x2000, 0x2070),
            (0xe000, 0xe010),
            (0xfb50, 0xff00),
            (0x1, 0x3000),
            (0x1, 0x1_ffff),
        ];
        const TURNS: [&str; 10] = ["\"", " -", "* ", " OR ", "NEAR(", "title:", "\0", "\u{200c}", "story", "<b>"];
        let mut words = String::new();
        for _ in 0..=self.number(16) {
            let (from, until) = RANGES[self.number(9) as usize];
            for _ in 0..=self.number(4) {
                words.extend(char::from_u32(from + self.number(until - from)));
            }
            if self.number(4) == 0 {
                words.push_str(TURNS[self.number(10) as usize]);
            }
        }
        words
    }
}

fn encoded(words: &str) -> String {
    byte_serialize(words.as_bytes()).collect()
}

/// Every third as a page, as its data, as suggestions.
async fn ask_strangely(times: u32) {
    let site = TestNewsroom::with(&[("A story", "a-story", "publish"), ("قصة", "another", "publish")]);
    let mut strange = Strange(0x9e37_79b9_7f4a_7c15);
    for turn in 0..times {
        let (edition, words) = (EDITIONS[strange.number(4) as usize], strange.query());
        let typed = encoded(&words);
        let address = match turn % 3 {
            0 => format!("/{edition}/search?q={typed}"),
            1 => format!("/api/reader/page?edition={edition}&kind=search&key={}", encoded(&format!("?q={typed}"))),
            _ => format!("/api/reader/suggest?edition={edition}&typed={typed}"),
        };
        let mut answer = site.get(&address).await;
        if answer.status == StatusCode::PERMANENT_REDIRECT {
            let canonical = answer.header("location").to_owned();
            answer = site.get(&canonical).await;
        }
        assert_eq!(answer.status, StatusCode::OK, "{words:?}: {address}\n{}", answer.body);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_is_typed_is_an_error() {
    ask_strangely(900).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "a minute: cargo test -p nashr -- --ignored nothing_of_ten_thousand_queries_is_an_error"]
async fn nothing_of_ten_thousand_queries_is_an_error() {
    ask_strangely(10_000).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn searches_are_never_kept_and_pages_are() {
    let site = TestNewsroom::with(&[("A story", "a-story", "publish")]);
    for (address, kept) in [
        ("/en/search?q=story", 0),
        ("/en/search?q=story&sort=newest", 0),
        ("/en/search?q=nothing", 0),
        ("/api/reader/page?edition=en&kind=search&key=%3Fq%3Dstory", 0),
        ("/api/reader/page?edition=en&key=%3Fq%3Dstory&kind=search", 0),
        ("/api/reader/page?edition=en&kind=s%65arch&key=%3Fq%3Dstory", 0),
        ("/api/reader/suggest?edition=en&typed=sto", 0),
        ("/en/a-story", 1),
    ] {
        assert_eq!(site.get(address).await.status, StatusCode::OK, "{address}");
        assert_eq!(site.pages_kept().await, kept, "{address}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_story_is_found_and_what_was_sought_is_marked() {
    let site = TestNewsroom::with(&[
        ("A story of the bridge", "a-story", "publish"),
        ("A draft of the bridge", "a-draft", "draft"),
    ]);
    for (address, finds) in [
        ("/en/search?q=bridges", true),
        ("/en/search?q=BRIDGE&kind=article", true),
        ("/en/search?q=bridge&kind=gallery", false),
        ("/en/search?q=bridge+-story", false),
        ("/en/search?q=%22the+bridge%22", true),
        ("/en/search?q=bridge&from=2012/12/01&until=2012/12/31", true),
        ("/en/search?q=bridge&from=2013/01/01", false),
        ("/fa/search?q=bridge&all=1", true),
        ("/fa/search?q=bridge", false),
    ] {
        let page = site.get(address).await;
        assert_eq!(page.status, StatusCode::OK, "{address}");
        assert_eq!(page.body.contains("<mark>"), finds, "{address}\n{}", page.body);
        assert!(!page.body.contains("a-draft"), "{address}");
        assert!(page.body.contains("noindex"), "{address}");
    }
    for (address, status) in [
        ("/en/search", StatusCode::OK),
        ("/en/search?q=%20", StatusCode::OK),
        ("/en/search?q=story&page=2", StatusCode::NOT_FOUND),
        ("/en/search?q=story&page=4000000000", StatusCode::NOT_FOUND),
        ("/xx/search?q=story", StatusCode::NOT_FOUND),
    ] {
        assert_eq!(site.get(address).await.status, status, "{address}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_query_stays_text() {
    let site = TestNewsroom::with(&[("A story", "a-story", "publish")]);
    let hostile = "\"><script>alert(1)</script><img src=x onerror=alert(2)>";
    let page = site.get(&format!("/en/search?q={}", encoded(hostile))).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.body.contains("<script>alert") && !page.body.contains("<img src=x"), "{}", page.body);
    let long = site.get(&format!("/en/search?q={}", "x".repeat(6_000))).await;
    assert!(long.status.is_success() || long.status == StatusCode::URI_TOO_LONG, "{}", long.status);
    assert!(long.header(header::CONTENT_TYPE.as_str()).starts_with("text/"), "an answer for people");
}
