//! What stories name: editions, sections, tags, people, series.

use super::body::Body;
use super::library::Library;
use super::texts::Texts;
use super::{SOURCE, fault, schema};
use crate::ExchangeError;
use domain::background::{Background, BackgroundText};
use domain::contributor::{Contributor, ContributorText, Credit};
use domain::ids::{BackgroundId, ContributorId, SectionId, SeriesId, TagId, TopicId};
use domain::media::{Framing, MediaText};
use domain::taxonomy::{Section, Series, SeriesLayout, SeriesName, Tag};
use domain::{Document, Edition, EditionCode, Slug};
use schema::{Layout, Numbering, ROOM};
use std::collections::{BTreeMap, HashSet};

/// All of it, checked and with ids.
pub(super) struct Room<'s> {
    pub editions: Vec<Edition>,
    pub sections: Vec<Section>,
    pub tags: Vec<Tag>,
    pub series: Vec<Series>,
    written: &'s schema::Newsroom,
}

impl<'s> Room<'s> {
    pub(super) fn of(written: &'s schema::Newsroom) -> Result<Self, ExchangeError> {
        let mut seen = Seen::default();
        let editions: Vec<Edition> = written
            .editions
            .iter()
            .enumerate()
            .map(|(index, table)| edition(index, table))
            .collect::<Result<_, _>>()?;
        for edition in &editions {
            seen.once("edition", edition.code.as_str(), "editions.code")?;
        }
        if editions.is_empty() {
            return Err(fault(ROOM, "editions", "none"));
        }
        let mut room = Self { editions, sections: Vec::new(), tags: Vec::new(), series: Vec::new(), written };
        room.sections = room.read_sections(&mut seen)?;
        room.tags = room.read_tags(&mut seen)?;
        room.series = room.read_series(&mut seen)?;
        Ok(room)
    }

    pub(super) fn edition(&self, code: &EditionCode) -> Option<&Edition> {
        self.editions.iter().find(|edition| edition.code == *code)
    }

    pub(super) fn section(&self, key: &str, edition: &EditionCode) -> Option<SectionId> {
        let known = self.written.sections.iter().any(|section| section.key == key);
        known.then(|| section_id(key, edition))
    }

    pub(super) fn tag(&self, key: &str, edition: &EditionCode) -> Option<TagId> {
        self.written.tags.iter().any(|tag| tag.key == key).then(|| tag_id(key, edition))
    }

    /// The series of that key, and whether its issues have numbers.
    pub(super) fn series(&self, key: &str) -> Option<(SeriesId, Numbering)> {
        let series = self.written.series.iter().find(|series| series.key == key)?;
        Some((SeriesId::derived(SOURCE, key), series.numbering))
    }

    /// The background of that key.
    pub(super) fn background(&self, key: &str) -> Option<BackgroundId> {
        self.written.backgrounds.iter().any(|one| one.key == key).then(|| BackgroundId::derived(SOURCE, key))
    }

    /// What several stories share, in the editions that it is written in. `address` finds a story's.
    pub(super) fn backgrounds(
        &self,
        library: &mut Library<'_>,
        address: impl Fn(&str, &EditionCode) -> Option<String>,
    ) -> Result<Vec<Background>, ExchangeError> {
        let mut seen = Seen::default();
        let mut all = Vec::new();
        for written in &self.written.backgrounds {
            seen.once("background", &written.key, "backgrounds.key")?;
            let field = |name: &str| format!("backgrounds.{}.{name}", written.key);
            written.heading.known(&self.editions, ROOM, &field("heading"))?;
            written.body.known(&self.editions, ROOM, &field("body"))?;
            let mut texts = BTreeMap::new();
            for edition in &self.editions {
                let Some(html) = written.body.get(&edition.code) else { continue };
                let heading = written.heading.of(&edition.code, ROOM, &field("heading"))?.clone();
                let seed = format!("{}/{}", written.key, edition.code);
                let body = Body { file: ROOM, html, edition, seed: &seed, background: &|_| None };
                let blocks = body.read(library, |key| address(key, &edition.code))?;
                let body = Document::new(blocks).map_err(|error| fault(ROOM, field("body"), error))?;
                texts.insert(edition.code.clone(), BackgroundText { heading, body });
            }
            all.push(Background { id: BackgroundId::derived(SOURCE, &written.key), texts });
        }
        Ok(all)
    }

