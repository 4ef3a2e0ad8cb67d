//! Describing: what a version has beside its text. Credits, picture and excerpt are written and change by revisions;
//! sections, tags, kind, series, comments and the pin say where it stands, and readers see them at once.

use super::naming::{contributor_of, key, tag_of};
use super::{SavedState, authorised, line, may_publish};
use crate::{Context, Invalid, Newsroom, NewsroomError, audit, webhooks};
use domain::contributor::{Contributor, Credit, CreditRole};
use domain::document::Href;
use domain::edition::Edition;
use domain::ids::{ContributorId, RevisionId, SectionId, SeriesId, VersionId};
use domain::media::Media;
use domain::story::{Commenting, Issue, LeadPicture, Origin};
use domain::taxonomy::{Section, Series};
use domain::{Act, Content, Holding, Kind, State, Story, Timestamp, Version};
use serde_json::json;
use sha2::{Digest as _, Sha256};
use store::{NewRevision, Reading, Writing};

/// Longest excerpt, in characters.
const EXCERPT: usize = 500;
/// Longest name, in characters.
const NAME: usize = 200;
/// Longest name of a tag, in characters.
const TAG: usize = 80;
/// Longest description of a picture, in characters.
const ALT: usize = 500;
/// Longest caption, in characters.
const CAPTION: usize = 1_000;
/// Longest address, in characters.
const LINK: usize = 1_000;
/// More of a kind is a mistake.
const MOST: usize = 40;

/// What a version has beside its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Particulars {
    /// What the story is, in all its editions.
    pub kind: Kind,
    /// The series that the story belongs to, in all its editions.
    pub series: Option<SeriesId>,
    /// What it has as an issue; of other kinds nothing is kept.
    pub issue: Issue,
    /// Sections of its edition, the first is the primary one.
    pub sections: Vec<SectionId>,
    /// Names of tags, in order; one that the edition does not have is made.
    pub tags: Vec<String>,
    /// Who made it, in order.
    pub credits: Vec<NamedCredit>,
    /// For listings and machines; may be empty.
    pub excerpt: String,
    /// The picture that stands for it.
    pub lead: Option<LeadPicture>,
    /// Whether readers may comment.
    pub commenting: Commenting,
    /// Stands first on the front page until then.
    pub pinned_until: Option<Timestamp>,
}

/// A line of the credits, as somebody fills it in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedCredit {
    /// What they did.
    pub role: CreditRole,
    /// Who it is.
    pub who: Credited,
    /// The name, as it is to stand there.
    pub name: String,
    /// Their page, or a reprint's original; may be empty.
    pub link: String,
}

/// Who is credited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Credited {
    /// Somebody whom the newsroom knows.
    Known(ContributorId),
    /// Somebody whom it is to know from now on: with a page of their own.
    New,
    /// A name and no more.
    Name,
}

/// A version's particulars as they stand, and what there is to choose from.
#[derive(Debug, Clone, PartialEq)]
pub struct Described {
    /// The version.
    pub version: Version,
    /// Its edition.
    pub edition: Edition,
    /// Its working text.
    pub content: Content,
    /// What stands now.
    pub particulars: Particulars,
    /// The edition's sections, by position.
    pub sections: Vec<Section>,
    /// All series.
    pub series: Vec<Series>,
    /// Who is credited and known.
    pub contributors: Vec<Contributor>,
    /// The picture that stands for it.
    pub lead: Option<Media>,
    /// Names how the fields that are no part of the text stood: whoever changes them says what they saw.
    pub seen: String,
    /// Whether the actor may publish it.
    pub may_publish: bool,
}

/// A version's particulars.
///
/// # Errors
/// [`NewsroomError::NotFound`] also where the actor may not edit it.
pub fn particulars(newsroom: &Newsroom, ctx: &Context, version: VersionId) -> Result<Described, NewsroomError> {
    newsroom.store().read(|store| {
        let version = authorised(store, ctx, version, false)?;
        described(store, ctx, version)
    })
}

fn described(store: &Reading<'_>, ctx: &Context, version: Version) -> Result<Described, NewsroomError> {
    let edition = store.edition_by_code(&version.edition)?.ok_or(NewsroomError::NotFound)?;
    let story = store.story_by_id(version.story)?.ok_or(NewsroomError::NotFound)?;
    let content = store.revision_by_id(version.working)?.ok_or(NewsroomError::NotFound)?.content;
    let ids: Vec<_> = content.credits.iter().filter_map(|credit| credit.contributor).collect();
    let contributors = store.contributors_by_ids(&ids)?;
    let lead = content.lead.as_ref().map(|lead| store.media_by_id(lead.media)).transpose()?.flatten();
    let name_of = |credit: &Credit| {
        let known = contributors.iter().find(|one| Some(one.id) == credit.contributor);
        known.filter(|_| credit.name.is_empty()).map_or(&*credit.name, |one| one.name_in(&edition.code)).to_owned()
    };
    let credits = content.credits.iter().map(|credit| NamedCredit {
        role: credit.role,
        who: credit.contributor.map_or(Credited::Name, Credited::Known),
        name: name_of(credit),
        link: credit.link.clone().unwrap_or_default(),
    });
    let issue = store.issue_of_story(story.id)?.unwrap_or_default();
    let particulars = Particulars {
        kind: story.kind,
        series: story.series,
        issue,
        sections: version.sections.clone(),
        tags: store.tags_of(version.id)?.into_iter().map(|tag| tag.name).collect(),
        credits: credits.collect(),
        excerpt: content.excerpt.clone(),
        lead: content.lead.clone(),
        commenting: version.commenting,
        pinned_until: version.pinned_until,
    };
    Ok(Described {
        sections: store.section_list(&edition.code)?,
        series: store.series_list()?,
        may_publish: may_publish(store, ctx, &version)?,
        seen: seen(&version, &story, issue),
        version,
        edition,
        content,
        particulars,
        contributors,
        lead,
    })
}

