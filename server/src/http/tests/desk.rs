//! The desk's way from the door to a published change.

use super::newsroom::{PASSWORD, TestNewsroom};
use axum::http::{Request, StatusCode, header};
use domain::{Actor, Role};
use newsroom::{RequestId, accounts};
use serde_json::{Value, json};

const FORM: &str = "application/x-www-form-urlencoded";

#[tokio::test(flavor = "multi_thread")]
async fn set_up_takes_the_printed_token_once_and_closes_for_good() {
    let site = TestNewsroom::with(&[]);
    let ctx = site.newsroom.context(Actor::System, RequestId(0));
    let token = accounts::open_set_up(&site.newsroom, &ctx).expect("opened").expect("a token");
    let form = |token: &str, password: &str| {
        format!("token={token}&name=Anna&login=anna&language=fa&password={}", password.replace(' ', "+"))
    };
    assert_eq!(site.get("/desk").await.header("location"), "/desk/setup");
    let wrong = site.post("/desk/setup", FORM, "", form("0000", PASSWORD)).await;
    assert!(wrong.header("location").contains("problem=token"), "{}", wrong.header("location"));
    let weak = site.post("/desk/setup", FORM, "", form(&token, "password")).await;
    assert!(weak.header("location").contains("problem=common"), "{}", weak.header("location"));
    assert!(!weak.header("location").contains("password="), "the password never stands in an address");
    let right = site.post("/desk/setup", FORM, "", form(&token, PASSWORD)).await;
    assert_eq!((right.status, right.header("location")), (StatusCode::SEE_OTHER, "/desk"));
    let cookie = right.header("set-cookie");
    for flag in ["HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(flag), "{cookie}");
    }
    let again = site.post("/desk/setup", FORM, "", form(&token, PASSWORD)).await;
    assert!(again.header("location").contains("problem=token"));
    assert_eq!(accounts::open_set_up(&site.newsroom, &ctx).expect("asked"), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn guessing_a_password_is_slowed_down_and_says_nothing_about_logins() {
    let site = TestNewsroom::with(&[]);
    site.cookie_of(Role::Editor);
    let form = |login: &str, password: &str| format!("login={login}&password={}", password.replace(' ', "+"));
    let known = site.post("/desk/sign-in", FORM, "", form("editor", "wrong password")).await;
    let unknown = site.post("/desk/sign-in", FORM, "", form("nobody", "wrong password")).await;
    assert_eq!(known.status, unknown.status);
    assert_eq!(known.header("location").replace("editor", "x"), unknown.header("location").replace("nobody", "x"));
    for _ in 0..4 {
        site.post("/desk/sign-in", FORM, "", form("editor", "wrong password")).await;
    }
    let sixth = site.post("/desk/sign-in", FORM, "", form("editor", PASSWORD)).await;
    assert!(sixth.header("location").contains("problem=too_many"), "{}", sixth.header("location"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_ends_with_sign_out() {
    let site = TestNewsroom::with(&[]);
    let cookie = site.cookie_of(Role::Editor);
    let board = |cookie: String| site.send(Request::get("/api/desk/board").header(header::COOKIE, cookie));
    assert_eq!(board(cookie.clone()).await.status, StatusCode::OK);
    site.post("/desk/sign-out", FORM, &cookie, String::new()).await;
    assert_eq!(board(cookie).await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_saved_change_is_seen_by_readers_once_it_is_published() {
    let site = TestNewsroom::with(&[("A story", "a-story", "publish")]);
    let cookie = site.cookie_of(Role::Publisher);
    let call = async |function: &str, body: Value| {
        let answer = site.post(&format!("/api/desk/{function}"), "application/json", &cookie, body.to_string()).await;
        (answer.status, serde_json::from_str::<Value>(&answer.body).unwrap_or_default())
    };
    let board = site.send(Request::get("/api/desk/board").header(header::COOKIE, &cookie)).await;
    let board: Value = serde_json::from_str(&board.body).expect("a board");
    let version = board["rows"][0]["cells"][0]["version"].as_str().expect("a version").to_owned();
    let opened =
        site.send(Request::get(format!("/api/desk/open?version={version}")).header(header::COOKIE, &cookie)).await;
    let opened: Value = serde_json::from_str(&opened.body).expect("a version");
    let draft = |base: &Value, headline: &str| json!({ "draft": { "version": version, "base": base, "headline": headline, "deck": "", "body": opened["body"] } });
    let (status, saved) = call("save", draft(&opened["revision"], "Another headline")).await;
    assert_eq!(status, StatusCode::OK, "{saved}");
    assert!(!site.get("/en/a-story").await.body.contains("Another headline"), "saving never changes the live page");
    // Somebody else still has the first text open.
    let (status, _) = call("save", draft(&opened["revision"], "A third headline")).await;
    assert_eq!(status, StatusCode::CONFLICT);
    let (status, published) = call("publish", json!({ "version": version, "working": saved["revision"] })).await;
    assert_eq!(status, StatusCode::OK, "{published}");
    for address in ["/en/a-story", "/en/"] {
        assert!(site.get(address).await.body.contains("Another headline"), "{address}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hostile_document_is_refused() {
    let site = TestNewsroom::with(&[("A story", "a-story", "publish")]);
    let cookie = site.cookie_of(Role::Publisher);
    let board = site.send(Request::get("/api/desk/board").header(header::COOKIE, &cookie)).await;
    let board: Value = serde_json::from_str(&board.body).expect("a board");
    let version = &board["rows"][0]["cells"][0]["version"];
    let body = json!({ "v": 1, "doc": { "type": "doc", "content": [{ "type": "paragraph", "attrs": { "id": "aaaa", "dir": "ltr" },
        "content": [{ "type": "text", "text": "x", "marks": [{ "type": "link", "attrs": { "href": "javascript:alert(1)", "title": null } }] }] }] } });
    let draft = json!({ "draft": { "version": version, "base": version, "headline": "x", "deck": "", "body": body } });
    let answer = site.post("/api/desk/save", "application/json", &cookie, draft.to_string()).await;
    assert!(answer.status.is_client_error(), "{} {}", answer.status, answer.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_the_desk_is_kept_by_anybody() {
    let site = TestNewsroom::with(&[]);
    let cookie = site.cookie_of(Role::Admin);
    for address in ["/desk", "/desk/sign-in", "/desk/setup", "/desk/none", "/api/desk/board"] {
        let answer = site.send(Request::get(address).header(header::COOKIE, &cookie)).await;
        assert_eq!(answer.header("cache-control"), "no-store", "{address}");
    }
    assert!(site.folder().is_dir());
}
