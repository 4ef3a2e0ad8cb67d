//! Pictures: looked at by their content, decoded within limits, made into the sizes that pages show.
//!
//! Knows bytes and pixels alone: no folder, no database, no clock but the one that ends a decoding that takes too long.
//! Whatever somebody sends comes through here before anything else touches it. [`kind`] tells by the first bytes what a
//! file is, [`look`] reads a picture's header and refuses what is too large before a pixel is decoded, [`Decoded`] has the
//! pixels (upright, in sRGB, without anything else that was in the file), and [`Decoded::encode`] makes one size of them.

mod captions;
mod colour;
mod decode;
mod encode;
mod first_page;
mod frames;
mod header;
mod kind;
mod refusal;
mod turns;

pub use captions::{MOST_BYTES_OF_CAPTIONS, look_at_captions};
pub use decode::Decoded;
pub use first_page::first_page;
pub use header::{Header, look};
pub use kind::{HEAD, Kind, is_named_as, kind};
pub use refusal::Refusal;
pub use turns::in_turn;

/// Most pixels that a picture may have.
pub const MOST_PIXELS: u64 = 40_000_000;
/// Longest side, in pixels.
pub const LONGEST_SIDE: u32 = 12_000;
/// Most bytes of a picture's file.
pub const MOST_BYTES: u64 = 50_000_000;
/// Most frames of a picture that moves.
pub const MOST_FRAMES: u32 = 500;
/// Most memory that a decoder may ask for, in bytes.
pub const MOST_MEMORY: u64 = 256 * 1_024 * 1_024;
/// Longest time that decoding may take.
pub const LONGEST: std::time::Duration = std::time::Duration::from_secs(10);
/// How many pictures are decoded at once.
pub const AT_ONCE: usize = 2;

#[cfg(test)]
mod tests;
