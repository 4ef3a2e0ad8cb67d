//! Names each request, for log, audit trail and error pages.

use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use newsroom::RequestId;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

const HEADER: HeaderName = HeaderName::from_static("x-request-id");

/// Gives the request its id and the response the same.
pub async fn name(mut request: Request, next: Next) -> Response {
    let id = new();
    request.extensions_mut().insert(id);
    let mut response = next.run(request).await;
    if let Ok(value) = HeaderValue::from_str(&id.to_string()) {
        response.headers_mut().insert(HEADER, value);
    }
    response
}

/// A new id. It need not be secret, only its own: steps from a random start, as wide as the golden ratio, so that
/// neighbours look nothing like each other.
pub fn new() -> RequestId {
    static LAST: LazyLock<AtomicU64> = LazyLock::new(|| AtomicU64::new(getrandom::u64().unwrap_or_default()));
    RequestId(LAST.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::Relaxed))
}