    /// A line of a version's credits; the problem, if nobody of that name does that.
    pub(super) fn credit(&self, credit: &schema::Credit, edition: &EditionCode) -> Result<Credit, String> {
        let schema::Credit { role, person, name, link } = credit;
        let link = match link {
            Some(link) if !(link.starts_with("https://") || link.starts_with("http://")) => {
                return Err(format!("`{link}` is no address of another site"));
            }
            link => link.clone(),
        };
        let (key, name) = match (person, name) {
            (Some(key), None) => (key, String::new()),
            (None, Some(name)) => {
                let name = name.get(edition).ok_or_else(|| format!("no name for the edition `{edition}`"))?;
                return Ok(Credit { role: *role, contributor: None, name: name.clone(), link });
            }
            _ => return Err("either `person` or `name`".to_owned()),
        };
        let person = self.written.people.iter().find(|person| person.key == *key);
        let person = person.ok_or_else(|| format!("nobody has the key `{key}`"))?;
        if !person.roles.contains(role) {
            return Err(format!("`{key}` does not have the role `{}`", role.as_str()));
        }
        let contributor = Some(ContributorId::derived(SOURCE, key));
        Ok(Credit { role: *role, contributor, name, link })
    }

    /// The people, whose portraits go into the library. Somebody has one slug: that of the first edition.
    pub(super) fn contributors(&self, library: &mut Library<'_>) -> Result<Vec<Contributor>, ExchangeError> {
        let mut seen = Seen::default();
        let mut all = Vec::new();
        for person in &self.written.people {
            let field = |name: &str| format!("people.{}.{name}", person.key);
            seen.once("person", &person.key, "people.key")?;
            let slug = self.common_slug(&person.slug, &field("slug"))?;
            seen.once("slug", slug.as_str(), &field("slug"))?;
            let texts = self.each(|edition| {
                Ok(ContributorText {
                    edition: edition.clone(),
                    name: person.name.of(edition, ROOM, &field("name"))?.clone(),
                    biography: person.bio.of(edition, ROOM, &field("bio"))?.clone(),
                })
            })?;
            let portrait = person.portrait.as_ref().map(|file| {
                let names = texts.iter().map(|text| MediaText {
                    edition: text.edition.clone(),
                    alt: text.name.clone(),
                    caption: String::new(),
                    credit: String::new(),
                });
                library.picture(file, names.collect(), Framing::default(), (ROOM, &field("portrait")))
            });
            all.push(Contributor {
                id: ContributorId::derived(SOURCE, &person.key),
                slug,
                name: texts.first().map(|text| text.name.clone()).unwrap_or_default(),
                portrait: portrait.transpose()?,
                texts,
            });
        }
        Ok(all)
    }

    fn read_sections(&self, seen: &mut Seen) -> Result<Vec<Section>, ExchangeError> {
        let mut all: Vec<Section> = Vec::new();
        for (position, written) in (0..).zip(&self.written.sections) {
            let field = |name: &str| format!("sections.{}.{name}", written.key);
            seen.once("section", &written.key, "sections.key")?;
            for Edition { code, .. } in &self.editions {
                let parent = match &written.parent {
                    None => None,
                    Some(key) => {
                        let id = section_id(key, code);
                        let above = all.iter().find(|section| section.id == id);
                        let missing = || fault(ROOM, field("parent"), format_args!("no section `{key}` stands before"));
                        Some(above.ok_or_else(missing)?)
                    }
                };
                let slug = written.slug.of(code, ROOM, &field("slug"))?.clone();
                let path = parent.map_or_else(|| slug.to_string(), |above| format!("{}/{slug}", above.path));
                seen.once("section's address", &format!("{code}/{path}"), &field("slug"))?;
                let description = match &written.about {
                    None => String::new(),
                    Some(about) => about.of(code, ROOM, &field("about"))?.clone(),
                };
                all.push(Section {
                    id: section_id(&written.key, code),
                    edition: code.clone(),
                    topic: TopicId::derived(SOURCE, &format!("section/{}", written.key)),
                    parent: parent.map(|above| above.id),
                    slug,
                    path,
                    name: written.name.of(code, ROOM, &field("name"))?.clone(),
                    description,
                    position,
                });
            }
        }
        Ok(all)
    }

