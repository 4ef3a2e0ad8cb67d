//! Doing it: each version is judged before anything of it is written.

use super::{BulkAct, Change, Refused, Why, reason, refused};
use crate::writing::{authorised, line, take_down};
use crate::{Context, Invalid, NewsroomError, assigning, webhooks};
use domain::contributor::{Credit, CreditRole};
use domain::ids::{ContributorId, RevisionId, SectionId, StoryId, TagId};
use domain::story::Origin;
use domain::{Content, EditionCode, Kind, Slug, State, Version};
use std::collections::BTreeMap;
use store::{NewRevision, Writing};

/// Longest name of an author, in characters.
const NAME: usize = 120;

/// The act with what its names stand for.
enum Meant {
    Section { by_edition: BTreeMap<EditionCode, SectionId>, replace: bool },
    Tag(BTreeMap<EditionCode, TagId>),
    Author { name: String, known: Option<ContributorId> },
    Other,
}

pub(super) fn apply(
    store: &Writing<'_>,
    ctx: &Context,
    stories: &[StoryId],
    edition: Option<&EditionCode>,
    act: &BulkAct,
) -> Result<(Vec<Change>, Vec<Refused>), NewsroomError> {
    let meant = meant(store, act)?;
    let (mut changes, mut left) = (Vec::new(), Vec::new());
    for story in stories {
        let versions = store.versions_of_story(*story)?;
        if let BulkAct::ChangeKind(kind) = act {
            match change_kind(store, ctx, &versions, *kind)? {
                Ok(change) => changes.extend(change),
                Err(refusals) => left.extend(refusals),
            }
            continue;
        }
        let here = versions.into_iter().filter(|version| edition.is_none_or(|edition| version.edition == *edition));
        for version in here {
            match one(store, ctx, &version, act, &meant) {
                Ok(change) => changes.extend(change),
                Err(error) => left.push(refused(store, &version, reason(error)?)?),
            }
        }
    }
    Ok((changes, left))
}

fn meant(store: &Writing<'_>, act: &BulkAct) -> Result<Meant, NewsroomError> {
    Ok(match act {
        BulkAct::AddSection(section) | BulkAct::ReplaceSection(section) => {
            let unknown = NewsroomError::Invalid { field: "section", problem: Invalid::Form };
            let section = store.section_by_id(*section)?.ok_or(unknown)?;
            let same = store.sections_of_topic(section.topic)?;
            let mut by_edition: BTreeMap<_, _> = same.into_iter().map(|one| (one.edition, one.id)).collect();
            by_edition.insert(section.edition, section.id);
            Meant::Section { by_edition, replace: matches!(act, BulkAct::ReplaceSection(_)) }
        }
        BulkAct::AddTag(name) => {
            let mut by_edition = BTreeMap::new();
            for edition in store.edition_list()? {
                let slug = Slug::new(&text::slug::slugify(name, &edition.language)).ok();
                let tag = match slug {
                    Some(slug) => store.tag_by_slug(&edition.code, &slug)?,
                    None => None,
                };
                let Some(tag) = tag else { continue };
                for same in store.tags_of_topic(tag.topic)? {
                    by_edition.entry(same.edition).or_insert(same.id);
                }
                by_edition.insert(tag.edition, tag.id);
            }
            if by_edition.is_empty() {
                return Err(NewsroomError::Invalid { field: "tag", problem: Invalid::Unknown });
            }
            Meant::Tag(by_edition)
        }
        BulkAct::AddAuthor(name) => {
            let name = line("author", name, NAME)?;
            if name.is_empty() {
                return Err(NewsroomError::Invalid { field: "author", problem: Invalid::Empty });
            }
            let same = |named: &str| text::fold(named) == text::fold(&name);
            let known = store
                .contributor_list()?
                .into_iter()
                .find(|contributor| same(&contributor.name) || contributor.texts.iter().any(|text| same(&text.name)));
            Meant::Author { name, known: known.map(|contributor| contributor.id) }
        }
        BulkAct::ChangeKind(_) | BulkAct::Assign { .. } | BulkAct::Unpublish => Meant::Other,
    })
}

