//! The desk's pages, in the desk's language for the person who works there.

mod aids;
mod board;
mod concern;
mod correction;
mod filled;
mod history;
mod merging;
mod messenger;
mod moment;
mod month;
pub(super) mod notices;
mod particulars;
mod work;

pub use aids::{links, lint};
pub use board::board;
pub use correction::drafts;
pub use history::{compare, history};
pub use merging::{merge, present};
pub use notices::notices;

use super::Voice;
use super::frame::edition_ref;
use crate::desk::DeskLanguage;
use crate::server::Site;
use crate::texts::DeskMsg;
use domain::edition::Edition;
use domain::ids::{RevisionId, VersionId};
use domain::page::Html;
use domain::page::desk::{
    BoardEdition, ConcernView, Described, DeskFrame, Door, MonthGrid, NameView, PlanKind, PlanView, PreviewLink,
    SaveDraft, Saved, Sibling, SourceView, Start, VersionAct, WritingPage,
};
use domain::plan::{Plan, PlannedAct};
use domain::routes::Place;
use domain::story::Origin;
use domain::{Act, Actor, Kind, State, Timestamp, User, Version};
use filled::Filled;
use leptos::prelude::use_context;
use newsroom::writing::{self, Draft, Naming, Opened};
use newsroom::{
    Context, NewsroomError, accounts, assigning, backgrounds, correcting, noticing, previewing, reading, remarking,
};

/// The person at the desk and the edition whose language the desk speaks for them.
pub(crate) fn person(site: &Site, ctx: &Context) -> Result<(User, Edition), NewsroomError> {
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

pub(crate) fn desk_frame(voice: &Voice<'_>, ctx: &Context, user: &User) -> Result<DeskFrame, NewsroomError> {
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
        arranges: newsroom::arranging::enter(&voice.site.newsroom, ctx).is_ok(),
        notice: notice.unwrap_or_default(),
        unread: match noticing::unread(&voice.site.newsroom, ctx)? {
            0 => String::new(),
            unread => voice.number(unread),
        },
    })
}

/// A version opened for writing.
pub fn writing(site: &Site, ctx: &Context, version: VersionId) -> Result<WritingPage, NewsroomError> {
    let (user, interface) = person(site, ctx)?;
    let voice = Voice::of(site, &interface)?;
    let opened = writing::open(&site.newsroom, ctx, version)?;
    let standing = standing(site, &voice, ctx, &opened)?;
    let people = work::people(&voice, &opened);
    let source = source(site, &opened)?;
    let backgrounds = backgrounds::offered(&site.newsroom, &opened)?;
    let content = opened.working.content;
    Ok(WritingPage {
        frame: desk_frame(&voice, ctx, &user)?,
        version: opened.version.id,
        revision: standing.revision,
        kind: opened.version.kind,
        edition: edition_ref(&opened.edition),
        state: standing.state,
        may_publish: opened.may_publish,
        may_send_back: opened.may_send_back,
        headline: content.headline,
        deck: content.deck,
        body: content.body,
        live_href: standing.live_href,
        saved: standing.saved,
        siblings: opened
            .editions
            .iter()
            .map(|(edition, version)| Sibling {
                edition: edition_ref(edition),
                name: edition.name.clone(),
                version: *version,
                may_begin: version.is_none() && ctx.actor.may(Act::Begin { edition: &edition.code }),
            })
            .collect(),
        changed: standing.changed,
        path: standing.path,
        plans: standing.plans,
        moment: moment::form(&Voice::of(site, &opened.edition)?, ctx.now),
        message: standing.message,
        particulars: particulars_of(site, ctx, &voice, version)?.0,
        assigned: standing.assigned,
        people,
        remarks: standing.remarks,
        source,
        backgrounds: backgrounds.into_iter().map(|(id, words)| (id.to_string(), words)).collect(),
    })
}

/// What an opened version is translated from, as its own edition shows it.
fn source(site: &Site, opened: &Opened) -> Result<Option<SourceView>, NewsroomError> {
    let Some(found) = &opened.source else { return Ok(None) };
    let own = Voice::of(site, &found.edition)?;
    Ok(Some(SourceView {
        edition: edition_ref(&found.edition),
        name: found.edition.name.clone(),
        href: found.version.map(|version| format!("/desk/write/{version}")),
        headline: found.content.headline.clone(),
        deck: found.content.deck.clone(),
        body: super::body::for_elsewhere(&own, &found.names, &found.content.body),
        changed: found.changed,
    }))
}

