//! Bringing a file in: piece by piece into a temporary file, looked at, then kept by its hash. What is refused, cut off or
//! finds no room leaves nothing behind.

use super::enter;
use crate::importing::Refusal;
use crate::importing::files;
use crate::{Context, Invalid, Newsroom, NewsroomError, audit, picturing};
use domain::ids::MediaId;
use domain::library::Filing;
use domain::media::{Framing, Media};
use pictures::{Decoded, HEAD, Kind, MOST_BYTES, MOST_BYTES_OF_CAPTIONS, in_turn};
use serde_json::json;
use std::fs::{self, File, OpenOptions};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

/// Where files lie that have not arrived as a whole.
const INCOMING: &str = "incoming";
/// Longest name of a file, in characters.
const LONGEST_NAME: usize = 150;

/// A file on its way in. Dropping it removes what has come so far.
#[derive(Debug)]
pub struct Upload {
    path: PathBuf,
    file: File,
    name: String,
    head: Vec<u8>,
    /// Its content and its name were looked at.
    looked: bool,
    bytes: u64,
    most: u64,
    kind: Option<Kind>,
}

/// What came of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brought {
    /// The medium.
    pub media: Media,
    /// It was in the library before.
    pub already: bool,
}

impl Upload {
    /// Makes room for a file of that name.
    ///
    /// # Errors
    /// [`NewsroomError::Forbidden`]; [`NewsroomError::File`] where there is no room.
    pub fn begin(newsroom: &Newsroom, ctx: &Context, name: &str) -> Result<Self, NewsroomError> {
        enter(ctx)?;
        let folder = newsroom.data_folder().join(INCOMING);
        let path = folder.join(format!("{:032x}", ctx.entropy()));
        let file = fs::create_dir_all(&folder)
            .and_then(|()| OpenOptions::new().read(true).write(true).create_new(true).open(&path))
            .map_err(failed("taking a file in"))?;
        let name = named(name);
        Ok(Self { path, file, name, head: Vec::new(), looked: false, bytes: 0, most: files::MAX_BYTES, kind: None })
    }

    /// The next piece.
    ///
    /// # Errors
    /// [`NewsroomError::Refused`] as soon as it is known; [`NewsroomError::File`] where the disk is full.
    pub fn write(&mut self, piece: &[u8]) -> Result<(), NewsroomError> {
        self.bytes += piece.len() as u64;
        if !self.looked {
            let room = usize::try_from(HEAD).unwrap_or(usize::MAX).saturating_sub(self.head.len());
            self.head.extend_from_slice(piece.get(..room).unwrap_or(piece));
            if self.head.len() as u64 == HEAD {
                self.look()?;
            }
        }
        if self.bytes > self.most {
            return Err(Refusal::Bytes(self.bytes).into());
        }
        self.file.write_all(piece).map_err(failed("taking a file in"))
    }

    fn look(&mut self) -> Result<(), NewsroomError> {
        let kind = pictures::kind(&self.head).map_err(Refusal::from)?;
        pictures::is_named_as(kind, &self.name).map_err(Refusal::from)?;
        self.most = match kind {
            kind if kind.is_picture() => MOST_BYTES,
            Kind::WebVtt => MOST_BYTES_OF_CAPTIONS,
            _ => files::MAX_BYTES,
        };
        self.kind = Some(kind);
        self.looked = true;
        Ok(())
    }

    /// Refuses what are no captions, before it is kept.
    ///
    /// # Errors
    /// [`NewsroomError::Invalid`]; [`NewsroomError::Refused`] for what is nothing that is taken.
    pub fn be_captions(&mut self) -> Result<(), NewsroomError> {
        if !self.looked {
            self.look()?;
        }
        match self.kind {
            Some(Kind::WebVtt) => Ok(()),
            _ => Err(Refusal::from(pictures::Refusal::Captions(1)).into()),
        }
    }

