//! A working text before readers see it, what is filled in beside it, and the months of a calendar.

use super::newsroom::TestNewsroom;
use axum::http::{Request, StatusCode, header};
use domain::ids::VersionId;
use domain::{Role, State};
use newsroom::{previewing, writing};
use serde_json::{Value, json};

const JSON: &str = "application/json";

/// The path of a new preview.
fn preview(site: &TestNewsroom, version: VersionId) -> String {
    format!("/desk/preview/{}", previewing::show(&site.newsroom, &site.system(), version).expect("an address").token)
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_has_the_address_sees_the_draft_and_nobody_else_does() {
    let site = TestNewsroom::with(&[("Canary of the draft", "canary", "draft")]);
    let address = preview(&site, site.version("/en/canary"));
    let shown = site.get(&address).await;
    assert_eq!(shown.status, StatusCode::OK);
    assert!(shown.body.contains("Canary of the draft") && shown.body.contains("preview-note"), "{}", shown.body);
    assert!(!shown.body.contains("<script"), "nothing in it runs");
    assert_eq!(shown.header("cache-control"), "no-store");
    assert_eq!(shown.header("x-robots-tag"), "noindex, nofollow");
    assert_eq!(shown.header("referrer-policy"), "no-referrer");
    assert_eq!(site.pages_kept().await, 0, "in no cache");
    for public in ["/en/canary", "/en", "/en/search?q=canary", "/en/feed", "/sitemap.xml", "/lite/en/canary"] {
        assert!(!site.get(public).await.body.contains("Canary of the draft"), "{public}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_forged_address_is_none_and_an_old_one_has_ended() {
    let site = TestNewsroom::with(&[("A lamp", "a-lamp", "draft")]);
    assert_eq!(site.get("/desk/preview/x").await.status, StatusCode::NOT_FOUND, "before there is a key");
    let address = preview(&site, site.version("/en/a-lamp"));
    let (named, _) = address.rsplit_once('.').expect("a signature");
    for forged in
        [format!("{named}.{}", "00".repeat(32)), format!("{address}0"), format!("{address}00"), named.to_owned()]
    {
        let answer = site.get(&forged).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{forged}");
        assert!(!answer.body.contains("A lamp"));
    }
    site.pass_secs(previewing::DAYS * 24 * 60 * 60);
    assert_eq!(site.get(&address).await.status, StatusCode::GONE);
}

#[tokio::test(flavor = "multi_thread")]
async fn pictures_of_a_draft_are_there_at_the_signed_address_alone() {
    let site = TestNewsroom::demo();
    let story = VersionId::derived("demo", "night-train/en");
    // The other editions show the same picture.
    let of_story = site.store().read(|store| store.version_by_id(story)).expect("read").expect("a version").story;
    for version in site.store().read(|store| store.versions_of_story(of_story)).expect("read") {
        if version.state == State::Published {
            writing::unpublish(&site.newsroom, &site.system(), version.id).expect("a draft");
        }
    }
    let address = preview(&site, story);
    let page = site.get(&address).await.body;
    let signed = page.split('"').find(|part| part.starts_with(&address) && part.ends_with(".jpeg")).expect("a picture");
    assert_eq!(site.get(signed).await.status, StatusCode::OK, "{signed}");
    assert_eq!(site.get(signed).await.header("cache-control"), "no-store");
    let hash = signed.rsplit('/').nth(1).expect("a hash");
    let public = signed.replace(&address, "/media");
    assert_eq!(site.get(&public).await.status, StatusCode::NOT_FOUND, "{public}");
    let other = signed.replace(hash, &"0".repeat(64));
    assert_eq!(site.get(&other).await.status, StatusCode::NOT_FOUND, "what the text does not use");
    let original = format!("{address}/{hash}/original.jpg");
    assert_eq!(site.get(&original).await.status, StatusCode::NOT_FOUND, "the bytes as they were sent in");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_form_says_what_stands_and_sets_what_is_filled_in() {
    let site = TestNewsroom::demo();
    let cookie = site.cookie_of(Role::Publisher);
    let version = VersionId::derived("demo", "night-train/en");
    let open = async || {
        let answer =
            site.send(Request::get(format!("/api/desk/open?version={version}")).header(header::COOKIE, &cookie)).await;
        serde_json::from_str::<Value>(&answer.body).expect("a page")
    };
    let page = open().await;
    let form = page["particulars"].as_str().expect("a form");
    let seen = form.split("name=\"seen\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a mark");
    let fields = format!(
        "seen={seen}&has=tags&tag=Canary%3Cb%3E&tag=&has=credits&credit-role=author&credit-who=new&credit-name=Ada+Moss&credit-link="
    );
    let body = json!({ "version": version, "working": page["revision"], "form": fields }).to_string();
    let answer = site.post("/api/desk/describe", JSON, &cookie, body.clone()).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let described: Value = serde_json::from_str(&answer.body).expect("an answer");
    let form = described["form"].as_str().expect("a form");
    assert!(form.contains("Canary&lt;b&gt;") && form.contains("Ada Moss") && !form.contains("Canary<b>"), "{form}");
    assert_ne!(described["saved"]["revision"], page["revision"], "credits are written");
    let again = site.post("/api/desk/describe", JSON, &cookie, body).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "it builds on what stood before");
    let address = site.address(version);
    assert!(site.get(&address).await.body.contains("Canary&lt;b&gt;"), "tags are live at once");
    assert!(!site.get(&address).await.body.contains("Ada Moss"), "credits wait to be published");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_month_is_one_of_the_editions_calendar() {
    let site = TestNewsroom::with(&[]);
    let cookie = site.cookie_of(Role::Author);
    let month = async |query: &str| {
        let answer = site.send(Request::get(format!("/api/desk/month?{query}")).header(header::COOKIE, &cookie)).await;
        (answer.status, serde_json::from_str::<Value>(&answer.body).unwrap_or_default())
    };
    // 1 Farvardin 1403 was a Wednesday; weeks begin on Saturday.
    let (_, grid) = month("edition=fa&day=1403/01/15").await;
    assert_eq!((grid["blank"].as_u64(), grid["days"].as_array().map(Vec::len)), (Some(4), Some(31)), "{grid}");
    assert_eq!(grid["days"][0]["typed"], "۱۴۰۳/۰۱/۰۱");
    assert!(grid["days"][0]["label"].as_str().is_some_and(|label| label.contains("۲۰ مارس")), "{}", grid["days"][0]);
    assert_eq!((&grid["before"], &grid["after"]), (&json!("۱۴۰۲/۱۲/۰۱"), &json!("۱۴۰۳/۰۲/۰۱")));
    let (_, grid) = month("edition=en&day=2024/02/29").await;
    assert_eq!((grid["blank"].as_u64(), grid["days"].as_array().map(Vec::len)), (Some(3), Some(29)), "{grid}");
    assert_eq!(month("edition=en&day=2023/02/29").await.0, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(month("edition=zz&day=").await.0, StatusCode::NOT_FOUND);
}
