//! Sections: a tree an edition, and how each one's page looks.

use super::redirects::{moved, parts_of_move};
use super::undo::{Before, Done, Needs, Part};
use super::{authorise, edition_of, feature, invalid, name, or_taken, or_used, paragraph, picture, slug};
use crate::{Context, Invalid, Newsroom, NewsroomError};
use domain::ids::{MediaId, SectionId, TopicId, VersionId};
use domain::routes::Place;
use domain::taxonomy::{Section, SectionLayout, SectionPage, SectionPin};
use domain::{Edition, EditionCode, Path, Slug, State, Timestamp};
use std::collections::{BTreeMap, BTreeSet};
use store::{Reading, Writing};

/// What a section is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SectionInput {
    /// What readers read.
    pub name: String,
    /// Its segment; empty: made from the name.
    pub slug: String,
    /// The section above it.
    pub parent: Option<SectionId>,
    /// The section of another edition that it is the same as.
    pub counterpart: Option<SectionId>,
}

/// How a section's page looks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SectionLook {
    /// What stands under its name; may be empty.
    pub description: String,
    /// How its stories are listed.
    pub layout: SectionLayout,
    /// The picture at its head.
    pub picture: Option<MediaId>,
    /// Readers are not led to it: it stands in no menu and no list, nor its stories on the front page.
    pub hidden: bool,
}

/// Adds a section to an edition, behind its siblings.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`] without such an edition; [`NewsroomError::Invalid`], also
/// with [`Invalid::Taken`] for the address.
pub fn add_section(
    newsroom: &Newsroom,
    ctx: &Context,
    edition: &EditionCode,
    input: &SectionInput,
) -> Result<(SectionId, Done), NewsroomError> {
    authorise(ctx)?;
    newsroom.store().write(|store| {
        let edition = edition_of(store, edition)?;
        let all = store.section_list(&edition.code)?;
        let id = SectionId::from_parts(ctx.now.unix_ms(), ctx.entropy());
        let mut section = Section {
            id,
            edition: edition.code.clone(),
            topic: TopicId::from_parts(ctx.now.unix_ms(), ctx.entropy()),
            parent: None,
            slug: slug(&input.slug, &input.name, &edition.language)?,
            path: String::new(),
            name: String::new(),
            description: String::new(),
            position: all.iter().map(|section| section.position + 1).max().unwrap_or(0),
        };
        fill(store, ctx, &edition, &all, &mut section, input)?;
        let before = Before::of(store, [Part::Section(id)])?;
        or_taken(store.section_put(&section))?;
        Ok((id, before.done(store, ctx, Needs::Arrange, ("section.add", &id.to_string()))?))
    })
}

/// Changes a section. One that gets another address is found at the old one too, and so are those below it.
///
/// # Errors
/// As for [`add_section`]; [`NewsroomError::Invalid`] with [`Invalid::Loop`] if it would stand below itself.
pub fn change_section(
    newsroom: &Newsroom,
    ctx: &Context,
    id: SectionId,
    input: &SectionInput,
) -> Result<Done, NewsroomError> {
    authorise(ctx)?;
    newsroom.store().write(|store| {
        let mut section = store.section_by_id(id)?.ok_or(NewsroomError::NotFound)?;
        let edition = edition_of(store, &section.edition)?;
        let all = store.section_list(&edition.code)?;
        if let Some(parent) = input.parent
            && store.section_descendants(id)?.contains(&parent)
        {
            return invalid("parent", Invalid::Loop);
        }
        fill(store, ctx, &edition, &all, &mut section, input)?;
        let family: Vec<Section> = with_paths(&all, section);
        let mut parts = Vec::new();
        for member in &family {
            parts.push(Part::Section(member.id));
            let (from, to) = places(&all, member);
            parts.extend(parts_of_move(store, &from, &to)?);
        }
        let before = Before::of(store, parts)?;
        for member in &family {
            let (from, to) = places(&all, member);
            or_taken(store.section_put(member))?;
            moved(store, &from, &to)?;
        }
        before.done(store, ctx, Needs::Arrange, ("section.change", &id.to_string()))
    })
}