fn one(
    store: &Writing<'_>,
    ctx: &Context,
    version: &Version,
    act: &BulkAct,
    meant: &Meant,
) -> Result<Option<Change>, NewsroomError> {
    // What readers see at once is for who publishes; a working text is for who writes.
    let to_readers = match act {
        BulkAct::Unpublish => true,
        BulkAct::AddAuthor(_) | BulkAct::Assign { .. } => false,
        _ => version.state == State::Published,
    };
    let mut version = authorised(store, ctx, version.id, to_readers)?;
    Ok(match (act, meant) {
        (_, Meant::Section { by_edition, replace }) => {
            let Some(section) = by_edition.get(&version.edition) else { return Ok(None) };
            let before = version.sections.clone();
            if *replace {
                version.sections.clear();
            }
            if !version.sections.contains(section) {
                version.sections.push(*section);
            }
            let after = version.sections.clone();
            if before == after {
                return Ok(None);
            }
            put(store, ctx, &version)?;
            Some(Change::Sections { version: version.id, before, after })
        }
        (_, Meant::Tag(by_edition)) => {
            let Some(tag) = by_edition.get(&version.edition).filter(|tag| !version.tags.contains(tag)) else {
                return Ok(None);
            };
            let before = version.tags.clone();
            version.tags.push(*tag);
            put(store, ctx, &version)?;
            Some(Change::Tags { version: version.id, before, after: version.tags })
        }
        (_, Meant::Author { name, known }) => add_author(store, ctx, &version, name, *known)?,
        (BulkAct::Assign { person, due }, _) => {
            // What is left open stays: a day for many stories takes them from nobody.
            let before = store.assignment_of(version.id)?;
            let (person, due) = (person.or(before.person), due.or(before.due));
            let (before, after) = assigning::put(store, ctx, &version, person, due)?;
            (before != after).then_some(Change::Assigned { version: version.id, before, after })
        }
        (BulkAct::Unpublish, _) => {
            let Some(live) = version.live.filter(|_| version.state == State::Published) else {
                return Err(NewsroomError::State(version.state));
            };
            let (plans, before) = (store.plans_of_version(version.id)?, store.assignment_of(version.id)?);
            take_down(store, ctx, &mut version)?;
            Some(Change::Unpublished { version: version.id, live, plans, before })
        }
        _ => None,
    })
}

fn add_author(
    store: &Writing<'_>,
    ctx: &Context,
    version: &Version,
    name: &str,
    known: Option<ContributorId>,
) -> Result<Option<Change>, NewsroomError> {
    let working = store.revision_by_id(version.working)?.ok_or(NewsroomError::NotFound)?;
    let stands = |credit: &Credit| {
        credit.role == CreditRole::Author
            && match known {
                Some(id) => credit.contributor == Some(id),
                None => credit.name == name,
            }
    };
    if working.content.credits.iter().any(stands) {
        return Ok(None);
    }
    let mut credits = working.content.credits.clone();
    let shown = if known.is_some() { String::new() } else { name.to_owned() };
    credits.push(Credit { role: CreditRole::Author, contributor: known, name: shown, link: None });
    let content = Content { credits, ..working.content };
    let after = RevisionId::from_parts(ctx.now.unix_ms(), ctx.entropy());
    let by = ctx.actor.user_id();
    let new = NewRevision { id: after, version: version.id, at: ctx.now, by, origin: Origin::Saved, content: &content };
    store.revision_add(&new)?;
    Ok(Some(Change::Author { version: version.id, before: working.id, after }))
}

/// A kind is the whole story's: one version that may not be changed keeps it.
fn change_kind(
    store: &Writing<'_>,
    ctx: &Context,
    versions: &[Version],
    kind: Kind,
) -> Result<Result<Option<Change>, Vec<Refused>>, NewsroomError> {
    let mut left = Vec::new();
    for version in versions {
        match authorised(store, ctx, version.id, version.state == State::Published) {
            // An issue has numbers and pages, which nothing else has.
            Ok(_) if (version.kind == Kind::Issue) != (kind == Kind::Issue) => {
                left.push(refused(store, version, Why::State)?);
            }
            Ok(_) => {}
            Err(error) => left.push(refused(store, version, reason(error)?)?),
        }
    }
    if !left.is_empty() {
        return Ok(Err(left));
    }
    let Some(first) = versions.first().filter(|first| first.kind != kind) else { return Ok(Ok(None)) };
    put_kind(store, ctx, versions, first.story, kind)?;
    Ok(Ok(Some(Change::Kind { story: first.story, first: first.id, before: first.kind, after: kind })))
}

pub(super) fn put_kind(
    store: &Writing<'_>,
    ctx: &Context,
    versions: &[Version],
    story: StoryId,
    kind: Kind,
) -> Result<(), NewsroomError> {
    let story = store.story_by_id(story)?.ok_or(NewsroomError::NotFound)?;
    store.story_put(&domain::Story { kind, ..story })?;
    for version in versions {
        put(store, ctx, &Version { kind, ..version.clone() })?;
    }
    Ok(())
}

/// Writes where a version stands; readers see it where it is published.
pub(super) fn put(store: &Writing<'_>, ctx: &Context, version: &Version) -> Result<(), NewsroomError> {
    store.version_put(version, &text::slug::slug_key(version.path.as_str()))?;
    if version.state == State::Published {
        store.shows_to_readers();
    }
    webhooks::tell_of_place(store, ctx, version)
}
