//! Pictures and files, by the hash of their bytes or by their stable address.

use super::{Site, security};
use axum::extract::{Path, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use domain::ids::MediaId;
use domain::media::Media;
use domain::routes::encode_path;
use newsroom::{NewsroomError, reading};
use tower::ServiceExt as _;
use tower_http::services::ServeFile;

/// Whatever the file holds, opening it runs nothing.
const POLICY: &str = "default-src 'none'; sandbox";

/// `/media/{hash}/{variant}`: never changes.
pub async fn picture(
    State(site): State<Site>,
    Path((hash, _variant)): Path<(String, String)>,
    request: Request,
) -> Response {
    let newsroom = site.newsroom().clone();
    let found = tokio::task::spawn_blocking(move || reading::media_file(&newsroom, &hash)).await;
    deliver(&site, found, request, "public, max-age=31536000, immutable").await
}

/// `/files/{id}/{name}`: stays, while what it leads to may be replaced.
pub async fn file(State(site): State<Site>, Path((id, _name)): Path<(String, String)>, request: Request) -> Response {
    let Ok(id) = id.parse::<MediaId>() else {
        return security::refused(StatusCode::NOT_FOUND);
    };
    let newsroom = site.newsroom().clone();
    let found = tokio::task::spawn_blocking(move || reading::media_by_id(&newsroom, id)).await;
    deliver(&site, found, request, "public, max-age=0, must-revalidate").await
}

async fn deliver(
    site: &Site,
    found: Result<Result<Option<Media>, NewsroomError>, tokio::task::JoinError>,
    request: Request,
    keep: &'static str,
) -> Response {
    let media = match found {
        Ok(Ok(Some(media))) => media,
        Ok(Ok(None)) => return security::refused(StatusCode::NOT_FOUND),
        Ok(Err(error)) => {
            tracing::error!(%error, "a file cannot be looked up");
            return security::refused(StatusCode::SERVICE_UNAVAILABLE);
        }
        Err(_) => return security::refused(StatusCode::INTERNAL_SERVER_ERROR),
    };
    let Some((hash, folder)) = media.hash.as_deref().and_then(|hash| Some((hash, hash.get(..2)?))) else {
        return security::refused(StatusCode::NOT_FOUND);
    };
    let Ok(mime) = media.mime.parse() else {
        return security::refused(StatusCode::NOT_FOUND);
    };
    let path = site.newsroom().media_folder().join(folder).join(hash);
    let served = ServeFile::new_with_mime(path, &mime).oneshot(request).await;
    let mut response = match served {
        Ok(response) => response.into_response(),
        Err(never) => match never {},
    };
    let headers = response.headers_mut();
    if !media.is_picture() {
        // RFC 6266: the name in its own script.
        let disposition = if media.mime == "application/pdf" { "inline" } else { "attachment" };
        let name = encode_path(&media.file_name.replace('/', "-"));
        if let Ok(value) = HeaderValue::from_str(&format!("{disposition}; filename*=UTF-8''{name}")) {
            headers.insert(header::CONTENT_DISPOSITION, value);
        }
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    response
}
