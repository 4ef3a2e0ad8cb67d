//! Pictures, films, recordings and issues: their pages, and the files behind them.

use super::newsroom::{Answer, TestNewsroom};
use axum::http::{Request, StatusCode, header};
use domain::ids::VersionId;

async fn story(site: &TestNewsroom, key: &str) -> Answer {
    site.get(&site.address(VersionId::derived("demo", key))).await
}

/// The value of the first attribute of that name behind some beginning.
fn attribute<'a>(html: &'a str, beginning: &str, name: &str) -> &'a str {
    let rest = html.split_once(beginning).map_or("", |(_, rest)| rest);
    rest.split_once(&format!("{name}=\"")).and_then(|(_, rest)| rest.split('"').next()).unwrap_or_default()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_film_is_sent_in_parts_so_that_it_can_be_sought_in() {
    let site = TestNewsroom::demo();
    let page = story(&site, "dome-turns/en").await.body;
    let film = attribute(&page, "<video", "src");
    let whole = site.get(film).await;
    assert_eq!((whole.status, whole.header("content-type")), (StatusCode::OK, "video/webm"), "{film}");
    assert_eq!(whole.header("accept-ranges"), "bytes");
    let length: u64 = whole.header("content-length").parse().expect("a length");
    for (range, first, last) in
        [("bytes=0-99", 0, 99), ("bytes=1000-", 1_000, length - 1), ("bytes=-50", length - 50, length - 1)]
    {
        let part = site.send(Request::get(film).header(header::RANGE, range)).await;
        assert_eq!(part.status, StatusCode::PARTIAL_CONTENT, "{range}");
        assert_eq!(part.header("content-range"), format!("bytes {first}-{last}/{length}"), "{range}");
        assert_eq!(part.header("content-length"), (last - first + 1).to_string(), "{range}");
    }
    let behind = site.send(Request::get(film).header(header::RANGE, format!("bytes={length}-"))).await;
    assert_eq!(behind.status, StatusCode::RANGE_NOT_SATISFIABLE);
    let recording = story(&site, "salmon-by-ear/fa").await.body;
    let part = site.send(Request::get(attribute(&recording, "<audio", "src")).header(header::RANGE, "bytes=0-9")).await;
    assert_eq!((part.status, part.header("content-type")), (StatusCode::PARTIAL_CONTENT, "audio/mpeg"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_film_has_its_captions_and_its_transcript_in_each_language() {
    let site = TestNewsroom::demo();
    for (edition, first) in [("en", "Seven o’clock"), ("ar", "السابعة"), ("fa", "ساعت هفت"), ("sq", "Ora shtatë")]
    {
        let page = story(&site, &format!("dome-turns/{edition}")).await.body;
        assert_eq!(attribute(&page, "<track", "srclang"), edition);
        let track = site.get(attribute(&page, "<track", "src")).await;
        assert_eq!((track.status, track.header("content-type")), (StatusCode::OK, "text/vtt"), "{edition}");
        assert!(track.body.starts_with("WEBVTT\n\n") && track.body.contains(first), "{edition}: {}", track.body);
        assert!(page.contains("<details class=\"transcript\">"), "{edition}");
        assert!(!page.contains(" download rel=\"external\">Download</a>") || edition == "en");
    }
    let found = site.get("/en/search?q=louder+OR+%22one+lantern+is+still%22").await;
    assert_eq!(found.status, StatusCode::OK, "what is said in it is searched");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_may_hold_its_own_players_and_asks_for_nothing_of_theirs() {
    let site = TestNewsroom::demo();
    let page = story(&site, "open-air-rabbit/en").await;
    let policy = page.header("content-security-policy");
    assert!(policy.contains("frame-src https://www.youtube-nocookie.com;"), "{policy}");
    assert!(!page.body.contains("<iframe") && !page.body.contains("src=\"https:"), "nothing is loaded");
    assert!(page.body.contains("href=\"https://www.youtube.com/watch?v=aqz-KE-bpKQ\""), "a plain link to visit it");
    for other in ["dome-turns/en", "night-train/en"] {
        let page = story(&site, other).await;
        assert!(!page.header("content-security-policy").contains("frame-src"), "{other}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_issue_says_what_it_is_and_leads_to_its_files_and_its_neighbours() {
    let site = TestNewsroom::demo();
    let page = story(&site, "friday-ferry-48/en").await.body;
    let facts = page.split("issue-facts").nth(1).and_then(|rest| rest.split("</article>").next()).expect("facts");
    for said in ["48", "English, فارسی", "11 pages", "14 December 2012", "Read the PDF", "354", "494"] {
        assert!(facts.contains(said), "{said}: {facts}");
    }
    let (english, persian) =
        (attribute(facts, "class=\"action first\"", "href"), attribute(facts, "hreflang=\"fa\"", "href"));
    for (file, name) in [(english, "friday-ferry-48-en.pdf"), (persian, "friday-ferry-48-fa.pdf")] {
        let answer = site.send(Request::get(file).header(header::RANGE, "bytes=0-4")).await;
        assert_eq!((answer.status, answer.header("content-type")), (StatusCode::PARTIAL_CONTENT, "application/pdf"));
        assert_eq!(answer.header("content-disposition"), format!("inline; filename*=UTF-8''{name}"));
    }
    let older = site.address(VersionId::derived("demo", "friday-ferry-47/en"));
    assert!(page.contains(&format!("rel=\"next\" href=\"{older}\"")), "the one before it in its series");
    assert!(page.contains("class=\"kicker\"><a href=\"/en/publications/newsletter\">"), "its series stands above it");
    let shelf = site.get("/fa/publications/newsletter").await.body;
    assert!(shelf.contains("cover-number\">۴۷<") && shelf.contains("cover lettered"), "a cover in letters");
    assert_eq!(site.get("/en/publications/none").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn pictures_that_can_be_enlarged_are_numbered_in_the_editions_digits() {
    let site = TestNewsroom::demo();
    let page = story(&site, "six-bridges/fa").await.body;
    for (number, counter) in [(1, "۱ از ۶"), (6, "۶ از ۶")] {
        let link = format!("id=\"picture-{number}\"");
        assert_eq!(page.matches(&link).count(), 1);
        assert_eq!(attribute(&page, &link, "data-counter"), counter);
        assert_eq!(site.get(attribute(&page, &link, "href")).await.status, StatusCode::OK);
    }
    assert!(!page.contains("id=\"picture-7\""));
    let one = story(&site, "moon-catch/en").await.body;
    assert_eq!(attribute(&one, "id=\"picture-1\"", "data-counter"), "", "one alone is not counted");
    let stream = site.get("/en/section/sea").await.body;
    assert!(!stream.contains("class=\"enlarge\""), "in a listing nothing is enlarged");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_looked_at_is_leafed_through_by_kind() {
    let site = TestNewsroom::demo();
    let page = story(&site, "moon-catch/en").await.body;
    let newer = site.address(VersionId::derived("demo", "reading-lamp/en"));
    assert!(page.contains(&format!("rel=\"prev\" href=\"{newer}\"")), "{newer}");
    let media = site.get("/en/media").await.body;
    for said in ["6 pictures", "0:12", "class=\"cartoons\"", "class=\"newspics\"", "ratio-15"] {
        assert!(media.contains(said), "{said}");
    }
}
