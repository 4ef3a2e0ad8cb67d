//! Menus.

use crate::column::{Columns, Json, Name, Text};
use crate::{Reading, StoreError, Writing};
use domain::EditionCode;
use domain::ids::MenuId;
use domain::menu::{Menu, MenuPlace};
use rusqlite::{Row, params};

macro_rules! select {
    ($rest:literal) => {
        concat!("SELECT id, edition, name, place, items FROM menu ", $rest)
    };
}

fn read(row: &Row<'_>) -> rusqlite::Result<Menu> {
    let mut c = Columns::of(row);
    Ok(Menu { id: c.text()?, edition: c.text()?, name: c.plain()?, place: c.name()?, items: c.json()? })
}

impl Reading<'_> {
    /// The menu of an edition at a place; of those that are only kept, none.
    pub fn menu_in(&self, edition: &EditionCode, place: MenuPlace) -> Result<Option<Menu>, StoreError> {
        match place {
            MenuPlace::Header => self.one(select!("WHERE edition = ?1 AND place = 'header'"), [edition.as_str()], read),
            MenuPlace::Footer => self.one(select!("WHERE edition = ?1 AND place = 'footer'"), [edition.as_str()], read),
            MenuPlace::Kept => Ok(None),
        }
    }

    /// The menu of that id.
    pub fn menu_by_id(&self, id: MenuId) -> Result<Option<Menu>, StoreError> {
        self.one(select!("WHERE id = ?1"), [Text(id)], read)
    }

    /// All menus of an edition.
    pub fn menus_of(&self, edition: &EditionCode) -> Result<Vec<Menu>, StoreError> {
        self.all(select!("WHERE edition = ?1 ORDER BY id"), [edition.as_str()], read)
    }
}

impl Writing<'_> {
    /// Adds or changes a menu.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if another one stands at its place.
    pub fn menu_put(&self, menu: &Menu) -> Result<(), StoreError> {
        self.change(
            "INSERT INTO menu (id, edition, name, place, items) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (id) DO UPDATE SET edition = excluded.edition, name = excluded.name, place = excluded.place, items = excluded.items",
            params![Text(menu.id), menu.edition.as_str(), menu.name, Name(menu.place), Json(&menu.items)],
        )?;
        Ok(())
    }

    /// Takes a menu away; nothing happens where it is absent.
    pub fn menu_delete(&self, id: MenuId) -> Result<(), StoreError> {
        self.change("DELETE FROM menu WHERE id = ?1", [Text(id)])?;
        Ok(())
    }
}
