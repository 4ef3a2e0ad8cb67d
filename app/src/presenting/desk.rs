//! The desk's pages, in the desk's language for the person who works there.

use super::Voice;
use super::frame::edition_ref;
use crate::desk::DeskLanguage;
use crate::server::Site;
use crate::texts::DeskMsg;
use domain::edition::Edition;
use domain::ids::{RevisionId, VersionId};
use domain::page::desk::{
    Board, BoardCell, BoardEdition, BoardRow, DeskFrame, Door, SaveDraft, Saved, Sibling, WritingPage,
};
use domain::routes::Place;
use domain::story::Origin;
use domain::{Act, Actor, State, Timestamp, User, Version};
use leptos::prelude::use_context;
use newsroom::writing::{self, Draft, SavedState};
use newsroom::{Context, NewsroomError, accounts, reading, searching};

/// The person at the desk and the edition whose language the desk speaks for them.
pub(super) fn person(site: &Site, ctx: &Context) -> Result<(User, Edition), NewsroomError> {
    let Actor::User(user) = &ctx.actor else {
        return Err(NewsroomError::SignInNeeded);
    };
    let editions = reading::editions(&site.newsroom)?;
    let edition = editions
        .iter()
        .find(|edition| edition.code == user.language)
        .or(editions.first())
        .ok_or(NewsroomError::NotFound)?
        .clone();
    Ok((user.as_ref().clone(), edition))
}

pub(super) fn desk_frame(voice: &Voice<'_>, ctx: &Context, user: &User) -> Result<DeskFrame, NewsroomError> {
    let due = accounts::second_factor::own_due(&voice.site.newsroom, ctx)?;
    let notice = due.map(|due| match due <= ctx.now {
        true => voice.words.t(DeskMsg::TwoFactorOverdue).to_owned(),
        false => voice.words.fill(DeskMsg::TwoFactorBy, &[("date", &voice.formats.long_date(due.unix_ms()))]),
    });
    Ok(DeskFrame {
        interface: edition_ref(voice.edition),
        site_name: voice.edition.site.name.clone(),
        person: user.name.clone(),
        login: user.login.clone(),
        role: user.role.as_str().to_owned(),
        manages: ctx.actor.may(Act::ManagePeople),
        notice: notice.unwrap_or_default(),
    })
}

/// A page of the board, the first is 1; or the stories that fit what is sought.
pub fn board(site: &Site, ctx: &Context, page: Option<u32>, sought: Option<&str>) -> Result<Board, NewsroomError> {
    let (user, interface) = person(site, ctx)?;
    let voice = Voice::of(site, &interface)?;
    let page = super::page_number(page).ok_or(NewsroomError::NotFound)?;
    let sought = sought.map(str::trim).filter(|words| !words.is_empty());
    let (listing, more) = match sought {
        Some(words) => {
            let hits = searching::desk(&site.newsroom, ctx, words)?;
            (hits.board, hits.more)
        }
        None => (writing::board(&site.newsroom, ctx, page)?, false),
    };
    let editions: Vec<BoardEdition> = listing
        .editions
        .iter()
        .map(|edition| BoardEdition { edition: edition_ref(edition), name: edition.name.clone() })
        .collect();
    let rows = listing
        .stories
        .iter()
        .map(|story| {
            let first =
                listing.editions.iter().zip(&story.cells).find_map(|(edition, cell)| Some((edition, cell.as_ref()?)));
            BoardRow {
                story: story.story,
                kind: story.kind,
                headline: first.map(|(_, cell)| cell.headline.clone()).unwrap_or_default(),
                edition: first.map(|(edition, _)| edition_ref(edition)).unwrap_or_default(),
                detail: voice.formats.relative(story.changed_at.unix_ms(), ctx.now.unix_ms()),
                cells: story
                    .cells
                    .iter()
                    .map(|cell| {
                        cell.as_ref().map(|cell| BoardCell {
                            version: cell.version,
                            state: cell.state.clone(),
                            changed: cell.changed,
                        })
                    })
                    .collect(),
            }
        })
        .collect();
    Ok(Board {
        frame: desk_frame(&voice, ctx, &user)?,
        editions,
        rows,
        page: page.get(),
        pages: listing.pages,
        sought: sought.unwrap_or_default().to_owned(),
        more,
    })
}

