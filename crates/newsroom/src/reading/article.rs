//! The version at a path.

use super::counterparts::{Counterpart, counterparts, source_of};
use super::exhibits::{self, IssuePage};
use super::{Names, Reading, live_content, surroundings::Setting, surroundings::setting};
use crate::{Context, Newsroom, NewsroomError};
use domain::comment::Comment;
use domain::correction::Correction;
use domain::edition::{Edition, MissingTranslation};
use domain::listing::{Card, Scope};
use domain::redirect::{OldAddress, RedirectTarget};
use domain::routes::{Place, encode_path};
use domain::short_address::ShortCode;
use domain::taxonomy::{Section, Tag};
use domain::{Content, EditionCode, Kind, Path, State, Version};
use store::Reading as Store;

/// How many stories stand beside one.
const RELATED: u32 = 4;

/// A story as readers of one edition see it.
#[derive(Debug, Clone, PartialEq)]
pub struct Article {
    /// The version.
    pub version: Version,
    /// Its live text.
    pub content: Content,
    /// The edition whose text it is, where it stands in for a translation that is missing.
    pub source: Option<Edition>,
    /// The code of its short address.
    pub short: Option<ShortCode>,
    /// Its primary section in the edition that is read.
    pub section: Option<Section>,
    /// Its tags in the edition that is read.
    pub tags: Vec<Tag>,
    /// Where the story stands in each edition, this one included.
    pub counterparts: Vec<(EditionCode, Counterpart)>,
    /// What readers are told was corrected or added, the newest first.
    pub corrections: Vec<Correction>,
    /// What readers said, oldest first.
    pub comments: Vec<Comment>,
    /// What stands beside it.
    pub related: Vec<Card>,
    /// Its place in its series, if it is an issue.
    pub issue: Option<IssuePage>,
    /// The ones before and behind it in its section, its kind (what is looked at) or its series (issues).
    pub neighbours: Neighbours,
    /// Names of everything above.
    pub names: Names,
}

/// The stories before and behind one.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Neighbours {
    /// The next newer one.
    pub newer: Option<Card>,
    /// The next older one.
    pub older: Option<Card>,
}

/// The version at a path of an edition.
///
/// A spelling variant of its path and every address that it had lead to [`Reading::Moved`]. Where the edition shows the
/// source of a missing translation, that stands at the source's own path.
///
/// # Errors
/// The store's.
pub fn article(
    newsroom: &Newsroom,
    ctx: &Context,
    edition: &str,
    path: &str,
) -> Result<Reading<Article>, NewsroomError> {
    newsroom.store().read(|store| {
        let (setting, exists) = setting(store, ctx, edition)?;
        if !exists {
            return Ok(Reading::Missing(setting));
        }
        let code = setting.edition.code.clone();
        let wanted = Path::new(path).ok();
        let version = wanted.as_ref().map(|wanted| store.version_by_path(&code, wanted)).transpose()?.flatten();
        if let Some(version) = version {
            return read(store, ctx, setting, version);
        }
        if let Some(to) = moved(store, &code, path)? {
            return Ok(Reading::Moved(to));
        }
        match wanted {
            Some(wanted) => stand_in(store, ctx, setting, &wanted),
            None => Ok(Reading::Missing(setting)),
        }
    })
}

/// A version as its state lets readers see it.
fn read(
    store: &Store<'_>,
    ctx: &Context,
    setting: Setting,
    version: Version,
) -> Result<Reading<Article>, NewsroomError> {
    let content = match &version.state {
        State::Published => live_content(store, version.id)?,
        State::Withdrawn { note } => return Ok(Reading::Gone(setting, note.clone())),
        State::Draft | State::InReview | State::Scheduled { .. } | State::Unpublished => None,
    };
    let Some(content) = content else {
        return Ok(Reading::Missing(setting));
    };
    let article = gathered(store, ctx, &setting, version, content)?;
    Ok(Reading::Found(setting, article))
}

