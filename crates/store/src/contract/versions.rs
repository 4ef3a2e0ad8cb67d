//! Versions and where they stand.

use super::samples::{NOON, content, minutes, with};
use super::{Constructor, Outcome};
use crate::{StoreError, Unique};
use domain::document::BlockId;
use domain::ids::RevisionId;
use domain::story::{Commenting, ImportFlag, SourceBlock, TranslatedFrom};
use domain::{Kind, Path, State, Story, Timestamp};
use std::collections::BTreeMap;

pub fn a_version_comes_back_as_it_was_put(new: Constructor) -> Outcome {
    with(new, |s| {
        let story = s.story(Kind::Video)?;
        let mut version = s.blank(&story, &s.fa, "شب/می\u{200c}رود")?;
        version.flag = Some(ImportFlag::Private);
        version.published_at = Some(Timestamp(-5));
        version.updated_at = Some(NOON);
        version.commenting = Commenting::Closed;
        version.pinned_until = Some(minutes(3));
        version.sections = vec![s.section(&s.fa, "b", None)?.id, s.section(&s.fa, "a", None)?.id];
        version.tags = vec![s.tag(&s.fa, "z")?.id, s.tag(&s.fa, "y")?.id];
        let block = BlockId::derived("a", 0, "");
        let blocks = BTreeMap::from([(block.clone(), SourceBlock { block, hash: "ab".into() })]);
        version.translated_from = Some(TranslatedFrom { edition: s.en.clone(), revision: s.id(RevisionId::from_parts), blocks });
        s.begin(&version, &content("x"))?;
        assert_eq!(s.version(version.id)?, version);
        assert_eq!(s.store.read(|r| r.version_by_path(&s.fa, &version.path))?.as_ref(), Some(&version));
        assert_eq!(s.store.read(|r| r.version_by_path(&s.en, &version.path))?, None);

        version.sections.reverse();
        version.tags.clear();
        version.translated_from = None;
        version.path = Path::new("elsewhere")?;
        s.put(&version)?;
        assert_eq!(s.version(version.id)?, version);
        assert_eq!(s.store.read(|r| r.story_by_id(story.id))?, Some(story));
        Ok(())
    })
}

pub fn every_state_survives(new: Constructor) -> Outcome {
    with(new, |s| {
        let mut version = s.draft(Kind::Article, &s.en, "a")?;
        let states = [
            State::InReview,
            State::Scheduled { at: minutes(9) },
            State::Unpublished,
            State::Withdrawn { note: String::new() },
            State::Withdrawn { note: "A mistake.".into() },
            State::Draft,
        ];
        for state in states {
            version.state = state;
            s.put(&version)?;
            assert_eq!(s.version(version.id)?.state, version.state);
        }
        Ok(())
    })
}

pub fn a_path_belongs_to_one_version_of_an_edition(new: Constructor) -> Outcome {
    with(new, |s| {
        s.draft(Kind::Article, &s.en, "a")?;
        let second = s.blank(&s.story(Kind::Article)?, &s.en, "a")?;
        assert!(matches!(s.begin(&second, &content("x")), Err(StoreError::Conflict(Unique::VersionPath))));
        s.draft(Kind::Article, &s.fa, "a")?;
        Ok(())
    })
}

pub fn a_path_is_free_for_its_own_version(new: Constructor) -> Outcome {
    with(new, |s| {
        let version = s.draft(Kind::Article, &s.en, "a")?;
        let free = |path: &str, except| -> Result<bool, Box<dyn std::error::Error>> {
            let path = Path::new(path)?;
            Ok(s.store.read(|r| r.path_is_free(&s.en, &path, except))?)
        };
        assert!(!free("a", None)?);
        assert!(free("a", Some(version.id))?);
        assert!(free("b", None)?);
        Ok(())
    })
}

pub fn a_story_has_one_version_an_edition(new: Constructor) -> Outcome {
    with(new, |s| {
        let story = s.story(Kind::Article)?;
        s.begin(&s.blank(&story, &s.en, "a")?, &content("x"))?;
        let second = s.begin(&s.blank(&story, &s.en, "b")?, &content("x"));
        assert!(matches!(second, Err(StoreError::Conflict(Unique::VersionOfStory))));
        Ok(())
    })
}

pub fn a_spelling_variant_finds_the_published_version_first(new: Constructor) -> Outcome {
    with(new, |s| {
        let draft = s.draft(Kind::Article, &s.fa, "کتاب")?;
        let published = s.draft(Kind::Article, &s.fa, "كتاب")?;
        for version in [&draft, &published] {
            s.store.write(|w| w.version_put(version, "کتاب"))?;
        }
        let found = |key: &str| s.store.read(|r| r.version_by_slug_key(&s.fa, key));
        assert_eq!(found("کتاب")?.map(|v| v.id), Some(draft.id));
        let published = s.publish(&published, NOON)?;
        assert_eq!(found("کتاب")?, Some(published));
        assert_eq!(found("كتاب")?, None);
        Ok(())
    })
}

pub fn a_version_without_its_working_revision_is_refused(new: Constructor) -> Outcome {
    with(new, |s| {
        let version = s.blank(&s.story(Kind::Article)?, &s.en, "a")?;
        assert!(matches!(s.put(&version), Err(StoreError::Dangling)));
        // Nor does it take another version's.
        let other = s.draft(Kind::Article, &s.en, "b")?;
        let thief = domain::Version { working: other.working, ..version };
        assert!(matches!(s.put(&thief), Err(StoreError::Dangling)));
        Ok(())
    })
}

pub fn putting_a_version_leaves_live_and_working_alone(new: Constructor) -> Outcome {
    with(new, |s| {
        let before = s.published(Kind::Article, &s.en, "a", NOON)?;
        let mut stale = before.clone();
        stale.live = None;
        stale.working = s.id(RevisionId::from_parts);
        s.put(&stale)?;
        assert_eq!(s.version(before.id)?, before);
        Ok(())
    })
}

pub fn a_version_becomes_published_by_publishing_alone(new: Constructor) -> Outcome {
    with(new, |s| {
        let mut version = s.draft(Kind::Article, &s.en, "a")?;
        version.state = State::Published;
        version.published_at = Some(NOON);
        assert!(matches!(s.put(&version), Err(StoreError::Rule { .. })));
        let refused = s.store.write(|w| w.version_unlist(version.id, &State::Published));
        assert!(matches!(refused, Err(StoreError::Rule { .. })));
        assert_eq!(s.version(version.id)?.state, State::Draft);
        Ok(())
    })
}

pub fn a_story_is_found_in_each_edition(new: Constructor) -> Outcome {
    with(new, |s| {
        let story: Story = s.story(Kind::Article)?;
        let (fa, en) = (s.blank(&story, &s.fa, "a")?, s.blank(&story, &s.en, "b")?);
        s.begin(&fa, &content("x"))?;
        s.begin(&en, &content("x"))?;
        assert_eq!(s.store.read(|r| r.versions_of_story(story.id))?, [en.clone(), fa]);
        assert_eq!(s.store.read(|r| r.version_of_story(story.id, &s.en))?, Some(en));
        assert_eq!(s.store.read(|r| r.version_of_story(story.id, &"sq".parse()?).map_err(Box::<dyn std::error::Error>::from))?, None);
        Ok(())
    })
}
