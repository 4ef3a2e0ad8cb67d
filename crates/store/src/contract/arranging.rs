//! What is taken away at the desk, and old addresses as the desk lists them.

use super::samples::{NOON, content, minutes, with};
use super::{Constructor, Outcome};
use crate::StoreError;
use domain::contributor::{Contributor, Credit, CreditRole};
use domain::ids::MenuId;
use domain::listing::Scope;
use domain::menu::{Menu, MenuPlace};
use domain::redirect::{OldAddress, Redirect, RedirectTarget};
use domain::story::Origin;
use domain::taxonomy::SectionPage;
use domain::{Content, Kind, Slug};

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

pub fn hits_of_an_old_address_add_up_and_order_the_list(new: Constructor) -> Outcome {
    with(new, |s| {
        let from = |host: &str, path: &str| OldAddress { host: host.into(), path: path.into(), query: String::new() };
        let lead = |from: OldAddress| Redirect { from, target: RedirectTarget::Path { path: "/en/z".into() } };
        let (seldom, often, foreign) =
            (lead(from("", "/en/a")), lead(from("", "/en/b")), lead(from("old.example", "/en/a")));
        s.store.write(|w| [&seldom, &often, &foreign].into_iter().try_for_each(|one| w.redirect_put(one)))?;
        let before = s.store.generation();
        s.store.write(|w| {
            w.redirect_hit("/en/a", 1, NOON)?;
            w.redirect_hit("/en/b", 2, NOON)?;
            w.redirect_hit("/en/b", 3, minutes(5))?;
            w.redirect_hit("/en/nothing", 9, NOON)
        })?;
        assert_eq!(s.store.generation(), before, "counting is no change");
        let hits = |one: &Redirect| s.store.read(|r| r.redirect_hits(&one.from));
        assert_eq!(hits(&often)?, (5, Some(minutes(5))));
        assert_eq!(hits(&seldom)?, (1, Some(NOON)));
        assert_eq!(hits(&foreign)?, (0, None), "another site's address is another one");
        assert_eq!(s.store.read(|r| r.redirects_by_hits(0, 9))?, [often.clone(), seldom.clone(), foreign]);
        assert_eq!(s.store.read(|r| r.redirects_by_hits(1, 1))?, [seldom]);
        s.store.write(|w| w.redirect_put(&often))?;
        assert_eq!(hits(&often)?.0, 5, "what leads elsewhere keeps its count");
        Ok(())
    })
}

pub fn who_is_merged_into_another_is_listed_and_read_as_they(new: Constructor) -> Outcome {
    with(new, |s| {
        let (one, other, last) = (s.contributor("one")?, s.contributor("other")?, s.contributor("last")?);
        let credit = |who: &Contributor| Credit {
            role: CreditRole::Author,
            contributor: Some(who.id),
            name: String::new(),
            link: None,
        };
        for (path, who) in [("a", &one), ("b", &other)] {
            let version = s.draft(Kind::Article, &s.en, path)?;
            s.save(&version, Origin::Saved, None, NOON, &Content { credits: vec![credit(who)], ..content(path) })?;
            s.publish(&s.version(version.id)?, NOON)?;
        }
        let listed = |who: &Contributor| s.store.read(|r| r.listing_total(&s.en, &Scope::Contributor(who.id)));
        let counts = || -> Result<_, StoreError> { Ok([listed(&one)?, listed(&other)?, listed(&last)?]) };
        assert_eq!(counts()?, [1, 1, 0]);
        let aside = Slug::new("aside").expect("a slug");
        s.store.write(|w| w.contributor_merge(one.id, &aside, Some(other.id)))?;
        assert_eq!(counts()?, [0, 2, 0]);
        assert_eq!(s.store.read(|r| r.contributor_by_id(one.id))?.as_ref(), Some(&other));
        assert_eq!(s.store.read(|r| r.contributors_by_ids(&[one.id]))?, [Contributor { id: one.id, ..other.clone() }]);
        assert_eq!(s.store.read(|r| r.contributor_by_slug(&one.slug))?, None);
        assert_eq!(s.store.read(|r| r.contributor_list())?, [last.clone(), other.clone()]);
        assert_eq!(s.store.read(|r| r.contributor_merged(one.id))?, (Some(aside), Some(other.id)));
        assert_eq!(s.store.read(|r| r.versions_crediting(other.id))?.len(), 2);
        let farther = Slug::new("farther").expect("a slug");
        s.store.write(|w| w.contributor_merge(other.id, &farther, Some(last.id)))?;
        assert_eq!(counts()?, [0, 0, 2], "who was merged before follows");
        assert_eq!(s.store.read(|r| r.contributor_meant(one.id))?, last.id);
        s.store.write(|w| w.contributor_merge(other.id, &other.slug, None))?;
        s.store.write(|w| w.contributor_merge(one.id, &one.slug, None))?;
        assert_eq!(counts()?, [1, 1, 0], "and it can be taken back");
        assert!(s.store.write(|w| w.contributor_merge(one.id, &other.slug, None)).is_err(), "a slug is taken once");
        Ok(())
    })
}

pub fn a_section_is_hidden_with_those_below_it(new: Constructor) -> Outcome {
    with(new, |s| {
        let (shown, hidden) = (s.section(&s.en, "shown", None)?, s.section(&s.en, "hidden", None)?);
        let below = s.section(&s.en, "hidden/below", Some(&hidden))?;
        assert!(s.store.read(|r| r.sections_hidden(&s.en))?.is_empty());
        let look = SectionPage { hidden: true, ..SectionPage::default() };
        s.store.write(|w| w.section_page_put(hidden.id, &look))?;
        let found = s.store.read(|r| r.sections_hidden(&s.en))?;
        assert_eq!(found, [hidden.id, below.id].into());
        assert!(!found.contains(&shown.id));
        assert!(s.store.read(|r| r.sections_hidden(&s.fa))?.is_empty());
        Ok(())
    })
}

pub fn pinned_stories_stand_in_their_order(new: Constructor) -> Outcome {
    with(new, |s| {
        let pin = |path: &str, at| -> Result<_, StoreError> {
            let mut version = s.published(Kind::Article, &s.en, path, minutes(at))?;
            version.pinned_until = Some(minutes(60));
            s.put(&version)?;
            Ok(version.id)
        };
        let (a, b, c) = (pin("a", -3)?, pin("b", -2)?, pin("c", -1)?);
        let pinned = || -> Result<Vec<_>, StoreError> {
            Ok(s.store.read(|r| r.cards_pinned(&s.en, NOON))?.into_iter().map(|card| card.version).collect())
        };
        assert_eq!(pinned()?, [c, b, a], "the newest first");
        s.store.write(|w| {
            w.front_place_put(a, Some(0))?;
            w.front_place_put(c, Some(1))
        })?;
        assert_eq!(pinned()?, [b, a, c], "what has no place stands first");
        assert_eq!(s.store.read(|r| r.front_place(c))?, Some(1));
        s.store.write(|w| w.front_place_put(c, None))?;
        assert_eq!(pinned()?, [c, b, a]);
        Ok(())
    })
}
