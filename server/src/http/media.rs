//! Pictures and files, by the hash of their bytes or by their stable address. What they are and who may have them is
//! decided by `newsroom::picturing`.

use super::making::Unmade;
use super::{Site, desk, security};
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use domain::Actor;
use domain::ids::MediaId;
use domain::picture_size::Encoding;
use domain::routes::encode_path;
use newsroom::picturing::{self, Delivery};
use newsroom::{Context, NewsroomError, accounts};
use tower::ServiceExt as _;
use tower_http::services::ServeFile;

/// Whatever the file holds, opening it runs nothing.
const POLICY: &str = "default-src 'none'; sandbox";
/// Under an address that changes with the bytes.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// Under an address that stays.
const ASKED_AGAIN: &str = "public, max-age=0, must-revalidate";
/// What readers may not have goes to whoever asked alone.
const FOR_THE_DESK: &str = "private, no-store";
/// What a request says of a copy that it has; the address that stays has its own answer to that.
const CONDITIONS: [HeaderName; 4] =
    [header::IF_NONE_MATCH, header::IF_MODIFIED_SINCE, header::IF_UNMODIFIED_SINCE, header::IF_MATCH];

/// `/media/{hash}/{variant}`: never changes.
pub async fn picture(
    State(site): State<Site>,
    Path((hash, variant)): Path<(String, String)>,
    request: Request,
) -> Response {
    let found =
        find(&site, request.headers(), move |site, ctx| picturing::at_address(site.newsroom(), ctx, &hash, &variant));
    match found.await {
        Ok(found) => lightest(&site, found, request).await,
        Err(status) => security::refused(status),
    }
}

/// The size that is asked for, in its lighter form where that is made and understood.
async fn lightest(site: &Site, mut found: Delivery, request: Request) -> Response {
    let has_two_forms = found.size.is_some_and(|size| size.lighter().is_some());
    if let Some(lighter) = found.lighter.take_if(|_| understands(request.headers(), Encoding::Avif)) {
        found.path = lighter;
        found.mime = Encoding::Avif.mime().to_owned();
    }
    let mut response = deliver(site, &found, request, FOR_EVER).await;
    if has_two_forms {
        response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept"));
    }
    response
}

/// Whether it is named: whoever takes whatever there is (`*/*`) may still not understand it.
fn understands(headers: &HeaderMap, encoding: Encoding) -> bool {
    headers.get_all(header::ACCEPT).iter().filter_map(|accept| accept.to_str().ok()).any(|accept| {
        accept.split(',').any(|one| {
            let mut parts = one.split(';').map(str::trim);
            let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(encoding.mime()));
            named && !parts.any(|part| part.strip_prefix("q=").is_some_and(|weight| weight.parse() == Ok(0.0_f32)))
        })
    })
}

/// `/files/{id}/{name}`: stays, while what it leads to may be replaced.
pub async fn file(State(site): State<Site>, Path((id, name)): Path<(String, String)>, request: Request) -> Response {
    let Ok(id) = id.parse::<MediaId>() else {
        return security::refused(StatusCode::NOT_FOUND);
    };
    let found = find(&site, request.headers(), move |site, ctx| picturing::at_id(site.newsroom(), ctx, id, &name));
    let found = match found.await {
        Ok(found) => found,
        Err(status) => return security::refused(status),
    };
    let tag = format!("\"{}\"", found.tag());
    let (has_it, of_others) = conditions(request.headers(), &tag);
    let mut response = if has_it {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let mut request = request;
        let headers = request.headers_mut();
        CONDITIONS.iter().for_each(|name| drop(headers.remove(name)));
        headers.remove(header::IF_RANGE);
        if of_others {
            headers.remove(header::RANGE);
        }
        deliver(&site, &found, request, ASKED_AGAIN).await
    };
    let (status, headers) = (response.status(), response.headers_mut());
    if status.is_success() || status == StatusCode::NOT_MODIFIED {
        // The moment when the bytes were kept says nothing of when they came to stand here.
        headers.remove(header::LAST_MODIFIED);
        if let Ok(tag) = HeaderValue::from_str(&tag) {
            headers.insert(header::ETAG, tag);
        }
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keeping(&found, ASKED_AGAIN)));
    }
    response
}

/// What is found for readers, else for whoever is signed in.
async fn find(
    site: &Site,
    headers: &HeaderMap,
    look: impl Fn(&Site, &Context) -> Result<Option<Delivery>, NewsroomError> + Send + 'static,
) -> Result<Delivery, StatusCode> {
    let (site, session) = (site.clone(), desk::session(site, headers));
    let found = tokio::task::spawn_blocking(move || {
        let reader = site.newsroom().context(Actor::Anonymous, super::request_id::new());
        match (look(&site, &reader)?, session) {
            (None, Some(session)) => look(&site, &accounts::resume(site.newsroom(), reader, &session)?),
            (found, _) => Ok(found),
        }
    });
    match found.await {
        Ok(Ok(Some(found))) => Ok(found),
        Ok(Ok(None)) => Err(StatusCode::NOT_FOUND),
        Ok(Err(error)) => {
            tracing::error!(%error, "a file cannot be looked up");
            Err(StatusCode::SERVICE_UNAVAILABLE)
        }
        Err(_) => Err(StatusCode::INTERNAL_SERVER_ERROR),
    }
}

