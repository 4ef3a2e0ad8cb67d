//! What the server puts into every request's context.

use crate::catalogue::Catalogues;
use crate::shell::DocumentAssets;
use domain::edition::Edition;
use newsroom::accounts::SessionToken;
use newsroom::{Newsroom, RequestId};
use std::sync::Arc;

/// Content-hashed addresses of one bundle; a font and the texts are added by language.
#[derive(Debug, Clone, Default)]
pub struct BundleNames {
    /// What every document of the bundle loads.
    pub common: DocumentAssets,
    /// Font of the Latin script.
    pub latin_font: String,
    /// Font of the Arabic script.
    pub arabic_font: String,
}

impl BundleNames {
    /// What a document in an edition loads.
    pub fn for_document(&self, language: &str, rtl: bool, texts: String) -> DocumentAssets {
        let font = if rtl { &self.arabic_font } else { &self.latin_font };
        debug_assert!(!language.is_empty());
        DocumentAssets { font: font.clone(), texts, ..self.common.clone() }
    }
}

/// One site: its newsroom, its texts, where it stands. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Site {
    /// The use-cases.
    pub newsroom: Newsroom,
    /// The interface's texts in every language.
    pub catalogues: Arc<Catalogues>,
    /// `https://news.example`, without a slash at the end.
    pub origin: Arc<str>,
}

impl Site {
    /// An absolute address on this site.
    pub fn absolute(&self, href: &str) -> String {
        format!("{}{href}", self.origin)
    }

    /// The language of an edition's interface: its own, if there is a catalogue for it.
    pub fn texts_language<'a>(&self, edition: &'a Edition) -> &'a str {
        &edition.language
    }
}

/// Who asks, and how.
#[derive(Debug, Clone)]
pub struct Visitor {
    /// What the session cookie holds.
    pub session: Option<SessionToken>,
    /// Names the request in log and error pages.
    pub request: RequestId,
    /// The server function runs within a page's rendering, so that its status and redirects are the page's.
    pub rendering: bool,
}
