//! Sections (a tree an edition), tags, series.

use crate::ids::{MediaId, SectionId, SeriesId, TagId, TopicId, VersionId};
use crate::{EditionCode, Slug, Timestamp};
use serde::{Deserialize, Serialize};

/// A section of one edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Its id.
    pub id: SectionId,
    /// Whose.
    pub edition: EditionCode,
    /// What it shares with its counterparts in other editions.
    pub topic: TopicId,
    /// The section above it.
    pub parent: Option<SectionId>,
    /// Its own segment.
    pub slug: Slug,
    /// Its parents' slugs and its own, joined by slashes: the address under `/{edition}/section/`.
    pub path: String,
    /// What readers read.
    pub name: String,
    /// A plain-text introduction; may be empty.
    pub description: String,
    /// Order among its siblings.
    pub position: u32,
}

/// How a section's page lists its stories.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SectionLayout {
    /// An entry a line.
    #[default]
    List,
    /// The classic stream of full posts.
    Stream,
}

/// How a section's page looks. Kept apart from the section, which an import may bring again.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SectionPage {
    /// How its stories are listed.
    pub layout: SectionLayout,
    /// The picture at its head.
    pub picture: Option<MediaId>,
    /// It has its page and its stories, but stands in no menu and no list, nor its stories on a front page.
    #[serde(default)]
    pub hidden: bool,
    /// Stories that stand first for a while.
    pub pins: Vec<SectionPin>,
}

/// A story that stands first on a section's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionPin {
    /// Which.
    pub version: VersionId,
    /// Until then.
    pub until: Timestamp,
}

/// A tag of one edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tag {
    /// Its id.
    pub id: TagId,
    /// Whose.
    pub edition: EditionCode,
    /// What it shares with its counterparts in other editions.
    pub topic: TopicId,
    /// Its segment under `/{edition}/tag/`.
    pub slug: Slug,
    /// What readers read.
    pub name: String,
    /// A plain-text introduction; may be empty.
    pub description: String,
}

/// How a series presents itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SeriesLayout {
    /// Covers on a shelf: books.
    Shelf,
    /// A list by number: newsletters, briefs.
    Numbered,
    /// Stories under one name: a column.
    Column,
}

/// A series: a book shelf, a newsletter, a brief, a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Series {
    /// Its id.
    pub id: SeriesId,
    /// Its segment under `/{edition}/publications/`, the same in every edition.
    pub slug: Slug,
    /// How it presents itself.
    pub layout: SeriesLayout,
    /// Names in the editions that have it.
    pub names: Vec<SeriesName>,
    /// A picture for its landing page.
    pub cover: Option<MediaId>,
}

/// A series' name in one edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeriesName {
    /// The edition.
    pub edition: EditionCode,
    /// What readers read.
    pub name: String,
    /// A plain-text introduction; may be empty.
    pub description: String,
}
