//! Short addresses. A version has its number from its first moment on, by a trigger of the schema, and keeps it.

use crate::column::{Columns, Text, count};
use crate::{Reading, StoreError};
use domain::ids::VersionId;
use domain::short_address::ShortCode;

impl Reading<'_> {
    /// The code of a version's short address; `None` if there is no such version.
    pub fn short_code_of_version(&self, version: VersionId) -> Result<Option<ShortCode>, StoreError> {
        self.one("SELECT number FROM short_address WHERE version = ?1", [Text(version)], |row| {
            Ok(ShortCode::new(Columns::of(row).count()?))
        })
    }

    /// The version that a short address leads to, in whatever state.
    pub fn version_by_short_code(&self, code: ShortCode) -> Result<Option<VersionId>, StoreError> {
        self.one("SELECT version FROM short_address WHERE number = ?1", [count(code.number())], |row| {
            Columns::of(row).text()
        })
    }
}
