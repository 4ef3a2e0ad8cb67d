//! A story that a reader was reading and that the edition which they chose does not have.

use crate::NewsroomError;
use domain::edition::{Edition, MissingTranslation};
use domain::short_address::ShortCode;
use domain::{Path, State};
use store::Reading as Store;

/// Where the story is instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absent {
    /// The edition that has it.
    pub edition: Edition,
    /// Where it stands there.
    pub path: Path,
    /// What it is called there.
    pub headline: String,
}

/// The story that a code of an address speaks of, if this edition says where stories are that it does not have, and has
/// it not.
pub(super) fn absent(
    store: &Store<'_>,
    editions: &[Edition],
    here: &Edition,
    code: &str,
) -> Result<Option<Absent>, NewsroomError> {
    let code: ShortCode = match code.parse() {
        Ok(code) if here.missing != MissingTranslation::Hide => code,
        _ => return Ok(None),
    };
    let version = store.version_by_short_code(code)?.map(|id| store.version_by_id(id)).transpose()?.flatten();
    let Some(version) = version.filter(|version| version.state == State::Published && version.edition != here.code)
    else {
        return Ok(None);
    };
    let own = store.version_of_story(version.story, &here.code)?.map(|own| own.state);
    let edition = editions.iter().find(|edition| edition.code == version.edition);
    let content = super::live_content(store, version.id)?;
    Ok(match (own, edition, content) {
        // It has come since, or was taken back here.
        (Some(State::Published | State::Withdrawn { .. }), ..) | (_, None, _) | (.., None) => None,
        (_, Some(edition), Some(content)) => {
            Some(Absent { edition: edition.clone(), path: version.path, headline: content.headline })
        }
    })
}
