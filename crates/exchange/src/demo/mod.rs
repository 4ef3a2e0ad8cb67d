//! The demo newsroom: the folder `demo/`, read and founded in an empty store.
//!
//! `demo/README.md` describes the files. They are parsed strictly ([`schema`]), made into the newsroom's own words, and
//! handed over whole; whatever is wrong with them is an [`ExchangeError::Demo`] with file and field. The program carries
//! them inside when it is built with the feature `embed`.

mod arrangement;
mod body;
mod files;
mod library;
mod menus;
mod moment;
mod room;
mod schema;
mod stories;
mod texts;
mod versions;

pub use newsroom::founding::Founded as Seeded;

use crate::ExchangeError;
use files::Files;
use newsroom::founding::{Founding, found};
use newsroom::{Context, Newsroom};
use std::fmt::Display;
use std::path::Path;

/// What ids derive from, beside the keys of the files.
const SOURCE: &str = "demo";
/// How long what is pinned leads the front page: nobody unpins it in a demo.
const PINNED_SECS: i64 = 20 * 365 * 86_400;

/// Seeds the demo newsroom into an empty store: from that folder, else from inside the program, else from the folder
/// `demo` here or above the program's own file.
///
/// # Errors
/// [`ExchangeError::NoDemo`]; [`ExchangeError::Demo`] for what is wrong with its files; [`ExchangeError::Newsroom`], as
/// when the store is not empty.
pub fn seed(newsroom: &Newsroom, ctx: &Context, from: Option<&Path>) -> Result<Seeded, ExchangeError> {
    let files = files::find(from)?;
    let founding = read(files.as_ref(), ctx)?;
    Ok(found(newsroom, ctx, &founding)?)
}

/// Reads all of it; nothing is written.
fn read(files: &dyn Files, ctx: &Context) -> Result<Founding, ExchangeError> {
    let written: schema::Newsroom = files::toml(files, schema::ROOM)?;
    let room = room::Room::of(&written)?;
    let mut library = library::Library::new(files);
    let contributors = room.contributors(&mut library)?;
    let told = stories::read(files, &room)?;
    let menus = menus::of(&written.menus, &room, &told)?;
    let backgrounds = room.backgrounds(&mut library, |key, edition| told.address(key, edition))?;
    let versions::Written { stories, comments, corrections } = versions::write(files, &told, &room, &mut library, ctx)?;
    let section_pages = arrangement::section_pages(&written, &room, &told, &mut library, ctx)?;
    let editions = arrangement::editions(&written, &room, &mut library)?;
    let reads = arrangement::reads(&told, ctx);
    let room::Room { sections, tags, series, .. } = room;
    let media = library.into_media();
    let name = SOURCE.to_owned();
    Ok(Founding {
        name,
        editions,
        sections,
        tags,
        media,
        contributors,
        series,
        backgrounds,
        stories,
        corrections,
        comments,
        menus,
        section_pages,
        reads,
    })
}

/// Something that is wrong with a file of the demo newsroom.
fn fault(file: &str, field: impl Display, problem: impl Display) -> ExchangeError {
    // The parser's problems are several lines, the last of them empty.
    let problem = problem.to_string().trim_end().to_owned();
    ExchangeError::Demo { file: file.to_owned(), field: field.to_string(), problem }
}

#[cfg(test)]
mod tests;
