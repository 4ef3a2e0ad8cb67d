//! The interface's texts for browsers: one file a language, named by its content.

use super::page::Page;
use super::{Site, security};
use axum::body::Bytes;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;

/// `/texts/{language}.{hash}.json`.
pub async fn catalogue(State(site): State<Site>, request: Request) -> Response {
    let Some(json) = site.texts.get(request.uri().path()) else {
        return security::refused(StatusCode::NOT_FOUND);
    };
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    let mut response = Page::new(StatusCode::OK, &headers, None, Bytes::from(json.clone())).respond(request.headers());
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    response
}