/// Two people who change tags at the same time would undo each other without a word: there is no revision of them.
fn seen(version: &Version, story: &Story, issue: Issue) -> String {
    let fields = json!([
        version.sections,
        version.tags,
        version.commenting,
        version.pinned_until,
        story.kind,
        story.series,
        issue
    ]);
    Sha256::digest(fields.to_string()).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Changes what a version has beside its text. `wanted` is asked for what is to stand, with what stands.
///
/// # Errors
/// [`NewsroomError::Conflict`] if `working` is not the working revision any more, or somebody else changed the
/// particulars since `seen`. [`NewsroomError::Forbidden`] if readers would see the change at once and the actor may not
/// publish: of the story's kind, series and number, in any edition. [`NewsroomError::Invalid`] for what cannot stand.
pub fn describe(
    newsroom: &Newsroom,
    ctx: &Context,
    version: VersionId,
    working: RevisionId,
    seen: &str,
    wanted: impl FnOnce(&Described) -> Result<Particulars, NewsroomError>,
) -> Result<SavedState, NewsroomError> {
    newsroom.store().write(|store| {
        let version = authorised(store, ctx, version, false)?;
        let before = described(store, ctx, version)?;
        if before.version.working != working || before.seen != seen {
            return Err(NewsroomError::Conflict { working: before.version.working });
        }
        let wanted = wanted(&before)?;
        let story_changed = change_story(store, ctx, &before, &wanted)?;
        let mut version = Version { kind: wanted.kind, ..before.version.clone() };
        let placed = change_place(store, ctx, &before, &wanted, &mut version)?;
        let content = Content {
            excerpt: line("excerpt", &wanted.excerpt, EXCERPT)?,
            credits: credits(store, ctx, &before, wanted.credits)?,
            lead: lead(store, &before, wanted.lead)?,
            ..before.content.clone()
        };
        let written = content != before.content;
        if written {
            let id = RevisionId::from_parts(ctx.now.unix_ms(), ctx.entropy());
            let by = ctx.actor.user_id();
            let new =
                NewRevision { id, version: version.id, at: ctx.now, by, origin: Origin::Saved, content: &content };
            store.revision_add(&new)?;
            version.working = id;
        }
        if story_changed {
            for sibling in store.versions_of_story(version.story)? {
                webhooks::tell_of_place(store, ctx, &sibling)?;
            }
        } else if placed {
            webhooks::tell_of_place(store, ctx, &version)?;
        }
        if story_changed || placed || written {
            let detail =
                json!({ "revision": written.then_some(version.working), "place": placed, "story": story_changed });
            audit::add(store, ctx, "version.describe", &version.id.to_string(), &detail)?;
        }
        Ok(SavedState { working: version.working, version })
    })
}

/// What all editions of the story have in common.
fn change_story(
    store: &Writing<'_>,
    ctx: &Context,
    before: &Described,
    wanted: &Particulars,
) -> Result<bool, NewsroomError> {
    let stands = &before.particulars;
    let issue = if wanted.kind == Kind::Issue { wanted.issue } else { stands.issue };
    if (stands.kind, stands.series, stands.issue) == (wanted.kind, wanted.series, issue) {
        return Ok(false);
    }
    if let Some(series) = wanted.series
        && store.series_by_id(series)?.is_none()
    {
        return Err(invalid("series", Invalid::Form));
    }
    let mut shown = false;
    for sibling in store.versions_of_story(before.version.story)? {
        if sibling.state == State::Published {
            if !may_publish(store, ctx, &sibling)? {
                return Err(NewsroomError::Forbidden);
            }
            shown = true;
        }
    }
    let story = store.story_by_id(before.version.story)?.ok_or(NewsroomError::NotFound)?;
    store.story_put(&Story { kind: wanted.kind, series: wanted.series, ..story })?;
    if issue != stands.issue {
        store.issue_put(before.version.story, &issue)?;
    }
    if shown {
        store.shows_to_readers();
    }
    Ok(true)
}

/// Where the version stands in its edition.
fn change_place(
    store: &Writing<'_>,
    ctx: &Context,
    before: &Described,
    wanted: &Particulars,
    version: &mut Version,
) -> Result<bool, NewsroomError> {
    let mut sections: Vec<SectionId> = Vec::new();
    for section in &wanted.sections {
        if !before.sections.iter().any(|one| one.id == *section) {
            return Err(invalid("sections", Invalid::Form));
        }
        if !sections.contains(section) {
            sections.push(*section);
        }
    }
    if wanted.tags.len() > MOST {
        return Err(invalid("tags", Invalid::Long));
    }
    let mut tags = Vec::new();
    let known = store.tag_list(&version.edition)?;
    for name in &wanted.tags {
        let name = line("tags", name, TAG)?;
        if key(&name).is_empty() {
            continue;
        }
        let tag = tag_of(store, ctx, &before.edition, &known, &name)?;
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    let pin_changes = wanted.pinned_until != version.pinned_until;
    let changes = (&sections, &tags, wanted.commenting) != (&version.sections, &version.tags, version.commenting);
    if !changes && !pin_changes {
        return Ok(false);
    }
    if pin_changes && wanted.pinned_until.is_some_and(|until| until <= ctx.now) {
        return Err(invalid("pin", Invalid::Past));
    }
    if (pin_changes || version.state == State::Published) && !before.may_publish {
        return Err(NewsroomError::Forbidden);
    }
    let begun_by = super::begun_by(store, version.id)?;
    let holding = Holding { edition: &version.edition, state: &version.state, sections: &sections, begun_by };
    if !ctx.actor.may(Act::Edit(&holding)) {
        // They would lose what they write.
        return Err(invalid("sections", Invalid::Required));
    }
    version.sections = sections;
    version.tags = tags;
    version.commenting = wanted.commenting;
    if pin_changes && (wanted.pinned_until.is_none() || version.pinned_until.is_none_or(|until| until <= ctx.now)) {
        store.front_place_put(version.id, None)?;
    }
    version.pinned_until = wanted.pinned_until;
    store.version_put(version, &text::slug::slug_key(version.path.as_str()))?;
    if version.state == State::Published {
        store.shows_to_readers();
    }
    Ok(true)
}

fn credits(
    store: &Writing<'_>,
    ctx: &Context,
    before: &Described,
    wanted: Vec<NamedCredit>,
) -> Result<Vec<Credit>, NewsroomError> {
    let edition = &before.edition;
    if wanted.len() > MOST {
        return Err(invalid("credits", Invalid::Long));
    }
    let mut credits = Vec::new();
    for NamedCredit { role, who, name, link } in wanted {
        let name = line("credits", &name, NAME)?;
        // What came with an import stays as it came.
        let stood = before.content.credits.iter().filter_map(|credit| credit.link.as_ref()).any(|one| *one == link);
        let link = if stood { Some(link) } else { self::link(&link)? };
        let contributor = match who {
            Credited::Known(id) => Some(store.contributor_by_id(id)?.ok_or(invalid("credits", Invalid::Form))?),
            _ if name.is_empty() => None,
            Credited::New => Some(contributor_of(store, ctx, edition, &name)?),
            Credited::Name => None,
        };
        // Whoever is known is called as their page calls them, also after that has changed.
        let name = match &contributor {
            Some(known) if known.name_in(&edition.code) == name => String::new(),
            _ => name,
        };
        if contributor.is_some() || !name.is_empty() {
            credits.push(Credit { role, contributor: contributor.map(|known| known.id), name, link });
        } else if link.is_some() {
            return Err(invalid("credits", Invalid::Empty));
        }
    }
    Ok(credits)
}

fn link(typed: &str) -> Result<Option<String>, NewsroomError> {
    let typed = line("link", typed, LINK)?;
    if typed.is_empty() {
        return Ok(None);
    }
    let whole = if typed.contains("://") { typed } else { format!("https://{typed}") };
    let href = Href::parse(&whole).filter(|href| href.host().is_some_and(|host| host.contains('.')));
    let web = href.filter(|href| ["http://", "https://"].iter().any(|scheme| href.as_str().starts_with(scheme)));
    web.map(|href| Some(href.as_str().to_owned())).ok_or(invalid("link", Invalid::Form))
}

fn lead(
    store: &Writing<'_>,
    before: &Described,
    wanted: Option<LeadPicture>,
) -> Result<Option<LeadPicture>, NewsroomError> {
    let Some(LeadPicture { media, alt, caption }) = wanted else { return Ok(None) };
    let stood = before.content.lead.as_ref().is_some_and(|lead| lead.media == media);
    if !stood && !store.media_by_id(media)?.is_some_and(|media| media.is_picture()) {
        return Err(invalid("lead", Invalid::Form));
    }
    let own = |field, text: Option<String>, longest| {
        let text = text.map(|text| line(field, &text, longest)).transpose()?;
        Ok::<_, NewsroomError>(text.filter(|text| !text.is_empty()))
    };
    Ok(Some(LeadPicture { media, alt: own("alt", alt, ALT)?, caption: own("caption", caption, CAPTION)? }))
}

fn invalid(field: &'static str, problem: Invalid) -> NewsroomError {
    NewsroomError::Invalid { field, problem }
}
