//! Menus: items that name each other by id, in any order and to any depth, into trees.

use super::addresses::Addresses;
use super::survey::{MenuEntry, Survey};
use super::terms::Terms;
use crate::ExchangeError;
use domain::EditionCode;
use domain::document::Href;
use domain::ids::MenuId;
use domain::menu::{Menu, MenuItem, MenuPlace, MenuTarget};
use newsroom::importing::{Incoming, Thing};
use std::collections::{BTreeMap, HashSet};

/// A menu, ready to be written, with the items of the file that are in it.
#[derive(Debug)]
pub(super) struct PlannedMenu {
    pub incoming: Incoming,
    pub name: String,
    pub items: Vec<u64>,
    pub place: MenuPlace,
}

/// All menus, and the items that came into none.
#[derive(Debug, Default)]
pub(super) struct Menus {
    /// The one for the header last: another one may have to leave its place first.
    pub menus: Vec<PlannedMenu>,
    /// Item and why.
    pub skipped: Vec<(u64, String)>,
    pub warnings: Vec<String>,
}

struct Planner<'a> {
    survey: &'a Survey,
    addresses: &'a Addresses,
    terms: &'a Terms,
    menus: Menus,
}

/// Builds the menus. `header` names the one that goes into the header, else the one with most items does.
///
/// # Errors
/// [`ExchangeError::UnknownMenu`] if there is no menu of that name.
pub(super) fn plan(
    survey: &Survey,
    addresses: &Addresses,
    terms: &Terms,
    edition: &EditionCode,
    header: Option<&str>,
) -> Result<Menus, ExchangeError> {
    let mut planner = Planner { survey, addresses, terms, menus: Menus::default() };
    let groups = planner.groups();
    let names: BTreeMap<&str, &str> = groups.keys().map(|slug| (slug.as_str(), name_of(survey, slug))).collect();
    let chosen = match header {
        Some(wanted) => {
            let is = |text: &str| text.to_lowercase() == wanted.trim().to_lowercase();
            let found = names.iter().find(|(slug, name)| is(slug) || is(name)).map(|(slug, _)| (*slug).to_owned());
            Some(found.ok_or_else(|| ExchangeError::UnknownMenu {
                name: wanted.to_owned(),
                known: names.values().map(|name| (*name).to_owned()).collect(),
            })?)
        }
        None => groups.iter().max_by(|a, b| a.1.len().cmp(&b.1.len()).then(b.0.cmp(a.0))).map(|(slug, _)| slug.clone()),
    };
    for (slug, entries) in &groups {
        let place = if Some(slug) == chosen.as_ref() { MenuPlace::Header } else { MenuPlace::Kept };
        planner.menu(slug, entries, place, edition);
    }
    let mut menus = planner.menus;
    menus.menus.sort_by_key(|menu| menu.place == MenuPlace::Header);
    let kept: Vec<_> =
        menus.menus.iter().filter(|m| m.place == MenuPlace::Kept).map(|m| format!("“{}”", m.name)).collect();
    if let Some(header) = menus.menus.iter().find(|m| m.place == MenuPlace::Header) {
        let mut sentence = format!("The menu “{}” stands in the header", header.name);
        if !kept.is_empty() {
            sentence.push_str(&format!("; kept for later: {}", kept.join(", ")));
        }
        menus.warnings.push(sentence + ".");
    }
    Ok(menus)
}

fn name_of<'s>(survey: &'s Survey, slug: &'s str) -> &'s str {
    let declared = survey.terms.iter().find(|t| t.taxonomy == "nav_menu" && t.slug == slug).map(|t| t.name.as_str());
    let cited = || survey.cited.get(&("nav_menu".to_owned(), slug.to_owned())).map(String::as_str);
    declared.or_else(cited).filter(|name| !name.is_empty()).unwrap_or(slug)
}

