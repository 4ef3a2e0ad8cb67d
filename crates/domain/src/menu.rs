//! Menus: trees of links, one set an edition.

use crate::ids::{ContributorId, MenuId, SectionId, SeriesId, StoryId, TagId};
use crate::{EditionCode, story::Kind};
use serde::{Deserialize, Serialize};

/// Where a menu stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MenuPlace {
    /// Under the nameplate.
    Header,
    /// In the footer.
    Footer,
    /// Nowhere: kept for later, as after an import.
    Kept,
}

/// A menu of one edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Menu {
    /// Its id.
    pub id: MenuId,
    /// Whose.
    pub edition: EditionCode,
    /// Its name, for the desk.
    pub name: String,
    /// Where it stands; an edition has at most one in the header and one in the footer.
    pub place: MenuPlace,
    /// Its items, in order.
    pub items: Vec<MenuItem>,
}

/// One item and what hangs below it. The depth is not limited; pages open three levels as drop-downs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MenuItem {
    /// What readers read.
    pub label: String,
    /// Where it leads.
    pub target: MenuTarget,
    /// What hangs below it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<MenuItem>,
}

/// Where a menu item leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "to", rename_all = "snake_case")]
pub enum MenuTarget {
    /// Nowhere: a heading for what is below it.
    Heading,
    /// The edition's front page.
    Home,
    /// The list of articles.
    Articles,
    /// The list of sections.
    Sections,
    /// The landing page of pictures and videos.
    Media,
    /// All of one kind.
    OfKind {
        /// Which.
        kind: Kind,
    },
    /// The landing page of publications.
    Publications,
    /// One series.
    Series {
        /// Which.
        series: SeriesId,
    },
    /// One section.
    Section {
        /// Which.
        section: SectionId,
    },
    /// One tag.
    Tag {
        /// Which.
        tag: TagId,
    },
    /// A story's version in this edition.
    Story {
        /// Which.
        story: StoryId,
    },
    /// Somebody's page.
    Contributor {
        /// Who.
        contributor: ContributorId,
    },
    /// The contact page.
    Contact,
    /// The editions, hung below it by the program.
    Editions,
    /// Any address: http, https, mailto, or a path of this site.
    Url {
        /// The address.
        url: String,
    },
}