fn particulars_of(
    site: &Site,
    ctx: &Context,
    voice: &Voice<'_>,
    version: VersionId,
) -> Result<(Html, String), NewsroomError> {
    let stands = writing::particulars(&site.newsroom, ctx, version)?;
    Ok((particulars::form(voice, &Voice::of(site, &stands.edition)?, &stands), stands.seen))
}

/// Changes what a version has beside its text, by the form's fields as a browser sends them.
pub fn describe(
    site: &Site,
    ctx: &Context,
    version: VersionId,
    working: RevisionId,
    form: &str,
) -> Result<Described, NewsroomError> {
    let (_, interface) = person(site, ctx)?;
    let filled = Filled::of(form);
    writing::describe(&site.newsroom, ctx, version, working, filled.seen(), |stands| {
        filled.read(&Voice::of(site, &stands.edition)?, &stands.particulars)
    })?;
    let saved = stands(site, ctx, version)?;
    let (form, seen) = particulars_of(site, ctx, &Voice::of(site, &interface)?, version)?;
    Ok(Described { saved, form, seen })
}

/// What is to be looked at before publishing.
pub fn concerns(site: &Site, ctx: &Context, version: VersionId) -> Result<Vec<ConcernView>, NewsroomError> {
    let (_, interface) = person(site, ctx)?;
    let voice = Voice::of(site, &interface)?;
    let concerns = writing::concerns(&site.newsroom, ctx, version)?;
    Ok(concerns.iter().map(|concern| concern::view(&voice, concern)).collect())
}

/// An address that shows the working text to whoever has it.
pub fn preview(site: &Site, ctx: &Context, version: VersionId) -> Result<PreviewLink, NewsroomError> {
    let (_, interface) = person(site, ctx)?;
    let voice = Voice::of(site, &interface)?;
    let made = previewing::show(&site.newsroom, ctx, version)?;
    let until = voice.formats.date_time(made.ends.unix_ms());
    Ok(PreviewLink {
        href: site.absolute(&format!("/desk/preview/{}", made.token)),
        until: voice.words.fill(DeskMsg::PreviewUntil, &[("time", &until)]),
    })
}

/// Names that fit what is typed: `tags` or `people`.
pub fn names(
    site: &Site,
    ctx: &Context,
    version: VersionId,
    what: &str,
    typed: &str,
) -> Result<Vec<NameView>, NewsroomError> {
    let naming = if what == "people" { Naming::People } else { Naming::Tags };
    let found = writing::names(&site.newsroom, ctx, version, naming, typed)?;
    Ok(found.into_iter().map(|named| NameView { id: named.id, name: named.name }).collect())
}

/// The month of an edition's calendar in which a day lies; empty: today's.
pub fn month(site: &Site, ctx: &Context, edition: &str, day: &str) -> Result<MonthGrid, NewsroomError> {
    let (_, interface) = person(site, ctx)?;
    let editions = reading::editions(&site.newsroom)?;
    let edition = editions.iter().find(|one| one.code.as_str() == edition).ok_or(NewsroomError::NotFound)?;
    month::grid(&Voice::of(site, &interface)?, &Voice::of(site, edition)?, ctx.now, day)
}

/// Saves a writer's text.
pub fn save(site: &Site, ctx: &Context, draft: SaveDraft) -> Result<Saved, NewsroomError> {
    own(ctx, &draft)?;
    let (version, by_itself) = (draft.version, draft.by_itself);
    let draft = Draft { version, base: draft.base, headline: draft.headline, deck: draft.deck, body: draft.body };
    let origin = if by_itself { Origin::Autosaved } else { Origin::Saved };
    writing::save(&site.newsroom, ctx, draft, origin)?;
    stands(site, ctx, version)
}

/// Whether a text is that of whoever is signed in.
fn own(ctx: &Context, draft: &SaveDraft) -> Result<(), NewsroomError> {
    match &ctx.actor {
        Actor::User(user) if draft.login.is_empty() || user.login == draft.login => Ok(()),
        _ => Err(NewsroomError::SignInNeeded),
    }
}

/// Publishes what was saved last.
pub fn publish(site: &Site, ctx: &Context, version: VersionId, working: RevisionId) -> Result<Saved, NewsroomError> {
    writing::publish(&site.newsroom, ctx, version, working)?;
    stands(site, ctx, version)
}

