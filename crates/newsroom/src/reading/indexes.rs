//! Indexes: sections, kinds of pictures and videos, series.

use super::exhibits::{Shelf, Shelves, exhibits};
use super::{Names, Reading, surroundings::setting};
use crate::{Context, Newsroom, NewsroomError};
use domain::ids::SectionId;
use domain::listing::{Card, PageNumber, Scope};
use domain::taxonomy::{Section, Series};
use domain::{EditionCode, Kind};
use store::Reading as Store;

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
        let hidden = store.sections_hidden(&setting.edition.code)?;
        for section in store.section_list(&setting.edition.code)? {
            if hidden.contains(&section.id) {
                continue;
            }
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

/// The kinds that have a listing under `media`, the newest of each.
///
/// # Errors
/// The store's.
pub fn media(newsroom: &Newsroom, ctx: &Context, edition: &str) -> Result<Reading<Shelves<Kind>>, NewsroomError> {
    newsroom.store().read(|store| {
        let (setting, exists) = setting(store, ctx, edition)?;
        if !exists {
            return Ok(Reading::Missing(setting));
        }
        let kinds = [(Kind::Gallery, 3), (Kind::Video, 3), (Kind::Cartoon, 2), (Kind::Newspic, 5)];
        let wanted = kinds.map(|(kind, shown)| (kind, Scope::Kind(kind), shown));
        let found = shelves(store, ctx, &setting.edition.code, wanted)?;
        Ok(Reading::Found(setting, found))
    })
}

/// The series of an edition, the newest issues of each.
///
/// # Errors
/// The store's.
pub fn publications(
    newsroom: &Newsroom,
    ctx: &Context,
    edition: &str,
) -> Result<Reading<Shelves<Series>>, NewsroomError> {
    newsroom.store().read(|store| {
        let (setting, exists) = setting(store, ctx, edition)?;
        if !exists {
            return Ok(Reading::Missing(setting));
        }
        let code = &setting.edition.code;
        let here = |series: &Series| series.names.iter().any(|name| name.edition == *code);
        let wanted = store.series_list()?.into_iter().filter(here).map(|series| {
            let scope = Scope::Series(series.id);
            (series, scope, ON_A_SHELF)
        });
        let found = shelves(store, ctx, code, wanted)?;
        Ok(Reading::Found(setting, found))
    })
}

/// How many issues of a series the landing page shows.
const ON_A_SHELF: u32 = 4;

fn shelves<T>(
    store: &Store<'_>,
    ctx: &Context,
    code: &EditionCode,
    wanted: impl IntoIterator<Item = (T, Scope, u32)>,
) -> Result<Shelves<T>, NewsroomError> {
    let mut shelves = Vec::new();
    for (of, scope, shown) in wanted {
        let listing = store.listing(code, &scope, PageNumber::FIRST, shown, ctx.now)?;
        shelves.push(Shelf { of, total: listing.total, exhibits: exhibits(store, &listing.cards)? });
    }
    let cards: Vec<&Card> =
        shelves.iter().flat_map(|shelf: &Shelf<T>| &shelf.exhibits).map(|exhibit| &exhibit.card).collect();
    let names = Names::gather(store, store.section_list(code)?, &cards, &[], &[])?;
    Ok(Shelves { shelves, names })
}
