//! Decoding takes a hundred megabytes and a processor: few do it at once, the others wait.

use crate::AT_ONCE;
use std::sync::{Condvar, Mutex, PoisonError};

static UNDER_WAY: Mutex<usize> = Mutex::new(0);
static FREED: Condvar = Condvar::new();

/// Gives the turn back, also after a panic.
struct Turn;

impl Drop for Turn {
    fn drop(&mut self) {
        *UNDER_WAY.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        FREED.notify_one();
    }
}

/// Does something once it is its turn: no more than [`AT_ONCE`] of the program do at the same time. Blocks until then.
pub fn in_turn<T>(act: impl FnOnce() -> T) -> T {
    let waiting = UNDER_WAY.lock().unwrap_or_else(PoisonError::into_inner);
    let mut under_way =
        FREED.wait_while(waiting, |under_way| *under_way >= AT_ONCE).unwrap_or_else(PoisonError::into_inner);
    *under_way += 1;
    drop(under_way);
    let _turn = Turn;
    act()
}
