//! What comes in besides stories: things without revisions, whose last imported form the ledger remembers by digest.

use super::{Notice, Thing, Written, digest_of, files, wrote};
use crate::{Context, NewsroomError, picturing};
use domain::contributor::Contributor;
use domain::media::Media;
use domain::menu::{Menu, MenuPlace};
use domain::taxonomy::{Section, Tag};
use store::{ImportRecord, Writing};

pub(super) fn put(
    store: &Writing<'_>,
    ctx: &Context,
    thing: &Thing,
    stored: Option<&files::Kept>,
    before: Option<&ImportRecord>,
    notices: &mut Vec<Notice>,
) -> Result<Written, NewsroomError> {
    match thing {
        Thing::Section(it) => {
            let there = store.section_by_id(it.id)?;
            let it = Section { description: it.description.clone(), ..placed(store, it, notices)? };
            decide(it.id, there.as_ref(), before, &it, |s| s.name.clone(), || store.section_put(&it))
        }
        Thing::Tag(it) => {
            let it = unique_tag(store, it, notices)?;
            decide(it.id, store.tag_by_id(it.id)?.as_ref(), before, &it, |t| t.name.clone(), || store.tag_put(&it))
        }
        Thing::Contributor(it) => {
            let it = unique_contributor(store, it, notices)?;
            decide(
                it.id,
                store.contributor_by_id(it.id)?.as_ref(),
                before,
                &it,
                |c| c.name.clone(),
                || store.contributor_put(&it),
            )
        }
        Thing::Media(it) => {
            let there = store.media_by_id(it.media.id)?;
            let it = with_file(&it.media, stored, there.as_ref());
            decide(it.id, there.as_ref(), before, &it, describe, || picturing::put(store, ctx, &it))
        }
        Thing::Comment(it) => decide(
            it.id,
            store.comment_by_id(it.id)?.as_ref(),
            before,
            it,
            |c| c.body.clone(),
            || store.comment_put(it),
        ),
        Thing::Menu(it) => {
            let all = store.menus_of(&it.edition)?;
            let it = with_place(&all, it, notices);
            let there = all.into_iter().find(|menu| menu.id == it.id);
            decide(it.id, there.as_ref(), before, &it, |m| m.name.clone(), || store.menu_put(&it))
        }
        Thing::Redirect(it) => {
            store.redirect_put(it)?;
            Ok(Written::Done { entity: it.from.path.clone(), digest: String::new(), revision: None })
        }
        Thing::Story(_) => Err(NewsroomError::NotFound),
    }
}

/// Writes it, unless what stands here is not what the last import wrote.
fn decide<T: serde::Serialize + PartialEq>(
    id: impl std::fmt::Display,
    there: Option<&T>,
    before: Option<&ImportRecord>,
    it: &T,
    words: impl Fn(&T) -> String,
    write: impl FnOnce() -> Result<(), store::StoreError>,
) -> Result<Written, NewsroomError> {
    if let Some(there) = there
        && there != it
        && before.is_none_or(|record| wrote(&record.digest) != digest_of(there))
    {
        return Ok(Written::Kept { desk: words(there), import: words(it) });
    }
    if there != Some(it) {
        write()?;
    }
    Ok(Written::Done { entity: id.to_string(), digest: digest_of(it), revision: None })
}

fn describe(media: &Media) -> String {
    media.texts.first().map_or_else(
        || media.file_name.clone(),
        |t| [t.alt.as_str(), &t.caption, &t.credit].join("\n").trim().to_owned(),
    )
}

/// Below its parent as it stands here, at a free address.
fn placed(store: &Writing<'_>, section: &Section, notices: &mut Vec<Notice>) -> Result<Section, NewsroomError> {
    let above = match section.parent {
        Some(parent) => store.section_by_id(parent)?.map(|parent| parent.path),
        None => None,
    };
    let wanted = above.map_or_else(|| section.slug.to_string(), |above| format!("{above}/{}", section.slug));
    let mut placed = Section { path: wanted.clone(), ..section.clone() };
    let mut number = 2;
    while store.section_by_path(&section.edition, &placed.path)?.is_some_and(|other| other.id != section.id) {
        placed.path = format!("{wanted}-{number}");
        placed.slug = section.slug.numbered(number);
        number += 1;
    }
    if placed.path != wanted {
        notices.push(Notice::AddressTaken { wanted, given: placed.path.clone() });
    }
    Ok(placed)
}

fn unique_tag(store: &Writing<'_>, tag: &Tag, notices: &mut Vec<Notice>) -> Result<Tag, NewsroomError> {
    let mut unique = tag.clone();
    let mut number = 2;
    while store.tag_by_slug(&tag.edition, &unique.slug)?.is_some_and(|other| other.id != tag.id) {
        unique.slug = tag.slug.numbered(number);
        number += 1;
    }
    note_slug(tag.slug.as_str(), unique.slug.as_str(), notices);
    Ok(unique)
}

fn unique_contributor(
    store: &Writing<'_>,
    contributor: &Contributor,
    notices: &mut Vec<Notice>,
) -> Result<Contributor, NewsroomError> {
    let mut unique = contributor.clone();
    let mut number = 2;
    while store.contributor_by_slug(&unique.slug)?.is_some_and(|other| other.id != contributor.id) {
        unique.slug = contributor.slug.numbered(number);
        number += 1;
    }
    note_slug(contributor.slug.as_str(), unique.slug.as_str(), notices);
    Ok(unique)
}

fn note_slug(wanted: &str, given: &str, notices: &mut Vec<Notice>) {
    if wanted != given {
        notices.push(Notice::AddressTaken { wanted: wanted.to_owned(), given: given.to_owned() });
    }
}

/// With what its file says; a file that came with an earlier import is not lost because this one has none.
fn with_file(media: &Media, stored: Option<&files::Kept>, there: Option<&Media>) -> Media {
    // What the desk says of how it is cut is not the old site's to change.
    let media = &Media { framing: there.map_or(media.framing, |there| there.framing), ..media.clone() };
    match stored {
        None => match there.filter(|there| there.hash.is_some()) {
            None => media.clone(),
            Some(Media { hash, mime, width, height, bytes, .. }) => Media {
                hash: hash.clone(),
                mime: mime.clone(),
                width: *width,
                height: *height,
                bytes: *bytes,
                ..media.clone()
            },
        },
        Some(kept) => Media {
            hash: Some(kept.hash.clone()),
            mime: kept.mime.to_owned(),
            width: kept.pixels.map(|(width, _)| width),
            height: kept.pixels.map(|(_, height)| height),
            bytes: kept.bytes,
            ..media.clone()
        },
    }
}

/// A menu that the desk put into the header stays there.
fn with_place(all: &[Menu], menu: &Menu, notices: &mut Vec<Notice>) -> Menu {
    let mut menu = menu.clone();
    if menu.place != MenuPlace::Kept && all.iter().any(|other| other.place == menu.place && other.id != menu.id) {
        notices.push(Notice::HeaderTaken);
        menu.place = MenuPlace::Kept;
    }
    menu
}
