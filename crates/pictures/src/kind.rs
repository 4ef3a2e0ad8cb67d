//! What a file is, by its content; its name may say anything, but has to agree.

use crate::Refusal;

/// How much of a file's beginning [`kind`] wants to see, in bytes.
pub const HEAD: u64 = 4 << 10;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "names of formats")]
pub enum Kind {
    Jpeg,
    Png,
    Gif,
    WebP,
    Pdf,
    Mp3,
    /// Sound in an MP4.
    M4a,
    Mp4,
    WebM,
    /// What is said in a film, or shown on its screen.
    WebVtt,
}

/// Brands of MP4 that hold films and sound; pictures come in the same container.
const MP4: [&[u8]; 12] =
    [b"isom", b"iso2", b"iso3", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"dash", b"MSNV"];
const PICTURES_IN_MP4: [&[u8]; 8] = [b"avif", b"avis", b"mif1", b"msf1", b"heic", b"heix", b"hevc", b"heim"];

impl Kind {
    /// As in `Content-Type`.
    #[must_use]
    pub fn mime(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Gif => "image/gif",
            Self::WebP => "image/webp",
            Self::Pdf => "application/pdf",
            Self::Mp3 => "audio/mpeg",
            Self::M4a => "audio/mp4",
            Self::Mp4 => "video/mp4",
            Self::WebM => "video/webm",
            Self::WebVtt => "text/vtt",
        }
    }

    /// Whether it is a picture.
    #[must_use]
    pub fn is_picture(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png | Self::Gif | Self::WebP)
    }

    /// Endings of names that go with it. Old sites call one picture by another's ending: all of them are made anew
    /// before a reader sees them.
    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Jpeg | Self::Png | Self::Gif | Self::WebP => {
                &["jpg", "jpeg", "jpe", "jfif", "pjpeg", "png", "gif", "webp"]
            }
            Self::Pdf => &["pdf"],
            Self::Mp3 => &["mp3", "mpga"],
            Self::M4a | Self::Mp4 => &["mp4", "m4v", "m4a", "mp4a"],
            Self::WebM => &["webm", "weba"],
            Self::WebVtt => &["vtt"],
        }
    }
}

/// Tells by the first bytes.
///
/// # Errors
/// [`Refusal::Kind`], [`Refusal::Modern`].
pub fn kind(head: &[u8]) -> Result<Kind, Refusal> {
    Ok(if head.starts_with(b"\xff\xd8\xff") {
        Kind::Jpeg
    } else if head.starts_with(b"\x89PNG\r\n\x1a\n") {
        Kind::Png
    } else if head.starts_with(b"GIF87a") || head.starts_with(b"GIF89a") {
        Kind::Gif
    } else if head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP") {
        Kind::WebP
    } else if head.starts_with(b"%PDF-") {
        Kind::Pdf
    } else if head.starts_with(b"ID3") || matches!(head, [0xff, second, ..] if second & 0xe6 == 0xe2) {
        Kind::Mp3
    } else if head.get(4..8) == Some(b"ftyp") {
        let brand = head.get(8..12).unwrap_or_default();
        match brand {
            b"M4A " | b"M4B " => Kind::M4a,
            brand if MP4.contains(&brand) => Kind::Mp4,
            brand if PICTURES_IN_MP4.contains(&brand) => return Err(Refusal::Modern),
            _ => return Err(Refusal::Kind),
        }
    } else if head.starts_with(b"\x1a\x45\xdf\xa3") {
        // Matroska and WebM share a container (EBML); its DocType, within the first bytes, tells them apart.
        let webm = head.get(..64).unwrap_or(head).windows(7).any(|bytes| bytes == b"\x42\x82\x84webm");
        if !webm {
            return Err(Refusal::Kind);
        }
        Kind::WebM
    } else if is_captions(head) {
        Kind::WebVtt
    } else {
        return Err(Refusal::Kind);
    })
}

/// WebVTT begins with its name, alone on its line or with words behind a blank (W3C, WebVTT 4.1).
fn is_captions(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    head.strip_prefix(b"WEBVTT").is_some_and(|rest| matches!(rest, [] | [b' ' | b'\t' | b'\n' | b'\r', ..]))
}

/// Whether a file's name has an ending that goes with what it is: what some other program makes of it when it is
/// opened is decided by that ending.
///
/// # Errors
/// [`Refusal::Name`].
pub fn is_named_as(kind: Kind, name: &str) -> Result<(), Refusal> {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    if kind.endings().contains(&ending.as_str()) {
        Ok(())
    } else {
        Err(Refusal::Name(ending.chars().take(16).collect()))
    }
}
