//! `/`: the only address that chooses an edition for its reader.

use super::{Site, security};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use domain::edition::Edition;
use domain::routes::Place;
use newsroom::reading;

/// The cookie that keeps a reader's own choice.
pub const CHOICE: &str = "nashr-edition";

/// 302 to an edition: the reader's saved choice, else what their browser asks for, else the default.
pub async fn choose(State(site): State<Site>, request: HeaderMap) -> Response {
    let newsroom = site.newsroom().clone();
    let editions = match tokio::task::spawn_blocking(move || reading::editions(&newsroom)).await {
        Ok(Ok(editions)) => editions,
        Ok(Err(error)) => {
            tracing::error!(%error, "no edition can be chosen");
            return security::refused(StatusCode::SERVICE_UNAVAILABLE);
        }
        Err(_) => return security::refused(StatusCode::INTERNAL_SERVER_ERROR),
    };
    match chosen(&request, &editions) {
        Some(edition) => (
            StatusCode::FOUND,
            [
                (header::LOCATION, Place::Front.href(&edition.code)),
                (header::VARY, "Accept-Language, Cookie".to_owned()),
                (header::CACHE_CONTROL, "private, no-cache".to_owned()),
            ],
        )
            .into_response(),
        None => security::refused(StatusCode::NOT_FOUND),
    }
}

/// The edition for a visitor, from cookie and `Accept-Language`.
pub fn chosen<'e>(request: &HeaderMap, editions: &'e [Edition]) -> Option<&'e Edition> {
    let saved = cookie(request, CHOICE).and_then(|code| editions.iter().find(|edition| edition.code.as_str() == code));
    saved.or_else(|| preferred(request, editions)).or(editions.first())
}

/// The value of a cookie.
pub fn cookie<'r>(request: &'r HeaderMap, name: &str) -> Option<&'r str> {
    request
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then_some(value))
}

/// RFC 9110, 12.5.4: the language of the highest weight that there is an edition in.
fn preferred<'e>(request: &HeaderMap, editions: &'e [Edition]) -> Option<&'e Edition> {
    let header = request.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    let mut wanted: Vec<(&str, f32)> = header
        .split(',')
        .filter_map(|part| {
            let (range, weight) = part.split_once(';').unwrap_or((part, "q=1"));
            let weight = weight.trim().strip_prefix("q=")?.parse().ok().filter(|weight| *weight > 0.0)?;
            Some((range.trim(), weight))
        })
        .collect();
    wanted.sort_by(|a, b| b.1.total_cmp(&a.1));
    wanted.iter().find_map(|(range, _)| {
        let primary = range.split('-').next().unwrap_or(range);
        let exact = editions.iter().find(|edition| edition.language.eq_ignore_ascii_case(range));
        exact.or_else(|| {
            editions
                .iter()
                .find(|edition| edition.language.split('-').next().is_some_and(|l| l.eq_ignore_ascii_case(primary)))
        })
    })
}