/// Moves a section before or behind its neighbour below the same section.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`].
pub fn move_section(newsroom: &Newsroom, ctx: &Context, id: SectionId, up: bool) -> Result<Done, NewsroomError> {
    authorise(ctx)?;
    newsroom.store().write(|store| {
        let section = store.section_by_id(id)?.ok_or(NewsroomError::NotFound)?;
        let mut all = store.section_list(&section.edition)?;
        let before = Before::of(store, all.iter().map(|section| Part::Section(section.id)))?;
        let siblings: Vec<usize> =
            (0..all.len()).filter(|at| all.get(*at).is_some_and(|other| other.parent == section.parent)).collect();
        let own = siblings.iter().position(|at| all.get(*at).is_some_and(|other| other.id == id));
        let other = own.and_then(|own| if up { own.checked_sub(1) } else { Some(own + 1) });
        if let (Some(own), Some(other)) =
            (own.and_then(|own| siblings.get(own)), other.and_then(|other| siblings.get(other)))
        {
            all.swap(*own, *other);
        }
        for (position, mut section) in (0..).zip(all) {
            if section.position != position {
                section.position = position;
                store.section_put(&section)?;
            }
        }
        before.done(store, ctx, Needs::Arrange, ("section.move", &id.to_string()))
    })
}

/// Takes a section away. Its stories go into another one, to which its address leads; without one it has to be empty.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`]; [`NewsroomError::Invalid`] with [`Invalid::Used`] for one
/// with stories and no other given, or with sections below it.
pub fn delete_section(
    newsroom: &Newsroom,
    ctx: &Context,
    id: SectionId,
    into: Option<SectionId>,
) -> Result<Done, NewsroomError> {
    authorise(ctx)?;
    newsroom.store().write(|store| {
        let section = store.section_by_id(id)?.ok_or(NewsroomError::NotFound)?;
        let versions = store.versions_of_section(id)?;
        if store.section_descendants(id)?.len() > 1 || (into.is_none() && !versions.is_empty()) {
            return invalid("into", Invalid::Used);
        }
        let into = match into {
            None => None,
            Some(other) => match store.section_by_id(other)? {
                Some(found) if found.edition == section.edition && found.id != id => Some(found),
                _ => return invalid("into", Invalid::Form),
            },
        };
        let mut edition = edition_of(store, &section.edition)?;
        let gone = Place::Section(&section.path).path(&section.edition);
        let mut parts = vec![Part::Edition(edition.code.clone()), Part::Section(id)];
        if let Some(into) = &into {
            parts.extend(parts_of_move(store, &gone, &Place::Section(&into.path).path(&into.edition))?);
        }
        let can_be_undone = versions.is_empty();
        let before = Before::of(store, if can_be_undone { parts } else { Vec::new() })?;
        for version in versions {
            let Some(mut version) = store.version_by_id(version)? else { continue };
            let mut sections = Vec::new();
            for own in &version.sections {
                let own = if *own == id { into.as_ref().map_or(*own, |into| into.id) } else { *own };
                if !sections.contains(&own) {
                    sections.push(own);
                }
            }
            version.sections = sections;
            store.version_put(&version, &text::slug::slug_key(version.path.as_str()))?;
        }
        if edition.site.opinion == Some(id) {
            edition.site.opinion = into.as_ref().map(|into| into.id);
            store.edition_put(&edition)?;
        }
        or_used(store.section_delete(id))?;
        if let Some(into) = &into {
            moved(store, &gone, &Place::Section(&into.path).path(&into.edition))?;
        }
        before.done(store, ctx, Needs::Arrange, ("section.delete", &id.to_string()))
    })
}

