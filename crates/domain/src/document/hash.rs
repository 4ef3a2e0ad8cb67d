//! What a block says, as a hash: a translation keeps it to see which blocks of the source changed since.

use std::fmt;

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{BlockId, Document, json};

/// SHA-256 of a block's canonical content. Ids, directions and what was set by hand do not count: they change nothing
/// that would have to be translated again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockHash([u8; 32]);

impl BlockHash {
    /// The 32 bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// From 64 hexadecimal digits.
    #[must_use]
    pub fn parse(hex: &str) -> Option<Self> {
        if hex.len() != 64 || !hex.is_ascii() {
            return None;
        }
        let mut bytes = [0; 32];
        for (byte, index) in bytes.iter_mut().zip((0..64).step_by(2)) {
            *byte = u8::from_str_radix(hex.get(index..index + 2)?, 16).ok()?;
        }
        Some(Self(bytes))
    }
}

impl fmt::Display for BlockHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl Document {
    /// The hash of each top-level block, in reading order.
    #[must_use]
    pub fn block_hashes(&self) -> Vec<(BlockId, BlockHash)> {
        self.blocks
            .iter()
            .map(|block| {
                let mut value = json::block(block);
                forget_names(&mut value);
                (block.id().clone(), BlockHash(Sha256::digest(value.to_string()).into()))
            })
            .collect()
    }
}

/// Takes ids and directions out of a block's JSON, whose keys serde_json keeps sorted.
fn forget_names(value: &mut Value) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(forget_names),
        Value::Object(map) => {
            if let Some(Value::Object(attrs)) = map.get_mut("attrs") {
                for key in ["id", "dir", "dir_set"] {
                    attrs.remove(key);
                }
            }
            map.sort_keys();
            map.values_mut().for_each(forget_names);
        }
        _ => {}
    }
}