    /// All of it has come: it is kept, and with it the making of a picture's sizes is enqueued. What is in the library
    /// already is answered as it is there. `replaces`: it takes the place of that medium's bytes.
    ///
    /// # Errors
    /// [`NewsroomError::Refused`]; [`NewsroomError::File`]; those of [`picturing::replace`]; the store's.
    pub fn finish(
        mut self,
        newsroom: &Newsroom,
        ctx: &Context,
        replaces: Option<MediaId>,
    ) -> Result<Brought, NewsroomError> {
        enter(ctx)?;
        if self.bytes == 0 {
            return Err(NewsroomError::Invalid { field: "file", problem: Invalid::Empty });
        }
        if !self.looked {
            self.look()?;
        }
        if self.bytes > self.most {
            return Err(Refusal::Bytes(self.bytes).into());
        }
        match self.kind {
            Some(kind) if kind.is_picture() => self.decodes()?,
            Some(Kind::WebVtt) => {
                let bytes = fs::read(&self.path).map_err(failed("looking at a file"))?;
                pictures::look_at_captions(&bytes).map_err(Refusal::from)?;
            }
            _ => {}
        }
        if let Some(id) = replaces {
            let media = picturing::replace(newsroom, ctx, id, &self.name, files::Source::File(&self.path))?;
            return Ok(Brought { media, already: false });
        }
        let folder = newsroom.media_folder();
        let (kept, new) = files::take(&folder, &self.path, &self.name)??;
        let added = self.add(newsroom, ctx, &kept, &folder);
        if added.is_err() && new {
            // The bytes are nobody's, unless somebody else brought the same meanwhile.
            if newsroom.store().read(|store| store.media_by_hash(&kept.hash)).is_ok_and(|media| media.is_empty()) {
                let _ = fs::remove_file(files::place(&folder, &kept.hash));
            }
        }
        added
    }

    /// A picture whose header says one thing and whose content another is refused now, while somebody is there to see it.
    fn decodes(&mut self) -> Result<(), NewsroomError> {
        let path = &self.path;
        in_turn(|| {
            let mut bytes = Vec::new();
            File::open(path)
                .and_then(|file| file.take(MOST_BYTES + 1).read_to_end(&mut bytes))
                .map_err(failed("looking at a file"))?;
            pictures::look(&bytes).and_then(|_| Decoded::of(&bytes)).map_err(Refusal::from)?;
            Ok(())
        })
    }

    fn add(
        &self,
        newsroom: &Newsroom,
        ctx: &Context,
        kept: &files::Kept,
        folder: &Path,
    ) -> Result<Brought, NewsroomError> {
        newsroom.store().write(|store| {
            let mut same = Vec::new();
            for media in store.media_by_hash(&kept.hash)? {
                same.push((store.media_filing(media.id)?.unwrap_or_default(), media));
            }
            same.sort_by_key(|(filing, _)| filing.removed.is_some());
            if let Some((filing, media)) = same.into_iter().next() {
                if filing.removed.is_some() {
                    store.media_filing_put(media.id, &Filing { removed: None, ..filing })?;
                    audit::add(store, ctx, "media.restore", &media.id.to_string(), &json!({}))?;
                }
                return Ok(Brought { media, already: true });
            }
            if !files::place(folder, &kept.hash).is_file() {
                return Err(failed("keeping a file")(std::io::ErrorKind::NotFound.into()));
            }
            let media = Media {
                id: MediaId::from_parts(ctx.now.unix_ms(), ctx.entropy()),
                hash: Some(kept.hash.clone()),
                file_name: self.name.clone(),
                mime: kept.mime.to_owned(),
                width: kept.pixels.map(|(width, _)| width),
                height: kept.pixels.map(|(_, height)| height),
                bytes: kept.bytes,
                source_url: None,
                texts: Vec::new(),
                framing: Framing::default(),
            };
            picturing::put(store, ctx, &media)?;
            let filing = Filing { added_by: ctx.actor.user_id(), added: Some(ctx.now), ..Filing::default() };
            store.media_filing_put(media.id, &filing)?;
            let detail = json!({ "name": media.file_name, "hash": kept.hash });
            audit::add(store, ctx, "media.add", &media.id.to_string(), &detail)?;
            Ok(Brought { media, already: false })
        })
    }
}

