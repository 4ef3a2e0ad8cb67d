//! Scripts, styles, fonts, icons.

use super::{Site, security};
use crate::assets::Asset;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;

/// A file of the build, whole; `None` if there is none at the path.
pub fn find(site: &Site, path: &str, request: &HeaderMap) -> Option<Response> {
    site.assets.get(path).map(|asset| respond(asset, request))
}

/// `/pkg/…`.
pub async fn package(State(site): State<Site>, request: Request) -> Response {
    find(&site, request.uri().path(), request.headers()).unwrap_or_else(|| security::refused(StatusCode::NOT_FOUND))
}

fn respond(asset: Asset, request: &HeaderMap) -> Response {
    let accepted = request.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let takes = |coding: &str| accepted.split(',').any(|part| part.trim() == coding);
    let (body, coding) = match (asset.brotli, asset.gzip) {
        (Some(body), _) if takes("br") => (body, Some("br")),
        (_, Some(body)) if takes("gzip") => (body, Some("gzip")),
        _ => (asset.identity, None),
    };
    let etag = match coding {
        Some(coding) => format!("{}-{coding}\"", asset.etag.trim_end_matches('"')),
        None => asset.etag,
    };
    let known = request
        .get(header::IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|tags| tags.contains(&etag));
    let mut response = Response::new(if known { Body::empty() } else { Body::from(body) });
    if known {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    }
    let headers = response.headers_mut();
    let keep = if asset.immutable { "public, max-age=31536000, immutable" } else { "public, max-age=3600" };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.content_type));
    if let Ok(etag) = HeaderValue::from_str(&etag) {
        headers.insert(header::ETAG, etag);
    }
    if let Some(coding) = coding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
    }
    response
}
