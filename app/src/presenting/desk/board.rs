//! The board: its views, what it is filtered by, and what came of an act on many stories.

use super::moment;
use super::work::due_words;
use crate::presenting::Voice;
use crate::presenting::frame::edition_ref;
use crate::server::Site;
use crate::texts::DeskMsg;
use domain::assignment::BoardView;
use domain::edition::Edition;
use domain::ids::UserId;
use domain::page::desk::{Board, BoardCell, BoardEdition, BoardRow, BulkView, FilterView};
use domain::page::people::Choice;
use domain::{Act, Kind, User};
use newsroom::bulk::{self, Outcome, Why};
use newsroom::writing::{self, BoardAsked};
use newsroom::{Context, NewsroomError, assigning, searching};
use std::collections::BTreeMap;

/// A page of the board, the first is 1; or the stories that fit what is sought.
pub fn board(
    site: &Site,
    ctx: &Context,
    page: Option<u32>,
    sought: Option<&str>,
    asked: &str,
) -> Result<Board, NewsroomError> {
    let (user, interface) = super::person(site, ctx)?;
    let voice = Voice::of(site, &interface)?;
    let page = crate::presenting::page_number(page).ok_or(NewsroomError::NotFound)?;
    let sought = sought.map(str::trim).filter(|words| !words.is_empty());
    let address = Address::read(asked);
    let wanted = address.asked();
    let mut listing = writing::board(&site.newsroom, ctx, &wanted, page)?;
    let mut more = false;
    let counts = listing.counts.map(|count| voice.number(count)).to_vec();
    if let Some(words) = sought {
        let hits = searching::desk(&site.newsroom, ctx, words)?;
        (listing, more) = (hits.board, hits.more);
    }
    let colleagues = assigning::colleagues(&site.newsroom, ctx)?;
    let names: BTreeMap<UserId, &str> = colleagues.iter().map(|user| (user.id, user.name.as_str())).collect();
    let column = |edition: &Edition| BoardEdition { edition: edition_ref(edition), name: edition.name.clone() };
    let editions: Vec<BoardEdition> = listing.editions.iter().map(column).collect();
    let mut begin: Vec<&Edition> =
        listing.editions.iter().filter(|edition| ctx.actor.may(Act::Begin { edition: &edition.code })).collect();
    begin.sort_by_key(|edition| edition.code != user.language);
    let shown = listing.stories.iter().flat_map(|story| &story.cells).flatten().map(|cell| cell.version);
    let open = writing::openable(&site.newsroom, ctx, shown)?;
    let rows = listing
        .stories
        .iter()
        .map(|story| {
            let there = || {
                listing.editions.iter().zip(&story.cells).filter_map(|(edition, cell)| Some((edition, cell.as_ref()?)))
            };
            let first = there().find(|(edition, _)| edition.code == user.language).or_else(|| there().next());
            let cell = |cell: &writing::BoardVersion| {
                let (due, overdue) = due_words(&voice, ctx, cell.due);
                BoardCell {
                    version: cell.version,
                    opens: open.contains(&cell.version),
                    state: cell.state.clone(),
                    changed: cell.changed,
                    person: cell
                        .person
                        .and_then(|id| names.get(&id))
                        .map(|name| (*name).to_owned())
                        .unwrap_or_default(),
                    due,
                    overdue,
                }
            };
            BoardRow {
                story: story.story,
                kind: story.kind,
                headline: first.map(|(_, cell)| cell.headline.clone()).unwrap_or_default(),
                edition: first.map(|(edition, _)| edition_ref(edition)).unwrap_or_default(),
                detail: voice.formats.relative(story.changed_at.unix_ms(), ctx.now.unix_ms()),
                cells: story.cells.iter().map(|one| one.as_ref().map(cell)).collect(),
            }
        })
        .collect();
    let outcome = match address.0.get("bulk").and_then(|id| id.parse().ok()) {
        Some(id) => match bulk::outcome(&site.newsroom, ctx, id) {
            Ok(outcome) => Some(told(&voice, &listing.editions, &id.to_string(), &outcome)),
            Err(NewsroomError::NotFound) => None,
            Err(error) => return Err(error),
        },
        None => None,
    };
    Ok(Board {
        frame: super::desk_frame(&voice, ctx, &user)?,
        filters: filters(&voice, ctx, &listing.editions, &colleagues, &address)?,
        editions,
        rows,
        page: page.get(),
        pages: listing.pages,
        sought: sought.unwrap_or_default().to_owned(),
        more,
        begin: begin.into_iter().map(column).collect(),
        view: wanted.view,
        counts,
        asked: address.written(),
        days: moment::form(&voice, ctx.now).days,
        outcome,
        problem: address.0.get("problem").cloned().unwrap_or_default(),
    })
}

/// What stands in the board's address.
struct Address(BTreeMap<String, String>);

/// What of it says what the board shows.
const KEPT: [&str; 6] = ["view", "edition", "section", "kind", "person", "state"];