/// Changes how a section's page looks.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`]; [`NewsroomError::Invalid`].
pub fn dress_section(
    newsroom: &Newsroom,
    ctx: &Context,
    id: SectionId,
    look: &SectionLook,
) -> Result<Done, NewsroomError> {
    newsroom.store().write(|store| {
        let section = featured(store, ctx, id)?;
        let page = store.section_page(id)?.unwrap_or_default();
        let before = Before::of(store, [Part::Section(id), Part::SectionPage(id)])?;
        let picture = picture(store, look.picture)?;
        let description = paragraph("description", &look.description)?;
        store.section_put(&Section { description, ..section.clone() })?;
        store.section_page_put(id, &SectionPage { layout: look.layout, picture, hidden: look.hidden, ..page })?;
        before.done(store, ctx, Needs::Feature(section.edition), ("section.look", &id.to_string()))
    })
}

/// Lets a story stand first on a section's page until a moment.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`] without such a section or published story of its edition;
/// [`NewsroomError::Invalid`] for a moment that has passed.
pub fn pin_in_section(
    newsroom: &Newsroom,
    ctx: &Context,
    id: SectionId,
    version: VersionId,
    until: Timestamp,
) -> Result<Done, NewsroomError> {
    if until <= ctx.now {
        return invalid("days", Invalid::Past);
    }
    pins(newsroom, ctx, id, "section.pin", |store, section, pins| {
        let found = store.version_by_id(version)?.filter(|version| version.edition == section.edition);
        if found.is_none_or(|version| version.state != State::Published) {
            return Err(NewsroomError::NotFound);
        }
        pins.retain(|pin| pin.version != version);
        pins.push(SectionPin { version, until });
        Ok(())
    })
}

/// Lets a story stand in its order again.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`].
pub fn unpin_in_section(
    newsroom: &Newsroom,
    ctx: &Context,
    id: SectionId,
    version: VersionId,
) -> Result<Done, NewsroomError> {
    pins(newsroom, ctx, id, "section.unpin", |_, _, pins| {
        pins.retain(|pin| pin.version != version);
        Ok(())
    })
}

/// A pin, and the headline of what it pins.
pub type Headed = (SectionPin, String);

/// How a section's page looks, with the headlines of what is pinned there.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`].
pub fn section_look(
    newsroom: &Newsroom,
    ctx: &Context,
    id: SectionId,
) -> Result<(Section, SectionPage, Vec<Headed>), NewsroomError> {
    newsroom.store().read(|store| {
        let section = featured(store, ctx, id)?;
        let page = store.section_page(id)?.unwrap_or_default();
        let mut pinned = Vec::new();
        for pin in page.pins.iter().filter(|pin| pin.until > ctx.now) {
            let card = store.cards_by_versions(&[pin.version], ctx.now)?.pop();
            pinned.push((*pin, card.map(|card| card.headline).unwrap_or_default()));
        }
        Ok((section, page, pinned))
    })
}

/// How many stories stand in each section of an edition itself.
///
/// # Errors
/// [`NewsroomError::Forbidden`].
pub fn sections_used(
    newsroom: &Newsroom,
    ctx: &Context,
    edition: &EditionCode,
) -> Result<BTreeMap<SectionId, usize>, NewsroomError> {
    feature(ctx, edition)?;
    newsroom.store().read(|store| {
        let mut used = BTreeMap::new();
        for section in store.section_list(edition)? {
            used.insert(section.id, store.versions_of_section(section.id)?.len());
        }
        Ok(used)
    })
}

/// The sections of an edition that readers are not led to, with those below them.
///
/// # Errors
/// [`NewsroomError::Forbidden`].
pub fn sections_hidden(
    newsroom: &Newsroom,
    ctx: &Context,
    edition: &EditionCode,
) -> Result<BTreeSet<SectionId>, NewsroomError> {
    feature(ctx, edition)?;
    newsroom.store().read(|store| Ok(store.sections_hidden(edition)?))
}

