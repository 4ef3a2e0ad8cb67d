//! What is kept of readers: the program's own words, where a newsroom has not written a page `privacy` itself.

use super::Voice;
use super::frame::{Head, edition_link, frame};
use crate::server::Site;
use crate::texts::Msg;
use domain::page::{ArticlePage, EditionLink, Html};
use domain::routes::{PRIVACY, Place};
use domain::{Edition, Path};
use newsroom::{Context, NewsroomError, reading};

/// The page of an edition; `None` for an edition that is none.
pub(super) fn privacy(site: &Site, ctx: &Context, edition: &str) -> Result<Option<ArticlePage>, NewsroomError> {
    let setting = reading::nothing(&site.newsroom, ctx, edition)?;
    let Some(path) = Path::new(PRIVACY).ok().filter(|_| setting.edition.code.as_str() == edition) else {
        return Ok(None);
    };
    let voice = Voice::of(site, &setting.edition)?;
    let everywhere: Vec<_> = setting.editions.iter().map(|edition| (edition.code.clone(), path.clone())).collect();
    let alternates: Vec<EditionLink> =
        setting.editions.iter().map(|edition: &Edition| edition_link(edition, voice.code(), &everywhere)).collect();
    let headline = voice.words.t(Msg::Privacy);
    let head =
        Head { title: headline, href: &Place::Privacy.href(voice.code()), alternates: &alternates, ..Head::default() };
    let (frame, meta) = (frame(&voice, &setting, &everywhere), head.meta(&voice));
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
