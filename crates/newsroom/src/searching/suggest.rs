//! Suggestions while somebody types: stories, sections, tags, people, in one round trip.

use crate::writing::enter;
use crate::{Context, Newsroom, NewsroomError};
use domain::Timestamp;
use domain::edition::Edition;
use domain::routes::Place;
use domain::search::Query;
use domain::taxonomy::Section;
use store::Reading as Store;
use text::query::matches;

/// Stories that are suggested.
const STORIES: usize = 5;
/// Of the stories that fit, so many of the newest are looked at.
const LOOKED_AT: u32 = 200;
/// Sections, tags and people that are suggested, together.
const NAMES: usize = 4;
/// Tags that are looked at: those of most stories.
const TAGS: u32 = 400;
/// What is offered for a link.
const LINKS: usize = 10;
/// Longest input that is looked at, in characters.
const LONGEST: usize = 100;

/// What a suggestion leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SuggestionKind {
    /// A story.
    Story,
    /// A section.
    Section,
    /// A tag.
    Tag,
    /// What somebody is credited for.
    Contributor,
}

/// Something that may be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// What it is.
    pub kind: SuggestionKind,
    /// What readers read.
    pub label: String,
    /// Percent-encoded.
    pub href: String,
}

/// The edition, and what may be meant in it by the beginning of a search; `None` for an edition that is none.
///
/// # Errors
/// The store's.
pub fn suggest(
    newsroom: &Newsroom,
    ctx: &Context,
    edition: &str,
    typed: &str,
) -> Result<Option<(Edition, Vec<Suggestion>)>, NewsroomError> {
    let typed: String = typed.chars().take(LONGEST).collect();
    newsroom.store().read(|store| {
        let editions = store.edition_list()?;
        let Some(edition) = editions.into_iter().find(|one| one.code.as_str() == edition) else { return Ok(None) };
        let query = Query::as_you_type(&typed, &edition.language);
        if query.is_empty() {
            return Ok(Some((edition, Vec::new())));
        }
        let mut suggestions = names(store, &edition, &query)?;
        suggestions.extend(stories(store, &edition, &query, ctx.now, STORIES)?);
        Ok(Some((edition, suggestions)))
    })
}

/// Where a link in a text of the language may lead: what readers of each edition find, those of the language first.
///
/// # Errors
/// [`NewsroomError::SignInNeeded`] without a session.
pub fn links(
    newsroom: &Newsroom,
    ctx: &Context,
    language: &str,
    words: &str,
) -> Result<Vec<(Edition, Suggestion)>, NewsroomError> {
    enter(ctx)?;
    let mut editions = crate::reading::editions(newsroom)?;
    editions.sort_by_key(|edition| edition.language != language);
    let mut found = Vec::new();
    for edition in editions {
        let suggestions = suggest(newsroom, ctx, edition.code.as_str(), words)?.map(|(_, found)| found);
        found.extend(suggestions.into_iter().flatten().map(|suggestion| (edition.clone(), suggestion)));
    }
    // Stories before the sections and tags that share a word with them.
    found.sort_by_key(|(edition, suggestion)| (edition.language != language, suggestion.kind != SuggestionKind::Story));
    found.truncate(LINKS);
    Ok(found)
}

/// Stories whose heads have the words.
pub(super) fn stories(
    store: &Store<'_>,
    edition: &Edition,
    query: &Query,
    now: Timestamp,
    limit: usize,
) -> Result<Vec<Suggestion>, NewsroomError> {
    let mut found = Vec::new();
    for hit in store.search_heads(&edition.code, query, LOOKED_AT, limit)? {
        found.extend(store.card_by_version(hit.version, now)?.map(|card| Suggestion {
            kind: SuggestionKind::Story,
            href: Place::Story(&card.path).href(&edition.code),
            label: card.headline,
        }));
    }
    Ok(found)
}

/// Sections, tags and people whose names fit and that have something to read.
fn names(store: &Store<'_>, edition: &Edition, query: &Query) -> Result<Vec<Suggestion>, NewsroomError> {
    let code = &edition.code;
    let fits = |name: &str| matches(name, &edition.language, query);
    let mut found = Vec::new();
    let hidden = store.sections_hidden(code)?;
    let shown = |section: &Section| !hidden.contains(&section.id) && fits(&section.name);
    for section in store.section_list(code)?.into_iter().filter(shown) {
        let href = Place::Section(&section.path).href(code);
        found.push(Suggestion { kind: SuggestionKind::Section, label: section.name, href });
    }
    for contributor in store.contributor_list()? {
        let name = contributor.name_in(code);
        if fits(name) {
            let href = Place::Contributor(&contributor.slug).href(code);
            found.push(Suggestion { kind: SuggestionKind::Contributor, label: name.to_owned(), href });
        }
    }
    for tag in store.tags_used_most(code, TAGS)?.into_iter().filter(|tag| fits(&tag.name)) {
        let href = Place::Tag(&tag.slug).href(code);
        found.push(Suggestion { kind: SuggestionKind::Tag, label: tag.name, href });
    }
    found.truncate(NAMES);
    Ok(found)
}
