//! Short addresses: `/s/{code}`, what readers copy, share and type from paper.

use std::fmt;
use std::str::FromStr;

/// The letters of Crockford's base 32: none that is taken for another.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// More letters are no number of ours.
const LONGEST: usize = 12;

/// The code of a short address: a version's number in letters that can be read out and typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShortCode(u64);

/// The text is no code of a short address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the code of a short address")]
pub struct NotAShortCode;

impl ShortCode {
    /// The code of a number.
    pub fn new(number: u64) -> Self {
        Self(number)
    }

    /// The number.
    pub fn number(self) -> u64 {
        self.0
    }

    /// Path of the short address.
    pub fn href(self) -> String {
        format!("/s/{self}")
    }
}

impl fmt::Display for ShortCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = Vec::new();
        let mut rest = self.0;
        loop {
            letters.push(LETTERS[(rest % 32) as usize]);
            rest /= 32;
            if rest == 0 {
                break;
            }
        }
        letters.iter().rev().try_for_each(|letter| fmt::Write::write_char(f, char::from(*letter)))
    }
}

/// Capitals, and what is easily taken for a digit, are read as they were meant.
impl FromStr for ShortCode {
    type Err = NotAShortCode;

    fn from_str(text: &str) -> Result<Self, NotAShortCode> {
        if text.is_empty() || text.len() > LONGEST {
            return Err(NotAShortCode);
        }
        let mut number: u64 = 0;
        for letter in text.bytes() {
            let meant = match letter.to_ascii_lowercase() {
                b'o' => b'0',
                b'i' | b'l' => b'1',
                letter => letter,
            };
            let five = LETTERS.iter().position(|known| *known == meant).ok_or(NotAShortCode)?;
            number = number << 5 | five as u64;
        }
        Ok(Self(number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_its_number_again() {
        for (number, code) in [(0, "0"), (1, "1"), (31, "z"), (32, "10"), (1_000, "z8"), (1 << 59, "g00000000000")] {
            assert_eq!(ShortCode::new(number).to_string(), code);
            assert_eq!(code.parse(), Ok(ShortCode::new(number)));
        }
    }

    #[test]
    fn what_is_easily_mistaken_is_read_as_it_was_meant() {
        for (typed, code) in [("Z8", "z8"), ("O", "0"), ("iL1", "111"), ("00z", "z")] {
            assert_eq!(typed.parse::<ShortCode>().map(|code| code.to_string()).as_deref(), Ok(code), "{typed}");
        }
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for text in ["", "u", "-1", " 1", "1 ", "١", "zzzzzzzzzzzzz"] {
            assert_eq!(text.parse::<ShortCode>(), Err(NotAShortCode), "{text}");
        }
    }
}
