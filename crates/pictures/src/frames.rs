//! How many frames a picture has, without decoding one. Counting ends soon after there are too many.

use crate::MOST_FRAMES;
use crate::header::{be, chunks};

/// Walks the blocks: each image descriptor is a frame.
pub(crate) fn of_gif(bytes: &[u8]) -> u32 {
    count_gif(bytes).max(1)
}

fn count_gif(bytes: &[u8]) -> u32 {
    let table = |flags: u8| if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) };
    let byte = |at: usize| bytes.get(at).copied();
    let Some(flags) = byte(10) else { return 0 };
    let mut at: usize = 13 + table(flags);
    let mut frames = 0;
    while frames <= MOST_FRAMES {
        at = match byte(at) {
            // An extension: its label, then blocks.
            Some(0x21) => at + 2,
            Some(0x2c) => {
                frames += 1;
                let Some(flags) = byte(at + 9) else { break };
                // The descriptor, its table of colours, the width of the codes, then blocks.
                at + 10 + table(flags) + 1
            }
            _ => break,
        };
        loop {
            match byte(at) {
                Some(0) => {
                    at += 1;
                    break;
                }
                Some(length) => at += 1 + usize::from(length),
                None => return frames,
            }
        }
    }
    frames
}

/// What the chunk of an animation says; 1 where there is none.
pub(crate) fn of_png(bytes: &[u8]) -> u32 {
    let control = chunks_of_png(bytes).find(|(name, _)| *name == b"acTL");
    control.and_then(|(_, content)| be(content, 0, 4)).unwrap_or(1).max(1)
}

/// Name and content of each chunk, as far as they are there.
pub(crate) fn chunks_of_png(bytes: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let mut at: usize = 8;
    std::iter::from_fn(move || {
        let length = usize::try_from(be(bytes, at, 4)?).ok()?;
        let name = bytes.get(at + 4..at + 8)?;
        let begins = at + 8;
        let ends = begins.checked_add(length)?.min(bytes.len());
        at = begins.checked_add(length)?.checked_add(4)?;
        Some((name, bytes.get(begins..ends)?))
    })
}

/// Each frame has its chunk.
pub(crate) fn of_webp(bytes: &[u8]) -> u32 {
    let frames = chunks(bytes).filter(|(name, _)| *name == b"ANMF").take(MOST_FRAMES as usize + 1).count();
    u32::try_from(frames).unwrap_or(u32::MAX).max(1)
}
