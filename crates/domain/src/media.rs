//! Pictures and files.

use crate::EditionCode;
use crate::ids::MediaId;
use serde::{Deserialize, Serialize};

/// A picture or a file. Its bytes are kept by their hash; several media may share them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Media {
    /// Its id.
    pub id: MediaId,
    /// SHA-256 of the bytes in hexadecimal; `None`: the file is missing and a placeholder stands for it.
    pub hash: Option<String>,
    /// Its name, for people.
    pub file_name: String,
    /// What it is, found out from its content (or from its name while the file is missing).
    pub mime: String,
    /// Pixels; `None` for what is no picture.
    pub width: Option<u32>,
    /// Pixels; `None` for what is no picture.
    pub height: Option<u32>,
    /// Size of the file.
    pub bytes: u64,
    /// Where it was on the old site.
    pub source_url: Option<String>,
    /// What it shows and who made it, per edition.
    pub texts: Vec<MediaText>,
}

/// What a picture shows and who made it, in one edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MediaText {
    /// The edition.
    pub edition: EditionCode,
    /// Alternative text.
    pub alt: String,
    /// Caption, plain text.
    pub caption: String,
    /// Who made it.
    pub credit: String,
}

impl Media {
    /// Its texts in an edition, else in any.
    pub fn text_in(&self, edition: &EditionCode) -> Option<&MediaText> {
        self.texts.iter().find(|t| &t.edition == edition).or(self.texts.first())
    }

    /// Whether it is a picture.
    pub fn is_picture(&self) -> bool {
        self.mime.starts_with("image/")
    }
}
