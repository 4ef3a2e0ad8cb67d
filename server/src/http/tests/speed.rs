//! What keeps readers' pages fast: the page cache, and what stands beside the pages.

use super::newsroom::TestNewsroom;
use axum::http::{Request, StatusCode, header};
use domain::Role;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn autosaving_at_the_desk_leaves_every_kept_page_where_it_is() {
    let site = TestNewsroom::with(&[("A story", "a-story", "publish"), ("Another", "another", "publish")]);
    let cookie = site.cookie_of(Role::Publisher);
    let board = site.send(Request::get("/api/desk/board").header(header::COOKIE, &cookie)).await;
    let board: Value = serde_json::from_str(&board.body).expect("a board");
    let version = board["rows"][0]["cells"][0]["version"].as_str().expect("a version").to_owned();
    let opened =
        site.send(Request::get(format!("/api/desk/open?version={version}")).header(header::COOKIE, &cookie)).await;
    let opened: Value = serde_json::from_str(&opened.body).expect("a version");

    let addresses = ["/en/", "/en/a-story", "/en/another", "/en/articles", "/lite/en/", "/sw.js"];
    let mut tags = Vec::new();
    for address in addresses {
        tags.push(site.get(address).await.header("etag").to_owned());
    }
    let kept = site.pages_kept().await;
    let mut base = opened["revision"].clone();
    for round in 0..20 {
        let draft = json!({ "draft": { "version": version, "base": base, "headline": format!("Draft {round}"), "deck": "", "body": opened["body"] } });
        let saved = site.post("/api/desk/save", "application/json", &cookie, draft.to_string()).await;
        assert_eq!(saved.status, StatusCode::OK, "{}", saved.body);
        base = serde_json::from_str::<Value>(&saved.body).expect("saved")["revision"].clone();
        for (address, tag) in addresses.iter().zip(&tags) {
            assert_eq!(site.get(address).await.header("etag"), tag, "{address} after {round}");
        }
    }
    // A page that was made anew would stand beside the old one, under its own generation.
    assert_eq!(site.pages_kept().await, kept, "as many pages as before");
    let publish = json!({ "version": version, "working": base }).to_string();
    assert_eq!(site.post("/api/desk/publish", "application/json", &cookie, publish).await.status, StatusCode::OK);
    assert!(site.get("/en/articles").await.body.contains("Draft 19"));
    assert!(site.pages_kept().await > kept, "what readers can see is made anew");
}

#[tokio::test(flavor = "multi_thread")]
async fn light_pages_have_the_statuses_of_the_full_ones_and_their_own_policy() {
    let site = TestNewsroom::with(&[("A story", "a-story", "publish"), ("A draft", "a-draft", "draft")]);
    for (address, status) in [
        ("/lite/en", StatusCode::PERMANENT_REDIRECT),
        ("/lite/en/", StatusCode::OK),
        ("/lite/en/a-story", StatusCode::OK),
        ("/lite/en/a-story/", StatusCode::PERMANENT_REDIRECT),
        ("/lite/en/a-draft", StatusCode::NOT_FOUND),
        ("/lite/en/articles?page=2", StatusCode::NOT_FOUND),
        ("/lite/en/search?q=story", StatusCode::OK),
        ("/lite/en/archive/2012/12", StatusCode::OK),
        ("/lite/en/media/galleries", StatusCode::OK),
        ("/lite/en/author/anna", StatusCode::OK),
        ("/lite/xx/", StatusCode::NOT_FOUND),
        ("/lite/en/%ff", StatusCode::BAD_REQUEST),
        ("/keep/en/a-story", StatusCode::OK),
        ("/keep/en/a-draft", StatusCode::NOT_FOUND),
        ("/keep/en/", StatusCode::NOT_FOUND),
        ("/keep/en/%ff", StatusCode::BAD_REQUEST),
    ] {
        let answer = site.get(address).await;
        assert_eq!(answer.status, status, "{address}");
        assert!(!answer.header("content-security-policy").contains("script-src"), "{address}");
        assert!(!answer.body.contains("<script"), "{address}");
    }
    let light = site.get("/lite/en/a-story").await;
    assert!(light.body.contains("The first paragraph of a-story."), "{}", light.body);
    assert!(light.body.contains("rel=\"canonical\" href=\"http://127.0.0.1:3000/en/a-story\""), "{}", light.body);
    assert_eq!(site.get("/lite/en/a-story/").await.header("location"), "/lite/en/a-story");
    let moved = site.get("/lite/en/%D9%83").await;
    assert_eq!(moved.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_variant_of_an_address_leads_to_the_light_form_of_the_one_that_is_right() {
    let site = TestNewsroom::with(&[("كتاب علي", "%d9%83%d8%aa%d8%a7%d8%a8-%d8%b9%d9%84%d9%8a", "publish")]);
    let answer = site.get("/lite/en/%DA%A9%D8%AA%D8%A7%D8%A8-%D8%B9%D9%84%DB%8C").await;
    assert_eq!(answer.status, StatusCode::MOVED_PERMANENTLY);
    assert_eq!(answer.header("location"), "/lite/en/%D9%83%D8%AA%D8%A7%D8%A8-%D8%B9%D9%84%D9%8A");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kept_story_is_named_after_its_headline_and_escapes_it() {
    let site = TestNewsroom::with(&[("A/B & \"c\"", "a-story", "publish")]);
    let kept = site.get("/keep/en/a-story").await;
    assert!(kept.header("content-disposition").ends_with(".html"), "{}", kept.header("content-disposition"));
    assert!(!kept.header("content-disposition").contains("%2F"), "{}", kept.header("content-disposition"));
    assert!(kept.body.contains("<h1>A/B &amp;"), "{}", kept.body);
    assert!(kept.body.contains("<style>/* empty */</style>"), "{}", kept.body);
    assert_eq!(kept.header("x-robots-tag"), "noindex");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_worker_knows_every_edition_and_changes_with_them_alone() {
    let site = TestNewsroom::with(&[("A story", "a-story", "publish")]);
    let worker = site.get("/sw.js").await;
    assert_eq!(worker.status, StatusCode::OK);
    assert_eq!(worker.header("cache-control"), "no-cache");
    for edition in ["\"en\":", "\"ar\":", "\"fa\":", "\"sq\":"] {
        assert!(worker.body.contains(edition), "{}", worker.body);
    }
    let again = Request::get("/sw.js").header(header::IF_NONE_MATCH, worker.header("etag"));
    assert_eq!(site.send(again).await.status, StatusCode::NOT_MODIFIED);
}
