//! Texts: one value an edition.

use super::fault;
use crate::ExchangeError;
use domain::{Edition, EditionCode};
use serde::Deserialize;
use std::collections::BTreeMap;

/// A value for each edition that has one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub(super) struct Texts<T = String>(BTreeMap<EditionCode, T>);

impl<T> Texts<T> {
    /// The value in an edition.
    pub(super) fn get(&self, edition: &EditionCode) -> Option<&T> {
        self.0.get(edition)
    }

    /// The value in an edition that has to have one.
    pub(super) fn of(&self, edition: &EditionCode, file: &str, field: &str) -> Result<&T, ExchangeError> {
        self.get(edition).ok_or_else(|| fault(file, field, format_args!("nothing for the edition `{edition}`")))
    }

    /// Refuses a value for an edition that there is not.
    pub(super) fn known(&self, editions: &[Edition], file: &str, field: &str) -> Result<(), ExchangeError> {
        match self.0.keys().find(|code| !editions.iter().any(|edition| edition.code == **code)) {
            None => Ok(()),
            Some(code) => Err(fault(file, field, format_args!("there is no edition `{code}`"))),
        }
    }
}
