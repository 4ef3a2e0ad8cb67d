//! Menus: one set an edition, of the items that have a label in it.

use super::room::Room;
use super::stories::Stories;
use super::{SOURCE, fault, schema};
use crate::ExchangeError;
use domain::document::Href;
use domain::ids::{MenuId, StoryId};
use domain::menu::{Menu, MenuItem, MenuPlace, MenuTarget};
use domain::routes::Place;
use domain::{EditionCode, Kind};

/// The menus of every edition.
pub(super) fn of(written: &schema::Menus, room: &Room<'_>, stories: &Stories) -> Result<Vec<Menu>, ExchangeError> {
    let places = [("header", MenuPlace::Header, &written.header), ("footer", MenuPlace::Footer, &written.footer)];
    let mut menus = Vec::new();
    for edition in &room.editions {
        for (name, place, items) in places {
            let reader = Reader { room, stories, edition: &edition.code };
            menus.push(Menu {
                id: MenuId::derived(SOURCE, &format!("{name}/{}", edition.code)),
                edition: edition.code.clone(),
                name: name.to_owned(),
                place,
                items: reader.items(items, &format!("menus.{name}"))?,
            });
        }
    }
    Ok(menus)
}

struct Reader<'r> {
    room: &'r Room<'r>,
    stories: &'r Stories,
    edition: &'r EditionCode,
}

impl Reader<'_> {
    fn items(&self, written: &[schema::MenuItem], field: &str) -> Result<Vec<MenuItem>, ExchangeError> {
        let mut items = Vec::new();
        for (index, item) in written.iter().enumerate() {
            let field = format!("{field}[{index}]");
            item.label.known(&self.room.editions, schema::ROOM, &field)?;
            let Some(label) = item.label.get(self.edition).cloned() else { continue };
            let target = self.target(&item.target, &field)?;
            let children = self.items(&item.items, &format!("{field}.items"))?;
            // The program itself hangs the editions below their heading, each with its own name.
            items.push(if target == MenuTarget::Heading && lists_editions(&item.items) {
                MenuItem { label, target: MenuTarget::Editions, children: Vec::new() }
            } else {
                MenuItem { label, target, children }
            });
        }
        Ok(items)
    }

    fn target(&self, written: &str, field: &str) -> Result<MenuTarget, ExchangeError> {
        let problem =
            |problem: &str| fault(schema::ROOM, format_args!("{field}.target"), format_args!("`{written}`: {problem}"));
        let (what, which) = written.split_once(':').unwrap_or((written, ""));
        Ok(match (what, which) {
            ("none", "") => MenuTarget::Heading,
            ("home", "") => MenuTarget::Home,
            ("articles", "") => MenuTarget::Articles,
            ("media", "") => MenuTarget::Media,
            ("publications", "") => MenuTarget::Publications,
            ("archive", "") => MenuTarget::Url { url: Place::Archive.href(self.edition) },
            ("privacy", "") => MenuTarget::Url { url: Place::Privacy.href(self.edition) },
            ("most-read", "") => MenuTarget::Url { url: Place::MostRead.href(self.edition) },
            ("corrections", "") => MenuTarget::Url { url: Place::Corrections.href(self.edition) },
            ("section", key) => {
                let section = self.room.section(key, self.edition).ok_or_else(|| problem("no such section"))?;
                MenuTarget::Section { section }
            }
            ("kind", name) => {
                let kind = Kind::parse(name).filter(|kind| kind.media_segment().is_some());
                MenuTarget::OfKind { kind: kind.ok_or_else(|| problem("no kind with a listing of its own"))? }
            }
            ("series", key) => {
                let (series, _) = self.room.series(key).ok_or_else(|| problem("no such series"))?;
                MenuTarget::Series { series }
            }
            ("page", key) => {
                let story = self.stories.find(key).filter(|story| story.paths.contains_key(self.edition));
                story.ok_or_else(|| problem("no such page in this edition"))?;
                MenuTarget::Story { story: StoryId::derived(SOURCE, key) }
            }
            ("edition", code) => {
                let edition = self.room.editions.iter().find(|edition| edition.code.as_str() == code);
                let edition = edition.ok_or_else(|| problem("no such edition"))?;
                MenuTarget::Url { url: Place::Front.href(&edition.code) }
            }
            ("url", address) => {
                let address = Href::parse(address).ok_or_else(|| problem("no address that may stand in a menu"))?;
                MenuTarget::Url { url: address.as_str().to_owned() }
            }
            _ => return Err(problem("no target is called that")),
        })
    }
}

fn lists_editions(items: &[schema::MenuItem]) -> bool {
    !items.is_empty() && items.iter().all(|item| item.target.starts_with("edition:") && item.items.is_empty())
}
