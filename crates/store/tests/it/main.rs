//! The contract suite on SQLite, and what only SQLite has to keep.

mod file;
mod kill;
mod plans;

use std::any::Any;
use std::path::PathBuf;
use std::sync::OnceLock;
use store::Store;

store::store_contract!(crate::fresh);

/// A store in a folder of its own, copied from one that is migrated already.
fn fresh() -> (Store, Box<dyn Any>) {
    let dir = folder();
    std::fs::copy(template(), dir.path().join("nashr.sqlite")).expect("a copy");
    let store = Store::open(dir.path()).expect("a store");
    (store, Box::new(dir))
}

/// In memory where the machine has such a folder: each commit waits for the disk otherwise. The tests in `file` and
/// `kill` use a real one.
fn folder() -> tempfile::TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).expect("a folder")
}

fn template() -> &'static PathBuf {
    static TEMPLATE: OnceLock<(tempfile::TempDir, PathBuf)> = OnceLock::new();
    &TEMPLATE
        .get_or_init(|| {
            let dir = tempfile::tempdir().expect("a folder");
            drop(Store::open(dir.path()).expect("a store"));
            let path = dir.path().join("nashr.sqlite");
            (dir, path)
        })
        .1
}
