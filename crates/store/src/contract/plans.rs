//! Every statement that a store has run, for the test that looks at their plans.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

static WATCHED: AtomicBool = AtomicBool::new(false);
static STATEMENTS: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());

pub(crate) fn note(sql: &'static str) {
    if WATCHED.load(Ordering::Relaxed) {
        STATEMENTS.lock().unwrap_or_else(PoisonError::into_inner).insert(sql);
    }
}

/// From now on, statements are noted.
pub fn watch() {
    WATCHED.store(true, Ordering::Relaxed);
}

/// The statements that ran in this process since [`watch`].
pub fn statements() -> BTreeSet<&'static str> {
    STATEMENTS.lock().unwrap_or_else(PoisonError::into_inner).clone()
}