/// A version opened for writing.
pub fn writing(site: &Site, ctx: &Context, version: VersionId) -> Result<WritingPage, NewsroomError> {
    let (user, interface) = person(site, ctx)?;
    let voice = Voice::of(site, &interface)?;
    let opened = writing::open(&site.newsroom, ctx, version)?;
    let content = opened.working.content;
    Ok(WritingPage {
        frame: desk_frame(&voice, ctx, &user)?,
        version: opened.version.id,
        revision: opened.working.id,
        kind: opened.version.kind,
        edition: edition_ref(&opened.edition),
        state: opened.version.state.clone(),
        may_publish: opened.may_publish,
        headline: content.headline,
        deck: content.deck,
        body: content.body,
        live_href: live_href(&opened.version),
        saved: saved_line(&voice, opened.working.at, opened.saved_by.as_ref().map(|user| user.name.as_str())),
        siblings: opened
            .editions
            .iter()
            .map(|(edition, version)| Sibling {
                edition: edition_ref(edition),
                name: edition.name.clone(),
                version: *version,
            })
            .collect(),
        changed: opened.version.live != Some(opened.version.working),
    })
}

/// Saves a writer's text.
pub fn save(site: &Site, ctx: &Context, draft: SaveDraft) -> Result<Saved, NewsroomError> {
    let (user, interface) = person(site, ctx)?;
    let draft = Draft {
        version: draft.version,
        base: draft.base,
        headline: draft.headline,
        deck: draft.deck,
        body: draft.body,
    };
    let saved = writing::save(&site.newsroom, ctx, draft, Origin::Saved)?;
    Ok(outcome(&Voice::of(site, &interface)?, &user, ctx.now, &saved))
}

/// Publishes what was saved last.
pub fn publish(site: &Site, ctx: &Context, version: VersionId, working: RevisionId) -> Result<Saved, NewsroomError> {
    let (user, interface) = person(site, ctx)?;
    let saved = writing::publish(&site.newsroom, ctx, version, working)?;
    Ok(outcome(&Voice::of(site, &interface)?, &user, ctx.now, &saved))
}

fn outcome(voice: &Voice<'_>, user: &User, now: Timestamp, saved: &SavedState) -> Saved {
    Saved {
        revision: saved.working,
        state: saved.version.state.clone(),
        saved: saved_line(voice, now, Some(&user.name)),
        live_href: live_href(&saved.version),
        changed: saved.version.live != Some(saved.working),
    }
}

fn live_href(version: &Version) -> Option<String> {
    (version.state == State::Published).then(|| Place::Story(&version.path).href(&version.edition))
}

fn saved_line(voice: &Voice<'_>, at: Timestamp, by: Option<&str>) -> String {
    let time = voice.formats.date_time(at.unix_ms());
    match by {
        Some(name) => {
            voice.words.fill(DeskMsg::SavedBy, &[("time", &time), ("name", &text::direction::isolate(name, None))])
        }
        None => voice.words.fill(DeskMsg::SavedAt, &[("time", &time)]),
    }
}

/// The language of the document that asks.
pub fn asked_language() -> String {
    use_context::<DeskLanguage>().map(|language| language.0).unwrap_or_default()
}

/// What the forms at the door need to know, in the language that the visitor asks for.
pub fn door(site: &Site, language: &str) -> Result<Door, NewsroomError> {
    let editions = reading::editions(&site.newsroom)?;
    let interface = editions
        .iter()
        .find(|edition| edition.language == language)
        .or(editions.first())
        .ok_or(NewsroomError::NotFound)?;
    Ok(Door {
        interface: edition_ref(interface),
        site_name: interface.site.name.clone(),
        editions: editions
            .iter()
            .map(|edition| BoardEdition { edition: edition_ref(edition), name: edition.name.clone() })
            .collect(),
        set_up_open: accounts::set_up_is_open(&site.newsroom)?,
    })
}
