//! The bytes of pictures and files: looked at, then kept by their hash, safely on the disk before anything names them.

use crate::{Context, NewsroomError};
use sha2::{Digest, Sha256};
use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// Largest file that is taken, in bytes.
pub(crate) const MAX_BYTES: u64 = 1 << 30;

/// Where the bytes of a file come from.
#[derive(Debug, Clone, Copy)]
pub enum Source<'s> {
    /// From the disk.
    File(&'s Path),
    /// From memory: a file that the program carries inside.
    Bytes(&'s [u8]),
}

impl<'s> Source<'s> {
    /// A reader, and how many bytes it will give.
    fn open(self) -> io::Result<(Box<dyn Read + 's>, u64)> {
        match self {
            Self::File(path) => {
                let file = File::open(path)?;
                let meta = file.metadata()?;
                if !meta.is_file() {
                    return Err(io::Error::other("it is no file"));
                }
                Ok((Box::new(file), meta.len()))
            }
            Self::Bytes(bytes) => Ok((Box::new(bytes), bytes.len() as u64)),
        }
    }
}

impl fmt::Display for Source<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => write!(f, "{}", path.display()),
            Self::Bytes(bytes) => write!(f, "{} embedded bytes", bytes.len()),
        }
    }
}

/// A file that is in the newsroom's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Kept {
    /// SHA-256 in hexadecimal.
    pub hash: String,
    pub mime: &'static str,
    pub pixels: Option<(u32, u32)>,
    pub bytes: u64,
}

/// Why a file is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It cannot be read.
    #[error("the file cannot be read: {0}")]
    Unreadable(String),
    /// Too many bytes.
    #[error("it has {0} bytes, more than a gigabyte")]
    Bytes(u64),
    /// It is nothing that is taken.
    #[error(transparent)]
    Content(#[from] pictures::Refusal),
}

impl Refusal {
    /// The line that is wrong, of captions; from 1.
    pub fn line(&self) -> Option<u32> {
        match self {
            Self::Content(pictures::Refusal::Captions(line)) => Some(*line),
            _ => None,
        }
    }

    /// Its name, a key of catalogues.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "unreadable",
            Self::Bytes(_) => "bytes",
            Self::Content(refusal) => refusal.as_str(),
        }
    }
}

/// Looks at a file, which has that name, and, if `write`, copies it to `folder/ab/abcd…`: temporary file, sync, rename, sync of the folder.
pub(crate) fn keep(
    folder: &Path,
    file: Source<'_>,
    name: &str,
    write: bool,
    ctx: &Context,
) -> Result<Result<Kept, Refusal>, NewsroomError> {
    let kept = match look(file, name) {
        Ok(kept) => kept,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if write {
        let shelf = folder.join(kept.hash.get(..2).unwrap_or_default());
        let target = shelf.join(&kept.hash);
        let there = fs::metadata(&target).is_ok_and(|meta| meta.len() == kept.bytes);
        if !there {
            let [a, b] = ctx.random_bytes::<2>();
            let temporary = shelf.join(format!(".{}-{a:02x}{b:02x}", kept.hash));
            copy(file, &shelf, &temporary, &target, &kept.hash).map_err(|source| {
                // What is left of a failed copy is no use to anybody.
                let _ = fs::remove_file(&temporary);
                NewsroomError::File { what: format!("keeping {file}"), source }
            })?;
        }
    }
    Ok(Ok(kept))
}

/// Looks at a file that is the newsroom's own already and moves it to its place; answers also whether its bytes are new
/// there. On the disk before it answers.
pub(crate) fn take(folder: &Path, file: &Path, name: &str) -> Result<Result<(Kept, bool), Refusal>, NewsroomError> {
    let kept = match look(Source::File(file), name) {
        Ok(kept) => kept,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let target = place(folder, &kept.hash);
    if fs::metadata(&target).is_ok_and(|meta| meta.len() == kept.bytes) {
        return Ok(Ok((kept, false)));
    }
    let moved = target.parent().map_or(Ok(()), |shelf| {
        fs::create_dir_all(shelf)?;
        File::open(file)?.sync_all()?;
        fs::rename(file, &target)?;
        sync_folders(shelf)
    });
    moved.map_err(|source| NewsroomError::File { what: "keeping a file".to_owned(), source })?;
    Ok(Ok((kept, true)))
}

/// Where the bytes with that hash are below a folder.
pub(crate) fn place(folder: &Path, hash: &str) -> PathBuf {
    folder.join(hash.get(..2).unwrap_or_default()).join(hash)
}

fn look(file: Source<'_>, name: &str) -> Result<Kept, Refusal> {
    let unreadable = |error: io::Error| Refusal::Unreadable(error.to_string());
    let (mut source, length) = file.open().map_err(unreadable)?;
    if length > MAX_BYTES {
        return Err(Refusal::Bytes(length));
    }
    let mut read = Vec::new();
    Read::by_ref(&mut source).take(pictures::HEAD).read_to_end(&mut read).map_err(unreadable)?;
    let kind = pictures::kind(&read)?;
    pictures::is_named_as(kind, name)?;
    let mut pixels = None;
    if kind.is_picture() {
        if length > pictures::MOST_BYTES {
            return Err(pictures::Refusal::Bytes(length).into());
        }
        Read::by_ref(&mut source).take(pictures::MOST_BYTES).read_to_end(&mut read).map_err(unreadable)?;
        let header = pictures::look(&read)?;
        pixels = Some((header.width, header.height));
    }
    let mut hash = Sha256::new();
    hash.update(&read);
    let rest = io::copy(&mut source.take(MAX_BYTES), &mut hash).map_err(unreadable)?;
    Ok(Kept { hash: super::hex(hash), mime: kind.mime(), pixels, bytes: read.len() as u64 + rest })
}

fn copy(file: Source<'_>, shelf: &Path, temporary: &Path, target: &Path, hash: &str) -> io::Result<()> {
    fs::create_dir_all(shelf)?;
    let (mut source, _) = file.open()?;
    let mut out = OpenOptions::new().write(true).create_new(true).open(temporary)?;
    let mut again = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = source.read(&mut buffer)?;
        let bytes = buffer.get(..read).unwrap_or_default();
        if bytes.is_empty() {
            break;
        }
        again.update(bytes);
        out.write_all(bytes)?;
    }
    if super::hex(again) != hash {
        return Err(io::Error::other("the file changed while it was read"));
    }
    out.sync_all()?;
    fs::rename(temporary, target)?;
    sync_folders(shelf)
}

/// A new shelf is a new entry of the folder above, too.
fn sync_folders(shelf: &Path) -> io::Result<()> {
    for folder in [Some(shelf), shelf.parent()].into_iter().flatten() {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}
