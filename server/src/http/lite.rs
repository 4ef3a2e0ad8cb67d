//! `/lite/…`: the light form of every reader's page.

use super::address::{Address, Unanswerable, argument, query_of};
use super::document::{broken, edition_of, finished, kept, moved, unkept};
use super::page::Page;
use super::page_cache::Kept;
use super::{Site, request_id, security};
use app::plain::{Plain, light_page};
use axum::body::Bytes;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use domain::Actor;
use std::sync::Arc;

/// No script, no font; the pictures are links. Browsers fetch the site's icon by themselves.
const POLICY: &str =
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// A light page.
pub async fn page(State(site): State<Site>, request: Request) -> Response {
    let address = match full_address(request.uri(), "/lite") {
        Ok(address) => address,
        Err(unanswerable) => return security::refused(unanswerable.status()),
    };
    let own = format!("/lite{}", address.canonical);
    if !address.is_canonical {
        return moved(&own);
    }
    let is_search = address.is_search();
    let make = finished(render(site.clone(), address));
    if is_search {
        return unkept(make.await).respond(request.headers());
    }
    let generation = site.newsroom().content_generation();
    site.cache.get_or_make(generation, &own, make).await.respond(request.headers())
}

/// The address of the full page behind a prefix.
pub fn full_address(uri: &Uri, prefix: &str) -> Result<Address, Unanswerable> {
    let behind = uri.path_and_query().and_then(|both| both.as_str().strip_prefix(prefix));
    let full = behind.and_then(|behind| behind.parse().ok()).ok_or(Unanswerable::Malformed)?;
    Address::of(&full)
}

async fn render(site: Site, address: Address) -> Result<Kept, Arc<Page>> {
    let request = request_id::new();
    let lasts = match edition_of(&site, request, address.edition().to_owned()).await {
        Ok((_, lasts)) => lasts,
        Err(error) => {
            tracing::error!(%request, %error, "no light page can be rendered");
            return Err(Arc::new(broken(request)));
        }
    };
    let made = tokio::task::spawn_blocking(move || {
        let ctx = site.newsroom().context(Actor::Anonymous, request);
        let query = query_of(&address.canonical);
        let number = argument(query, "page").and_then(|page| page.parse().ok());
        // A search is its query without the page.
        let mut sought = form_urlencoded::Serializer::new(String::new());
        sought.extend_pairs(form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| name != "page"));
        light_page(
            &site.app,
            &ctx,
            address.edition(),
            address.below_edition(),
            &sought.finish(),
            number,
            &site.plain_sheet.0,
        )
    })
    .await;
    let (status, html) = match made {
        Ok(Ok(Plain::Found(html))) => (StatusCode::OK, html),
        Ok(Ok(Plain::Missing(html))) => (StatusCode::NOT_FOUND, html),
        Ok(Ok(Plain::Gone(html))) => (StatusCode::GONE, html),
        Ok(Ok(Plain::Moved(to))) => {
            let location =
                format!("/lite{to}").parse().map(|to| HeaderMap::from_iter([(axum::http::header::LOCATION, to)]));
            let page = Page::new(StatusCode::MOVED_PERMANENTLY, &location.unwrap_or_default(), None, Bytes::new());
            return kept(page, lasts);
        }
        Ok(Err(error)) => {
            tracing::error!(%request, %error, "a light page cannot be rendered");
            return Err(Arc::new(broken(request)));
        }
        Err(error) => {
            tracing::error!(%request, %error, "rendering a light page panicked");
            return Err(Arc::new(broken(request)));
        }
    };
    kept(Page::new(status, &HeaderMap::new(), Some(POLICY.to_owned()), Bytes::from(html)), lasts)
}
