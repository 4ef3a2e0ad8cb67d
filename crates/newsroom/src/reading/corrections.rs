//! All corrections of an edition.

use super::{Names, PER_PAGE, Reading, surroundings::setting};
use crate::{Context, Newsroom, NewsroomError};
use domain::correction::Correction;
use domain::listing::{Card, Listing, PageNumber};
use store::CorrectionPage;

/// A page of an edition's corrections.
#[derive(Debug, Clone, PartialEq)]
pub struct Corrections {
    /// The newest first, each with its story.
    pub corrections: Vec<(Correction, Card)>,
    /// Which page of how many.
    pub listing: Listing,
    /// Names of everything above.
    pub names: Names,
}

/// A page of what was corrected and added in an edition's stories, the newest first; typos are left out.
///
/// # Errors
/// The store's.
pub fn corrections(
    newsroom: &Newsroom,
    ctx: &Context,
    edition: &str,
    page: PageNumber,
) -> Result<Reading<Corrections>, NewsroomError> {
    newsroom.store().read(|store| {
        let (setting, exists) = setting(store, ctx, edition)?;
        if !exists {
            return Ok(Reading::Missing(setting));
        }
        let code = &setting.edition.code;
        let CorrectionPage { corrections, total } = store.corrections_of_edition(code, page, PER_PAGE, ctx.now)?;
        let mut with_stories = Vec::new();
        for correction in corrections {
            if let Some(card) = store.card_by_version(correction.version, ctx.now)? {
                with_stories.push((correction, card));
            }
        }
        let cards = with_stories.iter().map(|(_, card)| card.clone()).collect();
        let listing = Listing { cards, total, page, per_page: PER_PAGE };
        if u64::from(page.get()) > listing.pages() {
            return Ok(Reading::Missing(setting));
        }
        let names = Names::gather(store, store.section_list(code)?, &[], &[], &[])?;
        Ok(Reading::Found(setting, Corrections { corrections: with_stories, listing, names }))
    })
}