/// Whether the asker has what has that tag, and whether they want a part of something else: of other bytes than these it
/// would be put beside them.
fn conditions(headers: &HeaderMap, tag: &str) -> (bool, bool) {
    let said = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let has_it = said(header::IF_NONE_MATCH)
        .is_some_and(|known| known.split(',').any(|one| one.trim().trim_start_matches("W/") == tag));
    (has_it, said(header::IF_RANGE).is_some_and(|of| of != tag))
}

fn keeping(found: &Delivery, keep: &'static str) -> &'static str {
    if found.public { keep } else { FOR_THE_DESK }
}

/// What was found for somebody who may have it although readers may not.
pub async fn deliver_closed(site: &Site, found: &Delivery, request: Request) -> Response {
    deliver(site, found, request, FOR_THE_DESK).await
}

async fn deliver(site: &Site, found: &Delivery, request: Request, keep: &'static str) -> Response {
    if let Some(size) = found.size.filter(|_| !found.is_there()) {
        match site.making.make(site.newsroom(), &found.hash, size).await {
            Ok(()) => {}
            Err(Unmade::Never) => return security::refused(StatusCode::NOT_FOUND),
            Err(Unmade::Busy { retry_secs }) => {
                let mut response = security::refused(StatusCode::SERVICE_UNAVAILABLE);
                response.headers_mut().insert(header::RETRY_AFTER, retry_secs.into());
                return response;
            }
        }
    }
    let Ok(mime) = found.mime.parse() else {
        return security::refused(StatusCode::NOT_FOUND);
    };
    if !found.is_there() {
        return security::refused(StatusCode::NOT_FOUND);
    }
    let served = ServeFile::new_with_mime(&found.path, &mime).oneshot(request).await;
    let mut response = match served {
        Ok(response) => response.into_response(),
        Err(never) => match never {},
    };
    let headers = response.headers_mut();
    if found.size.is_none()
        && let Ok(value) = HeaderValue::from_str(&disposition(&found.media.mime, &found.media.file_name))
    {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keeping(found, keep)));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    response
}

/// RFC 6266: the name in its own script. What would turn it round, cut it off or lead out of a folder is no part of it.
pub fn disposition(mime: &str, name: &str) -> String {
    let name: String = name
        .chars()
        .filter(|c| !text_turns(*c))
        .map(|c| if c.is_control() || "/\\:*?\"<>|".contains(c) { '-' } else { c })
        .take(150)
        .collect();
    let name = name.trim_matches(['.', ' ']);
    // Films and recordings are played all the same; whoever opens their address keeps them.
    let kind = if mime == "application/pdf" { "inline" } else { "attachment" };
    format!("{kind}; filename*=UTF-8''{}", encode_path(if name.is_empty() { "file" } else { name }))
}

/// Marks that change the direction of what stands around them.
fn text_turns(c: char) -> bool {
    matches!(c, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_name_in_its_own_script_and_nothing_else() {
        for (name, expected) in [
            ("report.pdf", "report.pdf"),
            ("تقرير.pdf", "%D8%AA%D9%82%D8%B1%D9%8A%D8%B1.pdf"),
            ("ها\u{200c}ها.pdf", "%D9%87%D8%A7%E2%80%8C%D9%87%D8%A7.pdf"),
            ("cod\u{202e}gpj.exe", "codgpj.exe"),
            ("\u{2066}a\u{2069}.pdf", "a.pdf"),
            ("../../etc/passwd", "-..-etc-passwd"),
            ("..\\..\\boot.ini", "-..-boot.ini"),
            ("a\0b\r\nSet-Cookie: x.pdf", "a-b--Set-Cookie-%20x.pdf"),
            ("a\";filename=b.exe", "a-%3Bfilename%3Db.exe"),
            (".htaccess", "htaccess"),
            ("...", "file"),
            ("", "file"),
            ("   ", "file"),
        ] {
            let value = disposition("application/pdf", name);
            assert_eq!(value, format!("inline; filename*=UTF-8''{expected}"), "{name:?}");
        }
        assert!(disposition("video/mp4", "a").starts_with("attachment;"));
        assert!(disposition("application/pdf", &"x".repeat(300)).len() < 200);
        for letter in (0_u8..128).map(char::from) {
            let value = disposition("application/pdf", &format!("a{letter}b.pdf"));
            assert!(HeaderValue::from_str(&value).is_ok(), "{letter:?}");
            assert!(!value.contains(['\r', '\n', '/', '\\', '"']), "{letter:?}");
        }
    }
}