/// A version's text with what stands around it.
pub(crate) fn gathered(
    store: &Store<'_>,
    ctx: &Context,
    setting: &Setting,
    version: Version,
    mut content: Content,
) -> Result<Article, NewsroomError> {
    if version.kind == Kind::Issue && content.lead.is_none() {
        content.lead = store.cover_of(&content.body)?;
    }
    let code = &setting.edition.code;
    let source = setting.editions.iter().find(|edition| edition.code == version.edition);
    let source = source.filter(|source| source.code != *code).cloned();
    let at_home = source.is_none();
    let neighbours = if at_home { neighbours(store, ctx, &version)? } else { Neighbours::default() };
    let related = store.stories_related(version.story, code, RELATED, ctx.now)?;
    let cards: Vec<&Card> =
        neighbours.newer.iter().chain(&neighbours.older).chain(&related).chain(&setting.recent).collect();
    let versions = store.versions_of_story(version.story)?;
    let issue = exhibits::issue(store, &setting.editions, &version, &versions)?;
    let files = issue.iter().flat_map(|issue| &issue.files).map(|file| file.media);
    let pictures: Vec<_> =
        content.body.media().chain(content.lead.as_ref().map(|lead| lead.media)).chain(files).collect();
    let sections = store.section_list(code)?;
    let mut names = Names::gather(store, sections, &cards, &content.credits, &pictures)?;
    names.add_backgrounds(store, &content.body)?;
    let short = store.short_code_of_version(version.id)?;
    let told = |correction: &Correction| correction.kind.is_public();
    Ok(Article {
        section: section(store, &version, code)?,
        tags: tags(store, &version, code)?,
        counterparts: counterparts(store, &setting.editions, &versions, short)?,
        corrections: store.corrections_of_version(version.id)?.into_iter().filter(told).collect(),
        // What readers said stands with the text that they read.
        comments: if at_home { store.comments_shown(version.id)? } else { Vec::new() },
        related,
        issue,
        neighbours,
        names,
        content,
        source,
        short,
        version,
    })
}

/// The source of a story that the edition has no translation of, at the source's path; once there is one, that.
fn stand_in(
    store: &Store<'_>,
    ctx: &Context,
    setting: Setting,
    wanted: &Path,
) -> Result<Reading<Article>, NewsroomError> {
    let here = &setting.edition;
    if here.missing != MissingTranslation::Source {
        return Ok(Reading::Missing(setting));
    }
    for other in setting.editions.iter().filter(|other| other.code != here.code) {
        let Some(found) = store.version_by_path(&other.code, wanted)? else { continue };
        let versions = store.versions_of_story(found.story)?;
        let own = versions.iter().find(|version| version.edition == here.code);
        match own.map(|own| (&own.state, &own.path)) {
            Some((State::Published, path)) => return Ok(Reading::Moved(Place::Story(path).href(&here.code))),
            Some((State::Withdrawn { .. }, _)) => continue,
            _ => {}
        }
        let withdrawn = matches!(found.state, State::Withdrawn { .. });
        if withdrawn || source_of(&setting.editions, &versions).is_some_and(|source| source.id == found.id) {
            return read(store, ctx, setting, found);
        }
    }
    Ok(Reading::Missing(setting))
}

/// The primary section, or its counterpart in another edition.
fn section(store: &Store<'_>, version: &Version, edition: &EditionCode) -> Result<Option<Section>, NewsroomError> {
    let Some(section) = version.sections.first().map(|id| store.section_by_id(*id)).transpose()?.flatten() else {
        return Ok(None);
    };
    if section.edition == *edition {
        return Ok(Some(section));
    }
    Ok(store.sections_of_topic(section.topic)?.into_iter().find(|other| other.edition == *edition))
}

/// The tags, or their counterparts in another edition.
fn tags(store: &Store<'_>, version: &Version, edition: &EditionCode) -> Result<Vec<Tag>, NewsroomError> {
    let own = store.tags_of(version.id)?;
    if version.edition == *edition {
        return Ok(own);
    }
    let mut tags = Vec::new();
    for tag in own {
        tags.extend(store.tags_of_topic(tag.topic)?.into_iter().find(|other| other.edition == *edition));
    }
    Ok(tags)
}

/// Pages stand outside the flow and have no neighbours. What is looked at has those of its kind, an issue those of its
/// series, a text those of its section.
fn neighbours(store: &Store<'_>, ctx: &Context, version: &Version) -> Result<Neighbours, NewsroomError> {
    let scope = match version.kind {
        Kind::Page => return Ok(Neighbours::default()),
        Kind::Issue => match store.story_by_id(version.story)?.and_then(|story| story.series) {
            Some(series) => Scope::Series(series),
            None => return Ok(Neighbours::default()),
        },
        kind if kind.media_segment().is_some() => Scope::Kind(kind),
        _ => version.sections.first().map_or(Scope::Flow, |section| Scope::Section(*section)),
    };
    let (newer, older) = store.listing_neighbours(&version.edition, &scope, version.id, ctx.now)?;
    Ok(Neighbours { newer, older })
}

/// Where a path leads that no version has now: an old address, or a variant of a present one.
pub(crate) fn moved(store: &Store<'_>, edition: &EditionCode, path: &str) -> Result<Option<String>, NewsroomError> {
    let old = OldAddress { host: String::new(), path: format!("/{edition}/{path}"), query: String::new() };
    let version = match store.redirect_find(&old)? {
        Some(RedirectTarget::Path { path }) => return Ok(Some(encode_path(&path))),
        Some(RedirectTarget::Version { version }) => store.version_by_id(version)?,
        None => store.version_by_slug_key(edition, &text::slug::slug_key(path))?,
    };
    // Only what readers may see is worth a redirect: a draft's address stays unknown.
    Ok(version.filter(|v| v.state == State::Published).map(|v| Place::Story(&v.path).href(&v.edition)))
}
