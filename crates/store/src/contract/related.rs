//! What stands beside a story.

use super::samples::{NOON, Sample, minutes, with};
use super::{Constructor, Outcome};
use crate::StoreError;
use domain::ids::{StoryId, TagId, VersionId};
use domain::{Kind, State, Version};

type Result<T> = super::samples::Result<T>;

fn related(s: &Sample<'_>, story: StoryId, limit: u32) -> std::result::Result<Vec<VersionId>, StoreError> {
    let cards = s.store.read(|r| r.stories_related(story, &s.en, limit, NOON))?;
    Ok(cards.iter().map(|card| card.version).collect())
}

fn tagged(s: &Sample<'_>, path: &str, tags: &[TagId], minute: i64) -> Result<Version> {
    let mut version = s.draft(Kind::Article, &s.en, path)?;
    version.tags = tags.to_vec();
    s.put(&version)?;
    s.publish(&version, minutes(minute))
}

pub fn what_shares_most_tags_stands_beside_a_story(new: Constructor) -> Outcome {
    with(new, |s| {
        let (a, b, c) = (s.tag(&s.en, "a")?.id, s.tag(&s.en, "b")?.id, s.tag(&s.en, "c")?.id);
        let story = tagged(s, "story", &[a, b, c], 0)?;
        let one = tagged(s, "one", &[a], 9)?;
        let older = tagged(s, "older", &[a, b], 1)?;
        let newer = tagged(s, "newer", &[b, c], 2)?;
        tagged(s, "none", &[], 3)?;
        assert_eq!(related(s, story.story, 9)?, [newer.id, older.id, one.id]);
        assert_eq!(related(s, story.story, 2)?, [newer.id, older.id]);
        s.store.write(|w| w.version_unlist(newer.id, &State::Unpublished))?;
        assert_eq!(related(s, story.story, 9)?, [older.id, one.id]);
        let elsewhere = s.store.read(|r| r.stories_related(story.story, &s.fa, 9, NOON))?;
        assert_eq!(elsewhere, []);
        Ok(())
    })
}

pub fn what_an_editor_chose_goes_before_tags(new: Constructor) -> Outcome {
    with(new, |s| {
        let tag = s.tag(&s.en, "a")?.id;
        let story = tagged(s, "story", &[tag], 0)?;
        let by_tag = tagged(s, "by-tag", &[tag], 1)?;
        let (first, second) = (tagged(s, "first", &[], 2)?, tagged(s, "second", &[], 3)?);
        let draft = s.draft(Kind::Article, &s.en, "draft")?;
        s.store.write(|w| w.story_related_put(story.story, &[draft.story, second.story, first.story]))?;
        assert_eq!(related(s, story.story, 9)?, [second.id, first.id, by_tag.id]);
        assert_eq!(related(s, story.story, 2)?, [second.id, first.id]);
        s.store.write(|w| w.story_related_put(story.story, &[by_tag.story, first.story]))?;
        assert_eq!(related(s, story.story, 9)?, [by_tag.id, first.id], "none twice");
        s.store.write(|w| w.story_related_put(story.story, &[]))?;
        assert_eq!(related(s, story.story, 9)?, [by_tag.id]);
        let itself = s.store.write(|w| w.story_related_put(story.story, &[story.story]));
        assert!(matches!(itself, Err(StoreError::Rule { .. })));
        Ok(())
    })
}
