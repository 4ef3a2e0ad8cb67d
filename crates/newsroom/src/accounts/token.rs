//! Random tokens: the browser or a letter holds one, the store its hash.

use crate::Context;
use sha2::{Digest, Sha256};
use std::fmt;

macro_rules! tokens {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq)]
        pub struct $name([u8; 32]);

        impl $name {
            /// A new one.
            pub(crate) fn fresh(ctx: &Context) -> Self {
                Self(ctx.random_bytes())
            }

            /// The token that was written so; `None` if it is none.
            pub fn parse(text: &str) -> Option<Self> {
                bytes(text).map(Self)
            }

            /// As cookies and addresses hold it.
            pub fn reveal(&self) -> String {
                hex(&self.0)
            }

            pub(crate) fn hash(&self) -> [u8; 32] {
                Sha256::digest(self.0).into()
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    )*};
}

tokens! {
    /// What the browser of somebody who is signed in holds: 256 random bits.
    SessionToken
    /// What a browser keeps in which somebody has signed in before: 256 random bits.
    DeviceToken
    /// Between password and second factor: 256 random bits.
    StepToken
    /// What a mailed link holds: 256 random bits.
    LinkToken
}

/// Bytes as small letters and digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn bytes(text: &str) -> Option<[u8; 32]> {
    if text.len() != 64 || !text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
        return None;
    }
    let mut bytes = [0; 32];
    for (place, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * place..2 * place + 2)?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_survives_its_cookie_and_hides_from_logs() {
        let token = SessionToken([0xab; 32]);
        assert_eq!(SessionToken::parse(&token.reveal()), Some(token.clone()));
        assert_eq!(format!("{token:?}"), "SessionToken(…)");
        for text in ["", "ab", &"g".repeat(64), &"é".repeat(32), &"+a".repeat(32), &"AB".repeat(32)] {
            assert_eq!(SessionToken::parse(text), None, "{text}");
        }
    }
}
