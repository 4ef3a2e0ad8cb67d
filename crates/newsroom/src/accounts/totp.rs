//! Codes by time: RFC 6238 with SHA-1, six digits, steps of thirty seconds, which every such app knows.

use hmac::{Hmac, Mac as _};
use sha1::Sha1;
use subtle::ConstantTimeEq as _;

/// Seconds of a step.
const STEP_SECS: i64 = 30;
/// A clock may be wrong by so many steps, either way.
const SLACK: u64 = 1;
const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// The step of a moment, in milliseconds since 1970.
pub(super) fn step_at(unix_ms: i64) -> u64 {
    u64::try_from(unix_ms / 1_000 / STEP_SECS).unwrap_or(0)
}

/// The code of a step.
pub(super) fn code(secret: &[u8], step: u64) -> String {
    // HMAC takes a key of any length.
    let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(secret) else { return String::new() };
    mac.update(&step.to_be_bytes());
    let digest = mac.finalize().into_bytes();
    // Dynamic truncation, RFC 4226, 5.3.
    let offset = usize::from(digest[19] & 15);
    let number = digest[offset..offset + 4].iter().fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
    format!("{:06}", (number & 0x7fff_ffff) % 1_000_000)
}

/// The step whose code it is, near a moment. It always compares all of them.
pub(super) fn step_of(secret: &[u8], typed: &str, unix_ms: i64) -> Option<u64> {
    let now = step_at(unix_ms);
    let mut found = None;
    for step in now.saturating_sub(SLACK)..=now + SLACK {
        if bool::from(code(secret, step).as_bytes().ct_eq(typed.as_bytes())) {
            found = Some(step);
        }
    }
    found
}

/// A code as somebody typed it: any digits, blanks and hyphens between them.
pub(super) fn typed(text: &str) -> String {
    text::digits::to_ascii(text)
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{200e}' | '\u{200f}'))
        .collect()
}

/// Base 32 of RFC 4648 without padding, as such apps take a secret.
pub fn base32(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 8 / 5 + 1);
    let (mut held, mut bits) = (0_u32, 0);
    for byte in bytes {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            out.push(char::from(ALPHABET[(held >> bits & 31) as usize]));
        }
    }
    if bits > 0 {
        out.push(char::from(ALPHABET[(held << (5 - bits) & 31) as usize]));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B: the eight digits there end with our six.
    #[test]
    fn codes_are_those_of_the_standard() {
        let secret = b"12345678901234567890";
        for (seconds, expected) in [
            (59, "94287082"),
            (1_111_111_109, "07081804"),
            (1_111_111_111, "14050471"),
            (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"),
            (20_000_000_000, "65353130"),
        ] {
            assert_eq!(code(secret, step_at(seconds * 1_000)), expected[2..], "{seconds}");
        }
    }

    #[test]
    fn a_clock_may_be_wrong_by_one_step() {
        let secret = b"12345678901234567890";
        let now = 1_111_111_111_000;
        let of = |step| code(secret, step);
        let step = step_at(now);
        assert_eq!(step_of(secret, &of(step), now), Some(step));
        assert_eq!(step_of(secret, &of(step - 1), now), Some(step - 1));
        assert_eq!(step_of(secret, &of(step + 1), now), Some(step + 1));
        assert_eq!(step_of(secret, &of(step + 2), now), None);
        assert_eq!(step_of(secret, "", now), None);
    }

    /// RFC 4648, section 10.
    #[test]
    fn a_secret_is_written_as_apps_take_it() {
        for (plain, expected) in
            [("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("foobar", "MZXW6YTBOI")]
        {
            assert_eq!(base32(plain.as_bytes()), expected);
        }
    }

    #[test]
    fn a_code_may_be_typed_in_any_digits() {
        assert_eq!(typed(" ۱۲۳ ٤٥٦ "), "123456");
        assert_eq!(typed("123-456"), "123456");
    }
}
