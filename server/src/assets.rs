//! What browsers fetch besides pages: bundles, styles, fonts, icons.
//!
//! Three sources behind one look-up: the folder that `xtask build` fills, the same files compiled into the program
//! (feature `embed`), and in development the folders of cargo-leptos, read anew at each request.

use axum::body::Bytes;
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, HashMap};
use std::path::{Component, Path, PathBuf};
use std::{env, fs, io};

/// The folder of a checkout's build.
const BUILT: &str = "target/site";

/// A file as a browser may fetch it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// The file itself.
    pub identity: Bytes,
    /// Compressed with brotli, where that is worth it.
    pub brotli: Option<Bytes>,
    /// Compressed with gzip, likewise.
    pub gzip: Option<Bytes>,
    /// `Content-Type`.
    pub content_type: &'static str,
    /// Whether the name carries the content's hash, so that a browser may keep it for ever.
    pub immutable: bool,
    /// A strong validator of the identity bytes, with its quotes.
    pub etag: String,
}

/// Why the assets cannot be served.
#[derive(Debug, thiserror::Error)]
pub enum AssetsError {
    /// A file or folder that must be there.
    #[error("assets: {}: {source}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// What went wrong.
        source: io::Error,
    },
    /// The list of names is not what `xtask build` writes.
    #[error("assets: manifest.json: {0}")]
    Manifest(#[from] serde_json::Error),
}

/// Every asset of this program.
#[derive(Debug)]
pub struct Assets(Source);

#[derive(Debug)]
enum Source {
    Memory { files: HashMap<String, Asset>, names: BTreeMap<String, String> },
    Development(Development),
}

impl Assets {
    /// Reads the assets: from `dir` where one is given; in `cargo leptos watch` from where that builds; else what was
    /// compiled in; else from `target/site`.
    ///
    /// # Errors
    /// The folder or its `manifest.json` cannot be read.
    pub fn load(dir: Option<&Path>) -> Result<Self, AssetsError> {
        if dir.is_none() && env::var_os("LEPTOS_WATCH").is_some() {
            return Ok(Self(Source::Development(Development::from_environment())));
        }
        match dir {
            None if !EMBEDDED.is_empty() => {
                Self::from_files(EMBEDDED.iter().map(|(path, bytes)| ((*path).to_owned(), Bytes::from_static(bytes))))
            }
            _ => {
                let dir = dir.unwrap_or(Path::new(BUILT));
                let mut files = Vec::new();
                read_below(dir, "", &mut files)?;
                Self::from_files(files)
            }
        }
    }

    /// The asset at a request's path (`/pkg/site.0123456789ab.wasm`, `/favicon.ico`).
    #[must_use]
    pub fn get(&self, path: &str) -> Option<Asset> {
        match &self.0 {
            Source::Memory { files, .. } => files.get(path).cloned(),
            Source::Development(folders) => folders.get(path),
        }
    }

    /// The address of an asset by its logical name: `site.js`, `site.wasm`, `desk.js`, `desk.wasm`, `editor.js`,
    /// `start.js`, `main.css`, `desk.css`, `fonts/NAME.woff2`.
    #[must_use]
    pub fn url(&self, name: &str) -> Option<String> {
        match &self.0 {
            Source::Memory { names, .. } => names.get(name).cloned(),
            Source::Development(_) => Some(Development::url(name)),
        }
    }

    fn from_files(all: impl IntoIterator<Item = (String, Bytes)>) -> Result<Self, AssetsError> {
        let all: HashMap<String, Bytes> = all.into_iter().collect();
        let manifest = all.get("/manifest.json").ok_or_else(|| AssetsError::File {
            path: "manifest.json".into(),
            source: io::Error::new(io::ErrorKind::NotFound, "not there; `make build` writes it"),
        })?;
        let names: BTreeMap<String, String> = serde_json::from_slice(manifest)?;
        let files = all
            .iter()
            .filter(|(path, _)| *path != "/manifest.json" && !is_companion(path, &all))
            .map(|(path, bytes)| {
                let companion = |ending: &str| all.get(&format!("{path}.{ending}")).cloned();
                (path.clone(), Asset::new(path, bytes.clone(), companion("br"), companion("gz")))
            })
            .collect();
        Ok(Self(Source::Memory { files, names }))
    }
}

impl Asset {
    fn new(path: &str, identity: Bytes, brotli: Option<Bytes>, gzip: Option<Bytes>) -> Self {
        let digest = Sha256::digest(&identity);
        let etag = digest.iter().take(12).fold(String::from("\""), |etag, byte| format!("{etag}{byte:02x}")) + "\"";
        // Under `/pkg` every name carries a hash.
        let immutable = path.starts_with("/pkg/");
        Self { identity, brotli, gzip, content_type: content_type(path), immutable, etag }
    }
}

/// `x.css.br` beside `x.css` is not an asset of its own.
fn is_companion(path: &str, all: &HashMap<String, Bytes>) -> bool {
    path.strip_suffix(".br").or_else(|| path.strip_suffix(".gz")).is_some_and(|of| all.contains_key(of))
}

