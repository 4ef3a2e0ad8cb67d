//! Reader's pages.

use super::newsroom::TestNewsroom;
use axum::http::{Request, StatusCode, header};

#[tokio::test(flavor = "multi_thread")]
async fn language_and_direction_are_in_the_first_bytes_of_every_edition() {
    let site = TestNewsroom::with(&[]);
    for (edition, dir) in [("en", "ltr"), ("ar", "rtl"), ("fa", "rtl"), ("sq", "ltr")] {
        let page = site.get(&format!("/{edition}/")).await;
        assert_eq!(page.status, StatusCode::OK, "{edition}");
        let head = page.body.chars().take(200).collect::<String>();
        assert!(head.contains(&format!("<html lang=\"{edition}\" dir=\"{dir}\"")), "{head}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_of_address_has_its_status() {
    let site = TestNewsroom::with(&[("A story", "a-story", "publish"), ("A draft", "a-draft", "draft")]);
    for (address, status) in [
        ("/", StatusCode::FOUND),
        ("/en", StatusCode::PERMANENT_REDIRECT),
        ("/en/", StatusCode::OK),
        ("/en/?page=2", StatusCode::NOT_FOUND),
        ("/en/?page=0", StatusCode::NOT_FOUND),
        ("/en/a-story", StatusCode::OK),
        ("/en/a-story/", StatusCode::PERMANENT_REDIRECT),
        ("/en/a-draft", StatusCode::NOT_FOUND),
        ("/en/none", StatusCode::NOT_FOUND),
        ("/xx/", StatusCode::NOT_FOUND),
        ("/en/articles", StatusCode::OK),
        ("/en/sections", StatusCode::OK),
        ("/en/section/none", StatusCode::NOT_FOUND),
        ("/en/tag/none", StatusCode::NOT_FOUND),
        ("/en/author/anna", StatusCode::OK),
        ("/en/archive", StatusCode::OK),
        ("/en/archive/2012", StatusCode::OK),
        ("/en/archive/2012/12", StatusCode::OK),
        ("/en/archive/2012/11", StatusCode::NOT_FOUND),
        ("/en/archive/1391/09", StatusCode::NOT_FOUND),
        ("/en/media", StatusCode::OK),
        ("/en/media/galleries", StatusCode::OK),
        ("/en/media/none", StatusCode::NOT_FOUND),
        ("/en/publications", StatusCode::OK),
        ("/en/search", StatusCode::OK),
        ("/en/most-read", StatusCode::OK),
        ("/en/most-read?page=2", StatusCode::NOT_FOUND),
        ("/healthz", StatusCode::OK),
        ("/readyz", StatusCode::OK),
        ("/pkg/none.js", StatusCode::NOT_FOUND),
        ("/en/%ff", StatusCode::BAD_REQUEST),
        ("/media/none/original.jpeg", StatusCode::NOT_FOUND),
        ("/files/none/a.pdf", StatusCode::NOT_FOUND),
    ] {
        assert_eq!(site.get(address).await.status, status, "{address}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_with_a_slip_leads_to_the_story_that_was_meant() {
    let site = TestNewsroom::with(&[
        ("The night train returns", "the-night-train-returns", "publish"),
        ("A museum for one bridge", "a-museum-for-one-bridge", "publish"),
        ("The night mail of the draft", "night-mail", "draft"),
    ]);
    for (address, near) in [
        ("/en/2012/12/night-train-returned.html", Some("/en/the-night-train-returns")),
        ("/en/tag/museum", Some("/en/a-museum-for-one-bridge")),
        ("/en/night-mail", Some("/en/the-night-train-returns")),
        ("/en/wp-login.php", None),
        ("/en/2012", None),
    ] {
        let page = site.get(address).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{address}");
        let notice = page.body.split("class=\"notice-near\"").nth(1).and_then(|rest| rest.split("</ul>").next());
        assert_eq!(notice.is_some(), near.is_some(), "{address}");
        if let (Some(notice), Some(near)) = (notice, near) {
            assert!(notice.contains(&format!("href=\"{near}\"")), "{address}: {notice}");
            assert!(!notice.contains("draft"), "{notice}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_on_privacy_is_the_programs_until_the_newsroom_writes_its_own() {
    let bare = TestNewsroom::with(&[]);
    for (edition, word) in [("en", "cookies"), ("ar", "متصفحك"), ("fa", "مرورگر"), ("sq", "shfletuesi")] {
        let page = bare.get(&format!("/{edition}/privacy")).await;
        assert_eq!(page.status, StatusCode::OK, "{edition}");
        assert!(page.body.contains(word), "{edition}");
    }
    assert_eq!(bare.get("/xx/privacy").await.status, StatusCode::NOT_FOUND);
    let site = TestNewsroom::with(&[("Our own words", "privacy", "publish")]);
    let own = site.get("/en/privacy").await.body;
    assert!(own.contains(">Our own words<"), "{:?}", own.split("<h1").nth(1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_is_sent_once_and_revalidated_after() {
    let site = TestNewsroom::with(&[("A story", "a-story", "publish")]);
    let first = site.send(Request::get("/en/a-story").header(header::ACCEPT_ENCODING, "br")).await;
    assert_eq!(first.header("content-encoding"), "br");
    assert_eq!(first.header("vary"), "Accept-Encoding");
    let again = Request::get("/en/a-story")
        .header(header::ACCEPT_ENCODING, "br")
        .header(header::IF_NONE_MATCH, first.header("etag"));
    let again = site.send(again).await;
    assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0));
    assert_eq!(again.header("content-security-policy"), first.header("content-security-policy"));
}

#[tokio::test(flavor = "multi_thread")]
async fn equal_pages_are_equal_bytes() {
    let (a, b) = (TestNewsroom::with(&[]), TestNewsroom::with(&[]));
    assert_eq!(a.get("/fa/").await.body, b.get("/fa/").await.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_root_negotiates_and_a_saved_choice_goes_before() {
    let site = TestNewsroom::with(&[]);
    for (language, cookie, edition) in [
        ("fa-IR,fa;q=0.9,en;q=0.8", "", "/fa/"),
        ("de,sq;q=0.5,en;q=0.4", "", "/sq/"),
        ("de", "", "/en/"),
        ("en", "a=b; nashr-edition=ar", "/ar/"),
        ("en", "nashr-edition=//evil.example", "/en/"),
        ("garbage;;q=,", "", "/en/"),
    ] {
        let request =
            Request::get("/").header(header::COOKIE, cookie).header(header::ACCEPT_LANGUAGE, language.as_bytes());
        let answer = site.send(request).await;
        assert_eq!((answer.status, answer.header("location")), (StatusCode::FOUND, edition), "{language} {cookie}");
        assert_eq!(answer.header("vary"), "Accept-Language, Cookie");
        let page = site.send(Request::get("/en/").header(header::ACCEPT_LANGUAGE, "fa")).await;
        assert_eq!(page.status, StatusCode::OK, "an address with an edition never redirects by language");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_spelling_variant_of_an_address_leads_to_the_one_form() {
    let site = TestNewsroom::with(&[("كتاب علي", "%d9%83%d8%aa%d8%a7%d8%a8-%d8%b9%d9%84%d9%8a", "publish")]);
    let canonical = "/en/%D9%83%D8%AA%D8%A7%D8%A8-%D8%B9%D9%84%D9%8A";
    assert_eq!(site.get(canonical).await.status, StatusCode::OK);
    // Persian kaf and ye (MR-46).
    let variant = site.get("/en/%DA%A9%D8%AA%D8%A7%D8%A8-%D8%B9%D9%84%DB%8C").await;
    assert_eq!((variant.status, variant.header("location")), (StatusCode::MOVED_PERMANENTLY, canonical));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_text_of_a_story_stands_in_its_page_once() {
    let site = TestNewsroom::with(&[("A story", "a-story", "publish")]);
    let page = site.get("/en/a-story").await.body;
    let text = "The first paragraph of a-story.";
    assert_eq!(page.matches(&format!("{text}</p>")).count(), 1, "{page}");
    assert!(page.contains("\\\"body\\\":\\\"\\\""), "the data for hydration comes without it: {page}");
    let data = site.get("/api/reader/page?edition=en&kind=story&key=a-story").await;
    assert_eq!(data.status, StatusCode::OK);
    assert!(data.body.contains("<p") && data.body.contains(text), "{}", data.body);
}
