//! Which way text runs, and how a text of one direction is set inside another where no markup is at hand.

use unicode_normalization::char::is_combining_mark;

use crate::script::is_bidi_mark;
use crate::technical::left_to_right_runs;

/// The direction of a line, block or page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Direction {
    /// Left to right.
    #[default]
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The value of HTML's `dir`, which is also the stored name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }

    /// The inverse of [`as_str`](Self::as_str).
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "ltr" => Some(Self::Ltr),
            "rtl" => Some(Self::Rtl),
            _ => None,
        }
    }

    /// The invisible strong character of this direction: LRM or RLM.
    fn mark(self) -> char {
        match self {
            Self::Ltr => '\u{200E}',
            Self::Rtl => '\u{200F}',
        }
    }
}

/// The direction of most letters of the text; `None` without letters and on a tie, where the caller's own knowledge
/// (the version's language) decides. The first letter does not count for more: «UNHCR قالت…» is Arabic. Addresses of mail
/// and web say nothing: a Persian sentence stays one however long the address in it is.
#[must_use]
pub fn majority(text: &str) -> Option<Direction> {
    let (mut ltr, mut rtl) = (0_usize, 0_usize);
    let mut addresses = left_to_right_runs(text).into_iter().peekable();
    for (at, c) in text.char_indices() {
        while addresses.next_if(|run| run.end <= at).is_some() {}
        if is_bidi_mark(c) || addresses.peek().is_some_and(|run| run.contains(&at)) {
            continue;
        }
        match strong(c) {
            Some(Direction::Ltr) => ltr += 1,
            Some(Direction::Rtl) => rtl += 1,
            None => {}
        }
    }
    match ltr.cmp(&rtl) {
        std::cmp::Ordering::Greater => Some(Direction::Ltr),
        std::cmp::Ordering::Less => Some(Direction::Rtl),
        std::cmp::Ordering::Equal => None,
    }
}

/// The direction of the first strong character, as a browser finds it for `dir=auto`.
#[must_use]
pub fn first_strong(text: &str) -> Option<Direction> {
    text.chars().find_map(strong)
}

/// A page title or other whole line without markup: begins with RLM or LRM where a reader that looks at the first
/// strong character would set it the wrong way round. «CSS: مغامرة جديدة» of an Arabic page needs the mark.
#[must_use]
pub fn marked_title(title: &str, page: Direction) -> String {
    match first_strong(title) {
        Some(found) if found != page => format!("{}{title}", page.mark()),
        _ => title.to_owned(),
    }
}

/// The text wrapped for insertion into another line without markup (mail subject, `aria-label`, JSON-LD): LRI or RLI,
/// or FSI for an unknown direction, and PDI. Controls inside it are balanced first and line ends become spaces, so
/// nothing in the text reaches what follows.
#[must_use]
pub fn isolate(text: &str, direction: Option<Direction>) -> String {
    let opening = match direction {
        Some(Direction::Ltr) => '\u{2066}',
        Some(Direction::Rtl) => '\u{2067}',
        None => '\u{2068}',
    };
    format!("{opening}{}\u{2069}", balanced(text))
}

/// Drops closing controls that close nothing and closes what stays open.
fn balanced(text: &str) -> String {
    const PDF: char = '\u{202C}';
    const PDI: char = '\u{2069}';
    let mut out = String::with_capacity(text.len());
    let mut open: Vec<char> = Vec::new();
    for c in text.chars() {
        match c {
            '\u{2066}'..='\u{2068}' => open.push(PDI),
            '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' => open.push(PDF),
            PDI if open.contains(&PDI) => {
                while open.pop_if(|closing| *closing == PDF).is_some() {
                    out.push(PDF);
                }
                open.pop();
            }
            PDF if open.last() == Some(&PDF) => {
                open.pop();
            }
            PDI | PDF => continue,
            // A paragraph separator would end the isolate (UAX #9, X8).
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{1C}'..='\u{1E}' => {
                out.push(' ');
                continue;
            }
            _ => {}
        }
        out.push(c);
    }
    out.extend(open.into_iter().rev());
    out
}

/// The direction of a strong character. Marks, digits and signs have none.
fn strong(c: char) -> Option<Direction> {
    match c {
        '\u{200E}' => return Some(Direction::Ltr),
        '\u{200F}' | '\u{061C}' => return Some(Direction::Rtl),
        _ => {}
    }
    if !c.is_alphabetic() || is_combining_mark(c) {
        return None;
    }
    // The blocks that Unicode reserves for right-to-left scripts (UAX #9, table of default classes).
    let rtl = matches!(u32::from(c),
        0x0590..=0x08FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFF | 0x1_0800..=0x1_0FFF | 0x1_E800..=0x1_EFFF);
    Some(if rtl { Direction::Rtl } else { Direction::Ltr })
}
