//! What a page of pictures, films or issues shows of each beside its card.

use super::{Names, live_content};
use crate::NewsroomError;
use domain::document::{Block, Document, Embed};
use domain::ids::MediaId;
use domain::listing::Card;
use domain::story::Issue;
use domain::taxonomy::Series;
use domain::{Edition, EditionCode, Kind, State, Version};
use store::Reading as Store;

/// A card, and what there is to see.
#[derive(Debug, Clone, PartialEq)]
pub struct Exhibit {
    /// What a listing shows of it.
    pub card: Card,
    /// How many pictures its text shows.
    pub pictures: u64,
    /// How long its film or recording takes, where that is known.
    pub seconds: Option<u32>,
    /// What it has as an issue.
    pub issue: Option<Issue>,
}

/// Some of what can be looked at: of a kind or of a series, with how many there are in all.
#[derive(Debug, Clone, PartialEq)]
pub struct Shelf<T> {
    /// Of what.
    pub of: T,
    /// How many there are.
    pub total: u64,
    /// The newest of them.
    pub exhibits: Vec<Exhibit>,
}

/// Shelves, and the names of everything on them.
#[derive(Debug, Clone, PartialEq)]
pub struct Shelves<T> {
    /// In their order.
    pub shelves: Vec<Shelf<T>>,
    /// The names behind ids.
    pub names: Names,
}

/// An issue among its series, with its files in every edition.
#[derive(Debug, Clone, PartialEq)]
pub struct IssuePage {
    /// The series.
    pub series: Series,
    /// Number and pages.
    pub issue: Issue,
    /// The files to read, those of this edition first.
    pub files: Vec<IssueFile>,
}

/// A file of an issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssueFile {
    /// Which.
    pub media: MediaId,
    /// The edition that has it.
    pub edition: EditionCode,
    /// The language that it is in (BCP 47).
    pub language: String,
}

/// What there is to see of some cards.
pub(super) fn exhibits(store: &Store<'_>, cards: &[Card]) -> Result<Vec<Exhibit>, NewsroomError> {
    let mut all = Vec::new();
    for card in cards {
        let body = live_content(store, card.version)?.map(|content| content.body);
        let issue = if card.kind == Kind::Issue { store.issue_of_story(card.story)? } else { None };
        all.push(Exhibit {
            card: card.clone(),
            pictures: body.as_ref().map_or(0, |body| body.pictures().count() as u64),
            seconds: body.as_ref().and_then(seconds),
            issue,
        });
    }
    Ok(all)
}

/// How long the first film or recording of a text takes.
pub fn seconds(body: &Document) -> Option<u32> {
    body.blocks().iter().find_map(|block| match block {
        Block::Video(film) => film.spoken.seconds,
        Block::Audio(recording) => recording.spoken.seconds,
        _ => None,
    })
}

/// Whether a text begins with a film, of ours or of another site.
pub fn begins_with_a_film(body: &Document) -> bool {
    matches!(body.blocks().first(), Some(Block::Video(_) | Block::Embed(Embed { .. })))
}

/// A version's place in its series, if it is an issue of one.
pub(super) fn issue(
    store: &Store<'_>,
    editions: &[Edition],
    version: &Version,
    versions: &[Version],
) -> Result<Option<IssuePage>, NewsroomError> {
    if version.kind != Kind::Issue {
        return Ok(None);
    }
    let Some(series) = store.story_by_id(version.story)?.and_then(|story| story.series) else { return Ok(None) };
    let Some(series) = store.series_by_id(series)? else { return Ok(None) };
    let mut files: Vec<IssueFile> = Vec::new();
    let own_first = versions.iter().filter(|one| one.id == version.id);
    for one in own_first.chain(versions.iter().filter(|one| one.id != version.id && one.state == State::Published)) {
        let Some(edition) = editions.iter().find(|edition| edition.code == one.edition) else { continue };
        let Some(content) = live_content(store, one.id)? else { continue };
        for block in content.body.blocks() {
            let Block::File(file) = block else { continue };
            let Some(media) = file.media.media.filter(|media| files.iter().all(|known| known.media != *media)) else {
                continue;
            };
            let language = file.attrs.lang.as_ref().map_or(edition.language.as_str(), |lang| lang.as_str());
            files.push(IssueFile { media, edition: edition.code.clone(), language: language.to_owned() });
        }
    }
    Ok(Some(IssuePage { series, issue: store.issue_of_story(version.story)?.unwrap_or_default(), files }))
}
