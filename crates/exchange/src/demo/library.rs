//! The library: every picture and file once, with what is said of it in each edition.

use super::files::Files;
use super::{SOURCE, fault};
use crate::ExchangeError;
use domain::ids::MediaId;
use domain::media::{Framing, Media, MediaText};
use newsroom::founding::{Bytes, FoundingMedia};

/// Where something is named: the file and the field.
pub(super) type Whence<'w> = (&'w str, &'w str);

/// What has come into the library so far.
pub(super) struct Library<'f> {
    files: &'f dyn Files,
    shelf: Vec<Shelved>,
}

struct Shelved {
    path: String,
    /// Its texts come from where it stands, edition by edition.
    open: bool,
    media: FoundingMedia,
}

impl<'f> Library<'f> {
    pub(super) fn new(files: &'f dyn Files) -> Self {
        Self { files, shelf: Vec::new() }
    }

    /// A picture with texts of its own. The same file with other texts, or cut in another way, is another picture, which
    /// shares the bytes.
    pub(super) fn picture(
        &mut self,
        name: &str,
        texts: Vec<MediaText>,
        framing: Framing,
        whence: Whence<'_>,
    ) -> Result<MediaId, ExchangeError> {
        let path = format!("pictures/{name}");
        let is_same = |media: &Media| media.texts == texts && media.framing == framing;
        let same = self.shelf.iter().find(|it| it.path == path && !it.open && is_same(&it.media.media));
        match same {
            Some(same) => Ok(same.media.media.id),
            None => self.add(name, path, (texts, framing), false, whence),
        }
    }

    /// A picture as it stands in a text, which says about it what it says; a picture that has texts keeps them.
    pub(super) fn illustration(
        &mut self,
        name: &str,
        text: MediaText,
        whence: Whence<'_>,
    ) -> Result<MediaId, ExchangeError> {
        let id = self.file("pictures", name, whence)?;
        if let Some(it) = self.shelf.iter_mut().find(|it| it.media.media.id == id && it.open) {
            let texts = &mut it.media.media.texts;
            if !texts.iter().any(|known| known.edition == text.edition) {
                texts.push(text);
            }
        }
        Ok(id)
    }

    /// A file of a folder, whatever is said of it.
    pub(super) fn file(&mut self, folder: &str, name: &str, whence: Whence<'_>) -> Result<MediaId, ExchangeError> {
        let path = format!("{folder}/{name}");
        match self.shelf.iter().find(|it| it.path == path) {
            Some(it) => Ok(it.media.media.id),
            None => self.add(name, path, (Vec::new(), Framing::default()), true, whence),
        }
    }

    /// The bytes of what is in the library.
    pub(super) fn bytes(&self, id: MediaId) -> Option<&Bytes> {
        self.shelf.iter().find(|it| it.media.media.id == id).map(|it| &it.media.bytes)
    }

    pub(super) fn into_media(self) -> Vec<FoundingMedia> {
        self.shelf.into_iter().map(|it| it.media).collect()
    }

    fn add(
        &mut self,
        name: &str,
        path: String,
        (texts, framing): (Vec<MediaText>, Framing),
        open: bool,
        (file, field): Whence<'_>,
    ) -> Result<MediaId, ExchangeError> {
        if name.is_empty() || name.starts_with('.') || name.contains(['/', '\\']) {
            return Err(fault(file, field, format_args!("`{name}` is no file's name")));
        }
        let bytes = self.files.bytes(&path).map_err(|error| fault(file, field, format_args!("{path}: {error}")))?;
        // The first of a file has a simple key; what comes later has its place in it.
        let number = self.shelf.iter().filter(|it| it.path == path).count();
        let key = if number == 0 { path.clone() } else { format!("{path}#{number}") };
        let media = Media {
            id: MediaId::derived(SOURCE, &key),
            hash: None,
            file_name: name.to_owned(),
            mime: String::new(),
            width: None,
            height: None,
            bytes: 0,
            source_url: None,
            texts,
            framing,
        };
        let id = media.id;
        self.shelf.push(Shelved { path, open, media: FoundingMedia { media, bytes } });
        Ok(id)
    }
}
