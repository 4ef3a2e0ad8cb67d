//! How far a long run has come, for whoever waits.

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// The file is read through and checked; counted in bytes.
    Checking,
    /// What is in it is written; counted in items.
    Writing,
}

/// Is told how far a run has come.
pub trait Progress {
    /// A phase begins; `total` is in its own unit.
    fn begin(&mut self, phase: Phase, total: u64);
    /// So much of it is done.
    fn reached(&mut self, done: u64);
}

/// Tells nobody.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Progress for Silent {
    fn begin(&mut self, _: Phase, _: u64) {}
    fn reached(&mut self, _: u64) {}
}
