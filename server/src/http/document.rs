//! Reader's pages and their data: rendered by the application, kept by the page cache.

use super::Site;
use super::address::{Address, argument, query_of};
use super::page::Page;
use super::page_cache::Kept;
use super::{functions, reads, request_id, security};
use app::reader::ReaderApp;
use app::server::Visitor;
use app::shell::{DocumentFacts, document};
use app::status::{HeadEnd, PageStatus};
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use domain::Actor;
use domain::edition::{Direction, Edition};
use leptos::nonce::Nonce;
use leptos::prelude::{provide_context, use_context};
use leptos_axum::{ResponseOptions, render_app_async_with_context};
use newsroom::{NewsroomError, RequestId, reading};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// Largest page that is rendered, in bytes: beyond it something is wrong.
const LARGEST: usize = 32 * 1_024 * 1_024;

/// A reader's page.
pub async fn page(State(site): State<Site>, request: Request) -> Response {
    let address = match Address::of(request.uri()) {
        Ok(address) => address,
        Err(unanswerable) => return security::refused(unanswerable.status()),
    };
    if !address.is_canonical {
        return moved(&address.canonical);
    }
    answer(&site, request, &address.canonical, address.is_search(), || render_page(site.clone(), address.clone())).await
}

/// A reader's page as data, for client navigation.
pub async fn data(State(site): State<Site>, request: Request) -> Response {
    let Some(address) =
        request.uri().path_and_query().map(|both| both.as_str().to_owned()).filter(|address| address.len() <= 8_192)
    else {
        return security::refused(StatusCode::URI_TOO_LONG);
    };
    answer(&site, request, &address, asks_for_search(&address), || render_data(site.clone(), address.clone())).await
}

/// The page at an address: one of a search is made for whoever asks, any other is kept, and counted if somebody reads.
async fn answer<F>(
    site: &Site,
    request: Request,
    address: &str,
    is_search: bool,
    render: impl FnOnce() -> F,
) -> Response
where
    F: Future<Output = Result<Kept, Arc<Page>>> + Send + 'static,
{
    let (request, _) = request.into_parts();
    if is_search {
        return unkept(finished(render()).await).respond(&request.headers);
    }
    let generation = site.newsroom().content_generation();
    // Most requests come for a kept page: nothing is prepared for them to make it.
    let page = match site.cache.get(generation, address).await {
        Some(page) => page,
        None => site.cache.get_or_make(generation, address, finished(render())).await,
    };
    if reads::is_reading(&request.method, &request.headers) {
        site.reads.count(address, page.status());
    }
    page.respond(&request.headers)
}

/// Renders to the end also where whoever asked has gone: a rendering that is dropped half-way leaves tasks behind that
/// look for what went with it, and others may be waiting for the page.
///
/// # Errors
/// The id under which the log has it that the rendering panicked.
pub async fn to_the_end<T: Send + 'static>(work: impl Future<Output = T> + Send + 'static) -> Result<T, RequestId> {
    tokio::spawn(work).await.map_err(|error| {
        let request = request_id::new();
        tracing::error!(%request, %error, "a rendering panicked");
        request
    })
}

/// A page rendered to the end, or the one that says that it is broken.
pub async fn finished(work: impl Future<Output = Result<Kept, Arc<Page>>> + Send + 'static) -> Result<Kept, Arc<Page>> {
    to_the_end(work).await.unwrap_or_else(|request| Err(Arc::new(broken(request))))
}

/// A page for whoever asked: searches would only push out of the cache what many read.
pub fn unkept(made: Result<Kept, Arc<Page>>) -> Arc<Page> {
    made.map_or_else(|failed| failed, |kept| kept.page)
}

pub fn moved(to: &str) -> Response {
    match HeaderValue::from_str(to) {
        Ok(to) => (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, to)]).into_response(),
        Err(_) => security::refused(StatusCode::BAD_REQUEST),
    }
}

/// What the application's functions find in their context.
pub fn provide(site: &Site, visitor: &Visitor) {
    provide_context(site.app.clone());
    provide_context(visitor.clone());
    // Inline scripts are allowed by their hashes: the nonce says nothing and stays the same, so that equal pages are
    // equal bytes.
    provide_context(Nonce::from_value(""));
    provide_context(PageStatus(Arc::new(|code| {
        if let (Some(options), Ok(status)) = (use_context::<ResponseOptions>(), StatusCode::from_u16(code)) {
            options.set_status(status);
        }
    })));
}

