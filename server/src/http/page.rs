//! A finished page: rendered, hashed, compressed; answered in the form that the browser takes.

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use sha2::{Digest as _, Sha256};
use std::io::Write as _;
use std::sync::OnceLock;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Quality of brotli for pages: 5 costs little more than gzip and saves a fifth.
const BROTLI_QUALITY: i32 = 5;
/// Headers that a page goes out with, at most.
const HEADERS: usize = 24;
/// Shorter bodies are not worth compressing.
const SHORTEST: usize = 400;

/// A response that can be given many times.
#[derive(Debug, Clone)]
pub struct Page {
    status: StatusCode,
    content_type: HeaderValue,
    policy: Option<HeaderValue>,
    location: Option<HeaderValue>,
    etag: String,
    /// In seconds since 1970; for what is asked for by date.
    made_at: Option<u64>,
    identity: Bytes,
    // Made when the first browser asks for them.
    brotli: OnceLock<Option<Bytes>>,
    gzip: OnceLock<Option<Bytes>>,
}

/// Which form of a body a browser takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Coding {
    Identity,
    Brotli,
    Gzip,
}

impl Page {
    /// Finishes a rendered response. `policy` is the content policy, for documents.
    pub fn new(status: StatusCode, headers: &HeaderMap, policy: Option<String>, body: Bytes) -> Self {
        let html_or_json = HeaderValue::from_static("text/html; charset=utf-8");
        let etag: String = Sha256::digest(&body).iter().take(12).map(|byte| format!("{byte:02x}")).collect();
        Self {
            status,
            content_type: headers.get(header::CONTENT_TYPE).cloned().unwrap_or(html_or_json),
            policy: policy.and_then(|policy| HeaderValue::from_str(&policy).ok()),
            location: headers.get(header::LOCATION).cloned(),
            brotli: OnceLock::new(),
            gzip: OnceLock::new(),
            etag,
            made_at: None,
            identity: body,
        }
    }

    /// Says when it was made, in milliseconds since 1970: feed readers ask by date.
    #[must_use]
    pub fn made_at(self, unix_ms: i64) -> Self {
        Self { made_at: u64::try_from(unix_ms / 1_000).ok(), ..self }
    }

    /// When it was made, once that second is over: of two pages of one second, no date tells which a reader has.
    fn last_modified(&self) -> Option<String> {
        let made = UNIX_EPOCH.checked_add(Duration::from_secs(self.made_at?))?;
        let is_over = SystemTime::now().duration_since(made).is_ok_and(|since| since >= Duration::from_secs(1));
        is_over.then(|| httpdate::fmt_http_date(made))
    }

    /// Its status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Bytes that it takes in memory, or will once it is compressed: HTML shrinks to a quarter or less.
    pub fn weight(&self) -> usize {
        self.identity.len() + self.identity.len() / 2 + 512
    }

    fn in_coding(&self, coding: Coding) -> (&Bytes, Option<&'static str>) {
        // Pictures are packed already.
        let worth = self.identity.len() >= SHORTEST && !self.content_type.as_bytes().starts_with(b"image/");
        let made = match coding {
            Coding::Brotli if worth => {
                self.brotli.get_or_init(|| brotli(&self.identity)).as_ref().map(|body| (body, Some("br")))
            }
            Coding::Gzip if worth => {
                self.gzip.get_or_init(|| gzip(&self.identity)).as_ref().map(|body| (body, Some("gzip")))
            }
            _ => None,
        };
        made.unwrap_or((&self.identity, None))
    }

