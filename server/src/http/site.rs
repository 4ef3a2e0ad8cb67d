//! What every handler knows: the site, its files, its cache.

use super::making::Making;
use super::page_cache::PageCache;
use super::reads::Reads;
use super::theme::Theme;
use crate::assets::Assets;
use app::catalogue::{Catalogues, Part};
use app::server::BundleNames;
use app::shell::DocumentAssets;
use newsroom::Newsroom;
use std::collections::HashMap;
use std::ops::Deref;
use std::sync::Arc;

/// A site as handlers see it. Cheap to clone: each layer of the router does so for each request, and a count that two
/// cores change in turns is dear, so there is one.
#[derive(Clone)]
pub struct Site(Arc<Parts>);

impl Deref for Site {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

/// What a site is made of.
pub struct Parts {
    /// For the application.
    pub(super) app: app::server::Site,
    /// Scripts, styles, fonts, icons.
    pub(super) assets: Assets,
    /// Finished pages.
    pub(super) cache: PageCache,
    /// Sizes of pictures that are being made.
    pub(super) making: Making,
    /// The colours that the newsroom chose.
    pub(super) theme: Theme,
    /// What went out since the counts were taken to the store.
    pub(super) reads: Reads,
    /// The interface's texts for browsers, by address.
    pub(super) texts: HashMap<String, String>,
    /// The style sheet of light pages and kept stories: its address and its text.
    pub(super) plain_sheet: (String, String),
    /// Whom to tell of a weakness; empty: nobody is named.
    pub(super) security_contact: String,
    reader: BundleNames,
    desk: BundleNames,
}

/// A file of the build is not there.
#[derive(Debug, thiserror::Error)]
#[error("the build has no `{0}`; `make build` makes it")]
pub struct NoAsset(&'static str);

impl Site {
    /// A site on a newsroom.
    ///
    /// # Errors
    /// [`NoAsset`] if the build is not whole.
    pub fn new(
        newsroom: Newsroom,
        catalogues: Arc<Catalogues>,
        assets: Assets,
        origin: &str,
        cache_mb: u64,
        security_contact: &str,
    ) -> Result<Self, NoAsset> {
        // What Leptos spawns runs on tokio. leptos_axum says so when it lists its routes, and we route ourselves. It may
        // have been said before, by another site of the process.
        let _ = any_spawner::Executor::init_tokio();
        let url = |name: &'static str| assets.url(name).ok_or(NoAsset(name));
        let bundle = |start, js, wasm, css, editor: String| {
            Ok(BundleNames {
                common: DocumentAssets {
                    css: url(css)?,
                    start: url(start)?,
                    js: url(js)?,
                    wasm: url(wasm)?,
                    editor,
                    ..DocumentAssets::default()
                },
                latin_font: assets.url("fonts/source-serif-4.woff2").unwrap_or_default(),
                arabic_font: assets.url("fonts/noto-naskh-arabic.woff2").unwrap_or_default(),
            })
        };
        let mut reader = bundle("reader.js", "site.js", "site.wasm", "main.css", String::new())?;
        reader.common.lightbox = url("lightbox.js")?;
        let mut desk = bundle("start.js", "desk.js", "desk.wasm", "desk.css", url("editor.js")?)?;
        desk.common.library.0 = url("library.js")?;
        desk.common.particulars = url("particulars.js")?;
        url("worker.js")?;
        let plain_address = url("plain.css")?;
        let plain_text = assets.get(&plain_address).ok_or(NoAsset("plain.css"))?.identity;
        let plain_sheet = (plain_address, String::from_utf8_lossy(&plain_text).into_owned());
        let texts = catalogues
            .languages()
            .flat_map(|language| [Part::Reader, Part::Desk, Part::Plain, Part::Library].map(|part| (language, part)))
            .map(|(language, part)| (catalogues.address(language, part), catalogues.browser_json(language, part)))
            .collect();
        Ok(Self(Arc::new(Parts {
            app: app::server::Site { newsroom, catalogues, origin: origin.into() },
            assets,
            making: Making::default(),
            theme: Theme::default(),
            reads: Reads::default(),
            cache: PageCache::new(cache_mb * 1_024 * 1_024),
            texts,
            plain_sheet,
            security_contact: security_contact.to_owned(),
            reader,
            desk,
        })))
    }

    /// The use-cases.
    pub(super) fn newsroom(&self) -> &Newsroom {
        &self.app.newsroom
    }

    /// Whether readers reach the site by TLS.
    pub(super) fn is_secure(&self) -> bool {
        self.app.origin.starts_with("https://")
    }

    /// What a reader's document in a language loads.
    pub(super) fn reader_assets(&self, language: &str, rtl: bool) -> DocumentAssets {
        let words = self.words_address();
        let theme = self.theme.sheet(self.newsroom()).address.clone();
        DocumentAssets {
            words,
            theme,
            ..self.reader.for_document(language, rtl, self.texts_address(language, Part::Reader))
        }
    }

    /// What a document of the desk in a language loads.
    pub(super) fn desk_assets(&self, language: &str, rtl: bool) -> DocumentAssets {
        let mut assets = self.desk.for_document(language, rtl, self.texts_address(language, Part::Desk));
        assets.library.1 = self.texts_address(language, Part::Library);
        assets
    }

    /// Where the small scripts find their words.
    pub(super) fn words_address(&self) -> String {
        self.texts_address("", Part::Plain)
    }

    fn texts_address(&self, language: &str, part: Part) -> String {
        self.app.catalogues.address(self.app.catalogues.of(language).language(), part)
    }
}
