//! Imports into a real newsroom in a temporary folder.

#![expect(clippy::panic, reason = "a test fails by it")]

mod edits;
mod harbour;
mod malformed;
mod small;
mod theme;
mod world;
