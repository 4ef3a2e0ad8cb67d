//! Whether the program lives, and whether it can answer readers.

use super::{Site, security};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use newsroom::reading;

/// The program lives.
pub async fn alive() -> Response {
    security::refused(StatusCode::OK)
}

/// The store answers.
pub async fn ready(State(site): State<Site>) -> Response {
    let newsroom = site.newsroom().clone();
    let read = tokio::task::spawn_blocking(move || reading::editions(&newsroom)).await;
    security::refused(match read {
        Ok(Ok(editions)) if !editions.is_empty() => StatusCode::OK,
        _ => StatusCode::SERVICE_UNAVAILABLE,
    })
}
