use unicode_normalization::UnicodeNormalization;

use crate::script::{is_bidi_mark, is_paired_bidi_control};

/// A slug as WordPress exports it: lower-case percent-encoded UTF-8, cut off by a column of 200 bytes, so that a long
/// Arabic one may end within a letter or within an escape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedSlug {
    slug: String,
    raw: String,
    damaged: bool,
}

impl ImportedSlug {
    /// Decodes; never fails. What is not UTF-8 is dropped and reported by [`is_damaged`](Self::is_damaged).
    #[must_use]
    pub fn decode(raw: &str) -> Self {
        let (bytes, broken_escape) = percent_decode(raw);
        let (text, broken_letter) = whole_letters(&bytes);
        Self { slug: one_segment(&text), raw: raw.to_owned(), damaged: broken_escape || broken_letter }
    }

    /// The decoded slug (NFC), one path segment; empty if nothing could be kept.
    #[must_use]
    pub fn slug(&self) -> &str {
        &self.slug
    }

    /// The slug as it stood in the file: the old address, to be redirected as well.
    #[must_use]
    pub fn raw(&self) -> &str {
        &self.raw
    }

    /// Whether a letter or an escape was cut or wrong.
    #[must_use]
    pub fn is_damaged(&self) -> bool {
        self.damaged
    }
}

/// The bytes, and whether an escape was incomplete. A `%` that starts none is dropped.
fn percent_decode(raw: &str) -> (Vec<u8>, bool) {
    let mut bytes = Vec::with_capacity(raw.len());
    let mut broken = false;
    let mut rest = raw.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut ahead = rest.clone();
        let high = ahead.next().and_then(hex);
        let low = ahead.next().and_then(hex);
        if let (Some(high), Some(low)) = (high, low) {
            bytes.push(high << 4 | low);
            rest = ahead;
        } else {
            broken = true;
            // Half an escape (`%d`) goes with its digit; a lone `%` alone.
            if high.is_some() {
                rest.next();
            }
        }
    }
    (bytes, broken)
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

fn whole_letters(bytes: &[u8]) -> (String, bool) {
    let mut broken = false;
    let text =
        bytes.utf8_chunks().inspect(|chunk| broken |= !chunk.invalid().is_empty()).map(|chunk| chunk.valid()).collect();
    (text, broken)
}

/// NFC without controls; what would end or split the path segment becomes a dash.
fn one_segment(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in text.nfc().filter(|&c| !is_paired_bidi_control(c) && !is_bidi_mark(c)) {
        let separates = c.is_whitespace() || c.is_control() || matches!(c, '/' | '\\' | '?' | '#' | '%');
        if !separates {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}
