//! What is taken away at the desk, and old addresses as the desk lists them.

use super::samples::{NOON, with};
use super::{Constructor, Outcome};
use crate::StoreError;
use domain::Kind;
use domain::ids::MenuId;
use domain::menu::{Menu, MenuPlace};
use domain::redirect::{OldAddress, Redirect, RedirectTarget};

pub fn what_is_in_use_is_not_taken_away(new: Constructor) -> Outcome {
    with(new, |s| {
        let (used, empty) = (s.section(&s.en, "used", None)?, s.section(&s.en, "empty", None)?);
        let below = s.section(&s.en, "empty/below", Some(&empty))?;
        let (tag, free) = (s.tag(&s.en, "tag")?, s.tag(&s.en, "free")?);
        let (series, bare) = (s.series("series")?, s.series("bare")?);
        let mut version = s.published(Kind::Article, &s.en, "a", NOON)?;
        version.sections = vec![used.id];
        version.tags = vec![tag.id];
        s.put(&version)?;
        let mut story = s.story(Kind::Issue)?;
        story.series = Some(series.id);
        s.store.write(|w| w.story_put(&story))?;
        assert_eq!(s.store.read(|r| r.versions_of_section(used.id))?, [version.id]);
        assert_eq!(s.store.read(|r| r.versions_of_tag(tag.id))?, [version.id]);
        let dangling = |outcome| matches!(outcome, Err(StoreError::Dangling));
        assert!(dangling(s.store.write(|w| w.section_delete(used.id))));
        assert!(dangling(s.store.write(|w| w.section_delete(empty.id))), "another one stands below it");
        assert!(dangling(s.store.write(|w| w.tag_delete(tag.id))));
        assert!(dangling(s.store.write(|w| w.series_delete(series.id))));
        s.store.write(|w| {
            w.section_delete(below.id)?;
            w.section_delete(empty.id)?;
            w.tag_delete(free.id)?;
            w.series_delete(bare.id)
        })?;
        assert_eq!(s.store.read(|r| r.section_list(&s.en))?, [used]);
        assert_eq!(s.store.read(|r| r.tag_by_id(free.id))?, None);
        assert_eq!(s.store.read(|r| r.series_by_id(bare.id))?, None);
        let somebody = s.contributor("somebody")?;
        s.store.write(|w| w.contributor_delete(somebody.id))?;
        assert_eq!(s.store.read(|r| r.contributor_by_id(somebody.id))?, None);
        Ok(())
    })
}

pub fn old_addresses_are_listed_by_path_and_found_by_where_they_lead(new: Constructor) -> Outcome {
    with(new, |s| {
        let version = s.published(Kind::Article, &s.en, "a", NOON)?.id;
        let from = |host: &str, path: &str| OldAddress { host: host.into(), path: path.into(), query: String::new() };
        let to = |path: &str| RedirectTarget::Path { path: path.into() };
        let all = [
            Redirect { from: from("", "/en/a1"), target: to("/en/z") },
            Redirect { from: from("", "/en/b"), target: RedirectTarget::Version { version } },
            Redirect { from: from("old.example", "/en/b"), target: to("/en/z") },
            Redirect { from: from("", "/fa/c"), target: to("/fa/z") },
        ];
        s.store.write(|w| all.iter().rev().try_for_each(|redirect| w.redirect_put(redirect)))?;
        assert_eq!(s.store.read(|r| r.redirect_list("", 9))?, all);
        assert_eq!(s.store.read(|r| r.redirect_list("/en/b", 2))?, all[1..3]);
        let leading = s.store.read(|r| r.redirects_to_path("/en/z"))?;
        assert_eq!(leading.len(), 2);
        assert!(leading.contains(&all[0]) && leading.contains(&all[2]), "{leading:?}");
        assert_eq!(s.store.read(|r| r.redirects_to_path("/en/y"))?, []);
        Ok(())
    })
}

pub fn a_menu_is_found_by_its_id(new: Constructor) -> Outcome {
    with(new, |s| {
        let id = s.id(MenuId::from_parts);
        let menu = Menu { id, edition: s.en.clone(), name: "a".into(), place: MenuPlace::Kept, items: Vec::new() };
        assert_eq!(s.store.read(|r| r.menu_by_id(id))?, None);
        s.store.write(|w| w.menu_put(&menu))?;
        assert_eq!(s.store.read(|r| r.menu_by_id(id))?, Some(menu));
        Ok(())
    })
}
