//! What the crate makes of a text: shared by the test of the native build and by `frontend/text_golden`, which gives
//! the same in WASM.

use text::direction::{first_strong, isolate, majority, marked_title};
use text::highlight::{highlight, passage};
use text::lint::{apply, lint};
use text::query::matches;
use text::slug::{encode, slug_key, slugify};
use text::{Digits, Direction, Query, digits, fold, label, nfc, reading, tokens};

/// The text folded, its stems, its slug, its direction, and a digest of everything else; parted by tabs.
pub fn outputs(language: &str, text: &str) -> String {
    let tokens = tokens(text, language);
    let stems: Vec<&str> = tokens.iter().map(|token| token.stem.as_str()).collect();
    let slug = slugify(text, language);
    let query = Query::as_you_type(text.rsplit(' ').next().unwrap_or_default(), language);
    let phrase = Query::parse(&format!("\"{text}\" -{text}"), language);
    let ranges = highlight(text, language, &query);
    let findings = lint(text, language);
    let rest = [
        format!("{tokens:?} {query:?} {phrase:?}"),
        format!("{ranges:?} {:?} {}", passage(text, &ranges, 12), matches(text, language, &query)),
        format!("{findings:?} {}", apply(text, &findings)),
        format!("{} {} {} {}", slug_key(&slug), encode(&slug), label::clean(text), nfc(text)),
        format!("{} {}", digits::to_ascii(text), Digits::Persian.write(text)),
        format!("{} {}", reading::word_count(text), reading::excerpt(text, 12)),
        format!("{:?} {}", first_strong(text), isolate(text, majority(text))),
        marked_title(text, Direction::Rtl),
    ];
    let direction = majority(text).map_or("", Direction::as_str);
    [fold(text).as_str(), &stems.join(" "), &slug, direction, &format!("{:016x}", digest(&rest.join("\n")))]
        .map(visible)
        .join("\t")
}

/// What a table cannot hold or a reviewer cannot see, escaped.
pub fn visible(cell: &str) -> String {
    let is_hidden = |c: char| {
        c.is_control()
            || matches!(u32::from(c), 0xAD | 0x61C | 0x200B..=0x200F | 0x2028..=0x202E | 0x2060..=0x206F | 0xFEFF)
    };
    let escaped = |c: char| if is_hidden(c) { format!("\\u{{{:X}}}", u32::from(c)) } else { c.to_string() };
    cell.chars().map(escaped).collect()
}

/// FNV-1a, 64 bits.
fn digest(text: &str) -> u64 {
    text.bytes().fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}
