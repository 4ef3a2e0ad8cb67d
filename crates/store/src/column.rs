//! How values of the domain stand in columns: ids and codes as text, enums by name, trees as JSON.
//!
//! Rows are read by a cursor, column after column, in the order of the query: a struct's fields then stand in the
//! order of its `COLUMNS`.

use domain::Timestamp;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Result, Row};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::Display;
use std::str::FromStr;

/// A value that has a text: an id, an edition's code.
pub(crate) struct Text<T>(pub T);

impl<T: Display> ToSql for Text<T> {
    fn to_sql(&self) -> Result<ToSqlOutput<'_>> {
        Ok(self.0.to_string().into())
    }
}

impl<T: FromStr<Err: std::error::Error + Send + Sync + 'static>> FromSql for Text<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str()?.parse().map(Self).map_err(FromSqlError::other)
    }
}

/// A value that is stored as its JSON.
pub(crate) struct Json<T>(pub T);

impl<T: Serialize> ToSql for Json<T> {
    fn to_sql(&self) -> Result<ToSqlOutput<'_>> {
        let json = serde_json::to_string(&self.0).map_err(|e| rusqlite::Error::ToSqlConversionFailure(e.into()))?;
        Ok(json.into())
    }
}

impl<T: DeserializeOwned> FromSql for Json<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        serde_json::from_str(value.as_str()?).map(Self).map_err(FromSqlError::other)
    }
}

/// A value whose JSON is a string, stored without the quotes: an enum's name, a slug.
pub(crate) struct Name<T>(pub T);

impl<T: Serialize> ToSql for Name<T> {
    fn to_sql(&self) -> Result<ToSqlOutput<'_>> {
        match serde_json::to_value(&self.0) {
            Ok(serde_json::Value::String(name)) => Ok(name.into()),
            Ok(_) => Err(rusqlite::Error::ToSqlConversionFailure("not a name".into())),
            Err(e) => Err(rusqlite::Error::ToSqlConversionFailure(e.into())),
        }
    }
}

impl<T: DeserializeOwned> FromSql for Name<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let name = serde::de::value::StrDeserializer::<serde::de::value::Error>::new(value.as_str()?);
        T::deserialize(name).map(Self).map_err(FromSqlError::other)
    }
}

/// Sizes and counts: SQLite's integers are signed.
pub(crate) fn count(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

/// A row read from its first column on.
pub(crate) struct Columns<'r> {
    row: &'r Row<'r>,
    next: usize,
}

impl<'r> Columns<'r> {
    pub(crate) fn of(row: &'r Row<'r>) -> Self {
        Self { row, next: 0 }
    }

    /// The same from another column on.
    pub(crate) fn of_column(row: &'r Row<'r>, first: usize) -> Self {
        Self { row, next: first }
    }

    /// A plain value: text, number, moment as milliseconds, blob.
    pub(crate) fn plain<T: FromSql>(&mut self) -> Result<T> {
        let place = self.next;
        self.next += 1;
        self.row.get(place)
    }

    pub(crate) fn text<T>(&mut self) -> Result<T>
    where
        Text<T>: FromSql,
    {
        Ok(self.plain::<Text<T>>()?.0)
    }

    pub(crate) fn text_or_none<T>(&mut self) -> Result<Option<T>>
    where
        Text<T>: FromSql,
    {
        Ok(self.plain::<Option<Text<T>>>()?.map(|text| text.0))
    }

    pub(crate) fn json<T: DeserializeOwned>(&mut self) -> Result<T> {
        Ok(self.plain::<Json<T>>()?.0)
    }

    pub(crate) fn json_or_none<T: DeserializeOwned>(&mut self) -> Result<Option<T>> {
        Ok(self.plain::<Option<Json<T>>>()?.map(|json| json.0))
    }

    pub(crate) fn name<T: DeserializeOwned>(&mut self) -> Result<T> {
        Ok(self.plain::<Name<T>>()?.0)
    }

    pub(crate) fn name_or_none<T: DeserializeOwned>(&mut self) -> Result<Option<T>> {
        Ok(self.plain::<Option<Name<T>>>()?.map(|name| name.0))
    }

    pub(crate) fn moment(&mut self) -> Result<Timestamp> {
        self.plain().map(Timestamp)
    }

    pub(crate) fn moment_or_none(&mut self) -> Result<Option<Timestamp>> {
        Ok(self.plain::<Option<i64>>()?.map(Timestamp))
    }

    /// A count or size; the schema allows no negative one.
    pub(crate) fn count(&mut self) -> Result<u64> {
        Ok(u64::try_from(self.plain::<i64>()?).unwrap_or(0))
    }
}
