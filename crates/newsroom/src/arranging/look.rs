//! How the site looks: the accent colour, for all editions.

use super::undo::{Before, Done, Needs, Part};
use super::{authorise, invalid};
use crate::{Context, Invalid, Newsroom, NewsroomError};
use domain::look::{LEAST_CONTRAST, Look, Scheme};
use store::Reading;

/// Where the look is kept.
pub(super) const KEY: &str = "site.look";

/// What the newsroom chose.
///
/// # Errors
/// The store's.
pub fn look(newsroom: &Newsroom) -> Result<Look, NewsroomError> {
    newsroom.store().read(read)
}

pub(super) fn read(store: &Reading<'_>) -> Result<Look, NewsroomError> {
    Ok(store.setting_get(KEY)?.unwrap_or_default())
}

/// Chooses the accent. Each colour has to be read on the pages of its scheme.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::Invalid`] with [`Invalid::Faint`], the field being the scheme.
pub fn put_look(newsroom: &Newsroom, ctx: &Context, look: &Look) -> Result<Done, NewsroomError> {
    authorise(ctx)?;
    for scheme in Scheme::ALL {
        if look.chosen(scheme).is_some_and(|colour| scheme.contrast(colour) < LEAST_CONTRAST) {
            return invalid(scheme.as_str(), Invalid::Faint);
        }
    }
    newsroom.store().write(|store| {
        let before = Before::of(store, [Part::Look])?;
        if *look == Look::default() {
            store.setting_delete(KEY)?;
        } else {
            store.setting_put(KEY, look)?;
        }
        before.done(store, ctx, Needs::Arrange, ("site.look", ""))
    })
}
