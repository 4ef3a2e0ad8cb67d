//! Menus, an item at a time.

use super::undo::{Before, Done, Needs, Part};
use super::{authorise, edition_of, invalid, name};
use crate::{Context, Invalid, Newsroom, NewsroomError};
use domain::document::Href;
use domain::ids::MenuId;
use domain::menu::{Menu, MenuItem, MenuPlace, MenuTarget};
use domain::{EditionCode, Kind, Path, State};
use store::Reading;

/// Levels that pages open as drop-downs.
const LEVELS: usize = 3;
/// Items of a menu: more would be none.
const MOST: usize = 200;

/// Where an item stands: its number among its siblings, and before it those above, from the top.
pub type ItemPlace = Vec<usize>;

/// What is done with a menu.
#[derive(Debug, Clone, PartialEq)]
pub enum MenuAct {
    /// Adds an item behind all others below that one; an empty place is the menu itself.
    Add {
        /// Below which.
        below: ItemPlace,
        /// What readers read.
        label: String,
        /// Where it leads.
        target: MenuTarget,
    },
    /// Gives an item another label and target.
    Change {
        /// What readers read.
        label: String,
        /// Where it leads.
        target: MenuTarget,
    },
    /// Before the item before it.
    Up,
    /// Behind the item behind it.
    Down,
    /// Below the item before it.
    In,
    /// Behind the item above it.
    Out,
    /// Away, with all below it.
    Remove,
}

/// The item at a place.
pub fn item_at<'m>(items: &'m [MenuItem], place: &[usize]) -> Option<&'m MenuItem> {
    let (first, rest) = place.split_first()?;
    let item = items.get(*first)?;
    if rest.is_empty() { Some(item) } else { item_at(&item.children, rest) }
}

/// Does that with the menu at a place of an edition, which is made where there is none. `at` is the item and the label
/// that it has for whoever asks, so that nobody moves what somebody else has put there.
///
/// # Errors
/// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`] without such an edition; [`NewsroomError::Invalid`]: with
/// [`Invalid::Changed`] if another item stands there by now, with [`Invalid::Long`] for a fourth level.
pub fn act_on_menu(
    newsroom: &Newsroom,
    ctx: &Context,
    edition: &EditionCode,
    stands: MenuPlace,
    (at, seen): (&[usize], &str),
    act: &MenuAct,
) -> Result<Done, NewsroomError> {
    authorise(ctx)?;
    newsroom.store().write(|store| {
        edition_of(store, edition)?;
        let found = store.menu_in(edition, stands)?;
        let mut menu = found.unwrap_or_else(|| Menu {
            id: MenuId::from_parts(ctx.now.unix_ms(), ctx.entropy()),
            edition: edition.clone(),
            name: if stands == MenuPlace::Footer { "footer" } else { "header" }.to_owned(),
            place: stands,
            items: Vec::new(),
        });
        let named = if let MenuAct::Add { below, .. } = act { below.as_slice() } else { at };
        if !named.is_empty() && item_at(&menu.items, named).is_none_or(|item| item.label != seen) {
            return invalid("label", Invalid::Changed);
        }
        let act = checked(store, edition, act)?;
        let before = Before::of(store, [Part::Menu(menu.id)])?;
        apply(&mut menu.items, at, act).ok_or(NewsroomError::Invalid { field: "label", problem: Invalid::Changed })?;
        if depth(&menu.items) > LEVELS || count(&menu.items) > MOST {
            return invalid("label", Invalid::Long);
        }
        store.menu_put(&menu)?;
        before.done(store, ctx, Needs::Arrange, ("menu.change", &menu.id.to_string()))
    })
}

/// The act with a label that can stand anywhere and a target that is there.
fn checked(store: &Reading<'_>, edition: &EditionCode, act: &MenuAct) -> Result<MenuAct, NewsroomError> {
    Ok(match act {
        MenuAct::Add { below, label, target } => MenuAct::Add {
            below: below.clone(),
            label: name("label", label)?,
            target: target_there(store, edition, target)?,
        },
        MenuAct::Change { label, target } => {
            MenuAct::Change { label: name("label", label)?, target: target_there(store, edition, target)? }
        }
        other => other.clone(),
    })
}

fn target_there(store: &Reading<'_>, edition: &EditionCode, target: &MenuTarget) -> Result<MenuTarget, NewsroomError> {
    let there = match target {
        MenuTarget::Section { section } => store.section_by_id(*section)?.is_some_and(|one| one.edition == *edition),
        MenuTarget::Series { series } => store.series_by_id(*series)?.is_some(),
        MenuTarget::Tag { tag } => store.tag_by_id(*tag)?.is_some_and(|tag| tag.edition == *edition),
        MenuTarget::Contributor { contributor } => store.contributor_by_id(*contributor)?.is_some(),
        MenuTarget::Story { story } => store.version_of_story(*story, edition)?.is_some(),
        MenuTarget::OfKind { kind } => kind.media_segment().is_some() || *kind == Kind::Article,
        MenuTarget::Url { url } => return address(store, edition, url),
        _ => true,
    };
    if there { Ok(target.clone()) } else { invalid("target", Invalid::Form) }
}