async fn render_page(site: Site, address: Address) -> Result<Kept, Arc<Page>> {
    let request = request_id::new();
    let (edition, lasts) = match edition_of(&site, request, address.edition().to_owned()).await {
        Ok(found) => found,
        Err(error) => {
            tracing::error!(%request, %error, "no page can be rendered");
            return Err(Arc::new(broken(request)));
        }
    };
    let rtl = edition.direction == Direction::Rtl;
    let facts = DocumentFacts {
        lang: edition.language.clone(),
        dir: edition.direction.as_str().to_owned(),
        assets: site.reader_assets(&edition.language, rtl),
        eager: false,
    };
    let visitor = Visitor { session: None, request, rendering: true };
    let head_end = Arc::new(Mutex::new(String::new()));
    let end = Arc::clone(&head_end);
    let context = move || {
        provide(&site, &visitor);
        let end = Arc::clone(&end);
        provide_context(HeadEnd(Arc::new(move |html| *end.lock().unwrap_or_else(PoisonError::into_inner) = html)));
    };
    let render = render_app_async_with_context(context, move || document(facts.clone(), ReaderApp));
    let (parts, body) = render(get(&address.canonical)).await.into_parts();
    let end = std::mem::take(&mut *head_end.lock().unwrap_or_else(PoisonError::into_inner));
    let body = with_head_end(collect(body).await, &end);
    let policy = std::str::from_utf8(&body).ok().map(|html| security::document_policy(html, false));
    kept(Page::new(parts.status, &parts.headers, policy, body), lasts)
}

async fn render_data(site: Site, address: String) -> Result<Kept, Arc<Page>> {
    let visitor = Visitor { session: None, request: request_id::new(), rendering: false };
    let edition = argument(query_of(&address), "edition").unwrap_or_default().into_owned();
    let lasts = edition_of(&site, visitor.request, edition).await.map_or(Duration::from_secs(1), |(_, lasts)| lasts);
    let context = move || provide(&site, &visitor);
    let (parts, body) = functions::call(context, get(&address)).await.into_parts();
    kept(Page::new(parts.status, &parts.headers, None, collect(body).await), lasts)
}

/// Whether it is one of countless searches, as [`Address::is_search`] says of pages.
fn asks_for_search(address: &str) -> bool {
    address.starts_with("/api/reader/suggest?") || argument(query_of(address), "kind").as_deref() == Some("search")
}

/// A request of our own: nothing of the visitor's can reach a page that others will be given.
fn get(address: &str) -> Request {
    let mut request = Request::new(Body::empty());
    // `canonical` was a URI when it came in; the front page stands in where it is none any more.
    *request.uri_mut() = address.parse().unwrap_or_default();
    request
}

/// The edition of an address, or the default one; and how long its pages last.
pub async fn edition_of(site: &Site, request: RequestId, code: String) -> Result<(Edition, Duration), NewsroomError> {
    let newsroom = site.newsroom().clone();
    let found = tokio::task::spawn_blocking(move || {
        let ctx = newsroom.context(Actor::Anonymous, request);
        let editions = reading::editions(&newsroom)?;
        let edition = editions
            .iter()
            .find(|edition| edition.code.as_str() == code)
            .or(editions.first())
            .ok_or(NewsroomError::NotFound)?;
        let until = reading::valid_until(&newsroom, &ctx, edition)?;
        let lasts = u64::try_from(until.unix_ms() - ctx.now.unix_ms()).unwrap_or_default();
        Ok((edition.clone(), Duration::from_millis(lasts)))
    })
    .await;
    found.unwrap_or(Err(NewsroomError::NotFound))
}

/// The document with some elements at the end of its head.
fn with_head_end(document: Bytes, elements: &str) -> Bytes {
    const END: &[u8] = b"</head>";
    let Some(at) = document.windows(END.len()).position(|window| window == END) else { return document };
    let (head, rest) = document.split_at(at);
    Bytes::from([head, elements.as_bytes(), rest].concat())
}

async fn collect(body: Body) -> Bytes {
    to_bytes(body, LARGEST).await.unwrap_or_default()
}

pub fn kept(page: Page, lasts: Duration) -> Result<Kept, Arc<Page>> {
    let page = Arc::new(page);
    if page.status().is_server_error() { Err(page) } else { Ok(Kept { page, lasts }) }
}

/// Where not even the edition is known: the reference alone.
pub fn broken(request: RequestId) -> Page {
    let body = format!("<!DOCTYPE html><html lang=\"en\"><title>503</title><h1>503</h1><p>{request}</p>");
    Page::new(
        StatusCode::SERVICE_UNAVAILABLE,
        &axum::http::HeaderMap::new(),
        Some("default-src 'none'".into()),
        Bytes::from(body),
    )
}
