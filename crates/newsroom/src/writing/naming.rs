//! Tags and people by what somebody types: spelling variants find each other, what is new is made.

use super::authorised;
use crate::{Context, Invalid, Newsroom, NewsroomError, audit};
use domain::Slug;
use domain::contributor::{Contributor, ContributorText};
use domain::edition::Edition;
use domain::ids::{ContributorId, TagId, TopicId, VersionId};
use domain::taxonomy::Tag;
use serde_json::json;
use store::Writing;

/// How many names are offered.
const OFFERED: usize = 8;

/// Which names are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    /// The tags of the version's edition.
    Tags,
    /// Whom the newsroom credits.
    People,
}

/// A name that fits what is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// As the version's edition writes it.
    pub name: String,
}

/// The names that fit what is typed, those that begin with it first.
///
/// # Errors
/// [`NewsroomError::NotFound`] also where the actor may not edit the version.
pub fn names(
    newsroom: &Newsroom,
    ctx: &Context,
    version: VersionId,
    naming: Naming,
    typed: &str,
) -> Result<Vec<Named>, NewsroomError> {
    let typed = key(typed);
    newsroom.store().read(|store| {
        let edition = authorised(store, ctx, version, false)?.edition;
        if typed.is_empty() {
            return Ok(Vec::new());
        }
        // Each with every spelling by which it is known.
        let all: Vec<(Named, Vec<String>)> = match naming {
            Naming::Tags => store
                .tag_list(&edition)?
                .into_iter()
                .map(|tag| (Named { id: tag.id.to_string(), name: tag.name.clone() }, vec![tag.name]))
                .collect(),
            Naming::People => store
                .contributor_list()?
                .into_iter()
                .map(|one| {
                    let name = one.name_in(&edition).to_owned();
                    let spellings = one.texts.into_iter().map(|text| text.name).chain([one.name]).collect();
                    (Named { id: one.id.to_string(), name }, spellings)
                })
                .collect(),
        };
        let mut fitting: Vec<(u8, Named)> = all
            .into_iter()
            .filter_map(|(named, spellings)| {
                Some((spellings.iter().filter_map(|name| rank(name, &typed)).min()?, named))
            })
            .collect();
        fitting.sort_by(|a, b| (a.0, &a.1.name).cmp(&(b.0, &b.1.name)));
        Ok(fitting.into_iter().take(OFFERED).map(|(_, named)| named).collect())
    })
}

/// How well a name fits: it is what is typed, begins with it, has a word that does, or holds it.
fn rank(name: &str, typed: &str) -> Option<u8> {
    let whole = key(name);
    if whole == typed {
        return Some(0);
    }
    if whole.starts_with(typed) {
        return Some(1);
    }
    if name.split_whitespace().any(|word| key(word).starts_with(typed)) {
        return Some(2);
    }
    whole.contains(typed).then_some(3)
}

/// A name without what people spell differently: letters of a neighbouring keyboard, case, accents, joiners, blanks.
pub(super) fn key(name: &str) -> String {
    let apart =
        |c: char| c.is_whitespace() || matches!(c, '\u{200c}' | '\u{200d}' | '-' | '_' | '\u{2010}'..='\u{2015}');
    text::fold(name.trim().trim_start_matches('#')).as_str().chars().filter(|c| !apart(*c)).collect()
}

/// The tag of that name in an edition; one that is not there is made.
pub(super) fn tag_of(
    store: &Writing<'_>,
    ctx: &Context,
    edition: &Edition,
    known: &[Tag],
    name: &str,
) -> Result<TagId, NewsroomError> {
    let name = name.trim().trim_start_matches('#').trim();
    let wanted = key(name);
    if let Some(tag) = known.iter().find(|tag| tag.name == name).or(known.iter().find(|tag| key(&tag.name) == wanted)) {
        return Ok(tag.id);
    }
    let invalid = NewsroomError::Invalid { field: "tags", problem: Invalid::Form };
    let mut slug = Slug::of_title(name, &edition.language).ok_or(invalid)?;
    let stem = slug.clone();
    for number in 2.. {
        match store.tag_by_slug(&edition.code, &slug)? {
            None => break,
            // Made a moment ago, by the same form.
            Some(tag) if key(&tag.name) == wanted => return Ok(tag.id),
            Some(_) => slug = stem.numbered(number),
        }
    }
    let tag = Tag {
        id: TagId::from_parts(ctx.now.unix_ms(), ctx.entropy()),
        edition: edition.code.clone(),
        topic: TopicId::from_parts(ctx.now.unix_ms(), ctx.entropy()),
        slug,
        name: name.to_owned(),
        description: String::new(),
    };
    store.tag_put(&tag)?;
    audit::add(store, ctx, "tag.put", &tag.id.to_string(), &json!({ "name": name }))?;
    Ok(tag.id)
}

/// Whoever is known by that name; somebody who is not known is, from now on.
pub(super) fn contributor_of(
    store: &Writing<'_>,
    ctx: &Context,
    edition: &Edition,
    name: &str,
) -> Result<Contributor, NewsroomError> {
    let wanted = key(name);
    let is_they = |one: &Contributor| key(one.name_in(&edition.code)) == wanted;
    if let Some(known) = store.contributor_list()?.into_iter().find(is_they) {
        return Ok(known);
    }
    let invalid = NewsroomError::Invalid { field: "credits", problem: Invalid::Form };
    let mut slug = Slug::of_title(name, &edition.language).ok_or(invalid)?;
    let stem = slug.clone();
    for number in 2.. {
        if store.contributor_by_slug(&slug)?.is_none() {
            break;
        }
        slug = stem.numbered(number);
    }
    let contributor = Contributor {
        id: ContributorId::from_parts(ctx.now.unix_ms(), ctx.entropy()),
        slug,
        name: name.to_owned(),
        portrait: None,
        texts: vec![ContributorText { edition: edition.code.clone(), name: name.to_owned(), biography: String::new() }],
    };
    store.contributor_put(&contributor)?;
    audit::add(store, ctx, "contributor.put", &contributor.id.to_string(), &json!({ "name": name }))?;
    Ok(contributor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_variants_have_one_key() {
        for (one, other) in [
            ("حقوق بشر", "حقوق‌بشر"),
            ("كيهان", "کیهان"),
            ("Élections", "elections"),
            ("#Harbour", "harbour"),
            ("Op-Ed", "op ed"),
        ] {
            assert_eq!(key(one), key(other), "{one} {other}");
        }
        assert_ne!(key("C"), key("C++"));
        assert!(key(" #- ").is_empty());
    }

    #[test]
    fn names_that_begin_with_what_is_typed_come_first() {
        for (name, typed, expected) in [
            ("Harbour", "harbour", Some(0)),
            ("Harbours", "harbour", Some(1)),
            ("Old harbour", "harb", Some(2)),
            ("Oldharbour", "harb", Some(3)),
            ("Sea", "harb", None),
        ] {
            assert_eq!(rank(name, typed), expected, "{name}");
        }
    }
}
