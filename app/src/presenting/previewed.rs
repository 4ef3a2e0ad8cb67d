//! A working text as readers will see it, at an address that shows it to whoever has it.

use super::{Voice, article};
use crate::server::Site;
use crate::texts::DeskMsg;
use domain::edition::Edition;
use domain::page::ArticlePage;
use newsroom::{Context, NewsroomError, previewing};

/// A page for whoever has the address.
#[derive(Debug, Clone, PartialEq)]
pub struct Previewed {
    /// The page.
    pub page: ArticlePage,
    /// Its edition.
    pub edition: Edition,
    /// That it is no public page.
    pub note: String,
    /// Where its pictures and files stand for readers, and where for whoever has the address.
    pub addresses: Vec<(String, String)>,
}

/// The working text that a token shows.
///
/// # Errors
/// [`NewsroomError::NotFound`] for a forged token, [`NewsroomError::LinkEnded`] for one whose time is over.
pub fn previewed(site: &Site, ctx: &Context, token: &str) -> Result<Previewed, NewsroomError> {
    let (setting, found) = previewing::shown(&site.newsroom, ctx, token)?;
    let edition = setting.edition.clone();
    let voice = Voice::of(site, &edition)?;
    let named = previewing::named(&found.content);
    let hashes = named.ids.iter().filter_map(|id| found.names.media.get(id)?.hash.clone());
    let hashes = hashes.chain(named.hashes.iter().cloned()).map(|hash| (format!("/media/{hash}/"), hash));
    let files = named.ids.iter().map(|id| (format!("/files/{id}/"), id.to_string()));
    let addresses =
        hashes.chain(files).map(|(from, which)| (from, format!("/desk/preview/{token}/{which}/"))).collect();
    let note = voice.words.t(DeskMsg::PreviewNote).to_owned();
    let page = article::page(&voice, &setting, found);
    Ok(Previewed { page, edition, note, addresses })
}
