//! `/s/{code}`: the short address of a story, which readers copy, share and type from paper.

use super::{Site, document, request_id, security};
use axum::extract::{Path, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use domain::short_address::ShortCode;
use newsroom::reading::{self, ShortTarget};

/// 301 to the story's present address. Where readers do not see the story, its own address's page says so at once, in
/// its edition; what is no code of ours is not found.
pub async fn lead(State(site): State<Site>, Path(code): Path<String>, request: Request) -> Response {
    let Ok(code) = code.parse::<ShortCode>() else {
        return document::page(State(site), request).await;
    };
    let newsroom = site.newsroom().clone();
    let found = tokio::task::spawn_blocking(move || reading::short_address(&newsroom, code)).await;
    match found {
        Ok(Ok(Some(ShortTarget { href, seen: true }))) => {
            // An editor may give the story another address: nobody is to keep this one for ever.
            let headers = [(header::LOCATION, href), (header::CACHE_CONTROL, "no-cache".to_owned())];
            (StatusCode::MOVED_PERMANENTLY, headers).into_response()
        }
        Ok(Ok(Some(ShortTarget { href, seen: false }))) => document::page(State(site), at(request, &href)).await,
        Ok(Ok(None)) => document::page(State(site), request).await,
        Ok(Err(error)) => {
            tracing::error!(request = %request_id::new(), %error, "a short address leads nowhere");
            security::refused(StatusCode::SERVICE_UNAVAILABLE)
        }
        Err(_) => security::refused(StatusCode::INTERNAL_SERVER_ERROR),
    }
}

/// The same request for another address of ours.
fn at(mut request: Request, href: &str) -> Request {
    *request.uri_mut() = href.parse().unwrap_or_default();
    request
}
