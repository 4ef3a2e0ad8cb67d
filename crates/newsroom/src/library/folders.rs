//! Folders of the library.

use super::{changeable, enter, found};
use crate::{Context, Invalid, Newsroom, NewsroomError, audit};
use domain::Act;
use domain::ids::{FolderId, MediaId};
use domain::library::{Filing, Folder};
use serde_json::json;

/// Longest name of a folder, in characters.
const LONGEST_NAME: usize = 80;

/// Makes a folder, or gives the one with that id another name.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::Invalid`] for a name that is empty, too long or taken.
pub fn put_folder(
    newsroom: &Newsroom,
    ctx: &Context,
    id: Option<FolderId>,
    name: &str,
) -> Result<Folder, NewsroomError> {
    enter(ctx)?;
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let wrong = |problem| NewsroomError::Invalid { field: "name", problem };
    if name.is_empty() {
        return Err(wrong(Invalid::Empty));
    }
    if name.chars().count() > LONGEST_NAME {
        return Err(wrong(Invalid::Long));
    }
    newsroom.store().write(|store| {
        let all = store.media_folders()?;
        if all.iter().any(|folder| Some(folder.id) != id && folder.name.to_lowercase() == name.to_lowercase()) {
            return Err(wrong(Invalid::Taken));
        }
        let id = match id {
            Some(id) if all.iter().any(|folder| folder.id == id) => id,
            Some(_) => return Err(NewsroomError::NotFound),
            None => FolderId::from_parts(ctx.now.unix_ms(), ctx.entropy()),
        };
        let folder = Folder { id, name };
        store.media_folder_put(&folder)?;
        audit::add(store, ctx, "folder.put", &id.to_string(), &json!({ "name": folder.name }))?;
        Ok(folder)
    })
}

/// Removes a folder; what lay in it stays in the library.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`].
pub fn remove_folder(newsroom: &Newsroom, ctx: &Context, id: FolderId) -> Result<(), NewsroomError> {
    enter(ctx)?;
    // Everybody's order goes with it.
    if !ctx.actor.may(Act::Keep { added_by: None, shown: false }) {
        return Err(NewsroomError::Forbidden);
    }
    newsroom.store().write(|store| {
        let folder = store.media_folders()?.into_iter().find(|folder| folder.id == id);
        let folder = folder.ok_or(NewsroomError::NotFound)?;
        store.media_folder_remove(id)?;
        audit::add(store, ctx, "folder.remove", &id.to_string(), &json!({ "name": folder.name }))
    })
}

/// Lays media into a folder, or into none.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`].
pub fn move_to(
    newsroom: &Newsroom,
    ctx: &Context,
    media: &[MediaId],
    folder: Option<FolderId>,
) -> Result<(), NewsroomError> {
    enter(ctx)?;
    newsroom.store().write(|store| {
        if let Some(folder) = folder
            && !store.media_folders()?.iter().any(|known| known.id == folder)
        {
            return Err(NewsroomError::NotFound);
        }
        for id in media {
            // Readers see nothing of folders: an editor may move also what they see.
            let (_, filing) = if is_editor(ctx) { found(store, *id)? } else { changeable(store, ctx, *id)? };
            store.media_filing_put(*id, &Filing { folder, ..filing })?;
        }
        let detail = json!({ "media": media, "folder": folder });
        audit::add(store, ctx, "media.move", "", &detail)
    })
}

fn is_editor(ctx: &Context) -> bool {
    ctx.actor.may(Act::Keep { added_by: None, shown: false })
}