    fn read_tags(&self, seen: &mut Seen) -> Result<Vec<Tag>, ExchangeError> {
        let mut all = Vec::new();
        for written in &self.written.tags {
            let field = |name: &str| format!("tags.{}.{name}", written.key);
            seen.once("tag", &written.key, "tags.key")?;
            all.extend(self.each(|code| {
                let slug = written.slug.of(code, ROOM, &field("slug"))?.clone();
                seen.once("tag's address", &format!("{code}/{slug}"), &field("slug"))?;
                Ok(Tag {
                    id: tag_id(&written.key, code),
                    edition: code.clone(),
                    topic: TopicId::derived(SOURCE, &format!("tag/{}", written.key)),
                    slug,
                    name: written.name.of(code, ROOM, &field("name"))?.clone(),
                    description: String::new(),
                })
            })?);
        }
        Ok(all)
    }

    /// A series has one slug: that of the first edition.
    fn read_series(&self, seen: &mut Seen) -> Result<Vec<Series>, ExchangeError> {
        let mut all = Vec::new();
        for written in &self.written.series {
            let field = |name: &str| format!("series.{}.{name}", written.key);
            seen.once("series", &written.key, "series.key")?;
            let slug = self.common_slug(&written.slug, &field("slug"))?;
            seen.once("series' address", slug.as_str(), &field("slug"))?;
            let layout = match (written.layout, written.numbering) {
                (Layout::Shelf, Numbering::None) => SeriesLayout::Shelf,
                (Layout::Newsletter | Layout::Brief, Numbering::Number) => SeriesLayout::Numbered,
                (Layout::Shelf, Numbering::Number) => {
                    return Err(fault(ROOM, field("numbering"), "what stands on a shelf has no numbers"));
                }
                (Layout::Newsletter | Layout::Brief, Numbering::None) => {
                    return Err(fault(ROOM, field("numbering"), "newsletters and briefs have numbers"));
                }
            };
            let names = self.each(|code| {
                Ok(SeriesName {
                    edition: code.clone(),
                    name: written.name.of(code, ROOM, &field("name"))?.clone(),
                    description: written.about.of(code, ROOM, &field("about"))?.clone(),
                })
            })?;
            all.push(Series { id: SeriesId::derived(SOURCE, &written.key), slug, layout, names, cover: None });
        }
        Ok(all)
    }

    /// One thing for each edition, in their order.
    fn each<T>(&self, make: impl FnMut(&EditionCode) -> Result<T, ExchangeError>) -> Result<Vec<T>, ExchangeError> {
        self.editions.iter().map(|edition| &edition.code).map(make).collect()
    }

    /// The slug in the first edition; the files have one for every edition.
    fn common_slug(&self, slugs: &Texts<Slug>, field: &str) -> Result<Slug, ExchangeError> {
        let slugs = self.each(|code| slugs.of(code, ROOM, field).cloned())?;
        slugs.into_iter().next().ok_or_else(|| fault(ROOM, field, "no edition"))
    }
}

/// What has to be the only one of its kind.
#[derive(Default)]
struct Seen(HashSet<(&'static str, String)>);

impl Seen {
    fn once(&mut self, what: &'static str, value: &str, field: &str) -> Result<(), ExchangeError> {
        let first = self.0.insert((what, value.to_owned()));
        if first { Ok(()) } else { Err(fault(ROOM, field, format_args!("the {what} `{value}` is there twice"))) }
    }
}

fn section_id(key: &str, edition: &EditionCode) -> SectionId {
    SectionId::derived(SOURCE, &format!("{key}/{edition}"))
}

fn tag_id(key: &str, edition: &EditionCode) -> TagId {
    TagId::derived(SOURCE, &format!("{key}/{edition}"))
}

/// An edition, and no field that it does not have.
fn edition(index: usize, table: &toml::Table) -> Result<Edition, ExchangeError> {
    let field = format!("editions[{index}]");
    let edition: Edition = table.clone().try_into().map_err(|error| fault(ROOM, &field, error))?;
    let known = toml::Table::try_from(&edition).map_err(|error| fault(ROOM, &field, error))?;
    match unknown(table, &known) {
        None => Ok(edition),
        Some(name) => Err(fault(ROOM, format_args!("{field}.{name}"), "unknown field")),
    }
}

/// The path of a key in one table that the other does not have.
fn unknown(table: &toml::Table, known: &toml::Table) -> Option<String> {
    table.iter().find_map(|(name, value)| match (value, known.get(name)) {
        (_, None) => Some(name.clone()),
        (toml::Value::Table(table), Some(toml::Value::Table(known))) => {
            unknown(table, known).map(|below| format!("{name}.{below}"))
        }
        _ => None,
    })
}
