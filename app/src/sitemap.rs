//! Sitemaps: an index, parts that stay small, and the news of two days. Every page stands with its counterparts in other
//! editions, as its own head says them (MR-47).

use crate::server::Site;
use crate::xml::Xml;
use domain::ids::VersionId;
use domain::routes::Place;
use domain::{Edition, Timestamp};
use newsroom::reading::{self, MapPart, MappedPage};
use newsroom::{Context, NewsroomError};

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
const XHTML: &str = "http://www.w3.org/1999/xhtml";
const NEWS: &str = "http://www.google.com/schemas/sitemap-news/0.9";
/// The part of an edition that has no stories.
const LISTINGS: &str = "pages";

/// `/sitemap.xml`: where the parts are and when each last changed.
///
/// # Errors
/// The store's.
pub fn index(site: &Site) -> Result<String, NewsroomError> {
    let editions = reading::editions(&site.newsroom)?;
    let parts = reading::map_parts(&site.newsroom)?;
    let mut xml = Xml::new();
    xml.open("sitemapindex", &[("xmlns", NAMESPACE)]);
    let mut part = |edition: &Edition, name: &str, changed_at: Option<Timestamp>| -> Result<(), NewsroomError> {
        xml.open("sitemap", &[]);
        xml.text("loc", &site.absolute(&format!("/sitemap-{}-{name}.xml", edition.code)));
        if let Some(at) = changed_at {
            xml.text("lastmod", &site.newsroom.formats(edition)?.iso(at.unix_ms()));
        }
        xml.close("sitemap");
        Ok(())
    };
    for edition in &editions {
        let own: Vec<&MapPart> = parts.iter().filter(|part| part.edition == edition.code).collect();
        // A new story changes the listings that it stands in.
        part(edition, LISTINGS, own.iter().map(|part| part.changed_at).max())?;
        for stories in own {
            part(edition, &stories.from.to_string(), Some(stories.changed_at))?;
        }
    }
    xml.close("sitemapindex");
    Ok(xml.finish())
}

/// A part by its name: the edition and, behind a hyphen, its first story or `pages`; `None`: there is no such part.
///
/// # Errors
/// The store's.
pub fn part(site: &Site, name: &str) -> Result<Option<String>, NewsroomError> {
    let Some((code, which)) = name.rsplit_once('-') else { return Ok(None) };
    let editions = reading::editions(&site.newsroom)?;
    let Some(edition) = editions.iter().find(|edition| edition.code.as_str() == code) else { return Ok(None) };
    let pages = match which.parse::<VersionId>() {
        _ if which == LISTINGS => reading::map_listings(&site.newsroom, code)?,
        Ok(from) => reading::map_stories(&site.newsroom, code, from)?,
        Err(_) => Vec::new(),
    };
    if pages.is_empty() {
        return Ok(None);
    }
    let formats = site.newsroom.formats(edition)?;
    let mut xml = Xml::new();
    xml.open("urlset", &[("xmlns", NAMESPACE), ("xmlns:xhtml", XHTML)]);
    for page in &pages {
        xml.open("url", &[]);
        xml.text("loc", &site.absolute(&page.href));
        if let Some(at) = page.changed_at {
            xml.text("lastmod", &formats.iso(at.unix_ms()));
        }
        for (language, href) in alternates(&editions, page) {
            xml.empty("xhtml:link", &[("rel", "alternate"), ("hreflang", language), ("href", &site.absolute(href))]);
        }
        xml.close("url");
    }
    xml.close("urlset");
    Ok(Some(xml.finish()))
}

/// The page in every edition that has it, and the first of them for everybody; none where there is one alone.
fn alternates<'a>(editions: &'a [Edition], page: &'a MappedPage) -> Vec<(&'a str, &'a str)> {
    let language = |code| editions.iter().find(|edition| edition.code == code).map(|edition| &*edition.language);
    let mut all: Vec<(&str, &str)> =
        page.everywhere.iter().filter_map(|(code, href)| Some((language(code.clone())?, &**href))).collect();
    if all.len() < 2 || !all.iter().any(|(_, href)| *href == page.href) {
        return Vec::new();
    }
    all.extend(all.first().map(|(_, href)| ("x-default", *href)));
    all
}

/// `/news-sitemap.xml`: what was published in the last two days.
///
/// # Errors
/// The store's.
pub fn news(site: &Site, ctx: &Context) -> Result<String, NewsroomError> {
    let mut xml = Xml::new();
    xml.open("urlset", &[("xmlns", NAMESPACE), ("xmlns:news", NEWS)]);
    for (edition, cards) in reading::fresh(&site.newsroom, ctx)? {
        let formats = site.newsroom.formats(&edition)?;
        for card in cards {
            xml.open("url", &[]);
            xml.text("loc", &site.absolute(&Place::Story(&card.path).href(&edition.code)));
            xml.open("news:news", &[]);
            xml.open("news:publication", &[]);
            xml.text("news:name", &edition.site.name);
            xml.text("news:language", &edition.language);
            xml.close("news:publication");
            xml.text("news:publication_date", &formats.iso(card.published_at.unix_ms()));
            xml.text("news:title", &card.headline);
            xml.close("news:news");
            xml.close("url");
        }
    }
    xml.close("urlset");
    Ok(xml.finish())
}
