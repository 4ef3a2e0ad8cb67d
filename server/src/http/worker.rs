//! `/sw.js`: the service worker, with what it must know of this build and newsroom before its own text.

use super::document::{broken, finished, kept};
use super::page::Page;
use super::page_cache::Kept;
use super::{Site, request_id};
use axum::body::Bytes;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use newsroom::reading;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use std::sync::Arc;
use std::time::Duration;

/// A worker fetches from this site and does nothing else.
const POLICY: &str = "default-src 'none'; connect-src 'self'";
/// Only a change makes it anew.
const LASTS: Duration = Duration::from_secs(24 * 3600);

/// The script. Browsers ask for it again by themselves, and take a new one where a byte differs.
pub async fn script(State(site): State<Site>, request: Request) -> Response {
    let generation = site.newsroom().content_generation();
    let made = site.cache.get_or_make(generation, "/sw.js", finished(render(site.clone()))).await;
    let mut response = made.respond(request.headers());
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

async fn render(site: Site) -> Result<Kept, Arc<Page>> {
    let request = request_id::new();
    let newsroom = site.newsroom().clone();
    let editions = match tokio::task::spawn_blocking(move || reading::editions(&newsroom)).await {
        Ok(Ok(editions)) => editions,
        Ok(Err(error)) => {
            tracing::error!(%request, %error, "no service worker can be made");
            return Err(Arc::new(broken(request)));
        }
        Err(_) => return Err(Arc::new(broken(request))),
    };
    let own = site.assets.url("worker.js").and_then(|url| site.assets.get(&url));
    let text = own.map(|asset| asset.identity).unwrap_or_default();
    let words: Value =
        site.texts.get(&site.words_address()).and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default();
    let mut files = vec![site.words_address()];
    let mut known = serde_json::Map::new();
    for edition in &editions {
        let assets = site.reader_assets(&edition.language, edition.direction == domain::edition::Direction::Rtl);
        let language = site.app.catalogues.of(&edition.language).language().to_owned();
        let style = assets.css.clone();
        files.extend([assets.css, assets.theme, assets.start, assets.js, assets.wasm, assets.font, assets.texts]);
        let said = json!({
            "lang": edition.language, "dir": edition.direction.as_str(), "site": escaped(&edition.site.name),
            "style": style, "words": escaped_all(&words[language]),
        });
        known.insert(edition.code.to_string(), said);
    }
    files.retain(|file| !file.is_empty());
    files.sort();
    files.dedup();
    let mut digest = Sha256::new();
    files.iter().for_each(|file| digest.update(file));
    digest.update(&text);
    let version: String = digest.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    let build = json!({ "version": version, "files": files, "words": site.words_address(), "editions": known });
    let mut script = format!("const BUILD={build};\n").into_bytes();
    script.extend_from_slice(&text);
    let headers =
        HeaderMap::from_iter([(header::CONTENT_TYPE, HeaderValue::from_static("text/javascript; charset=utf-8"))]);
    kept(Page::new(StatusCode::OK, &headers, Some(POLICY.to_owned()), Bytes::from(script)), LASTS)
}

/// The worker writes these into HTML as they are.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

fn escaped_all(words: &Value) -> Value {
    let offline = words.as_object().into_iter().flatten().filter(|(key, _)| key.starts_with("offline"));
    offline.map(|(key, text)| (key.clone(), Value::from(escaped(text.as_str().unwrap_or_default())))).collect()
}
