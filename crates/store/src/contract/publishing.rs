//! From the desk to readers and back.

use super::samples::{NOON, Sample, content, minutes, with};
use super::{Constructor, Outcome};
use crate::StoreError;
use domain::ids::{RevisionId, VersionId};
use domain::listing::{Card, PageNumber, Scope};
use domain::story::{ImportFlag, Origin};
use domain::{Kind, Path, State};

fn card(s: &Sample<'_>, version: VersionId) -> Result<Option<Card>, StoreError> {
    s.store.read(|r| r.card_by_version(version, NOON))
}

fn flow(s: &Sample<'_>) -> Result<Vec<VersionId>, StoreError> {
    let listing = s.store.read(|r| r.listing(&s.en, &Scope::Flow, PageNumber::FIRST, 10, NOON))?;
    assert_eq!(listing.total, listing.cards.len() as u64);
    Ok(listing.cards.iter().map(|card| card.version).collect())
}

pub fn saving_never_changes_what_readers_see(new: Constructor) -> Outcome {
    with(new, |s| {
        let version = s.published(Kind::Article, &s.en, "a", NOON)?;
        let before = card(s, version.id)?;
        for origin in [Origin::Saved, Origin::Autosaved, Origin::Imported, Origin::Restored] {
            let (working, _) = s.save(&version, origin, None, minutes(1), &content("another"))?;
            let now = s.version(version.id)?;
            assert_eq!((now.live, now.working), (version.live, working));
        }
        assert_eq!(card(s, version.id)?, before);
        Ok(())
    })
}

pub fn publishing_swaps_the_live_revision(new: Constructor) -> Outcome {
    with(new, |s| {
        let draft = s.draft(Kind::Article, &s.en, "a")?;
        assert_eq!(card(s, draft.id)?, None);
        let first = s.publish(&draft, NOON)?;
        assert_eq!((first.live, &first.state, first.published_at), (Some(draft.working), &State::Published, Some(NOON)));
        assert_eq!(card(s, draft.id)?.map(|card| card.headline), Some("a".into()));
        let (second, _) = s.save(&draft, Origin::Saved, None, minutes(1), &content("b"))?;
        s.publish_revision(draft.id, second, NOON, "")?;
        assert_eq!(s.version(draft.id)?.live, Some(second));
        let shown = card(s, draft.id)?.ok_or("no card")?;
        assert_eq!((shown.headline.as_str(), shown.path.as_str(), shown.published_at), ("b", "a", NOON));
        Ok(())
    })
}

pub fn a_card_without_a_deck_takes_excerpt_or_teaser(new: Constructor) -> Outcome {
    with(new, |s| {
        let version = s.draft(Kind::Article, &s.en, "a")?;
        for (deck, excerpt, expected) in [("deck", "excerpt", "deck"), ("", "excerpt", "excerpt"), ("", "", "teaser")] {
            let mut written = content("x");
            (written.deck, written.excerpt) = (deck.into(), excerpt.into());
            let (revision, _) = s.save(&version, Origin::Saved, None, NOON, &written)?;
            s.publish_revision(version.id, revision, NOON, "teaser")?;
            assert_eq!(card(s, version.id)?.map(|card| card.deck).as_deref(), Some(expected));
        }
        Ok(())
    })
}

pub fn another_versions_revision_cannot_be_published(new: Constructor) -> Outcome {
    with(new, |s| {
        let (one, other) = (s.draft(Kind::Article, &s.en, "a")?, s.draft(Kind::Article, &s.en, "b")?);
        for revision in [other.working, s.id(RevisionId::from_parts)] {
            let refused = s.publish_revision(one.id, revision, NOON, "");
            assert!(matches!(refused, Err(StoreError::Missing { what: "revision" })));
        }
        assert_eq!(s.version(one.id)?, one);
        Ok(())
    })
}

pub fn unlisting_takes_a_version_from_everywhere(new: Constructor) -> Outcome {
    with(new, |s| {
        let mut version = s.draft(Kind::Cartoon, &s.en, "a")?;
        version.tags = vec![s.tag(&s.en, "t")?.id];
        version.sections = vec![s.section(&s.en, "s", None)?.id];
        s.put(&version)?;
        s.publish(&version, NOON)?;
        let scopes = [Scope::Flow, Scope::Kind(Kind::Cartoon), Scope::Tag(version.tags[0]), Scope::Section(version.sections[0])];
        for scope in &scopes {
            assert_eq!(s.store.read(|r| r.listing_total(&s.en, scope))?, 1, "{scope:?}");
        }
        let withdrawn = State::Withdrawn { note: "A mistake.".into() };
        s.store.write(|w| w.version_unlist(version.id, &withdrawn))?;
        for scope in &scopes {
            assert_eq!(s.store.read(|r| r.listing_total(&s.en, scope))?, 0, "{scope:?}");
        }
        assert_eq!(card(s, version.id)?, None);
        let now = s.version(version.id)?;
        assert_eq!((now.state, now.live, now.published_at), (withdrawn, Some(version.working), Some(NOON)));
        let missing = s.store.write(|w| w.version_unlist(s.id(VersionId::from_parts), &State::Draft));
        assert!(matches!(missing, Err(StoreError::Missing { .. })));
        Ok(())
    })
}

pub fn leaving_published_by_any_way_unlists(new: Constructor) -> Outcome {
    with(new, |s| {
        let mut version = s.published(Kind::Article, &s.en, "a", NOON)?;
        version.state = State::Unpublished;
        s.put(&version)?;
        assert_eq!(flow(s)?, []);
        s.publish(&version, NOON)?;
        assert_eq!(flow(s)?, [version.id]);
        Ok(())
    })
}

pub fn another_date_moves_a_card(new: Constructor) -> Outcome {
    with(new, |s| {
        let mut moved = s.published(Kind::Article, &s.en, "a", minutes(1))?;
        let fixed = s.published(Kind::Article, &s.en, "b", minutes(2))?;
        assert_eq!(flow(s)?, [fixed.id, moved.id]);
        moved.published_at = Some(minutes(3));
        moved.path = Path::new("c")?;
        s.put(&moved)?;
        assert_eq!(flow(s)?, [moved.id, fixed.id]);
        assert_eq!(card(s, moved.id)?.map(|card| card.path), Some(moved.path));
        Ok(())
    })
}

pub fn publishing_twice_lists_once(new: Constructor) -> Outcome {
    with(new, |s| {
        let version = s.published(Kind::Article, &s.en, "a", minutes(1))?;
        s.publish(&version, minutes(1))?;
        s.publish(&version, minutes(2))?;
        assert_eq!(flow(s)?, [version.id]);
        Ok(())
    })
}

pub fn publishing_clears_what_kept_it_waiting(new: Constructor) -> Outcome {
    with(new, |s| {
        let mut version = s.draft(Kind::Article, &s.en, "a")?;
        version.flag = Some(ImportFlag::Protected);
        version.state = State::Scheduled { at: minutes(5) };
        s.put(&version)?;
        let published = s.publish(&version, minutes(5))?;
        assert_eq!((published.flag, published.state), (None, State::Published));
        assert_eq!(s.store.read(|r| r.plan_next())?, None);
        Ok(())
    })
}