impl<'a> Planner<'a> {
    fn groups(&mut self) -> BTreeMap<String, Vec<&'a MenuEntry>> {
        let mut groups: BTreeMap<String, Vec<&MenuEntry>> = BTreeMap::new();
        let survey = self.survey;
        for entry in &survey.menu_items {
            match &entry.menu {
                _ if !entry.published => {
                    self.menus.skipped.push((entry.id, "it was a draft: the old site did not show it".into()));
                }
                None => self.menus.skipped.push((entry.id, "it belongs to no menu".into())),
                Some(menu) => groups.entry(menu.slug.clone()).or_default().push(entry),
            }
        }
        for entries in groups.values_mut() {
            // The sort is stable: equal ones stay in the file's order.
            entries.sort_by_key(|entry| entry.order);
        }
        groups
    }

    fn menu(&mut self, slug: &str, entries: &[&'a MenuEntry], place: MenuPlace, edition: &EditionCode) {
        let key = format!("nav_menu/{slug}");
        let mut taken = Vec::new();
        let ids: HashSet<u64> = entries.iter().map(|e| e.id).collect();
        let mut roots: Vec<_> = entries.iter().copied().filter(|e| e.parent == 0 || !ids.contains(&e.parent)).collect();
        for root in roots.iter().filter(|e| e.parent != 0) {
            self.menus.warnings.push(format!(
                "The menu item #{} “{}” hung below #{}, which is not in its menu; it stands at the top now.",
                root.id, root.title, root.parent
            ));
        }
        let mut items = Vec::new();
        let mut seen = HashSet::new();
        // Items that are each other's parents hang on no root: the first of them becomes one.
        loop {
            for root in roots.drain(..) {
                items.extend(self.item(root, entries, &mut seen, &mut taken));
            }
            match entries.iter().find(|e| !seen.contains(&e.id)) {
                Some(next) => roots.push(next),
                None => break,
            }
        }
        let name = name_of(self.survey, slug).to_owned();
        let menu = Menu {
            id: MenuId::derived(&self.survey.source(), &key),
            edition: edition.clone(),
            name: name.clone(),
            place,
            items,
        };
        self.menus.menus.push(PlannedMenu {
            incoming: Incoming { key, thing: Thing::Menu(menu) },
            name,
            items: taken,
            place,
        });
    }

    /// The item with what hangs below it; what hung below one that goes nowhere takes its place.
    fn item(
        &mut self,
        entry: &MenuEntry,
        all: &[&'a MenuEntry],
        seen: &mut HashSet<u64>,
        taken: &mut Vec<u64>,
    ) -> Vec<MenuItem> {
        if !seen.insert(entry.id) {
            return Vec::new();
        }
        let mut children = Vec::new();
        for child in all.iter().filter(|e| e.parent == entry.id) {
            children.extend(self.item(child, all, seen, taken));
        }
        match self.target(entry) {
            Ok((target, label)) => {
                taken.push(entry.id);
                vec![MenuItem { label, target, children }]
            }
            Err(reason) => {
                self.menus.skipped.push((entry.id, reason));
                children
            }
        }
    }

    fn target(&self, entry: &MenuEntry) -> Result<(MenuTarget, String), String> {
        let title = super::stories::plain(&entry.title);
        let named = |target: MenuTarget, fallback: &str| {
            let label = if title.is_empty() { super::stories::plain(fallback) } else { title.clone() };
            if label.is_empty() {
                Err("it has neither a label nor a target with a title".to_owned())
            } else {
                Ok((target, label))
            }
        };
        match entry.kind.as_str() {
            "post_type" => match self.survey.stories.get(&entry.object_id) {
                Some(story) => named(MenuTarget::Story { story: self.addresses.story(entry.object_id) }, &story.title),
                None => Err(format!("its target, the {} #{}, is not in the file", entry.object, entry.object_id)),
            },
            "taxonomy" => {
                let term = self.survey.term_ids.get(&entry.object_id);
                let slug = term.map_or("", |(_, slug)| slug.as_str());
                let name = self
                    .survey
                    .terms
                    .iter()
                    .find(|t| t.slug == slug && t.taxonomy == entry.object)
                    .map_or(slug, |t| t.name.as_str());
                let target = match entry.object.as_str() {
                    "category" => {
                        self.terms.sections.get(slug).map(|section| MenuTarget::Section { section: *section })
                    }
                    "post_tag" => self.terms.tags.get(slug).map(|tag| MenuTarget::Tag { tag: *tag }),
                    _ => None,
                };
                let target = target.ok_or_else(|| {
                    format!("its target, the {} #{}, is not in the file", entry.object, entry.object_id)
                })?;
                named(target, name)
            }
            "post_type_archive" if entry.object == "post" => named(MenuTarget::Articles, "Articles"),
            "custom" | "" => {
                let url = entry.url.as_str();
                if url.is_empty() || url == "#" {
                    return named(MenuTarget::Heading, "");
                }
                if self.addresses.is_home(url) {
                    return named(MenuTarget::Home, url);
                }
                if let Some(story) = self.addresses.story_at(url) {
                    return named(MenuTarget::Story { story: self.addresses.story(story) }, url);
                }
                match Href::parse(url) {
                    Some(href) => named(MenuTarget::Url { url: href.as_str().to_owned() }, url),
                    None => Err(format!("its address `{url}` is not allowed")),
                }
            }
            kind => Err(format!("items of the kind `{kind}` are not taken over")),
        }
    }
}
