//! The rows behind readers' listings: where a published version is listed, kept by publishing and by taxonomy.
//!
//! A card is listed in the flow if its kind flows, under its kind and series, and, unless it is a page, in its
//! sections and those above them, its tags and everybody whom it credits.

use crate::column::{Columns, Text};
use crate::{Reading, StoreError, Writing};
use domain::contributor::Credit;
use domain::ids::{SeriesId, VersionId};
use domain::listing::Scope;
use domain::{EditionCode, Kind};
use rusqlite::params;
use std::collections::BTreeSet;

/// A listing of one edition, in the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ScopeRow {
    pub(crate) id: i64,
    pub(crate) listed: u64,
}

/// The columns `kind` and `key` of a scope.
pub(crate) fn names(scope: &Scope) -> (&'static str, String) {
    match scope {
        Scope::Flow | Scope::Period { .. } => ("flow", String::new()),
        Scope::Kind(kind) => ("kind", kind.as_str().to_owned()),
        Scope::Section(id) => ("section", id.to_string()),
        Scope::Tag(id) => ("tag", id.to_string()),
        Scope::Contributor(id) => ("contributor", id.to_string()),
        Scope::Series(id) => ("series", id.to_string()),
    }
}

/// The scope whose columns these are; `None` for the flow, which nobody chooses.
pub(crate) fn scope_named(kind: &str, key: &str) -> Option<Scope> {
    Some(match kind {
        "kind" => Scope::Kind(Kind::parse(key)?),
        "section" => Scope::Section(key.parse().ok()?),
        "tag" => Scope::Tag(key.parse().ok()?),
        "contributor" => Scope::Contributor(key.parse().ok()?),
        "series" => Scope::Series(key.parse().ok()?),
        _ => return None,
    })
}

/// A published version, as far as it decides where it is listed.
struct Listed {
    edition: EditionCode,
    kind: Kind,
    series: Option<SeriesId>,
    published_at: i64,
    credits: Vec<Credit>,
}

impl Reading<'_> {
    pub(crate) fn scope_find(&self, edition: &EditionCode, scope: &Scope) -> Result<Option<ScopeRow>, StoreError> {
        let (kind, key) = names(scope);
        self.one(
            "SELECT id, listed FROM scope WHERE edition = ?1 AND kind = ?2 AND key = ?3",
            params![edition.as_str(), kind, key],
            |row| {
                let mut c = Columns::of(row);
                Ok(ScopeRow { id: c.plain()?, listed: c.count()? })
            },
        )
    }

    fn listing_places(&self, version: VersionId, listed: &Listed) -> Result<Vec<Scope>, StoreError> {
        let mut places = vec![Scope::Kind(listed.kind)];
        places.extend(listed.kind.flows().then_some(Scope::Flow));
        places.extend(listed.series.map(Scope::Series));
        if listed.kind != Kind::Page {
            for section in self.version_sections(version)? {
                places.extend(self.section_ancestors(section)?.into_iter().map(Scope::Section));
            }
            places.extend(self.version_tags(version)?.into_iter().map(Scope::Tag));
            for credited in listed.credits.iter().filter_map(|credit| credit.contributor) {
                places.push(Scope::Contributor(self.contributor_meant(credited)?));
            }
        }
        Ok(places)
    }
}

impl Writing<'_> {
    /// Lists a version where it now belongs and nowhere else; nothing happens to one that readers do not see.
    pub(crate) fn listing_rows_refresh(&self, version: VersionId) -> Result<(), StoreError> {
        let listed = self.one(
            "SELECT v.edition, s.kind, s.series, v.published_at, c.credits
             FROM card c JOIN version v ON v.id = c.version JOIN story s ON s.id = v.story WHERE c.version = ?1",
            [Text(version)],
            |row| {
                let mut c = Columns::of(row);
                Ok(Listed {
                    edition: c.text()?,
                    kind: c.name()?,
                    series: c.text_or_none()?,
                    published_at: c.plain()?,
                    credits: c.json()?,
                })
            },
        )?;
        let Some(listed) = listed else { return Ok(()) };
        let mut wanted = BTreeSet::new();
        for place in self.listing_places(version, &listed)? {
            wanted.insert((self.scope_ensure(&listed.edition, &place)?, listed.published_at));
        }
        let present: BTreeSet<(i64, i64)> = self
            .all("SELECT scope, published_at FROM listing WHERE version = ?1", [Text(version)], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?
            .into_iter()
            .collect();
        for (scope, published_at) in present.difference(&wanted) {
            self.change(
                "DELETE FROM listing WHERE scope = ?1 AND published_at = ?2 AND version = ?3",
                params![scope, published_at, Text(version)],
            )?;
        }
        for (scope, published_at) in wanted.difference(&present) {
            self.change(
                "INSERT INTO listing (scope, published_at, version) VALUES (?1, ?2, ?3)",
                params![scope, published_at, Text(version)],
            )?;
        }
        Ok(())
    }

    /// Takes a version's card away, from everywhere; what it alone showed is shown no more.
    pub(crate) fn listing_rows_remove(&self, version: VersionId) -> Result<(), StoreError> {
        self.media_shown_remove(version)?;
        self.change("DELETE FROM listing WHERE version = ?1", [Text(version)])?;
        self.change("DELETE FROM card WHERE version = ?1", [Text(version)])?;
        Ok(())
    }

    fn scope_ensure(&self, edition: &EditionCode, scope: &Scope) -> Result<i64, StoreError> {
        if let Some(found) = self.scope_find(edition, scope)? {
            return Ok(found.id);
        }
        let (kind, key) = names(scope);
        self.value(
            "INSERT INTO scope (edition, kind, key) VALUES (?1, ?2, ?3) RETURNING id",
            params![edition.as_str(), kind, key],
            |row| row.get(0),
        )
    }
}
