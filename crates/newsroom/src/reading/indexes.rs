//! Indexes: sections, kinds of pictures and videos, series.

use super::{Reading, surroundings::setting};
use crate::{Context, Newsroom, NewsroomError};
use domain::Kind;
use domain::ids::SectionId;
use domain::listing::Scope;
use domain::taxonomy::{Section, Series};

/// A section, how many stories it has, and what is below it.
#[derive(Debug, Clone, PartialEq)]
pub struct SectionNode {
    /// The section.
    pub section: Section,
    /// Stories in it and below it.
    pub stories: u64,
    /// Right below it, in their order.
    pub children: Vec<SectionNode>,
}

/// The tree of an edition's sections.
///
/// # Errors
/// The store's.
pub fn sections(newsroom: &Newsroom, ctx: &Context, edition: &str) -> Result<Reading<Vec<SectionNode>>, NewsroomError> {
    newsroom.store().read(|store| {
        let (setting, exists) = setting(store, ctx, edition)?;
        if !exists {
            return Ok(Reading::Missing(setting));
        }
        let mut counted = Vec::new();
        for section in store.section_list(&setting.edition.code)? {
            let stories = store.listing_total(&setting.edition.code, &Scope::Section(section.id))?;
            counted.push((section, stories));
        }
        let tree = below(&counted, None);
        Ok(Reading::Found(setting, tree))
    })
}

fn below(all: &[(Section, u64)], parent: Option<SectionId>) -> Vec<SectionNode> {
    all.iter()
        .filter(|(section, _)| section.parent == parent)
        .map(|(section, stories)| SectionNode {
            section: section.clone(),
            stories: *stories,
            children: below(all, Some(section.id)),
        })
        .collect()
}

/// The kinds that have a listing under `media`, with how many stories each has.
///
/// # Errors
/// The store's.
pub fn media(newsroom: &Newsroom, ctx: &Context, edition: &str) -> Result<Reading<Vec<(Kind, u64)>>, NewsroomError> {
    newsroom.store().read(|store| {
        let (setting, exists) = setting(store, ctx, edition)?;
        if !exists {
            return Ok(Reading::Missing(setting));
        }
        let mut kinds = Vec::new();
        for kind in [Kind::Cartoon, Kind::Newspic, Kind::Gallery, Kind::Video] {
            kinds.push((kind, store.listing_total(&setting.edition.code, &Scope::Kind(kind))?));
        }
        Ok(Reading::Found(setting, kinds))
    })
}

/// The series of an edition, with how many stories each has.
///
/// # Errors
/// The store's.
pub fn publications(
    newsroom: &Newsroom,
    ctx: &Context,
    edition: &str,
) -> Result<Reading<Vec<(Series, u64)>>, NewsroomError> {
    newsroom.store().read(|store| {
        let (setting, exists) = setting(store, ctx, edition)?;
        if !exists {
            return Ok(Reading::Missing(setting));
        }
        let mut series = Vec::new();
        for one in store.series_list()? {
            if one.names.iter().any(|name| name.edition == setting.edition.code) {
                let stories = store.listing_total(&setting.edition.code, &Scope::Series(one.id))?;
                series.push((one, stories));
            }
        }
        Ok(Reading::Found(setting, series))
    })
}
