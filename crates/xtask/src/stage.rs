//! Stages: named, timed, printed.

use std::time::Instant;

/// Runs a stage and prints the seconds it took, whether it went well or not.
pub fn stage<T>(name: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let outcome = work();
    println!("[{:.1} s] {name}", start.elapsed().as_secs_f32());
    outcome
}
