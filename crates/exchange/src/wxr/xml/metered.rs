//! Reading with a count of lines and a limit.

use std::io::{self, BufRead, Read};

/// Longest child of the channel (an item with its comments), in bytes.
const MAX_CHILD: u64 = 64 << 20;

#[derive(Debug, thiserror::Error)]
#[error("one item is longer than 64 MB")]
pub(super) struct TooLarge;

/// Counts lines, and stops a child that never ends before it fills the memory.
pub(super) struct Metered<R> {
    pub source: R,
    pub line: u64,
    pub taken: u64,
    pub since_child: u64,
}

impl<R: BufRead> Read for Metered<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let count = available.len().min(into.len());
        for (to, from) in into.iter_mut().zip(available) {
            *to = *from;
        }
        self.consume(count);
        Ok(count)
    }
}

impl<R: BufRead> BufRead for Metered<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.since_child > MAX_CHILD {
            return Err(io::Error::other(TooLarge));
        }
        self.source.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        // What is consumed still stands in the source's buffer, so this reads nothing new.
        let newlines =
            self.source.fill_buf().map_or(0, |b| b.iter().take(amount).filter(|byte| **byte == b'\n').count());
        self.line += newlines as u64;
        self.taken += amount as u64;
        self.since_child += amount as u64;
        self.source.consume(amount);
    }
}
