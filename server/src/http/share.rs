//! `/share/{code}/{revision}.png`: what messengers show of a story without a picture, drawn when the first of them asks.

use super::document::{broken, finished, kept};
use super::page::Page;
use super::page_cache::Kept;
use super::{Site, request_id, security};
use crate::share_picture::{Words, draw};
use axum::body::Bytes;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use domain::ids::RevisionId;
use domain::short_address::ShortCode;
use newsroom::reading;
use std::sync::Arc;
use std::time::Duration;

const LASTS: Duration = Duration::from_secs(24 * 3600);

/// The picture. One whose revision readers do not see any more is gone.
pub async fn picture(
    State(site): State<Site>,
    Path((code, file)): Path<(String, String)>,
    request: Request,
) -> Response {
    let revision = file.strip_suffix(".png").and_then(|revision| revision.parse::<RevisionId>().ok());
    let (Ok(code), Some(revision)) = (code.parse::<ShortCode>(), revision) else {
        return security::refused(StatusCode::NOT_FOUND);
    };
    let address = format!("/share/{code}/{revision}.png");
    let generation = site.newsroom().content_generation();
    let made = site.cache.get_or_make(generation, &address, finished(make(site.clone(), code, revision))).await;
    made.respond(request.headers())
}

async fn make(site: Site, code: ShortCode, revision: RevisionId) -> Result<Kept, Arc<Page>> {
    let request = request_id::new();
    let drawn = tokio::task::spawn_blocking(move || {
        let Some(shared) = reading::shared(site.newsroom(), code, revision).map_err(|error| error.to_string())? else {
            return Ok(None);
        };
        let words = Words {
            headline: shared.headline,
            nameplate: shared.edition.site.name,
            direction: shared.edition.direction,
        };
        draw(&words).map(Some).map_err(|error| error.to_string())
    })
    .await;
    match drawn {
        Ok(Ok(Some(png))) => {
            let headers = HeaderMap::from_iter([(header::CONTENT_TYPE, HeaderValue::from_static("image/png"))]);
            kept(Page::new(StatusCode::OK, &headers, None, Bytes::from(png)), LASTS)
        }
        Ok(Ok(None)) => Err(Arc::new(Page::new(StatusCode::NOT_FOUND, &HeaderMap::new(), None, Bytes::new()))),
        Ok(Err(error)) => {
            tracing::error!(%request, %error, "a share picture cannot be drawn");
            Err(Arc::new(broken(request)))
        }
        Err(error) => {
            tracing::error!(%request, %error, "drawing a share picture panicked");
            Err(Arc::new(broken(request)))
        }
    }
}
