//! What is kept of readers: the program's own words, where a newsroom has not written a page `privacy` itself.

use super::Voice;
use super::frame::{everywhere, frame};
use super::head::Head;
use crate::server::Site;
use crate::texts::Msg;
use domain::page::{ArticlePage, Html};
use domain::routes::{PRIVACY, Place};
use newsroom::{Context, NewsroomError, reading};

/// The page of an edition; `None` for an edition that is none.
pub(super) fn privacy(site: &Site, ctx: &Context, edition: &str) -> Result<Option<ArticlePage>, NewsroomError> {
    let setting = reading::nothing(&site.newsroom, ctx, edition)?;
    if setting.edition.code.as_str() != edition {
        return Ok(None);
    }
    let voice = Voice::of(site, &setting.edition)?;
    let headline = voice.words.t(Msg::Privacy);
    let frame = frame(&voice, &setting, &everywhere(&setting, Place::Privacy));
    let href = Place::Privacy.href(voice.code());
    let meta = Head { title: headline, href: &href, editions: &frame.editions, ..Head::default() }.meta(&voice);
    let mut page = ArticlePage::plain(frame, meta, headline.to_owned(), Html(words(voice.words.language()).to_owned()));
    page.version = PRIVACY.to_owned();
    Ok(Some(page))
}

fn words(language: &str) -> &'static str {
    match language {
        "ar" => include_str!("../../locales/ar/privacy.html"),
        "fa" => include_str!("../../locales/fa/privacy.html"),
        "sq" => include_str!("../../locales/sq/privacy.html"),
        _ => include_str!("../../locales/en/privacy.html"),
    }
}
