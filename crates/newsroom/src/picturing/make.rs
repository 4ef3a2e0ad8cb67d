//! Making sizes: temporary file, sync, rename, so that a size is there whole or not at all.

use super::{failed, is_there, shelf};
use crate::{Context, Newsroom, NewsroomError};
use domain::picture_size::Size;
use pictures::{Decoded, MOST_BYTES, Refusal, in_turn};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::Path;
use std::time::Duration;

/// Says that a picture cannot be decoded, and why: nobody tries again.
const REFUSED: &str = "refused";
/// What was left by a program that was killed is swept away after that long.
const LEFT: Duration = Duration::from_secs(600);

/// What came of making sizes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Made {
    /// All are there; so many were made now.
    Sizes(usize),
    /// The picture cannot be decoded.
    Refused,
}

/// Makes those sizes of the picture with that hash that are not there yet. Blocks until it is its turn.
///
/// # Errors
/// [`NewsroomError::NotFound`] for what is no hash, [`NewsroomError::File`].
pub fn make(newsroom: &Newsroom, ctx: &Context, hash: &str, sizes: &[Size]) -> Result<Made, NewsroomError> {
    let folder = shelf(&newsroom.sizes_folder(), hash).ok_or(NewsroomError::NotFound)?;
    if missing_in(&folder, sizes).is_empty() {
        return Ok(Made::Sizes(0));
    }
    if is_there(&folder.join(REFUSED)) {
        return Ok(Made::Refused);
    }
    in_turn(|| {
        // Somebody else may have made them meanwhile.
        let missing = missing_in(&folder, sizes);
        if missing.is_empty() {
            return Ok(Made::Sizes(0));
        }
        let bytes = original(newsroom, hash)?;
        in_folder(&folder, || made(ctx, hash, &bytes, &folder, &missing)).map_err(failed("keeping sizes"))?
    })
}

/// Which of those sizes are not in the folder.
pub(super) fn missing_in(folder: &Path, sizes: &[Size]) -> Vec<Size> {
    sizes.iter().copied().filter(|size| !is_there(&folder.join(size.to_string()))).collect()
}

/// What is written into the folder by that work is on the disk afterwards.
pub(super) fn in_folder<T, E>(folder: &Path, work: impl FnOnce() -> Result<T, E>) -> io::Result<Result<T, E>> {
    make_folder(folder)?;
    let done = work();
    File::open(folder)?.sync_all()?;
    Ok(done)
}

fn made(ctx: &Context, hash: &str, bytes: &[u8], folder: &Path, missing: &[Size]) -> Result<Made, NewsroomError> {
    let refused = |refusal: Refusal| {
        tracing::warn!(hash, %refusal, "a picture cannot be decoded");
        put(ctx, folder, REFUSED, refusal.to_string().as_bytes()).map(|()| Made::Refused)
    };
    let decoded = match Decoded::of(bytes) {
        Ok(decoded) => decoded,
        Err(refusal) => return refused(refusal),
    };
    for size in missing {
        match decoded.encode(*size) {
            Ok(file) => put(ctx, folder, &size.to_string(), &file)?,
            Err(refusal) => return refused(refusal),
        }
    }
    Ok(Made::Sizes(missing.len()))
}

/// The bytes that were sent in.
pub(super) fn original(newsroom: &Newsroom, hash: &str) -> Result<Vec<u8>, NewsroomError> {
    let original = shelf(&newsroom.media_folder(), hash).ok_or(NewsroomError::NotFound)?;
    let failed = failed("reading a picture");
    if !is_there(&original) {
        return Err(failed(io::ErrorKind::NotFound.into()));
    }
    let mut bytes = Vec::new();
    File::open(original).and_then(|file| file.take(MOST_BYTES + 1).read_to_end(&mut bytes)).map_err(failed)?;
    Ok(bytes)
}

pub(super) fn put(ctx: &Context, folder: &Path, name: &str, bytes: &[u8]) -> Result<(), NewsroomError> {
    let [a, b, c] = ctx.random_bytes::<3>();
    let temporary = folder.join(format!(".{name}-{a:02x}{b:02x}{c:02x}"));
    let written = OpenOptions::new().write(true).create_new(true).open(&temporary).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&temporary, folder.join(name))
    });
    written.map_err(|source| {
        // What is left of a failed write is no use to anybody.
        let _ = fs::remove_file(&temporary);
        failed("keeping a size")(source)
    })
}

/// A folder whose every new part is on the disk.
fn make_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(folder)?;
    for above in folder.ancestors().skip(1).take(3) {
        File::open(above)?.sync_all()?;
    }
    Ok(())
}

/// Removes what a killed program left half written beside a picture's sizes.
pub(super) fn sweep(newsroom: &Newsroom, hash: &str) {
    let Some(entries) = shelf(&newsroom.sizes_folder(), hash).and_then(|folder| fs::read_dir(folder).ok()) else {
        return;
    };
    for entry in entries.flatten() {
        let left = entry.file_name().to_string_lossy().starts_with('.')
            && entry
                .metadata()
                .and_then(|meta| meta.modified())
                .is_ok_and(|at| at.elapsed().is_ok_and(|age| age > LEFT));
        if left {
            let _ = fs::remove_file(entry.path());
        }
    }
}
