//! A newsroom to import into, and the fixtures.

use domain::edition::{Calendar, Digits, Direction, Months, SiteIdentity};
use domain::ids::VersionId;
use domain::{Actor, Edition, EditionCode, Timestamp, Version};
use exchange::wxr::{Options, import};
use exchange::{ExchangeError, Report, Silent};
use newsroom::{Context, Newsroom, RequestId, Surroundings};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use store::Store;

/// 2026-01-01.
pub const NOW: Timestamp = Timestamp(1_767_225_600_000);

/// The same moment always, and bytes that only count.
#[derive(Default)]
struct Fixed(AtomicU64);

impl Surroundings for Fixed {
    fn now(&self) -> Timestamp {
        NOW
    }

    fn randomise(&self, bytes: &mut [u8]) {
        let count = self.0.fetch_add(1, Ordering::Relaxed).to_le_bytes();
        bytes.iter_mut().zip(count.iter().cycle()).for_each(|(to, from)| *to = *from);
    }
}

pub struct World {
    pub newsroom: Newsroom,
    pub store: Store,
    pub folder: tempfile::TempDir,
}

impl World {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(folder.path()).expect("a store");
        store
            .write(|w| {
                for (position, (code, direction)) in (0..).zip([("en", Direction::Ltr), ("fa", Direction::Rtl)]) {
                    w.edition_put(&Edition {
                        code: code.parse().expect("a code"),
                        language: code.into(),
                        name: code.into(),
                        direction,
                        calendar: Calendar::Gregorian,
                        digits: Digits::Latin,
                        months: Months::Gregorian,
                        zone: "UTC".into(),
                        missing: Default::default(),
                        position,
                        site: SiteIdentity::default(),
                    })?;
                }
                Ok::<_, store::StoreError>(())
            })
            .expect("editions");
        let newsroom = Newsroom::new(store.clone(), folder.path(), Arc::new(Fixed::default()));
        Self { newsroom, store, folder }
    }

    pub fn context(&self) -> Context {
        self.newsroom.context(Actor::System, RequestId(1))
    }

    pub fn import(&self, options: &Options) -> Result<Report, ExchangeError> {
        import(&self.newsroom, &self.context(), options, &mut Silent)
    }

    pub fn version_at(&self, edition: &str, path: &str) -> Version {
        let found = self.store.read(|r| r.version_by_path(&code(edition), &domain::Path::new(path).expect("a path")));
        found.expect("a read").unwrap_or_else(|| panic!("nothing at {path}"))
    }

    pub fn content_of(&self, version: &Version) -> domain::Content {
        self.store.read(|r| r.revision_by_id(version.working)).expect("a read").expect("a revision").content
    }

    pub fn comments(&self, version: VersionId) -> Vec<domain::comment::Comment> {
        self.store.read(|r| r.comments_shown(version)).expect("a read")
    }
}

pub fn code(edition: &str) -> EditionCode {
    edition.parse().expect("a code")
}

pub fn options(file: PathBuf, edition: &str) -> Options {
    Options { files: vec![file], edition: code(edition), uploads: None, menu: None, dry_run: false, offline: true }
}

/// A file of the shared fixtures; `None`, said aloud, where the folder is absent.
pub fn shared(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/fixtures").join(name);
    if path.exists() {
        return Some(path);
    }
    assert!(std::env::var_os("CI").is_none_or(|ci| ci != "true"), "{} is absent", path.display());
    eprintln!("skipped: {} is absent", path.display());
    None
}

/// A file of this crate's own fixtures.
pub fn own(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

/// Everything unchanged but what is skipped.
pub fn assert_nothing_changed(report: &Report) {
    assert!(report.balances(), "{report:#?}");
    for (kind, items) in &report.items {
        assert_eq!(report.unchanged[kind], items - report.skipped_of(kind), "{kind}: {report:#?}");
    }
    let comments = report.comments;
    assert_eq!(comments.unchanged, comments.found - comments.skipped, "{comments:?}");
}
