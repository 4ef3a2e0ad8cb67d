//! `/keep/{edition}/{path}`: a published story as one file, to keep and pass on.

use super::document::moved;
use super::lite::full_address;
use super::{Site, request_id, security};
use app::plain::{KeptStory, LARGEST_PICTURES, Plain, story_to_keep};
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use base64::Engine as _;
use domain::Actor;
use domain::routes::encode_path;
use newsroom::{Context, picturing};

/// Where a browser shows the file instead of saving it, it runs nothing.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

/// The file. It is made for whoever asks: with its pictures it would push many pages out of the cache.
pub async fn story(State(site): State<Site>, request: Request) -> Response {
    let address = match full_address(request.uri(), "/keep") {
        Ok(address) => address,
        Err(unanswerable) => return security::refused(unanswerable.status()),
    };
    if !address.is_canonical {
        return moved(&format!("/keep{}", address.canonical));
    }
    let id = request_id::new();
    let made = tokio::task::spawn_blocking(move || {
        let ctx = site.newsroom().context(Actor::Anonymous, id);
        let (edition, path) = (address.edition(), address.below_edition());
        story_to_keep(&site.app, &ctx, edition, path, &site.plain_sheet.1, |src| embedded(&site, &ctx, src))
    })
    .await;
    match made {
        Ok(Ok(Plain::Found(story))) => download(story),
        Ok(Ok(Plain::Missing(_))) => security::refused(StatusCode::NOT_FOUND),
        Ok(Ok(Plain::Gone(_))) => security::refused(StatusCode::GONE),
        Ok(Ok(Plain::Moved(to))) => moved(&format!("/keep{to}")),
        Ok(Err(error)) => {
            tracing::error!(request = %id, %error, "a story cannot be made into a file");
            security::refused(StatusCode::SERVICE_UNAVAILABLE)
        }
        Err(error) => {
            tracing::error!(request = %id, %error, "making a story into a file panicked");
            security::refused(StatusCode::INTERNAL_SERVER_ERROR)
        }
    }
}

/// `/media/{hash}/…` as an address that holds the picture; nothing where it is missing or too large.
fn embedded(site: &Site, ctx: &Context, src: &str) -> Option<String> {
    let (bytes, mime) = picturing::picture_bytes(site.newsroom(), ctx, src, LARGEST_PICTURES).ok()??;
    Some(format!("data:{mime};base64,{}", base64::engine::general_purpose::STANDARD.encode(bytes)))
}

fn download(story: KeptStory) -> Response {
    // RFC 6266: the name in its own script. What a file's name cannot hold becomes a blank.
    let name: String = story
        .name
        .chars()
        .map(|c| if c.is_control() || "/\\:*?\"<>|".contains(c) { ' ' } else { c })
        .take(80)
        .collect();
    let disposition =
        format!("attachment; filename=\"story.html\"; filename*=UTF-8''{}.html", encode_path(name.trim()));
    let mut response = story.html.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=0, must-revalidate"));
    headers.insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"));
    if let Ok(disposition) = HeaderValue::from_str(&disposition) {
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    response
}
