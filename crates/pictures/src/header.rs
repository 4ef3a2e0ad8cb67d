//! What a picture says of itself before it is decoded.

use crate::frames;
use crate::{Kind, LONGEST_SIDE, MOST_BYTES, MOST_FRAMES, MOST_PIXELS, Refusal, kind};
use image::metadata::Orientation;

/// What a picture says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// Its format.
    pub kind: Kind,
    /// Pixels across, as it is to be looked at.
    pub width: u32,
    /// Pixels down, as it is to be looked at.
    pub height: u32,
    /// 1 for one that does not move.
    pub frames: u32,
    /// How it has to be turned to stand upright.
    pub(crate) orientation: Orientation,
    /// Pixels across and down as they are stored.
    pub(crate) stored: (u32, u32),
}

/// Looks at a picture's header: whole files only, because some formats say at their end what they are.
///
/// # Errors
/// Every [`Refusal`] but those of decoding.
pub fn look(bytes: &[u8]) -> Result<Header, Refusal> {
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Refusal::Bytes(bytes.len() as u64));
    }
    let kind = kind(bytes)?;
    let sides = match kind {
        Kind::Jpeg => jpeg(bytes),
        Kind::Png => png(bytes),
        Kind::Gif => Some((le(bytes, 6, 2).ok_or_else(cut)?, le(bytes, 8, 2).ok_or_else(cut)?)),
        Kind::WebP => webp(bytes)?,
        _ => return Err(Refusal::Kind),
    };
    let stored = sides.filter(|(width, height)| *width > 0 && *height > 0);
    let stored = stored.ok_or_else(|| Refusal::Damaged("its header has no size".into()))?;
    let (width, height) = stored;
    if width > LONGEST_SIDE || height > LONGEST_SIDE || u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(Refusal::Pixels(width, height));
    }
    let frames = match kind {
        Kind::Gif => frames::of_gif(bytes),
        Kind::Png => frames::of_png(bytes),
        Kind::WebP => frames::of_webp(bytes),
        _ => 1,
    };
    if frames > MOST_FRAMES {
        return Err(Refusal::Frames(MOST_FRAMES));
    }
    let orientation = orientation(kind, bytes);
    let turned = matches!(
        orientation,
        Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH
    );
    let (width, height) = if turned { (height, width) } else { (width, height) };
    Ok(Header { kind, width, height, frames, orientation, stored })
}

fn cut() -> Refusal {
    Refusal::Damaged("it breaks off".into())
}

pub(crate) fn be(bytes: &[u8], at: usize, length: usize) -> Option<u32> {
    Some(bytes.get(at..at.checked_add(length)?)?.iter().fold(0, |all, byte| all << 8 | u32::from(*byte)))
}

pub(crate) fn le(bytes: &[u8], at: usize, length: usize) -> Option<u32> {
    Some(bytes.get(at..at.checked_add(length)?)?.iter().rev().fold(0, |all, byte| all << 8 | u32::from(*byte)))
}

/// The segments before the picture itself: marker, and where their content begins and ends.
fn segments(bytes: &[u8]) -> impl Iterator<Item = (u8, &[u8])> {
    let mut at = 2;
    std::iter::from_fn(move || {
        loop {
            while bytes.get(at)? == &0xff && bytes.get(at + 1)? == &0xff {
                at += 1;
            }
            if bytes.get(at)? != &0xff {
                return None;
            }
            let marker = *bytes.get(at + 1)?;
            at += 2;
            match marker {
                0x01 | 0xd0..=0xd8 => {}
                // The picture, or its end.
                0xd9 | 0xda => return None,
                _ => {
                    let length = usize::try_from(be(bytes, at, 2)?).ok()?.max(2);
                    let content = bytes.get(at + 2..(at + length).min(bytes.len()))?;
                    at += length;
                    return Some((marker, content));
                }
            }
        }
    })
}

/// The frame's own segment; a second one is another picture's.
fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let frame = |marker: u8| matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc);
    let (_, content) = segments(bytes).find(|(marker, _)| frame(*marker))?;
    Some((be(content, 3, 2)?, be(content, 1, 2)?))
}

fn png(bytes: &[u8]) -> Option<(u32, u32)> {
    if bytes.get(12..16)? != b"IHDR" {
        return None;
    }
    Some((be(bytes, 16, 4)?, be(bytes, 20, 4)?))
}

/// The chunks of a WebP: name and content, as far as they are there.
pub(crate) fn chunks(bytes: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let mut at: usize = 12;
    std::iter::from_fn(move || {
        let name = bytes.get(at..at + 4)?;
        let length = usize::try_from(le(bytes, at + 4, 4)?).ok()?;
        let begins = at + 8;
        let ends = begins.checked_add(length)?.min(bytes.len());
        at = begins.checked_add(length)?.checked_add(length % 2)?;
        Some((name, bytes.get(begins..ends)?))
    })
}

/// The canvas; the picture on it has to have the same size, or (one that moves) fit in.
fn webp(bytes: &[u8]) -> Result<Option<(u32, u32)>, Refusal> {
    let lies = || Refusal::Damaged("its parts are of different sizes".into());
    let mut canvas = None;
    let mut picture = None;
    for (name, content) in chunks(bytes) {
        match name {
            b"VP8X" => canvas = le(content, 4, 3).zip(le(content, 7, 3)).map(|(width, height)| (width + 1, height + 1)),
            b"VP8 " | b"VP8L" => {
                picture = frame(name, content);
                break;
            }
            b"ANMF" => {
                let sides = le(content, 6, 3).zip(le(content, 9, 3)).map(|(width, height)| (width + 1, height + 1));
                let inner = content.get(16..24).and_then(|head| head.get(..4)).map(|name| (name, content.get(24..)));
                if let (Some(sides), Some(canvas)) = (sides, canvas)
                    && (sides.0 > canvas.0 || sides.1 > canvas.1)
                {
                    return Err(lies());
                }
                if let Some((name @ (b"VP8 " | b"VP8L"), Some(inner))) = inner
                    && frame(name, inner) != sides
                {
                    return Err(lies());
                }
            }
            _ => {}
        }
    }
    match (canvas, picture) {
        (Some(canvas), Some(picture)) if canvas != picture => Err(lies()),
        (canvas, picture) => Ok(canvas.or(picture)),
    }
}

fn frame(name: &[u8], content: &[u8]) -> Option<(u32, u32)> {
    if name == b"VP8 " {
        let begins = content.get(3..6)? == b"\x9d\x01\x2a";
        begins.then_some((le(content, 6, 2)? & 0x3fff, le(content, 8, 2)? & 0x3fff))
    } else {
        let bits = le(content, 1, 4)?;
        (content.first()? == &0x2f).then_some(((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1))
    }
}

/// As its Exif says; upright where it says nothing.
fn orientation(kind: Kind, bytes: &[u8]) -> Orientation {
    let exif = match kind {
        Kind::Jpeg => {
            segments(bytes).find_map(|(marker, content)| content.strip_prefix(b"Exif\0\0").filter(|_| marker == 0xe1))
        }
        Kind::WebP => chunks(bytes).find_map(|(name, content)| {
            (name == b"EXIF").then(|| content.strip_prefix(b"Exif\0\0").unwrap_or(content))
        }),
        Kind::Png => frames::chunks_of_png(bytes).find_map(|(name, content)| (name == b"eXIf").then_some(content)),
        _ => None,
    };
    exif.and_then(Orientation::from_exif_chunk).unwrap_or(Orientation::NoTransforms)
}
