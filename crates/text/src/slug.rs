//! Slugs: the last part of an address. They keep their script, are stored decoded (NFC) and sent percent-encoded.

mod imported;

pub use imported::ImportedSlug;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use crate::digits;
use crate::fold::fold;
use crate::language::primary_subtag;
use crate::script::{is_arabic_decoration, is_general_diacritic, is_latin_letter};

/// The length that [`slugify`] keeps to, in characters (not in encoded bytes, of which a letter may need nine).
pub const MAX_CHARACTERS: usize = 120;

/// A slug for a title in the given language (BCP 47): `Çmimi në Tiranë` → `cmimi-ne-tirane`,
/// «می‌رود به خانهٔ ما» → `می-رود-به-خانه-ما`. Empty when the title holds neither letter nor digit.
#[must_use]
pub fn slugify(title: &str, language: &str) -> String {
    let language = primary_subtag(language);
    let mut slug = String::with_capacity(title.len());
    for c in bare_letters(title) {
        match c {
            '&' => {
                push_dash(&mut slug);
                slug.push_str(and(language));
                push_dash(&mut slug);
            }
            c if c.is_alphanumeric() => push_letter(&mut slug, c, language),
            // Vowel signs of scripts that cannot be read without them (Devanagari, Thai).
            c if is_combining_mark(c) && !slug.is_empty() && !slug.ends_with('-') => slug.push(c),
            _ => push_dash(&mut slug),
        }
    }
    cut(slug.nfc().collect::<String>().trim_end_matches('-'))
}

/// The key under which all spellings of a slug are found: Arabic and Persian letters, digits of any script, joiners,
/// vowel signs, hamza seats, diacritics and case no longer differ. Takes a decoded slug.
#[must_use]
pub fn slug_key(slug: &str) -> String {
    let mut key = String::with_capacity(slug.len());
    for c in fold(slug).as_str().chars() {
        if c.is_alphanumeric() || (is_combining_mark(c) && !key.is_empty()) {
            key.push(c);
        } else {
            push_dash(&mut key);
        }
    }
    key.truncate(key.trim_end_matches('-').len());
    key
}

/// The slug percent-encoded for `href`, `Location`, feeds and sitemaps: UTF-8, upper-case hexadecimal, everything
/// but RFC 3986's unreserved characters.
#[must_use]
pub fn encode(slug: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut out = String::with_capacity(slug.len());
    for byte in slug.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for nibble in [byte >> 4, byte & 15] {
                out.extend(HEX.get(usize::from(nibble)).map(|&digit| char::from(digit)));
            }
        }
    }
    out
}

/// Lower case, silent signs left out, compatibility forms resolved, and no diacritics on Latin letters; other scripts keep theirs.
fn bare_letters(title: &str) -> impl Iterator<Item = char> {
    let mut on_latin = false;
    title
        .nfkc()
        .flat_map(char::to_lowercase)
        // Before the decomposition, which would split the hamza from its letter.
        .filter(|&c| !is_silent(c))
        .nfd()
        .filter(move |&c| {
            if is_general_diacritic(c) {
                return !on_latin;
            }
            on_latin = is_latin_letter(c);
            true
        })
        .nfc()
}

/// What joins or adorns letters without parting words.
fn is_silent(c: char) -> bool {
    is_arabic_decoration(c) || matches!(c, '\'' | '’' | '‘' | 'ʼ' | '\u{200D}' | '\u{00AD}')
}

fn push_letter(slug: &mut String, c: char, language: &str) {
    if let Some(digit) = digits::value(c).and_then(|value| char::from_digit(value, 10)) {
        slug.push(digit);
    } else if let Some(letters) = latin_without_decomposition(c) {
        slug.push_str(letters);
    } else {
        slug.push(native_letter(c, language));
    }
}

fn push_dash(slug: &mut String) {
    if !slug.is_empty() && !slug.ends_with('-') {
        slug.push('-');
    }
}

/// Latin letters that Unicode does not decompose into a base and a diacritic.
fn latin_without_decomposition(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ł' => "l",
        'ı' => "i",
        'þ' => "th",
        _ => return None,
    })
}

/// The edition's own letter for one typed on the neighbour's keyboard.
fn native_letter(c: char, language: &str) -> char {
    match (language, c) {
        ("fa", 'ي' | 'ى') => 'ی',
        ("fa", 'ك') => 'ک',
        ("fa", 'ۀ') => 'ه',
        ("ar", 'ی') => 'ي',
        ("ar", 'ک') => 'ك',
        _ => c,
    }
}

fn and(language: &str) -> &'static str {
    match language {
        "en" => "and",
        "sq" => "dhe",
        "ar" | "fa" => "و",
        _ => "",
    }
}

/// At most [`MAX_CHARACTERS`], ending with a whole word; a single longer word is cut between graphemes.
fn cut(slug: &str) -> String {
    let Some((limit, next)) = slug.char_indices().nth(MAX_CHARACTERS) else {
        return slug.to_owned();
    };
    let head = slug.get(..limit).unwrap_or(slug);
    if next == '-' {
        return head.to_owned();
    }
    if let Some((whole_words, _)) = head.rsplit_once('-') {
        return whole_words.to_owned();
    }
    let end = slug.grapheme_indices(true).map(|(at, _)| at).take_while(|&at| at <= limit).last().unwrap_or(0);
    slug.get(..end).unwrap_or(head).to_owned()
}
