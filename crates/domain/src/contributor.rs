//! Who made a story: credits are data.

use crate::ids::{ContributorId, MediaId};
use crate::{EditionCode, Slug};
use serde::{Deserialize, Serialize};

/// What somebody did for a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CreditRole {
    /// Wrote it.
    Author,
    /// Brought it into this language.
    Translator,
    /// Took the pictures.
    Photographer,
    /// Drew the pictures.
    Illustrator,
    /// Edited it.
    Editor,
    /// Stands behind it: an agency, an institute.
    Organisation,
    /// Published it first: a reprint's original, with its address.
    Source,
}

impl CreditRole {
    /// Every role, in the order of a byline.
    pub const ALL: [Self; 7] = [
        Self::Author,
        Self::Translator,
        Self::Photographer,
        Self::Illustrator,
        Self::Editor,
        Self::Organisation,
        Self::Source,
    ];

    /// The name that is stored and sent.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Author => "author",
            Self::Translator => "translator",
            Self::Photographer => "photographer",
            Self::Illustrator => "illustrator",
            Self::Editor => "editor",
            Self::Organisation => "organisation",
            Self::Source => "source",
        }
    }

    /// The role of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == name)
    }
}

/// One line of a version's credits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credit {
    /// What they did.
    pub role: CreditRole,
    /// Who, if the newsroom knows them; their name then comes from there.
    pub contributor: Option<ContributorId>,
    /// The name where nobody is known, else an override; may be empty if `contributor` is set.
    pub name: String,
    /// Their page or a reprint's original: http or https.
    pub link: Option<String>,
}

/// Somebody whom the newsroom knows: author, translator, photographer, organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contributor {
    /// Their id.
    pub id: ContributorId,
    /// Their segment under `/{edition}/author/`, the same in every edition.
    pub slug: Slug,
    /// Their name where an edition has none of its own.
    pub name: String,
    /// Their portrait.
    pub portrait: Option<MediaId>,
    /// Name and biography in single editions.
    pub texts: Vec<ContributorText>,
}

/// Somebody's name and biography in one edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContributorText {
    /// The edition.
    pub edition: EditionCode,
    /// Name in its script.
    pub name: String,
    /// A sentence or two; may be empty.
    pub biography: String,
}

impl Contributor {
    /// Their name in an edition.
    pub fn name_in(&self, edition: &EditionCode) -> &str {
        self.texts.iter().find(|t| &t.edition == edition && !t.name.is_empty()).map_or(&self.name, |t| &t.name)
    }
}