impl Drop for Upload {
    fn drop(&mut self) {
        // What was kept has been moved away.
        let _ = fs::remove_file(&self.path);
    }
}

/// Removes what a program that was killed left of files that had not arrived; answers how many. For the start of the
/// one program that takes files in.
pub fn sweep(newsroom: &Newsroom) -> usize {
    let left = fs::read_dir(newsroom.data_folder().join(INCOMING)).into_iter().flatten().flatten();
    left.filter(|entry| fs::remove_file(entry.path()).is_ok()).count()
}

/// A file's name without its folders, and without what would turn it round or break it.
pub(super) fn named(given: &str) -> String {
    let name = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let turns =
        |c: char| matches!(c, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let clean: String = name.chars().filter(|c| !c.is_control() && !turns(*c)).collect();
    let clean = clean.trim().trim_start_matches('.');
    if clean.chars().count() <= LONGEST_NAME {
        return clean.to_owned();
    }
    // The ending says what it is.
    let (stem, ending) = clean.rsplit_once('.').unwrap_or((clean, ""));
    let ending: String = ending.chars().take(10).collect();
    format!("{}.{ending}", stem.chars().take(LONGEST_NAME - 11).collect::<String>())
}

fn failed(what: &str) -> impl Fn(std::io::Error) -> NewsroomError {
    move |source| NewsroomError::File { what: what.to_owned(), source }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Actor;

    #[test]
    fn a_name_is_nothing_but_a_name() {
        for (given, name) in [
            ("ferry.jpg", "ferry.jpg"),
            ("../../etc/passwd", "passwd"),
            ("C:\\pictures\\ferry.jpg", "ferry.jpg"),
            ("cod\u{202e}gpj.exe", "codgpj.exe"),
            (".htaccess", "htaccess"),
            ("a\0b\r\n.jpg", "ab.jpg"),
            ("می\u{200c}رود.pdf", "می\u{200c}رود.pdf"),
            ("", ""),
        ] {
            assert_eq!(named(given), name, "{given:?}");
        }
        let long = named(&format!("{}.jpg", "x".repeat(400)));
        assert!(long.ends_with(".jpg") && long.chars().count() <= LONGEST_NAME, "{long}");
    }

    #[test]
    fn a_full_disk_is_told_and_leaves_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = store::Store::open(folder.path()).expect("a store");
        let newsroom = Newsroom::new(store, folder.path(), std::sync::Arc::new(crate::SystemSurroundings));
        let ctx = newsroom.context(Actor::System, crate::RequestId(1));
        let mut upload = Upload::begin(&newsroom, &ctx, "a.pdf").expect("begun");
        // A file of the system that is always full.
        upload.file = OpenOptions::new().write(true).open("/dev/full").expect("the full disk");
        let error = upload.write(b"%PDF-1.7 and more").expect_err("no room");
        assert!(error.is_full(), "{error}");
        drop(upload);
        assert_eq!(fs::read_dir(folder.path().join(INCOMING)).expect("the folder").count(), 0);
    }

    #[test]
    fn what_a_killed_program_left_is_swept_away() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = store::Store::open(folder.path()).expect("a store");
        let newsroom = Newsroom::new(store, folder.path(), std::sync::Arc::new(crate::SystemSurroundings));
        let ctx = newsroom.context(Actor::System, crate::RequestId(1));
        let mut upload = Upload::begin(&newsroom, &ctx, "a.pdf").expect("begun");
        upload.write(b"%PDF-1.7").expect("written");
        std::mem::forget(upload);
        assert_eq!(sweep(&newsroom), 1);
        assert_eq!(sweep(&newsroom), 0);
    }
}