impl Address {
    /// Names and plain values: codes, ids, numbers. Everything else is passed over.
    fn read(text: &str) -> Self {
        let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        let pairs = text.split('&').filter_map(|pair| pair.split_once('='));
        let known = pairs.filter(|(name, value)| !value.is_empty() && plain(name) && plain(value));
        Self(known.map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
    }

    fn value<T>(&self, name: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        self.0.get(name).and_then(|value| read(value))
    }

    fn asked(&self) -> BoardAsked {
        let mut asked =
            BoardAsked { view: self.value("view", BoardView::parse).unwrap_or_default(), ..BoardAsked::default() };
        asked.filter.edition = self.value("edition", |code| code.parse().ok());
        asked.filter.section = self.value("section", |id| id.parse().ok());
        asked.filter.kind = self.value("kind", Kind::parse);
        asked.filter.person = self.value("person", |id| id.parse().ok());
        asked.filter.state = self.value("state", |name| STATES.contains(&name).then(|| name.to_owned()));
        asked
    }

    fn written(&self) -> String {
        let kept = KEPT.iter().filter_map(|name| Some(format!("{name}={}", self.0.get(*name)?)));
        kept.collect::<Vec<_>>().join("&")
    }
}

/// The names of the states.
const STATES: [&str; 6] = ["draft", "in_review", "scheduled", "published", "unpublished", "withdrawn"];

fn filters(
    voice: &Voice<'_>,
    ctx: &Context,
    editions: &[Edition],
    colleagues: &[User],
    address: &Address,
) -> Result<Vec<FilterView>, NewsroomError> {
    let own = &voice.edition.language;
    let choice = |name: &str, value: String, label: String, lang: &str| Choice {
        chosen: address.0.get(name) == Some(&value),
        value,
        label,
        lang: lang.to_owned(),
    };
    let filter = |name: &str, choices: Vec<Choice>| FilterView { name: name.to_owned(), choices };
    let mut sections = Vec::new();
    let mut own_first: Vec<&Edition> = editions.iter().collect();
    own_first.sort_by_key(|edition| edition.code != voice.edition.code);
    for edition in own_first {
        for section in writing::sections(&voice.site.newsroom, ctx, &edition.code)? {
            sections.push(choice(
                "section",
                section.id.to_string(),
                format!("{} · {}", text::direction::isolate(&section.name, None), edition.name),
                &edition.language,
            ));
        }
    }
    let state = |name: &str| {
        voice.words.t(match name {
            "draft" => DeskMsg::StateDraft,
            "in_review" => DeskMsg::StateInReview,
            "scheduled" => DeskMsg::StateScheduled,
            "published" => DeskMsg::StatePublished,
            "unpublished" => DeskMsg::StateUnpublished,
            _ => DeskMsg::StateWithdrawn,
        })
    };
    Ok(vec![
        filter(
            "edition",
            editions
                .iter()
                .map(|one| choice("edition", one.code.to_string(), one.name.clone(), &one.language))
                .collect(),
        ),
        filter("section", sections),
        filter(
            "kind",
            Kind::ALL
                .into_iter()
                .map(|kind| {
                    let label = voice.words.t(crate::desk::board::begin::kind_name(kind)).to_owned();
                    choice("kind", kind.as_str().to_owned(), label, own)
                })
                .collect(),
        ),
        filter(
            "person",
            colleagues.iter().map(|user| choice("person", user.id.to_string(), user.name.clone(), own)).collect(),
        ),
        filter(
            "state",
            STATES.into_iter().map(|name| choice("state", name.to_owned(), state(name).to_owned(), own)).collect(),
        ),
    ])
}

fn told(voice: &Voice<'_>, editions: &[Edition], id: &str, outcome: &Outcome) -> BulkView {
    let message = match (outcome.undone, outcome.changed) {
        (true, _) => DeskMsg::BulkUndone,
        (false, 0) => DeskMsg::BulkNone,
        (false, _) => DeskMsg::BulkDone,
    };
    let left = outcome.refused.iter().map(|one| {
        let name =
            editions.iter().find(|edition| edition.code == one.edition).map_or("", |edition| edition.name.as_str());
        let headline = if one.headline.is_empty() { voice.words.t(DeskMsg::Untitled) } else { &one.headline };
        let why = voice.words.t(match one.why {
            Why::Forbidden => DeskMsg::WhyForbidden,
            Why::State => DeskMsg::WhyState,
            Why::Person => DeskMsg::WhyPerson,
            Why::Changed => DeskMsg::WhyChanged,
        });
        let alone = |text: &str| text::direction::isolate(text, None);
        format!("{} ({}): {why}", alone(headline), alone(name))
    });
    BulkView {
        line: voice.words.fill(message, &[("number", &voice.number(outcome.changed))]),
        left: left.collect(),
        undo: if outcome.undone || outcome.changed == 0 { String::new() } else { id.to_owned() },
    }
}
