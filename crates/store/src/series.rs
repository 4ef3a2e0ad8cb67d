//! Series: book shelves, newsletters, briefs, columns.

use crate::column::{Columns, Json, Name, Text};
use crate::{Reading, StoreError, Writing};
use domain::Slug;
use domain::ids::SeriesId;
use domain::taxonomy::Series;
use rusqlite::{Row, params};

macro_rules! select {
    ($rest:literal) => {
        concat!("SELECT id, slug, layout, names, cover FROM series ", $rest)
    };
}

fn read(row: &Row<'_>) -> rusqlite::Result<Series> {
    let mut c = Columns::of(row);
    Ok(Series { id: c.text()?, slug: c.name()?, layout: c.name()?, names: c.json()?, cover: c.text_or_none()? })
}

impl Reading<'_> {
    /// The series of that id.
    pub fn series_by_id(&self, id: SeriesId) -> Result<Option<Series>, StoreError> {
        self.one(select!("WHERE id = ?1"), [Text(id)], read)
    }

    /// The series of that slug.
    pub fn series_by_slug(&self, slug: &Slug) -> Result<Option<Series>, StoreError> {
        self.one(select!("WHERE slug = ?1"), [slug.as_str()], read)
    }

    /// All series, in the order in which they were made.
    pub fn series_list(&self) -> Result<Vec<Series>, StoreError> {
        self.all(select!("ORDER BY id"), [], read)
    }
}

impl Writing<'_> {
    /// Adds or changes a series.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if the slug is taken.
    pub fn series_put(&self, series: &Series) -> Result<(), StoreError> {
        self.change(
            "INSERT INTO series (id, slug, layout, names, cover) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (id) DO UPDATE SET slug = excluded.slug, layout = excluded.layout, names = excluded.names, cover = excluded.cover",
            params![Text(series.id), Name(&series.slug), Name(series.layout), Json(&series.names), series.cover.map(Text)],
        )?;
        Ok(())
    }

    /// Takes a series away that no story belongs to; nothing happens where it is absent.
    ///
    /// # Errors
    /// [`StoreError::Dangling`] while a story belongs to it.
    pub fn series_delete(&self, id: SeriesId) -> Result<(), StoreError> {
        self.change("DELETE FROM series WHERE id = ?1", [Text(id)])?;
        Ok(())
    }
}