/// A typed address: the story that stands there follows its address from now on.
fn address(store: &Reading<'_>, edition: &EditionCode, url: &str) -> Result<MenuTarget, NewsroomError> {
    if url.trim().is_empty() {
        return invalid("url", Invalid::Empty);
    }
    let Some(href) = Href::parse(url) else { return invalid("url", Invalid::Form) };
    let path = url.trim().strip_prefix(&format!("/{edition}/")).and_then(|path| Path::new(&text::nfc(path)).ok());
    let story = match path {
        Some(path) => store.version_by_path(edition, &path)?.filter(|version| version.state == State::Published),
        None => None,
    };
    Ok(story.map_or_else(
        || MenuTarget::Url { url: href.as_str().to_owned() },
        |version| MenuTarget::Story { story: version.story },
    ))
}

/// `None` where there is no such item, or no room to go to.
fn apply(items: &mut Vec<MenuItem>, at: &[usize], act: MenuAct) -> Option<()> {
    if let MenuAct::Add { below, label, target } = act {
        let siblings = if below.is_empty() { items } else { &mut item_mut(items, &below)?.children };
        siblings.push(MenuItem { label, target, children: Vec::new() });
        return Some(());
    }
    let (own, above) = at.split_last()?;
    let own = *own;
    match act {
        MenuAct::Add { .. } => return None,
        MenuAct::Change { label, target } => {
            let item = item_mut(items, at)?;
            item.label = label;
            item.target = target;
        }
        MenuAct::Remove => {
            let siblings = siblings(items, above)?;
            (own < siblings.len()).then(|| siblings.remove(own))?;
        }
        MenuAct::Up | MenuAct::Down => {
            let siblings = siblings(items, above)?;
            let other = if act == MenuAct::Up { own.checked_sub(1) } else { Some(own + 1) };
            // The first stays the first.
            if let Some(other) = other.filter(|other| *other < siblings.len()) {
                siblings.swap(own, other);
            }
        }
        MenuAct::In => {
            let siblings = siblings(items, above)?;
            if own > 0 && own < siblings.len() {
                let item = siblings.remove(own);
                siblings.get_mut(own - 1)?.children.push(item);
            }
        }
        MenuAct::Out => {
            if let Some((parent, higher)) = above.split_last() {
                let below = siblings(items, above)?;
                let item = (own < below.len()).then(|| below.remove(own))?;
                let higher = siblings(items, higher)?;
                higher.insert((parent + 1).min(higher.len()), item);
            }
        }
    }
    Some(())
}

fn item_mut<'m>(items: &'m mut [MenuItem], place: &[usize]) -> Option<&'m mut MenuItem> {
    let (first, rest) = place.split_first()?;
    let item = items.get_mut(*first)?;
    if rest.is_empty() { Some(item) } else { item_mut(&mut item.children, rest) }
}

fn siblings<'m>(items: &'m mut Vec<MenuItem>, above: &[usize]) -> Option<&'m mut Vec<MenuItem>> {
    if above.is_empty() { Some(items) } else { item_mut(items, above).map(|item| &mut item.children) }
}

fn depth(items: &[MenuItem]) -> usize {
    items.iter().map(|item| 1 + depth(&item.children)).max().unwrap_or(0)
}

fn count(items: &[MenuItem]) -> usize {
    items.iter().map(|item| 1 + count(&item.children)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(label: &str, children: &[MenuItem]) -> MenuItem {
        MenuItem { label: label.into(), target: MenuTarget::Heading, children: children.to_vec() }
    }

    fn read(items: &[MenuItem]) -> String {
        let one = |item: &MenuItem| match item.children.as_slice() {
            [] => item.label.clone(),
            children => format!("{}({})", item.label, read(children)),
        };
        items.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn items_move_among_their_siblings_and_between_levels() {
        let menu = [item("a", &[item("b", &[]), item("c", &[item("d", &[])])]), item("e", &[])];
        assert_eq!(read(&menu), "a(b c(d)) e");
        for (at, act, after) in [
            (&[1][..], MenuAct::Up, "e a(b c(d))"),
            (&[0], MenuAct::Up, "a(b c(d)) e"),
            (&[0, 0], MenuAct::Down, "a(c(d) b) e"),
            (&[1], MenuAct::In, "a(b c(d) e)"),
            (&[0, 1], MenuAct::In, "a(b(c(d))) e"),
            (&[0, 1], MenuAct::Out, "a(b) c(d) e"),
            (&[0, 1, 0], MenuAct::Out, "a(b c d) e"),
            (&[1], MenuAct::Out, "a(b c(d)) e"),
            (&[0, 1], MenuAct::Remove, "a(b) e"),
        ] {
            let mut items = menu.to_vec();
            apply(&mut items, at, act.clone()).expect("done");
            assert_eq!(read(&items), after, "{act:?} at {at:?}");
        }
        for nowhere in [&[][..], &[7], &[0, 9], &[1, 0]] {
            assert_eq!(apply(&mut menu.to_vec(), nowhere, MenuAct::Remove), None, "{nowhere:?}");
        }
        assert_eq!((depth(&menu), count(&menu)), (3, 5));
    }
}