fn featured(store: &Reading<'_>, ctx: &Context, id: SectionId) -> Result<Section, NewsroomError> {
    crate::writing::enter(ctx)?;
    let Some(section) = store.section_by_id(id)? else {
        // Who may do so nowhere is told that, whatever there is.
        super::features_somewhere(ctx)(store)?;
        return Err(NewsroomError::NotFound);
    };
    feature(ctx, &section.edition)?;
    Ok(section)
}

fn pins(
    newsroom: &Newsroom,
    ctx: &Context,
    id: SectionId,
    act: &str,
    with: impl FnOnce(&Reading<'_>, &Section, &mut Vec<SectionPin>) -> Result<(), NewsroomError>,
) -> Result<Done, NewsroomError> {
    newsroom.store().write(|store| {
        let section = featured(store, ctx, id)?;
        let mut page = store.section_page(id)?.unwrap_or_default();
        let before = Before::of(store, [Part::SectionPage(id)])?;
        page.pins.retain(|pin| pin.until > ctx.now);
        with(store, &section, &mut page.pins)?;
        store.section_page_put(id, &page)?;
        before.done(store, ctx, Needs::Feature(section.edition), (act, &id.to_string()))
    })
}

/// Gives a section what was typed.
fn fill(
    store: &Writing<'_>,
    ctx: &Context,
    edition: &Edition,
    all: &[Section],
    section: &mut Section,
    input: &SectionInput,
) -> Result<(), NewsroomError> {
    section.name = name("name", &input.name)?;
    section.slug = slug(&input.slug, &section.name, &edition.language)?;
    // An address of listings in parts must not name a part.
    Path::new(&format!("x/{}", section.slug))
        .map_err(|error| NewsroomError::Invalid { field: "slug", problem: error.into() })?;
    section.parent = input.parent;
    let above = match input.parent {
        None => None,
        Some(parent) => match all.iter().find(|other| other.id == parent) {
            Some(parent) => Some(parent.path.clone()),
            None => return invalid("parent", Invalid::Form),
        },
    };
    section.path = below(above.as_deref(), &section.slug);
    if all.iter().any(|other| other.id != section.id && other.path == section.path) {
        return invalid("slug", Invalid::Taken);
    }
    let counterparts: Vec<Section> = store.sections_of_topic(section.topic)?;
    match input.counterpart {
        None if counterparts.iter().any(|other| other.id != section.id) => {
            section.topic = TopicId::from_parts(ctx.now.unix_ms(), ctx.entropy());
        }
        None => {}
        Some(other) => {
            let Some(other) = store.section_by_id(other)?.filter(|other| other.edition != section.edition) else {
                return invalid("counterpart", Invalid::Form);
            };
            let has_one = |one: &Section| one.edition == section.edition && one.id != section.id;
            if store.sections_of_topic(other.topic)?.iter().any(has_one) {
                return invalid("counterpart", Invalid::Taken);
            }
            section.topic = other.topic;
        }
    }
    Ok(())
}

fn below(above: Option<&str>, slug: &Slug) -> String {
    above.map_or_else(|| slug.to_string(), |above| format!("{above}/{slug}"))
}

/// A section and those below it, each with the path that it has now.
fn with_paths(all: &[Section], changed: Section) -> Vec<Section> {
    let mut family = vec![changed];
    let mut next = 0;
    while let Some(parent) = family.get(next).cloned() {
        let children = all.iter().filter(|section| section.parent == Some(parent.id));
        let children: Vec<Section> = children
            .filter(|child| family.iter().all(|member| member.id != child.id))
            .map(|child| Section { path: below(Some(&parent.path), &child.slug), ..child.clone() })
            .collect();
        family.extend(children);
        next += 1;
    }
    family
}

/// Where a section stood and where it stands.
fn places(all: &[Section], now: &Section) -> (String, String) {
    let before = all.iter().find(|section| section.id == now.id).map_or(&now.path, |section| &section.path);
    [before, &now.path].map(|path| Place::Section(path).path(&now.edition)).into()
}