fn read_below(folder: &Path, path: &str, files: &mut Vec<(String, Bytes)>) -> Result<(), AssetsError> {
    let failed = |at: &Path| {
        let path = at.to_owned();
        move |source| AssetsError::File { path, source }
    };
    for entry in fs::read_dir(folder).map_err(failed(folder))? {
        let at = entry.map_err(failed(folder))?.path();
        let path = format!("{path}/{}", at.file_name().unwrap_or_default().to_string_lossy());
        if at.is_dir() {
            read_below(&at, &path, files)?;
        } else {
            files.push((path, fs::read(&at).map_err(failed(&at))?.into()));
        }
    }
    Ok(())
}

/// By the path's ending.
fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "avif" => "image/avif",
        "css" => "text/css; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "ico" => "image/x-icon",
        "jpg" | "jpeg" => "image/jpeg",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

/// The folders of `cargo leptos watch`: its own, and beside it what `xtask watch` bundles, which cargo-leptos does not
/// know of. There is one bundle with both halves, and nothing has a hash in its name.
#[derive(Debug)]
struct Development {
    site: PathBuf,
    sources: PathBuf,
}

impl Development {
    fn from_environment() -> Self {
        let folder = |name: &str, otherwise: &str| env::var_os(name).map_or_else(|| otherwise.into(), PathBuf::from);
        Self {
            site: folder("LEPTOS_SITE_ROOT", "target/watch-site"),
            sources: folder("NASHR_WATCH_SOURCES", "target/browser/dev/sources"),
        }
    }

    fn url(name: &str) -> String {
        match name {
            "site.js" | "desk.js" => "/pkg/nashr.js".into(),
            "site.wasm" | "desk.wasm" => "/pkg/nashr.wasm".into(),
            "main.css" => "/pkg/nashr.css".into(),
            name if name.contains('/') => format!("/{name}"),
            name => format!("/pkg/{name}"),
        }
    }

    fn get(&self, path: &str) -> Option<Asset> {
        let relative = Path::new(path.strip_prefix('/')?);
        if !relative.components().all(|part| matches!(part, Component::Normal(_))) {
            return None;
        }
        let places = [self.site.join(relative), self.sources.join(relative.strip_prefix("pkg").unwrap_or(relative))];
        let bytes = places.iter().find_map(|place| fs::read(place).ok())?;
        let asset = Asset::new(path, bytes.into(), None, None);
        Some(Asset { immutable: false, ..asset })
    }
}

// Paths and contents of the built site, where the feature `embed` compiles them in; written by build.rs.
include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> Assets {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir(folder.path().join("pkg")).expect("made");
        for (name, text) in [
            ("manifest.json", r#"{"site.js": "/pkg/site.0123456789ab.js"}"#),
            ("pkg/site.0123456789ab.js", "js"),
            ("pkg/site.0123456789ab.js.br", "brotli"),
            ("pkg/site.0123456789ab.js.gz", "gzip"),
            ("favicon.svg", "<svg/>"),
        ] {
            fs::write(folder.path().join(name), text).expect("written");
        }
        Assets::load(Some(folder.path())).expect("loaded")
    }

    #[test]
    fn a_name_leads_to_an_address_and_that_to_every_encoding() {
        let assets = site();
        let address = assets.url("site.js").expect("named");
        let asset = assets.get(&address).expect("there");
        assert_eq!((&asset.identity[..], asset.content_type), (&b"js"[..], "text/javascript; charset=utf-8"));
        assert_eq!((asset.brotli, asset.gzip), (Some("brotli".into()), Some("gzip".into())));
        assert!(asset.immutable);
    }

    #[test]
    fn public_files_are_revalidated_and_companions_are_no_assets() {
        let assets = site();
        let icon = assets.get("/favicon.svg").expect("there");
        assert!(!icon.immutable && icon.etag.len() == 26, "{}", icon.etag);
        for path in ["/pkg/site.0123456789ab.js.br", "/manifest.json", "/pkg/../manifest.json", ""] {
            assert_eq!(assets.get(path), None, "{path}");
        }
    }

    #[test]
    fn a_folder_that_was_not_built_is_a_clear_error() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let error = Assets::load(Some(folder.path())).expect_err("nothing there");
        assert!(error.to_string().contains("make build"), "{error}");
    }

    #[test]
    fn development_reads_anew_and_never_leaves_its_folders() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let folders = Development { site: folder.path().join("site"), sources: folder.path().join("sources") };
        fs::create_dir_all(folders.site.join("pkg")).expect("made");
        fs::create_dir_all(&folders.sources).expect("made");
        fs::write(folders.site.join("pkg/nashr.js"), "1").expect("written");
        fs::write(folders.sources.join("editor.js"), "2").expect("written");
        fs::write(folder.path().join("secret"), "3").expect("written");
        let assets = Assets(Source::Development(folders));
        assert_eq!(assets.get("/pkg/nashr.js").map(|asset| asset.identity), Some("1".into()));
        assert_eq!(
            assets.get("/pkg/editor.js").map(|asset| (asset.identity, asset.immutable)),
            Some(("2".into(), false))
        );
        assert_eq!(assets.get("/../secret"), None);
        assert_eq!(assets.get("//secret"), None);
    }
}
