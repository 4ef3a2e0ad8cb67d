//! What a file is, by its content: its name may say anything.

/// How much of a file's beginning is looked at, in bytes.
pub(super) const HEAD: u64 = 256 << 10;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FileKind {
    pub mime: &'static str,
    pub pixels: Option<(u32, u32)>,
}

/// Tells by the first bytes; `None` for what is not taken. A picture has its size in its header, or it is none.
pub(super) fn of(head: &[u8]) -> Option<FileKind> {
    let picture = |mime, pixels: Option<(u32, u32)>| {
        pixels.filter(|(w, h)| *w > 0 && *h > 0).map(|p| FileKind { mime, pixels: Some(p) })
    };
    let plain = |mime| Some(FileKind { mime, pixels: None });
    if head.starts_with(b"\xff\xd8\xff") {
        picture("image/jpeg", jpeg(head))
    } else if head.starts_with(b"\x89PNG\r\n\x1a\n") {
        picture("image/png", (head.get(12..16)? == b"IHDR").then(|| Some((be32(head, 16)?, be32(head, 20)?))).flatten())
    } else if head.starts_with(b"GIF87a") || head.starts_with(b"GIF89a") {
        picture("image/gif", Some((le(head, 6, 2)?, le(head, 8, 2)?)))
    } else if head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP") {
        picture("image/webp", webp(head))
    } else if head.starts_with(b"%PDF-") {
        plain("application/pdf")
    } else if head.starts_with(b"ID3") || matches!(head, [0xff, second, ..] if second & 0xe6 == 0xe2) {
        plain("audio/mpeg")
    } else if head.get(4..8) == Some(b"ftyp") {
        let brand = head.get(8..12)?;
        plain(if brand == b"M4A " { "audio/mp4" } else { "video/mp4" })
    } else if head.starts_with(b"\x1a\x45\xdf\xa3") {
        // Matroska and WebM share a container (EBML); its DocType, within the first bytes, tells them apart.
        let webm = head.get(..64).unwrap_or(head).windows(7).any(|bytes| bytes == b"\x42\x82\x84webm");
        if webm { plain("video/webm") } else { None }
    } else if is_captions(head) {
        plain("text/vtt")
    } else {
        None
    }
}

/// WebVTT begins with its name, alone on its line or with words behind a blank (W3C, WebVTT 4.1).
fn is_captions(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    head.strip_prefix(b"WEBVTT").is_some_and(|rest| matches!(rest, [] | [b' ' | b'\t' | b'\n' | b'\r', ..]))
}

fn be(bytes: &[u8], at: usize, length: usize) -> Option<u32> {
    Some(bytes.get(at..at + length)?.iter().fold(0, |all, byte| all << 8 | u32::from(*byte)))
}

fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    be(bytes, at, 4)
}

fn le(bytes: &[u8], at: usize, length: usize) -> Option<u32> {
    Some(bytes.get(at..at + length)?.iter().rev().fold(0, |all, byte| all << 8 | u32::from(*byte)))
}

/// Walks the segments to the one that begins the frame.
fn jpeg(head: &[u8]) -> Option<(u32, u32)> {
    let mut at = 2;
    loop {
        while head.get(at)? == &0xff && head.get(at + 1)? == &0xff {
            at += 1;
        }
        if head.get(at)? != &0xff {
            return None;
        }
        let marker = *head.get(at + 1)?;
        if matches!(marker, 0x01 | 0xd0..=0xd8) {
            at += 2;
            continue;
        }
        if matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc) {
            return Some((be(head, at + 7, 2)?, be(head, at + 5, 2)?));
        }
        at += 2 + usize::try_from(be(head, at + 2, 2)?).ok()?.max(2);
    }
}

fn webp(head: &[u8]) -> Option<(u32, u32)> {
    match head.get(12..16)? {
        b"VP8X" => Some((le(head, 24, 3)? + 1, le(head, 27, 3)? + 1)),
        b"VP8L" => {
            let bits = le(head, 21, 4)?;
            (head.get(20)? == &0x2f).then_some(((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1))
        }
        b"VP8 " => (head.get(23..26)? == b"\x9d\x01\x2a")
            .then(|| Some((le(head, 26, 2)? & 0x3fff, le(head, 28, 2)? & 0x3fff)))
            .flatten(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_content_says() {
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        png.extend([0, 0, 3, 32, 0, 0, 2, 88]);
        let jpeg = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08\x01\x2c\x01\x90\x03";
        let webp = b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x1f\x03\0\x57\x02\0";
        for (head, mime, pixels) in [
            (png.as_slice(), "image/png", Some((800, 600))),
            (jpeg, "image/jpeg", Some((400, 300))),
            (b"GIF89a\x0a\x00\x14\x00", "image/gif", Some((10, 20))),
            (webp, "image/webp", Some((800, 600))),
            (b"%PDF-1.7", "application/pdf", None),
            (b"ID3\x04", "audio/mpeg", None),
            (b"\xff\xfb\x90\x00", "audio/mpeg", None),
            (b"\0\0\0\x20ftypisom", "video/mp4", None),
            (b"\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm", "video/webm", None),
            (b"WEBVTT\n\n00:00.000 --> 00:02.000\nRain.", "text/vtt", None),
        ] {
            assert_eq!(of(head), Some(FileKind { mime, pixels }), "{mime}");
        }
    }

    #[test]
    fn what_only_looks_like_a_picture_is_none() {
        for head in [
            &b""[..],
            b"<svg>",
            b"<?php",
            b"\xff\xd8\xff",
            b"GIF89a",
            b"GIF89a\0\0\0\0",
            b"\x89PNG\r\n\x1a\n",
            b"PK\x03\x04",
            b"RIFF\0\0\0\0WEBP",
            b"WEBVTTS",
        ] {
            assert_eq!(of(head), None, "{head:?}");
        }
    }
}
