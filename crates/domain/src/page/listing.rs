//! Listings and their indexes.

use super::{CreditLine, Frame, Html, LinkView, Meta, Moment, PictureView, StreamPost};
use crate::Kind;
use serde::{Deserialize, Serialize};

/// An entry of a listing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CardView {
    /// What it is.
    pub kind: Kind,
    /// Percent-encoded.
    pub href: String,
    /// Plain text.
    pub headline: String,
    /// May be empty.
    pub deck: String,
    /// The primary section.
    pub section: Option<LinkView>,
    /// Its author.
    pub byline: Option<CreditLine>,
    /// Its date.
    pub published: Moment,
    /// `2 comments`, whole.
    pub comments: String,
    /// Percent-encoded, ends at the comments.
    pub comments_href: String,
    /// `5 min read`; empty for what is not read.
    pub reading_time: String,
    /// The picture.
    pub picture: Option<PictureView>,
    /// Its place in a listing by rank, digits of the edition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
}

/// Newer and older, and which page this is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Paging {
    /// The page before; `None` on the first.
    pub newer: Option<String>,
    /// The page behind; `None` on the last.
    pub older: Option<String>,
    /// `Page 2 of 10`, whole; empty where there is only one.
    pub place: String,
}

/// What a listing lists; decides heading and layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ListingKind {
    /// Articles of all sections.
    Articles,
    /// One section.
    Section,
    /// One tag.
    Tag,
    /// What somebody is credited for.
    Contributor,
    /// One year or month.
    Period,
    /// Cartoons, newspics, galleries, videos: pictures first.
    Pictures,
    /// A series.
    Series,
    /// What is read most, by rank.
    MostRead,
    /// What was corrected: the entries' decks are the corrections.
    Corrections,
}

/// A listing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ListingPage {
    /// What surrounds it.
    pub frame: Frame,
    /// Its head.
    pub meta: Meta,
    /// What it lists.
    pub kind: ListingKind,
    /// The small line above the heading: `Tag`, `Author`; may be empty.
    pub label: String,
    /// The heading: the section's name, the month.
    pub heading: String,
    /// A plain-text introduction; may be empty.
    pub introduction: String,
    /// Somebody's portrait.
    pub portrait: Option<PictureView>,
    /// A section's picture.
    pub picture: Option<PictureView>,
    /// The section above it and so on, the outermost first.
    pub above: Vec<LinkView>,
    /// Sections or months below it.
    pub below: Vec<LinkView>,
    /// The entries.
    pub cards: Vec<CardView>,
    /// The same in a layout of their own, where they are pictures, films or issues.
    pub written: Option<Html>,
    /// The same as a classic stream, where a section is one; empty otherwise.
    pub stream: Vec<StreamPost>,
    /// Newer and older.
    pub paging: Paging,
}

/// An entry of an index, with what is below it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexEntry {
    /// Name and address.
    pub link: LinkView,
    /// `12 stories`, whole; may be empty.
    pub count: String,
    /// A plain-text introduction; may be empty.
    pub introduction: String,
    /// What is below it.
    pub children: Vec<IndexEntry>,
}

/// A year of the archive and its months.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArchiveYear {
    /// The year, digits of the edition.
    pub link: LinkView,
    /// The months that have stories, the newest first.
    pub months: Vec<IndexEntry>,
}

/// An index: sections, series, kinds of media, the archive.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IndexPage {
    /// What surrounds it.
    pub frame: Frame,
    /// Its head.
    pub meta: Meta,
    /// The heading.
    pub heading: String,
    /// Its entries, for all but the archive.
    pub entries: Vec<IndexEntry>,
    /// What it shows of them, where they are kinds of pictures or series.
    pub written: Option<Html>,
    /// The years of the archive, the newest first.
    pub years: Vec<ArchiveYear>,
}
