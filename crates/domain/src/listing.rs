//! Listings: which versions, and what a listing shows of each.

use crate::contributor::Credit;
use crate::ids::{ContributorId, MediaId, SectionId, SeriesId, StoryId, TagId, VersionId};
use crate::story::{Kind, LeadPicture};
use crate::{Path, Timestamp};
use serde::{Deserialize, Serialize};

/// Which published versions of an edition, newest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// The flow: every kind that flows.
    Flow,
    /// One kind.
    Kind(Kind),
    /// A section and those below it.
    Section(SectionId),
    /// A tag.
    Tag(TagId),
    /// Whatever somebody is credited for.
    Contributor(ContributorId),
    /// The issues or stories of a series.
    Series(SeriesId),
    /// The flow between two moments, the second excluded.
    Period {
        /// From then on.
        from: Timestamp,
        /// Until before then.
        until: Timestamp,
    },
}

/// A page of a listing: the first is 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PageNumber(u32);

impl PageNumber {
    /// The newest.
    pub const FIRST: Self = Self(1);

    /// The page of that number; `None` for 0.
    pub fn new(number: u32) -> Option<Self> {
        (number > 0).then_some(Self(number))
    }

    /// From 1.
    pub fn get(self) -> u32 {
        self.0
    }
}

/// What a listing shows of a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// The version.
    pub version: VersionId,
    /// Its story.
    pub story: StoryId,
    /// What it is.
    pub kind: Kind,
    /// Where it stands.
    pub path: Path,
    /// From the live revision.
    pub headline: String,
    /// From the live revision: the deck, else the excerpt, else the body's beginning.
    pub deck: String,
    /// From the live revision.
    pub credits: Vec<Credit>,
    /// From the live revision.
    pub lead: Option<LeadPicture>,
    /// The primary section.
    pub section: Option<SectionId>,
    /// The date that readers see.
    pub published_at: Timestamp,
    /// Comments that readers see.
    pub comments: u32,
    /// Whether it is pinned now.
    pub pinned: bool,
}

/// One page of a listing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// The cards, newest first.
    pub cards: Vec<Card>,
    /// How many there are on all pages.
    pub total: u64,
    /// Which page this is.
    pub page: PageNumber,
    /// How many a page holds.
    pub per_page: u32,
}

impl Listing {
    /// How many pages there are; an empty listing has one.
    pub fn pages(&self) -> u64 {
        self.total.div_ceil(u64::from(self.per_page.max(1))).max(1)
    }

    /// The pictures that its cards show.
    pub fn media(&self) -> impl Iterator<Item = MediaId> + '_ {
        self.cards.iter().filter_map(|card| card.lead.as_ref().map(|lead| lead.media))
    }
}
