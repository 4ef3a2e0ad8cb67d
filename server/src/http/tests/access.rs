//! Every endpoint × every role. An endpoint that this table does not know fails the test.

use super::newsroom::TestNewsroom;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use domain::Role;
use std::collections::BTreeSet;

/// Who is let through to the use-case, from the least role on; `None`: everybody.
struct Endpoint {
    method: Method,
    path: &'static str,
    /// A request that is well-formed but asks for what is not there.
    probe: (&'static str, &'static str),
    from: Option<Role>,
}

const NO_VERSION: &str = "00000000000000000000000000";

fn endpoints() -> Vec<Endpoint> {
    let get = |path, query, from| Endpoint { method: Method::GET, path, probe: (query, ""), from };
    let post = |path, body, from| Endpoint { method: Method::POST, path, probe: ("", body), from };
    vec![
        get("/api/reader/page", "?edition=en&kind=front&key=", None),
        get("/api/reader/suggest", "?edition=en&typed=a", None),
        get("/api/desk/door", "", None),
        get("/api/desk/board", "", Some(Role::Author)),
        get("/api/desk/open", "?version=00000000000000000000000000", Some(Role::Author)),
        post(
            "/api/desk/save",
            r#"{"draft":{"version":"00000000000000000000000000","base":"00000000000000000000000000","headline":"x","deck":"","body":{"v":1,"doc":{"type":"doc","content":[{"type":"paragraph","attrs":{"id":"aaaa","dir":"ltr"}}]}}}}"#,
            Some(Role::Author),
        ),
        post(
            "/api/desk/publish",
            r#"{"version":"00000000000000000000000000","working":"00000000000000000000000000"}"#,
            Some(Role::Author),
        ),
        post(
            "/api/desk/act",
            r#"{"version":"00000000000000000000000000","act":{"act":"send_back"}}"#,
            Some(Role::Author),
        ),
        // An edition that is not there, so that nothing begins.
        post("/api/desk/begin", r#"{"edition":"zz","kind":"article","headline":""}"#, Some(Role::Author)),
        post(
            "/api/desk/begin-version",
            r#"{"source":"00000000000000000000000000","edition":"en","start":"blank"}"#,
            Some(Role::Author),
        ),
    ]
}

#[test]
fn every_server_function_stands_in_the_table() {
    let known: BTreeSet<(&str, Method)> = endpoints()
        .iter()
        .map(|endpoint| (endpoint.path, endpoint.method.clone()))
        .collect::<Vec<_>>()
        .into_iter()
        .collect();
    let registered: BTreeSet<(&str, Method)> = leptos::server_fn::axum::server_fn_paths().collect();
    assert_eq!(registered, known, "an endpoint without a row: say here who may use it");
    let harmless = |body: &str| body.is_empty() || body.contains(NO_VERSION) || body.contains(r#""edition":"zz""#);
    assert!(endpoints().iter().all(|endpoint| harmless(endpoint.probe.1)));
}

#[test]
fn no_reading_function_writes() {
    for (path, method) in leptos::server_fn::axum::server_fn_paths() {
        let writes = ["save", "publish", "act", "begin", "begin-version"].iter().any(|word| path.ends_with(word));
        assert_eq!(method == Method::POST, writes, "{path}: a cross-site GET carries the cookie");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_endpoint_lets_in_whom_it_should() {
    let site = TestNewsroom::with(&[]);
    let mut people: Vec<(Option<Role>, String)> = vec![(None, String::new())];
    people.extend(Role::ALL.into_iter().map(|role| (Some(role), site.cookie_of(role))));
    for endpoint in endpoints() {
        for (role, cookie) in &people {
            let request = Request::builder()
                .method(endpoint.method.clone())
                .uri(format!("{}{}", endpoint.path, endpoint.probe.0))
                .header(header::COOKIE, cookie)
                .header(header::CONTENT_TYPE, "application/json")
                .header("sec-fetch-site", "same-origin");
            let status = site.send_body(request, Body::from(endpoint.probe.1)).await.status;
            let allowed = endpoint.from.is_none_or(|least| role.is_some_and(|role| role >= least));
            if allowed {
                assert!(
                    status == StatusCode::OK || status == StatusCode::NOT_FOUND,
                    "{} as {role:?}: {status}",
                    endpoint.path
                );
            } else {
                assert_eq!(status, StatusCode::UNAUTHORIZED, "{} as {role:?}", endpoint.path);
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_translator_opens_nothing_outside_their_editions_and_only_publishers_publish() {
    let site = TestNewsroom::with(&[("A story", "a-story", "publish")]);
    let admin = site.cookie_of(Role::Admin);
    let board = site.send(Request::get("/api/desk/board").header(header::COOKIE, &admin)).await.body;
    let board: serde_json::Value = serde_json::from_str(&board).expect("a board");
    let version = board["rows"][0]["cells"][0]["version"].as_str().expect("a version").to_owned();
    let opened =
        site.send(Request::get(format!("/api/desk/open?version={version}")).header(header::COOKIE, &admin)).await.body;
    let opened: serde_json::Value = serde_json::from_str(&opened).expect("opened");
    let publish = serde_json::json!({ "version": version, "working": opened["revision"] }).to_string();
    for (role, open, status) in [
        // An author sees only their own drafts: this one does not exist for them.
        (Role::Author, StatusCode::NOT_FOUND, StatusCode::NOT_FOUND),
        (Role::Translator, StatusCode::OK, StatusCode::FORBIDDEN),
        (Role::Editor, StatusCode::OK, StatusCode::FORBIDDEN),
        (Role::Publisher, StatusCode::OK, StatusCode::OK),
    ] {
        let cookie = site.cookie_of(role);
        let answer =
            site.send(Request::get(format!("/api/desk/open?version={version}")).header(header::COOKIE, &cookie)).await;
        assert_eq!(answer.status, open, "{role:?}");
        let answer = site.post("/api/desk/publish", "application/json", &cookie, publish.clone()).await;
        assert_eq!(answer.status, status, "{role:?}");
    }
}
