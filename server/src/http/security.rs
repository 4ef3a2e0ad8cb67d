//! Headers that every response has, and the check that a writing request comes from this site.

use super::{Site, machines};
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use base64::Engine as _;
use domain::document::players::PLAYER_ORIGINS;
use sha2::{Digest as _, Sha256};
use tower_http::csrf::CsrfLayer;

/// For everything that is no document: nothing may come of opening it.
const BARE_POLICY: &str = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// A script element of this type holds data, and nothing in it runs.
const LINKED_DATA: &str = "type=\"application/ld+json\"";

/// Paths of what other sites may show: pictures and files, icons, feeds.
const FOR_OTHERS: [&str; 6] = ["/media/", "/files/", "/icons/", "/share/", "/favicon.svg", "/favicon.ico"];

/// Refuses unsafe methods from other sites by `Sec-Fetch-Site` and `Origin`; forms need no token.
pub fn same_origin_only(origin: &str) -> CsrfLayer {
    let layer = CsrfLayer::new();
    // Behind a proxy the host that arrives may differ from the one that readers see.
    layer.clone().add_trusted_origin(origin).unwrap_or(layer)
}

/// Sets what is not set yet.
pub async fn headers(State(site): State<Site>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let for_others = FOR_OTHERS.iter().any(|of| path.starts_with(of)) || machines::may_be_feed(path);
    let mut response = next.run(request).await;
    let for_others = for_others && (response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED);
    let all = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "strict-origin-when-cross-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            // Messengers and feed readers show them in pages of their own.
            if for_others { "cross-origin" } else { "same-origin" },
        ),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
        ),
        (header::CONTENT_SECURITY_POLICY, BARE_POLICY),
    ];
    let headers = response.headers_mut();
    for (name, value) in all {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if site.is_secure() {
        headers
            .entry(header::STRICT_TRANSPORT_SECURITY)
            .or_insert(HeaderValue::from_static("max-age=63072000; includeSubDomains"));
    }
    response
}

/// What a document may load: only what is ours, and of inline scripts only those that stand in it.
pub fn document_policy(html: &str, desk: bool) -> String {
    let mut scripts = String::from("'self'");
    for script in inline_scripts(html) {
        scripts.push_str(" 'sha256-");
        scripts.push_str(&base64::engine::general_purpose::STANDARD.encode(Sha256::digest(script)));
        scripts.push('\'');
    }
    // Readers have a service worker, the desk has none.
    let workers = if desk { "'none'" } else { "'self'" };
    let frames = frames(html);
    let pictures = if desk { "'self' data: blob:" } else { "'self' data:" };
    format!(
        "default-src 'none'; script-src {scripts} 'wasm-unsafe-eval'; style-src 'self'; img-src {pictures}; font-src 'self'; \
         connect-src 'self'; media-src 'self'; manifest-src 'self'; worker-src {workers}; {frames}form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
}

/// The sites whose players a reader may ask for on this page; of what stands in it only those that are known.
fn frames(html: &str) -> String {
    let asked = |origin: &&&str| html.contains(&format!("data-frame=\"{origin}/"));
    let origins: Vec<&str> = PLAYER_ORIGINS.iter().filter(asked).copied().collect();
    if origins.is_empty() { String::new() } else { format!("frame-src {}; ", origins.join(" ")) }
}

/// The scripts that stand in a document. It is our own renderer's: `<script` begins nothing but a script element there,
/// because texts and attributes are escaped.
fn inline_scripts(html: &str) -> impl Iterator<Item = &str> {
    html.split("<script").skip(1).filter_map(|rest| {
        let (tag, rest) = rest.split_once('>')?;
        let (script, _) = rest.split_once("</script>")?;
        let runs = !tag.contains("src=") && !tag.contains(LINKED_DATA);
        (runs && !script.is_empty()).then_some(script)
    })
}

/// A response without a page: for requests that no reader makes.
pub fn refused(status: StatusCode) -> Response {
    (status, [(header::CACHE_CONTROL, "no-store")], status.canonical_reason().unwrap_or_default()).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_scripts_that_stand_in_the_document_are_hashed() {
        let html = r#"<script type="application/ld+json" nonce="">{}</script><script defer src="/pkg/start.js"></script><p>&lt;script></p><script nonce="">let a = 1;</script><script></script>"#;
        assert_eq!(inline_scripts(html).collect::<Vec<_>>(), ["let a = 1;"]);
        let policy = document_policy(html, false);
        assert!(policy.contains("script-src 'self' 'sha256-"), "{policy}");
        assert!(!policy.contains("unsafe-inline"), "{policy}");
    }

    #[test]
    fn a_page_may_hold_the_frames_of_its_own_players_alone() {
        let html = r#"<figure data-frame="https://www.youtube-nocookie.com/embed/a"></figure><p data-frame="https://evil.example/">"#;
        let policy = document_policy(html, false);
        assert!(policy.contains("; frame-src https://www.youtube-nocookie.com; "), "{policy}");
        assert!(!policy.contains("evil.example") && !policy.contains("vimeo"), "{policy}");
        assert!(!document_policy("<p>data-frame</p>", false).contains("frame-src"));
    }
}
