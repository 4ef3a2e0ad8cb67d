//! The text that a version is translated from, to stand beside it.

use super::may_open;
use crate::reading::Names;
use crate::{Context, NewsroomError};
use domain::edition::Edition;
use domain::ids::{MediaId, VersionId};
use domain::{Content, State, Version};
use store::Reading as Store;

/// What a version is translated from, as it stands now.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// The version; `None`: the actor may read it and not open it.
    pub version: Option<VersionId>,
    /// Its edition.
    pub edition: Edition,
    /// What readers see, else what its writers have.
    pub content: Content,
    /// What the text names.
    pub names: Names,
    /// It was changed since the translation was begun.
    pub changed: bool,
}

/// The source of a version; none, where it is no translation, or its source is nothing that the actor may see.
pub(super) fn source(store: &Store<'_>, ctx: &Context, version: &Version) -> Result<Option<Source>, NewsroomError> {
    let Some(from) = &version.translated_from else { return Ok(None) };
    let (Some(edition), Some(source)) =
        (store.edition_by_code(&from.edition)?, store.version_of_story(version.story, &from.edition)?)
    else {
        return Ok(None);
    };
    let opens = may_open(store, ctx, source.id)?;
    let shown = match source.live.filter(|_| source.state == State::Published) {
        Some(live) => live,
        None if opens => source.working,
        None => return Ok(None),
    };
    let Some(revision) = store.revision_by_id(shown)? else { return Ok(None) };
    let pictures: Vec<MediaId> = revision.content.body.media().collect();
    let mut names = Names::gather(store, Vec::new(), &[], &[], &pictures)?;
    names.add_backgrounds(store, &revision.content.body)?;
    let changed = shown != from.revision;
    Ok(Some(Source { version: opens.then_some(source.id), edition, content: revision.content, names, changed }))
}
