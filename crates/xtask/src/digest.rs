//! Digests: content-hashed names, and steps that are skipped while their inputs stand.

use crate::error::Result;
use crate::project::{read, write};
use sha2::{Digest as _, Sha256};
use std::path::{Path, PathBuf};

/// Collects what a step's outcome depends on.
#[derive(Clone, Default)]
pub struct Inputs(Sha256);

impl Inputs {
    /// Starts with a name and everything that is not a file: flags, versions.
    pub fn new(description: &str) -> Self {
        Self::default().bytes(description.as_bytes())
    }

    /// Adds bytes.
    pub fn bytes(mut self, bytes: &[u8]) -> Self {
        self.0.update((bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
        self
    }

    /// Adds files, by name and content.
    pub fn files(mut self, files: &[PathBuf]) -> Result<Self> {
        for file in files {
            self = self.bytes(file.to_string_lossy().as_bytes()).bytes(&read(file)?);
        }
        Ok(self)
    }

    /// Does the work unless it was done with the same inputs before and its products are still there.
    /// Answers whether it was done now.
    pub fn unless_done(self, products: &[PathBuf], stamp: &Path, work: impl FnOnce() -> Result) -> Result<bool> {
        let key = hexadecimal(&self.0.finalize());
        let same = std::fs::read_to_string(stamp).is_ok_and(|before| before == key);
        if same && products.iter().all(|product| product.exists()) {
            return Ok(false);
        }
        work()?;
        write(stamp, key.as_bytes())?;
        Ok(true)
    }
}

/// The short hash that goes into a file's name: 48 bits, plenty for a few hundred files.
pub fn short_hash(bytes: &[u8]) -> String {
    let mut hash = hexadecimal(&Sha256::digest(bytes));
    hash.truncate(12);
    hash
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_runs_once_until_an_input_or_a_product_changes() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (stamp, product, input) =
            (folder.path().join("stamp"), folder.path().join("out"), folder.path().join("in"));
        let run = |description: &str| {
            let inputs = Inputs::new(description).files(std::slice::from_ref(&input)).expect("readable");
            inputs.unless_done(std::slice::from_ref(&product), &stamp, || write(&product, b"x")).expect("done")
        };
        std::fs::write(&input, "1").expect("written");
        assert!(run("a"));
        assert!(!run("a"));
        std::fs::write(&input, "2").expect("written");
        assert!(run("a"));
        assert!(run("b"), "other flags");
        std::fs::remove_file(&product).expect("removed");
        assert!(run("b"), "a lost product");
    }
}
