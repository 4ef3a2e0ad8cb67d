//! Where a story stands in every edition, and what an edition without it shows instead (design: "Editions").

use super::article::moved;
use crate::NewsroomError;
use domain::edition::{Edition, MissingTranslation};
use domain::short_address::ShortCode;
use domain::{EditionCode, Path, State, Version};
use store::Reading as Store;

/// Where the switch to an edition leads from a story. It never leads to nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Counterpart {
    /// To the story's version there.
    Version(Path),
    /// To the edition's front page.
    Front,
    /// To the edition's front page, which says where the story is instead: the code of the version that readers see.
    Note(ShortCode),
    /// To the source's text in the edition's frame; its path is the source's.
    Source(Path),
}

impl Counterpart {
    /// The path of the story's own version.
    pub fn version(&self) -> Option<&Path> {
        match self {
            Self::Version(path) => Some(path),
            Self::Front | Self::Note(_) | Self::Source(_) => None,
        }
    }
}

/// The version whose text stands where a translation is missing: of those that readers see the original, else the
/// first in the order of the editions.
pub(super) fn source_of<'v>(editions: &[Edition], versions: &'v [Version]) -> Option<&'v Version> {
    let seen = versions.iter().filter(|version| version.state == State::Published);
    seen.min_by_key(|version| {
        let place = editions.iter().position(|edition| edition.code == version.edition);
        (version.translated_from.is_some(), place.unwrap_or(usize::MAX))
    })
}

/// Where the story of some versions stands in each edition; `code` leads to the version that is being read.
pub(super) fn counterparts(
    store: &Store<'_>,
    editions: &[Edition],
    versions: &[Version],
    code: Option<ShortCode>,
) -> Result<Vec<(EditionCode, Counterpart)>, NewsroomError> {
    let source = source_of(editions, versions);
    let counterpart = |edition: &Edition| -> Result<Counterpart, NewsroomError> {
        let own = versions.iter().find(|version| version.edition == edition.code);
        let noted = code.map_or(Counterpart::Front, Counterpart::Note);
        Ok(match (own.map(|own| &own.state), edition.missing, source) {
            (Some(State::Published), ..) => {
                own.map_or(Counterpart::Front, |own| Counterpart::Version(own.path.clone()))
            }
            // Taken back there: nothing leads around that.
            (Some(State::Withdrawn { .. }), ..) | (_, MissingTranslation::Hide, _) => Counterpart::Front,
            (_, MissingTranslation::Source, Some(source)) if stands_free(store, edition, &source.path)? => {
                Counterpart::Source(source.path.clone())
            }
            (_, MissingTranslation::Link | MissingTranslation::Source, _) => noted,
        })
    };
    editions.iter().map(|edition| Ok((edition.code.clone(), counterpart(edition)?))).collect()
}

/// Whether a path means nothing in an edition yet.
fn stands_free(store: &Store<'_>, edition: &Edition, path: &Path) -> Result<bool, NewsroomError> {
    Ok(store.path_is_free(&edition.code, path, None)? && moved(store, &edition.code, path.as_str())?.is_none())
}