    /// The response for a request with those headers: 304 where the browser has it already.
    pub fn respond(&self, request: &HeaderMap) -> Response {
        let (body, name) = self.in_coding(coding(request));
        let etag = match name {
            Some(name) => format!("\"{}-{name}\"", self.etag),
            None => format!("\"{}\"", self.etag),
        };
        let modified = self.last_modified();
        let has_it = match request.contains_key(header::IF_NONE_MATCH) {
            true => if_none_match(request, &etag),
            false => modified.as_ref().is_some_and(|date| if_modified_since(request, date)),
        };
        let known = self.status == StatusCode::OK && has_it;
        let mut response = Response::new(if known { Body::empty() } else { Body::from(body.clone()) });
        *response.status_mut() = if known { StatusCode::NOT_MODIFIED } else { self.status };
        let headers = response.headers_mut();
        // Room for those of every response too: growing costs more than all the rest of this.
        headers.reserve(HEADERS);
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=0, must-revalidate"));
        headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        if let Ok(etag) = HeaderValue::from_str(&etag) {
            headers.insert(header::ETAG, etag);
        }
        if let Some(date) = modified.and_then(|date| HeaderValue::from_str(&date).ok()) {
            headers.insert(header::LAST_MODIFIED, date);
        }
        if let Some(policy) = &self.policy {
            headers.insert(header::CONTENT_SECURITY_POLICY, policy.clone());
        }
        if known {
            return response;
        }
        headers.insert(header::CONTENT_TYPE, self.content_type.clone());
        if let Some(location) = &self.location {
            headers.insert(header::LOCATION, location.clone());
        }
        if let Some(name) = name {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
        }
        response
    }
}

/// The very date that we gave: dates of pages that were made anew are compared with nothing.
fn if_modified_since(request: &HeaderMap, date: &str) -> bool {
    request.get(header::IF_MODIFIED_SINCE).is_some_and(|value| value.as_bytes() == date.as_bytes())
}

fn if_none_match(request: &HeaderMap, etag: &str) -> bool {
    request
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|tag| tag.trim().trim_start_matches("W/") == etag)
}

/// The best coding that the browser names; one with `q=0` is one that it refuses (RFC 9110, 12.5.3).
fn coding(request: &HeaderMap) -> Coding {
    let accepted = request.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    let mut best = Coding::Identity;
    for part in accepted.flat_map(|value| value.split(',')) {
        let mut parameters = part.split(';').map(str::trim);
        let name = parameters.next().unwrap_or_default();
        let refused = parameters.any(|p| p.strip_prefix("q=").is_some_and(|q| q.parse() == Ok(0.0_f32)));
        match (name, refused) {
            ("br", false) => return Coding::Brotli,
            ("gzip", false) => best = Coding::Gzip,
            _ => {}
        }
    }
    best
}

fn brotli(body: &[u8]) -> Option<Bytes> {
    let params = brotli::enc::BrotliEncoderParams { quality: BROTLI_QUALITY, ..Default::default() };
    let mut out = Vec::with_capacity(body.len() / 4);
    brotli::BrotliCompress(&mut &*body, &mut out, &params).ok()?;
    Some(Bytes::from(out))
}

fn gzip(body: &[u8]) -> Option<Bytes> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::with_capacity(body.len() / 4), flate2::Compression::default());
    encoder.write_all(body).ok()?;
    encoder.finish().ok().map(Bytes::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepting(value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(value))])
    }

    #[test]
    fn the_best_coding_that_is_not_refused_is_taken() {
        for (value, expected) in [
            ("gzip, deflate, br, zstd", Coding::Brotli),
            ("gzip;q=1.0, br;q=0", Coding::Gzip),
            ("br;q=0.0", Coding::Identity),
            ("br;q=0.5", Coding::Brotli),
            ("identity", Coding::Identity),
        ] {
            assert_eq!(coding(&accepting(value)), expected, "{value}");
        }
    }

    #[test]
    fn a_page_that_the_browser_has_is_not_sent_again() {
        let page = Page::new(
            StatusCode::OK,
            &HeaderMap::new(),
            Some("default-src 'none'".into()),
            Bytes::from("x".repeat(1_000)),
        );
        let first = page.respond(&accepting("br"));
        let etag = first.headers().get(header::ETAG).cloned().expect("an etag");
        let mut again = accepting("br");
        again.insert(header::IF_NONE_MATCH, etag.clone());
        assert_eq!(page.respond(&again).status(), StatusCode::NOT_MODIFIED);
        // The same page in another coding is another representation.
        let mut other = accepting("gzip");
        other.insert(header::IF_NONE_MATCH, etag);
        assert_eq!(page.respond(&other).status(), StatusCode::OK);
    }
}
