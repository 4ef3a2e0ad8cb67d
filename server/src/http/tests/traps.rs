//! Traps of the frameworks below, each seen closed.

use super::newsroom::{ORIGIN, TestNewsroom};
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};

const HOSTILE: &str = "</title><script>alert(1)</script></textarea>\"'><img src=x onerror=alert(2)>";

#[tokio::test(flavor = "multi_thread")]
async fn a_hostile_headline_stays_text_everywhere() {
    let site = TestNewsroom::with(&[(HOSTILE, "hostile", "publish")]);
    for address in ["/en/", "/en/hostile", "/en/articles", "/en/author/anna"] {
        let page = site.get(address).await;
        assert_eq!(page.status, StatusCode::OK, "{address}");
        assert!(!page.body.contains("<script>alert"), "{address}");
        assert!(!page.body.contains("<img src=x"), "{address}");
        assert!(!page.body.contains("</title><script"), "{address}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_response_has_the_headers_that_protect_it() {
    let site = TestNewsroom::with(&[("A story", "a-story", "publish")]);
    for address in [
        "/",
        "/en/",
        "/en/a-story",
        "/en/none",
        "/xx/",
        "/pkg/site.js",
        "/pkg/none",
        "/healthz",
        "/api/reader/page?edition=en&kind=front&key=",
        "/desk",
        "/en/%ff",
    ] {
        let answer = site.get(address).await;
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{address}");
        assert!(answer.header("content-security-policy").starts_with("default-src 'none'"), "{address}");
        assert_eq!(answer.header("referrer-policy"), "strict-origin-when-cross-origin", "{address}");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{address}");
        assert!(!answer.header("x-request-id").is_empty(), "{address}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn inline_scripts_are_allowed_by_their_hashes_alone() {
    let site = TestNewsroom::with(&[("A story", "a-story", "publish")]);
    let page = site.get("/en/a-story").await;
    let policy = page.header("content-security-policy");
    assert!(policy.contains("script-src 'self' 'sha256-"), "{policy}");
    for word in ["unsafe-inline", "'unsafe-eval'", "nonce-", "http:", "https:"] {
        assert!(!policy.contains(word), "{policy}");
    }
    for attribute in [" style=", " onclick=", " onload=", " onerror="] {
        assert!(!page.body.contains(attribute), "{attribute}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_of_another_site_is_refused() {
    let site = TestNewsroom::with(&[]);
    let forms = super::super::forms::all().map(|form| form.path);
    for address in forms.chain(["/api/desk/save", "/api/desk/publish"]) {
        for (name, value) in [
            ("origin", "https://evil.example"),
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
            ("origin", "null"),
        ] {
            let request = Request::builder()
                .method(Method::POST)
                .uri(address)
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .header(name, value);
            assert_eq!(
                site.send_body(request, Body::from("login=a&password=b")).await.status,
                StatusCode::FORBIDDEN,
                "{address} {name}: {value}"
            );
        }
    }
    let own = Request::builder()
        .method(Method::POST)
        .uri("/desk/sign-in")
        .header(header::ORIGIN, ORIGIN)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    assert_eq!(site.send_body(own, Body::from("login=a&password=b")).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_the_program_shows_in_an_error() {
    let site = TestNewsroom::with(&[("A story", "a-story", "publish")]);
    let cookie = site.cookie_of(domain::Role::Admin);
    let long = format!("/en/{}", "a".repeat(9_000));
    let mut answers = Vec::new();
    for address in [
        "/api/reader/none",
        "/api/reader/page",
        "/api/reader/page?edition=en&kind=front&key=&number=x",
        "/api/desk/open?version=x",
        "/en/%00",
        &long,
    ] {
        answers.push((address.to_owned(), site.get(address).await));
    }
    for body in ["", "{", "null", "{\"draft\":{}}", "[]"] {
        answers.push((body.to_owned(), site.post("/api/desk/save", "application/json", &cookie, body.into()).await));
    }
    for (what, answer) in answers {
        assert!(answer.status.is_client_error() || answer.status.is_server_error(), "{what}: {}", answer.status);
        for word in ["rusqlite", "SELECT", "sqlite", "panicked", "src/", ".rs:", "/tmp", "serde", "expected"] {
            assert!(!answer.body.contains(word), "{what}: {}", answer.body);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn header_injection_and_other_methods_come_to_nothing() {
    let site = TestNewsroom::with(&[]);
    for address in [
        "/en%0d%0aSet-Cookie:%20a=b",
        "/en/%0d%0aLocation:%20https://evil.example",
        "/%2f%2fevil.example",
        "//evil.example/",
        "/%5cevil.example",
    ] {
        let answer = site.get(address).await;
        assert!(answer.headers.get(header::SET_COOKIE).is_none(), "{address}");
        let location = answer.header("location");
        assert!(
            location.is_empty() || (location.starts_with('/') && !location.starts_with("//")),
            "{address} → {location}"
        );
    }
    for method in [Method::TRACE, Method::PUT, Method::DELETE, Method::POST] {
        let request = Request::builder().method(method.clone()).uri("/en/").header("sec-fetch-site", "same-origin");
        assert_eq!(site.send(request).await.status, StatusCode::METHOD_NOT_ALLOWED, "{method}");
    }
}
