//! Which block of a translation was made from which block of its source.

use super::{FoundingStory, FoundingVersion};
use crate::{Invalid, NewsroomError};
use domain::story::{SourceBlock, TranslatedFrom};

/// What a version was translated from. Block stands for block where both have as many; else it is an adaptation, which
/// keeps only the link.
pub(super) fn of(story: &FoundingStory, version: &FoundingVersion) -> Result<Option<TranslatedFrom>, NewsroomError> {
    let Some(edition) = &version.translated_from else { return Ok(None) };
    let source = story
        .versions
        .iter()
        .find(|source| source.edition == *edition && source.id != version.id)
        .ok_or(NewsroomError::Invalid { field: "translated_from", problem: Invalid::Form })?;
    let hashes = source.content.body.block_hashes();
    let blocks = version.content.body.blocks();
    let blocks = if hashes.len() == blocks.len() {
        let sources = hashes.into_iter().map(|(block, hash)| SourceBlock { block, hash: hash.to_string() });
        blocks.iter().map(|block| block.id().clone()).zip(sources).collect()
    } else {
        Default::default()
    };
    Ok(Some(TranslatedFrom { edition: edition.clone(), revision: source.revision, blocks }))
}
