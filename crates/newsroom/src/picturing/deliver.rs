//! What stands at the address of a picture or a file, and who may have it.

use super::{is_there, shelf};
use crate::{Context, Newsroom, NewsroomError};
use domain::Act;
use domain::ids::MediaId;
use domain::media::Media;
use domain::picture_size::{Encoding, Size};
use std::path::PathBuf;

/// A picture or a file that the actor may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// What it is.
    pub media: Media,
    /// SHA-256 of the bytes that were sent in.
    pub hash: String,
    /// The size of a picture that is asked for; `None`: the bytes as they were sent in.
    pub size: Option<Size>,
    /// Where the bytes are, or will be once they are made.
    pub path: PathBuf,
    /// As in `Content-Type`.
    pub mime: String,
    /// The same in fewer bytes, where it is made already: for whoever understands `image/avif`.
    pub lighter: Option<PathBuf>,
    /// Whether everybody may have it.
    pub public: bool,
}

impl Delivery {
    /// Whether its bytes are there.
    pub fn is_there(&self) -> bool {
        is_there(&self.path)
    }

    /// Names its bytes: others have another name.
    pub fn tag(&self) -> String {
        match self.size {
            Some(size) => format!("{}-{size}", self.hash),
            None => self.hash.clone(),
        }
    }
}

/// What stands at `/media/{hash}/{name}`: a size of a picture; the bytes that were sent in, as `original.…`, for the desk.
/// `None`: nothing that the actor may have.
///
/// # Errors
/// The store's.
pub fn at_address(
    newsroom: &Newsroom,
    ctx: &Context,
    hash: &str,
    name: &str,
) -> Result<Option<Delivery>, NewsroomError> {
    let size = Size::parse(name);
    let desk = ctx.actor.may(Act::EnterDesk);
    if shelf(&newsroom.sizes_folder(), hash).is_none() || size.is_none() && !(desk && name.starts_with("original.")) {
        return Ok(None);
    }
    newsroom.store().read(|store| {
        let mut found = None;
        for media in store.media_by_hash(hash)? {
            let public = store.media_is_shown(media.id)?;
            if public || (desk && found.is_none()) {
                found = delivery(newsroom, media, size, public);
            }
            if public {
                break;
            }
        }
        Ok(found)
    })
}

/// What stands at `/files/{id}/{name}`: a file as it was sent in, or the largest size of a picture, in the encoding that
/// the name ends in. The rest of the name is for people.
///
/// # Errors
/// The store's.
pub fn at_id(newsroom: &Newsroom, ctx: &Context, id: MediaId, name: &str) -> Result<Option<Delivery>, NewsroomError> {
    newsroom.store().read(|store| {
        let Some(media) = store.media_by_id(id)? else { return Ok(None) };
        let public = store.media_is_shown(id)?;
        if !public && !ctx.actor.may(Act::EnterDesk) {
            return Ok(None);
        }
        let encoding = if name.ends_with(".webp") { Encoding::WebP } else { Encoding::Jpeg };
        let size = match (media.is_picture(), media.width) {
            (false, _) => None,
            (true, Some(width)) => Some(Size::largest(width, encoding)),
            (true, None) => return Ok(None),
        };
        Ok(delivery(newsroom, media, size, public))
    })
}

fn delivery(newsroom: &Newsroom, media: Media, size: Option<Size>, public: bool) -> Option<Delivery> {
    let hash = media.hash.clone()?;
    let (path, mime, lighter) = match size {
        Some(size) => {
            let width = media.width.filter(|_| media.is_picture())?;
            if !size.is_of(width) {
                return None;
            }
            let folder = shelf(&newsroom.sizes_folder(), &hash)?;
            let lighter = size.lighter().map(|lighter| folder.join(lighter.to_string())).filter(|path| is_there(path));
            (folder.join(size.to_string()), size.encoding.mime().to_owned(), lighter)
        }
        None => (shelf(&newsroom.media_folder(), &hash)?, media.mime.clone(), None),
    };
    Some(Delivery { media, hash, size, path, mime, lighter, public })
}

/// The bytes of a picture's size at an address that readers may have, made where nobody asked for it before; `None` where
/// there are none or more than that.
///
/// # Errors
/// The store's; what keeps the size from the disk.
pub fn picture_bytes(
    newsroom: &Newsroom,
    ctx: &Context,
    address: &str,
    most: usize,
) -> Result<Option<(Vec<u8>, &'static str)>, NewsroomError> {
    let parts = address.strip_prefix("/media/").and_then(|rest| rest.split_once('/'));
    let Some((hash, name)) = parts else { return Ok(None) };
    let Some(delivery) = at_address(newsroom, ctx, hash, name)? else { return Ok(None) };
    let Some(size) = delivery.size else { return Ok(None) };
    super::make(newsroom, ctx, hash, &[size])?;
    let small = std::fs::metadata(&delivery.path).is_ok_and(|meta| meta.len() <= most as u64);
    if !(small && delivery.is_there()) {
        return Ok(None);
    }
    let bytes = std::fs::read(&delivery.path).map_err(super::failed("reading a picture"))?;
    Ok(Some((bytes, size.encoding.mime())))
}
