//! Identifiers: one type a concept, sortable by creation, opaque to everyone.
//!
//! An id is 128 bits, written as 26 characters of Crockford's base 32 in lower case: 48 bits of
//! milliseconds, then 80 bits of entropy (the layout of a ULID). The time and the entropy come from
//! the caller's context; ids of imported things derive from where they come from.

use sha2::{Digest, Sha256};
use std::fmt;

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const ENTROPY_BITS: u32 = 80;
const ENTROPY_MASK: u128 = (1 << ENTROPY_BITS) - 1;
const TIME_MASK: u64 = (1 << 48) - 1;

/// The text was not 26 characters of Crockford's base 32.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an id")]
pub struct NotAnId;

fn write(value: u128, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut out = [b'0'; 26];
    for (place, letter) in out.iter_mut().rev().enumerate() {
        let five = (value >> (5 * place)) & 31;
        *letter = ALPHABET[usize::try_from(five).unwrap_or(0)];
    }
    f.write_str(std::str::from_utf8(&out).unwrap_or_default())
}

fn read(text: &str) -> Result<u128, NotAnId> {
    if text.len() != 26 {
        return Err(NotAnId);
    }
    let mut value: u128 = 0;
    for (place, letter) in text.bytes().enumerate() {
        let five = ALPHABET.iter().position(|a| *a == letter).ok_or(NotAnId)?;
        // 26 × 5 is 130 bits: the first letter may only carry three.
        if place == 0 && five > 7 {
            return Err(NotAnId);
        }
        value = value << 5 | five as u128;
    }
    Ok(value)
}

fn from_parts(unix_ms: i64, entropy: u128) -> u128 {
    let time = u64::try_from(unix_ms).unwrap_or(0) & TIME_MASK;
    u128::from(time) << ENTROPY_BITS | entropy & ENTROPY_MASK
}

fn derived(concept: &str, source: &str, key: &str) -> u128 {
    let digest = Sha256::new()
        .chain_update(concept)
        .chain_update([0])
        .chain_update(source)
        .chain_update([0])
        .chain_update(key)
        .finalize();
    let entropy = digest.iter().take(10).fold(0_u128, |all, byte| all << 8 | u128::from(*byte));
    // A numeric key keeps the old site's order; the date cannot serve, because it may be edited there.
    let order = key.parse::<u64>().unwrap_or(0) & TIME_MASK;
    u128::from(order) << ENTROPY_BITS | entropy
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u128);

        impl $name {
            /// A new id from the moment of creation and 80 bits of randomness.
            pub fn from_parts(unix_ms: i64, entropy: u128) -> Self {
                Self(from_parts(unix_ms, entropy))
            }

            /// The id of something that came from elsewhere: the same (source site, source key) always gives the same id.
            pub fn derived(source: &str, key: &str) -> Self {
                Self(derived(stringify!($name), source, key))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write(self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({self})", stringify!($name))
            }
        }

        impl std::str::FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                read(text).map(Self)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    )*};
}

ids! {
    /// A story: one piece of journalism in all its editions.
    StoryId,
    /// A story in one edition.
    VersionId,
    /// One saved state of a version.
    RevisionId,
    /// A section of one edition.
    SectionId,
    /// A tag of one edition.
    TagId,
    /// What links a section or a tag with its counterparts in other editions.
    TopicId,
    /// Somebody who is credited: author, translator, photographer, organisation.
    ContributorId,
    /// A series: a book shelf, a newsletter, a brief, a column.
    SeriesId,
    /// A picture or a file.
    MediaId,
    /// A folder of the library.
    FolderId,
    /// A menu of one edition.
    MenuId,
    /// A reader's comment.
    CommentId,
    /// Somebody who signs in at the desk.
    UserId,
    /// Somebody who is asked to join the desk.
    InviteId,
    /// A paragraph kept once and used in many stories.
    BackgroundId,
    /// A change of a text that readers had seen.
    CorrectionId,
    /// What somebody at the desk said about a text.
    RemarkId,
    /// An act on many stories at once.
    BulkId,
    /// Another program that is told what readers see.
    WebhookId,
    /// One telling of it.
    DeliveryId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_survives_its_text() {
        for id in [
            StoryId::from_parts(0, 0),
            StoryId::from_parts(i64::MAX, u128::MAX),
            StoryId::derived("https://old.example", "42"),
        ] {
            assert_eq!(id.to_string().parse(), Ok(id));
            assert_eq!(id.to_string().len(), 26);
        }
    }

    #[test]
    fn ids_sort_as_their_creation() {
        let earlier = StoryId::from_parts(1_000, u128::MAX).to_string();
        let later = StoryId::from_parts(1_001, 0).to_string();
        assert!(earlier < later);
        assert!(StoryId::derived("site", "9").to_string() < StoryId::derived("site", "10").to_string());
    }

    #[test]
    fn a_derived_id_depends_on_concept_site_and_key() {
        assert_eq!(StoryId::derived("a", "1"), StoryId::derived("a", "1"));
        assert_ne!(StoryId::derived("a", "1"), StoryId::derived("b", "1"));
        assert_ne!(StoryId::derived("a", "1").to_string(), VersionId::derived("a", "1").to_string());
    }

    #[test]
    fn what_is_no_id_is_refused() {
        for text in ["", "0", "zzzzzzzzzzzzzzzzzzzzzzzzzz", "0000000000000000000000000u", "0000000000000000000000000é"]
        {
            assert_eq!(text.parse::<StoryId>(), Err(NotAnId), "{text}");
        }
    }
}
