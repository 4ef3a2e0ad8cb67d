//! The desk's board.

use super::samples::{NOON, content, minutes, with};
use super::{Constructor, Outcome};
use domain::ids::StoryId;
use domain::listing::PageNumber;
use domain::story::Origin;
use domain::{Kind, State};

pub fn the_last_changed_story_stands_first(new: Constructor) -> Outcome {
    with(new, |s| {
        let (one, two) = (s.draft(Kind::Article, &s.en, "a")?, s.draft(Kind::Page, &s.en, "b")?);
        s.save(&two, Origin::Saved, None, minutes(1), &content("b"))?;
        let order = || -> Result<Vec<StoryId>, crate::StoreError> {
            Ok(s.store.read(|r| r.board(&[], PageNumber::FIRST, 9))?.stories.iter().map(|story| story.story).collect())
        };
        assert_eq!(order()?, [two.story, one.story]);
        s.publish(&one, minutes(2))?;
        assert_eq!(order()?, [one.story, two.story]);
        s.save(&two, Origin::Autosaved, None, minutes(3), &content("b"))?;
        assert_eq!(order()?, [two.story, one.story]);
        let second = s.store.read(|r| r.board(&[], PageNumber::new(2).unwrap_or(PageNumber::FIRST), 1))?;
        let asked_for = s.store.read(|r| r.board_stories(&[], &[two.story, s.id(StoryId::from_parts), one.story]))?;
        assert_eq!(asked_for.iter().map(|story| story.story).collect::<Vec<_>>(), [two.story, one.story]);
        assert_eq!((second.total, second.stories[0].story, second.stories[0].changed_at), (2, one.story, minutes(2)));
        Ok(())
    })
}

pub fn a_cell_says_what_readers_do_not_see_yet(new: Constructor) -> Outcome {
    with(new, |s| {
        let story = s.story(Kind::Article)?;
        let (en, fa) = (s.blank(&story, &s.en, "a")?, s.blank(&story, &s.fa, "b")?);
        s.begin(&en, &content("English"))?;
        s.begin(&fa, &content("فارسی"))?;
        s.publish(&en, NOON)?;
        let ana = s.user("ana")?.id;
        s.save(&en, Origin::Autosaved, Some(ana), minutes(4), &content("English again"))?;
        let columns = [s.fa.clone(), "sq".parse()?, s.en.clone()];
        let board = s.store.read(|r| r.board(&columns, PageNumber::FIRST, 9))?;
        let [Some(left), None, Some(right)] = &board.stories[0].cells[..] else { return Err("other columns".into()) };
        assert_eq!((left.version, left.changed, &left.state, left.headline.as_str()), (fa.id, false, &State::Draft, "فارسی"));
        assert_eq!((right.version, right.changed, &right.state, right.headline.as_str()), (en.id, true, &State::Published, "English again"));
        assert_eq!((right.saved_at, right.saved_by), (minutes(4), Some(ana)));
        Ok(())
    })
}
