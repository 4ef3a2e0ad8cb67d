//! `/theme/{hash}.css`: the colours that the newsroom chose. Pages name the sheet by the hash of its text, so a kept page and
//! its sheet go together, and the policy needs no style within a page.

use super::{Site, security};
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use newsroom::{Newsroom, arranging};
use sha2::{Digest as _, Sha256};
use std::sync::{Arc, Mutex, PoisonError};

/// The sheet of a content generation. Looked at anew once the generation moves.
#[derive(Debug, Default)]
pub struct Theme(Mutex<Option<(u64, Arc<Sheet>)>>);

/// Address and text; both empty where nothing was chosen.
#[derive(Debug, Default)]
pub struct Sheet {
    /// Its address.
    pub address: String,
    text: String,
}

impl Theme {
    /// The sheet of now.
    pub fn sheet(&self, newsroom: &Newsroom) -> Arc<Sheet> {
        let generation = newsroom.content_generation();
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((of, sheet)) = known.as_ref()
            && *of == generation
        {
            return Arc::clone(sheet);
        }
        let text = match arranging::look(newsroom) {
            Ok(look) => look.sheet(),
            Err(error) => {
                tracing::error!(%error, "the newsroom's colours cannot be read");
                // The program's own are no worse, and the next page looks again.
                return Arc::default();
            }
        };
        let sheet = Arc::new(Sheet { address: address_of(&text), text });
        *known = Some((generation, Arc::clone(&sheet)));
        sheet
    }
}

fn address_of(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let hash: String = Sha256::digest(text).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("/theme/{hash}.css")
}

/// The sheet. One of another day is answered by that of now, which is kept by nobody under that address.
pub async fn style(State(site): State<Site>, Path(file): Path<String>) -> Response {
    let looked = tokio::task::spawn_blocking(move || site.theme.sheet(site.newsroom())).await;
    let Ok(sheet) = looked else { return security::refused(StatusCode::INTERNAL_SERVER_ERROR) };
    if !file.ends_with(".css") {
        return security::refused(StatusCode::NOT_FOUND);
    }
    let is_it = sheet.address == format!("/theme/{file}");
    let keep = if is_it { "public, max-age=31536000, immutable" } else { "no-store" };
    let mut response = sheet.text.clone().into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/css; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    response
}