/// Does something with a version; `None`: it is not this person's to open any more.
pub fn act(site: &Site, ctx: &Context, version: VersionId, act: VersionAct) -> Result<Option<Saved>, NewsroomError> {
    let newsroom = &site.newsroom;
    match act {
        VersionAct::HandOn { working } => writing::hand_on(newsroom, ctx, version, working).map(drop),
        VersionAct::SendBack { remark, block } => writing::send_back(newsroom, ctx, version, block, &remark).map(drop),
        VersionAct::Assign { person, due } => {
            let edition = writing::open(newsroom, ctx, version)?.edition;
            let due = assigning::due(newsroom, &edition, &due.day, &due.time)?;
            assigning::assign(newsroom, ctx, version, person, due)
        }
        VersionAct::Remark { block, text } => remarking::remark(newsroom, ctx, version, block, &text).map(drop),
        VersionAct::Answer { remark, text } => remarking::answer(newsroom, ctx, version, remark, &text),
        VersionAct::Resolve { remark, done } => remarking::resolve(newsroom, ctx, version, remark, done),
        VersionAct::PlanPublication { working, at } => {
            let at = moment::read(site, ctx, version, &at)?;
            writing::plan_publication(newsroom, ctx, version, working, at).map(drop)
        }
        VersionAct::PlanUnpublication { at } => {
            let at = moment::read(site, ctx, version, &at)?;
            writing::plan_unpublication(newsroom, ctx, version, at).map(drop)
        }
        VersionAct::GiveUp { plan } => writing::give_up_plan(newsroom, ctx, version, plan).map(drop),
        VersionAct::Unpublish => writing::unpublish(newsroom, ctx, version).map(drop),
        VersionAct::Withdraw { note } => writing::withdraw(newsroom, ctx, version, &note).map(drop),
        VersionAct::Readdress { path } => writing::readdress(newsroom, ctx, version, &path).map(drop),
        VersionAct::Correct { kind, text } => correcting::correct(newsroom, ctx, version, kind, &text).map(drop),
        VersionAct::Name { revision, name } => writing::name(newsroom, ctx, version, revision, &name),
        VersionAct::Restore { working, revision } => {
            writing::restore(newsroom, ctx, version, working, revision).map(drop)
        }
    }?;
    match stands(site, ctx, version) {
        Ok(saved) => Ok(Some(saved)),
        Err(NewsroomError::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Begins a story; its first version.
pub fn begin(
    site: &Site,
    ctx: &Context,
    edition: &str,
    kind: Kind,
    headline: &str,
) -> Result<VersionId, NewsroomError> {
    let edition = edition.parse().map_err(|_| NewsroomError::NotFound)?;
    Ok(writing::begin(&site.newsroom, ctx, &edition, kind, headline)?.id)
}

/// Begins a version of a story in another edition.
pub fn begin_version(
    site: &Site,
    ctx: &Context,
    source: VersionId,
    edition: &str,
    start: Start,
) -> Result<VersionId, NewsroomError> {
    let edition = edition.parse().map_err(|_| NewsroomError::NotFound)?;
    Ok(writing::begin_version(&site.newsroom, ctx, source, &edition, start)?.id)
}

/// How a version stands after an act.
fn stands(site: &Site, ctx: &Context, version: VersionId) -> Result<Saved, NewsroomError> {
    let (_, interface) = person(site, ctx)?;
    let opened = writing::open(&site.newsroom, ctx, version)?;
    standing(site, &Voice::of(site, &interface)?, ctx, &opened)
}

fn standing(site: &Site, voice: &Voice<'_>, ctx: &Context, opened: &Opened) -> Result<Saved, NewsroomError> {
    let version = &opened.version;
    let own = Voice::of(site, &opened.edition)?;
    let plan = |plan: &Plan| {
        let (kind, stale) = match plan.act {
            PlannedAct::Publish { revision } => (PlanKind::Publication, revision != version.working),
            PlannedAct::Unpublish => (PlanKind::Unpublication, false),
        };
        PlanView { kind, at: moment::words(voice, &own, plan.at), stale }
    };
    Ok(Saved {
        revision: version.working,
        state: version.state.clone(),
        saved: saved_line(voice, opened.working.at, opened.saved_by.as_ref().map(|user| user.name.as_str())),
        live_href: live_href(version),
        changed: version.live != Some(version.working),
        path: version.path.as_str().to_owned(),
        plans: opened.plans.iter().map(plan).collect(),
        message: opened.short.map(|short| messenger::message(site, opened, short)).unwrap_or_default(),
        assigned: work::assigned(voice, &own, ctx, opened),
        remarks: work::remarks(voice, ctx, opened),
    })
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
