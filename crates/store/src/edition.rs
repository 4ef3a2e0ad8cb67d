//! Editions.

use crate::column::{Columns, Json, Text};
use crate::{Reading, StoreError, Writing};
use domain::edition::{Calendar, Digits, Direction, Months};
use domain::{Edition, EditionCode};
use rusqlite::types::FromSqlError;
use rusqlite::{Row, params};

macro_rules! select {
    ($rest:literal) => {
        concat!("SELECT code, language, name, direction, calendar, digits, months, zone, missing, position, site FROM edition ", $rest)
    };
}

/// The `text` crate knows no serde; its enums have their own names.
fn parsed<T>(columns: &mut Columns<'_>, parse: impl Fn(&str) -> Option<T>) -> rusqlite::Result<T> {
    let name: String = columns.plain()?;
    parse(&name).ok_or_else(|| FromSqlError::other(UnknownName(name)).into())
}

#[derive(Debug, thiserror::Error)]
#[error("`{0}` is no name of it")]
struct UnknownName(String);

fn read(row: &Row<'_>) -> rusqlite::Result<Edition> {
    let mut c = Columns::of(row);
    Ok(Edition {
        code: c.text()?,
        language: c.plain()?,
        name: c.plain()?,
        direction: parsed(&mut c, Direction::parse)?,
        calendar: parsed(&mut c, Calendar::parse)?,
        digits: parsed(&mut c, Digits::parse)?,
        months: parsed(&mut c, Months::parse)?,
        zone: c.plain()?,
        missing: c.name()?,
        position: c.plain()?,
        site: c.json()?,
    })
}

impl Reading<'_> {
    /// All editions in the order of their menu.
    pub fn edition_list(&self) -> Result<Vec<Edition>, StoreError> {
        let mut editions = self.all(select!(""), [], read)?;
        editions.sort_by(|a, b| (a.position, &a.code).cmp(&(b.position, &b.code)));
        Ok(editions)
    }

    /// The edition of that code.
    pub fn edition_by_code(&self, code: &EditionCode) -> Result<Option<Edition>, StoreError> {
        self.one(select!("WHERE code = ?1"), [code.as_str()], read)
    }
}

impl Writing<'_> {
    /// Adds or changes an edition.
    pub fn edition_put(&self, edition: &Edition) -> Result<(), StoreError> {
        self.change(
            "INSERT INTO edition (code, language, name, direction, calendar, digits, months, zone, missing, position, site)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
             ON CONFLICT (code) DO UPDATE SET language = excluded.language, name = excluded.name, direction = excluded.direction,
                 calendar = excluded.calendar, digits = excluded.digits, months = excluded.months, zone = excluded.zone,
                 missing = excluded.missing, position = excluded.position, site = excluded.site",
            params![
                Text(&edition.code),
                edition.language,
                edition.name,
                edition.direction.as_str(),
                edition.calendar.as_str(),
                edition.digits.as_str(),
                edition.months.as_str(),
                edition.zone,
                crate::column::Name(edition.missing),
                edition.position,
                Json(&edition.site),
            ],
        )?;
        Ok(())
    }
}
