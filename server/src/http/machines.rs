//! What machines ask for: feeds, sitemaps, `robots.txt`, manifests, whom to tell of a weakness. Made by the application,
//! kept by the page cache.

use super::address::Address;
use super::document::{broken, finished, kept};
use super::page::Page;
use super::page_cache::Kept;
use super::{Site, request_id};
use app::{feed, manifest, sitemap};
use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::Response;
use domain::Actor;
use domain::page::PageKind;
use newsroom::{Context, NewsroomError};
use std::sync::Arc;
use std::time::Duration;

/// Only a change makes them anew.
const LASTS: Duration = Duration::from_secs(24 * 3600);
/// What counts as news moves with the clock.
const NEWS_LAST: Duration = Duration::from_secs(10 * 60);

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Asked {
    Feed {
        edition: String,
        kind: PageKind,
        key: String,
        format: feed::Format,
    },
    Sitemaps,
    Sitemap(String),
    News,
    Robots,
    /// Of an edition; empty: of the default one.
    Manifest(String),
    Security,
}

impl Asked {
    /// What stands at a decoded path; `None`: nothing for machines.
    fn at(path: &str) -> Option<Self> {
        // The one segment of an address is an edition's as far as `Address` knows.
        let path = path.strip_prefix('/')?.trim_end_matches('/');
        Some(match path {
            "sitemap.xml" => Self::Sitemaps,
            "news-sitemap.xml" => Self::News,
            "robots.txt" => Self::Robots,
            "manifest.webmanifest" => Self::Manifest(String::new()),
            ".well-known/security.txt" => Self::Security,
            _ => {
                if let Some(part) = path.strip_prefix("sitemap-").and_then(|rest| rest.strip_suffix(".xml")) {
                    return Some(Self::Sitemap(part.to_owned()));
                }
                let (edition, below) = path.split_once('/')?;
                if below == "manifest.webmanifest" {
                    return Some(Self::Manifest(edition.to_owned()));
                }
                let (kind, key, format) = feed::feed_at(below)?;
                Self::Feed { edition: edition.to_owned(), kind, key, format }
            }
        })
    }

    fn content_type(&self) -> String {
        match self {
            Self::Feed { format, .. } => format!("{}; charset=utf-8", format.mime()),
            Self::Sitemaps | Self::Sitemap(_) | Self::News => "application/xml; charset=utf-8".to_owned(),
            Self::Robots | Self::Security => "text/plain; charset=utf-8".to_owned(),
            Self::Manifest(_) => "application/manifest+json".to_owned(),
        }
    }

    /// `None`: there is no such thing.
    fn text(&self, site: &Site, ctx: &Context) -> Result<Option<String>, NewsroomError> {
        match self {
            Self::Feed { edition, kind, key, format } => feed::feed(&site.app, ctx, edition, (*kind, key), *format),
            Self::Sitemaps => sitemap::index(&site.app).map(Some),
            Self::Sitemap(part) => sitemap::part(&site.app, part),
            Self::News => sitemap::news(&site.app, ctx).map(Some),
            Self::Robots => Ok(Some(robots(&site.app.origin))),
            Self::Manifest(edition) => manifest::manifest(&site.app, edition),
            Self::Security => manifest::security(&site.app, ctx, &site.security_contact),
        }
    }
}

/// Whether a path may be one of these: what comes for a page is not to pay for more than a look at its end.
pub fn may_be(path: &str) -> bool {
    [".xml", ".atom", ".json", ".txt", ".webmanifest"].iter().any(|ending| path.ends_with(ending))
}

/// Whether a path may be a feed's, which other sites show.
pub fn may_be_feed(path: &str) -> bool {
    feed::Format::ALL.iter().any(|format| path.rsplit('/').next() == Some(format.file()))
}

/// What machines find at the address of a request; `None`: it is a page's.
pub async fn answer(site: &Site, uri: &Uri, headers: &HeaderMap) -> Option<Response> {
    let address = Address::of(uri).ok()?;
    let asked = Asked::at(&address.path)?;
    let generation = site.newsroom().content_generation();
    let made = match site.cache.get(generation, &address.path).await {
        Some(made) => made,
        None => site.cache.get_or_make(generation, &address.path, finished(make(site.clone(), asked.clone()))).await,
    };
    let mut response = made.respond(headers);
    if matches!(asked, Asked::Feed { .. }) {
        // Feed readers that are web pages.
        response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    }
    Some(response)
}

async fn make(site: Site, asked: Asked) -> Result<Kept, Arc<Page>> {
    let request = request_id::new();
    let content_type = HeaderValue::from_str(&asked.content_type());
    let lasts = if asked == Asked::News { NEWS_LAST } else { LASTS };
    let made = tokio::task::spawn_blocking(move || {
        let ctx = site.newsroom().context(Actor::Anonymous, request);
        asked.text(&site, &ctx).map(|text| (text, ctx.now))
    })
    .await;
    match made {
        Ok(Ok((Some(text), now))) => {
            let headers = HeaderMap::from_iter(content_type.ok().map(|value| (header::CONTENT_TYPE, value)));
            kept(Page::new(StatusCode::OK, &headers, None, Bytes::from(text)).made_at(now.unix_ms()), lasts)
        }
        // Not kept: names of what is not there are countless.
        Ok(Ok((None, _))) => Err(Arc::new(nothing())),
        Ok(Err(error)) => {
            tracing::error!(%request, %error, "what machines read cannot be made");
            Err(Arc::new(broken(request)))
        }
        Err(error) => {
            tracing::error!(%request, %error, "making what machines read panicked");
            Err(Arc::new(broken(request)))
        }
    }
}

fn nothing() -> Page {
    let headers = HeaderMap::from_iter([(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"))]);
    Page::new(StatusCode::NOT_FOUND, &headers, None, Bytes::from_static(b"Not Found"))
}

/// What is no page of its own stays out of search engines' way; the light pages say themselves that they are not meant.
fn robots(origin: &str) -> String {
    format!(
        "User-agent: *\nDisallow: /desk\nDisallow: /api/\nDisallow: /keep/\nDisallow: /*/search?\n\n\
         Sitemap: {origin}/sitemap.xml\nSitemap: {origin}/news-sitemap.xml\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_address_means_one_thing() {
        let feed = |edition: &str, kind, key: &str, format| Asked::Feed {
            edition: edition.into(),
            kind,
            key: key.into(),
            format,
        };
        for (path, expected) in [
            ("/sitemap.xml", Some(Asked::Sitemaps)),
            ("/sitemap-pt-br-pages.xml", Some(Asked::Sitemap("pt-br-pages".into()))),
            ("/robots.txt", Some(Asked::Robots)),
            ("/fa/manifest.webmanifest", Some(Asked::Manifest("fa".into()))),
            ("/manifest.webmanifest", Some(Asked::Manifest(String::new()))),
            ("/en/feed.json", Some(feed("en", PageKind::Front, "", feed::Format::Json))),
            ("/fa/tag/پل/feed.xml", Some(feed("fa", PageKind::Tag, "پل", feed::Format::Rss))),
            ("/en/robots.txt", None),
            ("/en/a-story/feed.xml", None),
            ("/en/", None),
            ("/", None),
        ] {
            assert_eq!(Asked::at(path), expected, "{path}");
            assert!(expected.is_none() || may_be(path), "{path}");
        }
    }
}
