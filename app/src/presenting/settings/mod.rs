//! The desk's settings: whole documents of plain forms, which work without JavaScript. Nothing of them is in a bundle.
//!
//! A form that was refused is shown again as it was sent, with what is wrong at its head; one that was taken leads back to
//! its page, whose address says what came of it and by what it is undone.

mod authors;
mod colours;
mod fields;
mod front;
mod index;
mod menus;
mod redirects;
mod sections;
mod series;
mod sheet;
mod site;
mod tags;
mod webhooks;

use super::Voice;
use super::desk::{desk_frame, person};
use crate::server::Site;
use crate::shell::DocumentAssets;
use crate::texts::{self, SettingsMsg, Texts};
use domain::page::desk::DeskFrame;
use domain::{Edition, EditionCode};
use leptos::prelude::*;
use newsroom::{Context, NewsroomError, arranging, reading};

/// What was asked for, and what came of a form.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// Below `/desk/settings`, decoded, without slashes at its ends.
    pub path: String,
    /// What the address says.
    pub query: Vec<(String, String)>,
    /// What is wrong with the form that was sent, as the catalogues call it, and what it held.
    pub refused: Option<Refused>,
    /// What the document loads.
    pub assets: DocumentAssets,
}

/// A form that was refused.
#[derive(Debug, Clone)]
pub struct Refused {
    /// What is wrong: `taken`.
    pub problem: &'static str,
    /// With what: `slug`.
    pub field: &'static str,
    /// What the form held.
    pub typed: Vec<(String, String)>,
}

/// Where the settings stand.
pub const HOME: &str = "/desk/settings";

/// The page of the settings that is asked for, as an HTML document.
///
/// # Errors
/// [`NewsroomError::SignInNeeded`]; [`NewsroomError::Forbidden`] for who may change nothing there;
/// [`NewsroomError::NotFound`].
pub fn settings(site: &Site, ctx: &Context, asked: &Asked) -> Result<String, NewsroomError> {
    let (user, interface) = person(site, ctx)?;
    let voice = Voice::of(site, &interface)?;
    let arranges = arranging::enter(&site.newsroom, ctx)?;
    let editions = reading::editions(&site.newsroom)?;
    let page = Page {
        t: texts::of(voice.words.language()),
        frame: desk_frame(&voice, ctx, &user)?,
        voice: &voice,
        ctx,
        asked,
        editions,
        own: interface.code.clone(),
        arranges,
    };
    let parts: Vec<&str> = asked.path.split('/').filter(|part| !part.is_empty()).collect();
    let parts = parts.as_slice();
    let of_all = matches!(parts, [] | ["front" | "sections", ..]);
    if !of_all && !arranges {
        return Err(NewsroomError::Forbidden);
    }
    let (title, content) = match parts {
        [] => (page.t.t(SettingsMsg::Settings).to_owned(), index::index(&page)),
        ["site"] => return page.go_on("site"),
        ["site", edition] => site::site(&page, page.edition(edition)?)?,
        ["sections"] => return page.go_on("sections"),
        ["sections", edition] => sections::sections(&page, page.edition(edition)?)?,
        ["sections", edition, section] => sections::section(&page, page.edition(edition)?, section)?,
        ["menus"] => return page.go_on("menus"),
        ["menus", edition] => menus::menu(&page, page.edition(edition)?, "header")?,
        ["menus", edition, place] => menus::menu(&page, page.edition(edition)?, place)?,
        ["series"] => series::all(&page)?,
        ["series", id] => series::one(&page, id)?,
        ["front"] => return page.go_on("front"),
        ["front", edition] => front::front(&page, page.edition(edition)?)?,
        ["colours"] => colours::colours(&page)?,
        ["redirects"] => redirects::redirects(&page)?,
        ["tags"] => return page.go_on("tags"),
        ["tags", edition] => tags::tags(&page, page.edition(edition)?)?,
        ["tags", edition, tag] => tags::tag(&page, page.edition(edition)?, tag)?,
        ["authors"] => authors::all(&page)?,
        ["webhooks"] => webhooks::all(&page)?,
        ["webhooks", id] => webhooks::one(&page, id)?,
        ["authors", id] => authors::one(&page, id)?,
        _ => return Err(NewsroomError::NotFound),
    };
    Ok(page.document(&title, content))
}

/// What every page of the settings knows.
struct Page<'a> {
    voice: &'a Voice<'a>,
    ctx: &'a Context,
    t: Texts,
    frame: DeskFrame,
    asked: &'a Asked,
    editions: Vec<Edition>,
    /// The edition in whose language they work.
    own: EditionCode,
    /// Whether they may do more than say what stands first.
    arranges: bool,
}

type Content = Result<(String, AnyView), NewsroomError>;

impl Page<'_> {
    /// The edition that an address names, if they may do something there.
    fn edition(&self, code: &str) -> Result<&Edition, NewsroomError> {
        let edition = self.editions.iter().find(|edition| edition.code.as_str() == code);
        let edition = edition.ok_or(NewsroomError::NotFound)?;
        let may = self.ctx.actor.may(domain::Act::Feature { edition: &edition.code });
        if may { Ok(edition) } else { Err(NewsroomError::Forbidden) }
    }

    /// The page of their own edition, or of the first where they may do something.
    fn go_on(&self, part: &str) -> Result<String, NewsroomError> {
        let mut open = self.editions.iter().filter_map(|edition| self.edition(edition.code.as_str()).ok());
        let own = self.edition(self.own.as_str()).ok();
        let first = own.or_else(|| open.next()).ok_or(NewsroomError::Forbidden)?;
        let path = format!("{part}/{}", first.code);
        settings(self.voice.site, self.ctx, &Asked { path, ..self.asked.clone() })
    }

    fn argument(&self, name: &str) -> &str {
        self.asked.query.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// The editions in which they may do something, as links to the same part.
    fn edition_links(&self, part: &str, current: &EditionCode, behind: &str) -> AnyView {
        let links = self
            .editions
            .iter()
            .filter(|edition| self.edition(edition.code.as_str()).is_ok())
            .map(|edition| {
                let href = format!("{HOME}/{part}/{}{behind}", edition.code);
                let here = (edition.code == *current).then_some("page");
                let (lang, dir) = (edition.language.clone(), edition.direction.as_str());
                view! { <li><a href=href aria-current=here lang=lang dir=dir>{edition.name.clone()}</a></li> }
            })
            .collect_view();
        view! { <nav class="tabs" aria-label=self.t.t(SettingsMsg::Editions)><ul>{links}</ul></nav> }.into_any()
    }
}
