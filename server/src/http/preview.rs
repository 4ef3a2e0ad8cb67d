//! `/desk/preview/{token}`: a working text as readers will see it, and its pictures, for whoever has the address. Kept by
//! nobody, found by no search, and nothing in it runs.

use super::desk::no_store;
use super::document::{provide, to_the_end};
use super::{Site, media, request_id, security};
use app::presenting::previewed::{Previewed, previewed};
use app::reader::{PreviewApp, PreviewAppProps};
use app::server::Visitor;
use app::shell::{DocumentFacts, document};
use axum::body::{Body, to_bytes};
use axum::extract::{Path, Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use domain::Actor;
use domain::edition::Direction;
use leptos_axum::render_app_async_with_context;
use newsroom::{NewsroomError, previewing};

/// Largest page, in bytes.
const LARGEST: usize = 32 * 1_024 * 1_024;

/// The page.
pub async fn page(State(site): State<Site>, Path(token): Path<String>) -> Response {
    let request = request_id::new();
    let app = site.app.clone();
    let found = tokio::task::spawn_blocking(move || {
        let ctx = app.newsroom.context(Actor::Anonymous, request);
        previewed(&app, &ctx, &token)
    });
    let found = match found.await {
        Ok(Ok(found)) => found,
        Ok(Err(error)) => return hidden(refused(&error)),
        Err(_) => return hidden(StatusCode::INTERNAL_SERVER_ERROR),
    };
    let Previewed { page, edition, note, addresses } = found;
    let rtl = edition.direction == Direction::Rtl;
    let facts = DocumentFacts {
        lang: edition.language.clone(),
        dir: edition.direction.as_str().to_owned(),
        assets: site.reader_assets(&edition.language, rtl),
        eager: false,
    };
    let visitor = Visitor { session: None, request, rendering: true };
    let context = move || provide(&site, &visitor);
    let app = move || PreviewApp(PreviewAppProps { page: page.clone(), note: note.clone() });
    let render = render_app_async_with_context(context, move || document(facts.clone(), app.clone()));
    let rendered = to_the_end(async move {
        let (_, body) = render(Request::new(Body::empty())).await.into_parts();
        to_bytes(body, LARGEST).await.unwrap_or_default()
    });
    let Ok(body) = rendered.await else {
        return hidden(StatusCode::INTERNAL_SERVER_ERROR);
    };
    let mut html = without_scripts(&String::from_utf8_lossy(&body));
    for (public, signed) in &addresses {
        html = html.replace(public.as_str(), signed);
    }
    let policy = security::document_policy(&html, false);
    let mut response = axum::response::Html(html).into_response();
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    closed(response)
}

/// A picture or a file of the page.
pub async fn file(
    State(site): State<Site>,
    Path((token, which, name)): Path<(String, String, String)>,
    request: Request,
) -> Response {
    let newsroom = site.newsroom().clone();
    let found = tokio::task::spawn_blocking(move || {
        let ctx = newsroom.context(Actor::Anonymous, request_id::new());
        previewing::media(&newsroom, &ctx, &token, &which, &name)
    });
    match found.await {
        Ok(Ok(Some(found))) => closed(media::deliver_closed(&site, &found, request).await),
        Ok(Ok(None)) => hidden(StatusCode::NOT_FOUND),
        Ok(Err(error)) => hidden(refused(&error)),
        Err(_) => hidden(StatusCode::INTERNAL_SERVER_ERROR),
    }
}

fn refused(error: &NewsroomError) -> StatusCode {
    match error {
        NewsroomError::NotFound => StatusCode::NOT_FOUND,
        NewsroomError::LinkEnded => StatusCode::GONE,
        error => {
            tracing::error!(%error, "a preview cannot be shown");
            StatusCode::SERVICE_UNAVAILABLE
        }
    }
}

fn hidden(status: StatusCode) -> Response {
    closed(security::refused(status))
}

/// For whoever asked alone, and no word of the address to anybody else.
fn closed(response: Response) -> Response {
    let mut response = no_store(response);
    let headers = response.headers_mut();
    headers.insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex, nofollow"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}

/// The document without what would look for the page's own address. It is our own renderer's: `<script` begins nothing
/// but a script element there.
fn without_scripts(html: &str) -> String {
    let mut parts = html.split("<script");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str(part.split_once("</script>").map_or("", |(_, rest)| rest));
    }
    out
}
