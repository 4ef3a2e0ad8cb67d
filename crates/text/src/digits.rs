//! Digits: the edition's in what the program writes, ASCII in what it stores.
//!
//! Never apply [`Digits::write`] to text that an author wrote, to an address or to a file name.

/// The digits that an edition writes numbers with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Digits {
    /// 0–9.
    #[default]
    Latin,
    /// ٠–٩, U+0660 and on.
    Arabic,
    /// ۰–۹, U+06F0 and on.
    Persian,
}

impl Digits {
    /// The stable name, as stored.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Latin => "latin",
            Self::Arabic => "arabic",
            Self::Persian => "persian",
        }
    }

    /// The inverse of [`as_str`](Self::as_str).
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "latin" => Some(Self::Latin),
            "arabic" => Some(Self::Arabic),
            "persian" => Some(Self::Persian),
            _ => None,
        }
    }

    /// The numbering system's name in the Unicode CLDR.
    #[must_use]
    pub fn numbering_system(self) -> &'static str {
        match self {
            Self::Latin => "latn",
            Self::Arabic => "arab",
            Self::Persian => "arabext",
        }
    }

    /// The text with its ASCII digits replaced by these; everything else stays.
    #[must_use]
    pub fn write(self, text: &str) -> String {
        text.chars().map(|c| self.glyph(c)).collect()
    }

    fn glyph(self, c: char) -> char {
        let zero = match self {
            Self::Latin => return c,
            Self::Arabic => 0x0660,
            Self::Persian => 0x06F0,
        };
        c.to_digit(10).and_then(|value| char::from_u32(zero + value)).unwrap_or(c)
    }
}

/// The text with the decimal digits of every script (Unicode category Nd) replaced by 0–9.
#[must_use]
pub fn to_ascii(text: &str) -> String {
    text.chars().map(|c| value(c).and_then(|v| char::from_digit(v, 10)).unwrap_or(c)).collect()
}

/// A whole number typed with any digits, surrounding blanks allowed; `None` when it is anything else or too large.
#[must_use]
pub fn parse_whole(text: &str) -> Option<u64> {
    let ascii = to_ascii(text.trim());
    let all_digits = !ascii.is_empty() && ascii.bytes().all(|b| b.is_ascii_digit());
    if all_digits { ascii.parse().ok() } else { None }
}

/// The value, 0 to 9, of a decimal digit of any script.
#[must_use]
pub fn value(c: char) -> Option<u32> {
    if c.is_ascii() {
        return c.to_digit(10);
    }
    let code = u32::from(c);
    let zero = ZEROS[..ZEROS.partition_point(|&zero| zero <= code)].last()?;
    Some(code - zero).filter(|&value| value < 10)
}

/// The digit zero of each set of decimal digits (Unicode 16, category Nd); the nine others follow it.
const ZEROS: [u32; 76] = [
    0x0030, 0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0DE6,
    0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40,
    0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10, 0x104A0, 0x10D30, 0x10D40, 0x11066,
    0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0, 0x116D0, 0x116DA, 0x11730, 0x118E0,
    0x11950, 0x11BF0, 0x11C50, 0x11D50, 0x11DA0, 0x11F50, 0x16130, 0x16A60, 0x16AC0, 0x16B50, 0x16D70, 0x1CCF0,
    0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E4F0, 0x1E5F1, 0x1E950, 0x1FBF0,
];
