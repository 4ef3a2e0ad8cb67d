//! Work at the desk: who does what, what is said, who is told.

use super::samples::{NOON, content, minutes, with};
use super::{Constructor, Outcome};
use crate::{BoardFilter, BulkRecord, NewNotice};
use domain::assignment::{Assignment, MailRhythm, NoticeKind, Remark};
use domain::document::BlockId;
use domain::ids::{BulkId, RemarkId, StoryId};
use domain::listing::PageNumber;
use domain::story::Origin;
use domain::{Kind, State};
use serde_json::json;

pub fn who_works_on_a_version_is_known_until_nobody_does(new: Constructor) -> Outcome {
    with(new, |s| {
        let (one, two) = (s.draft(Kind::Article, &s.en, "a")?, s.draft(Kind::Article, &s.fa, "b")?);
        let (ana, ben) = (s.user("ana")?.id, s.user("ben")?.id);
        let late = Assignment { person: Some(ana), due: Some(minutes(9)), returned_to: None };
        let early = Assignment { person: None, due: Some(minutes(3)), returned_to: Some(ben) };
        s.store.write(|w| {
            w.assignment_put(one.id, &early)?;
            w.assignment_put(one.id, &late)?;
            w.assignment_put(two.id, &early)
        })?;
        assert_eq!(s.store.read(|r| r.assignment_of(one.id))?, late);
        assert_eq!(s.store.read(|r| r.stories_due())?, [(two.story, minutes(3)), (one.story, minutes(9))]);
        assert_eq!(s.store.read(|r| r.stories_with(ana))?, [one.story]);
        assert_eq!(s.store.read(|r| r.stories_with(ben))?, [two.story], "it came back to them");
        let board = s.store.read(|r| r.board_stories(std::slice::from_ref(&s.en), &[one.story]))?;
        let cell = board[0].cells[0].as_ref().ok_or("no cell")?;
        assert_eq!((cell.person, cell.due), (Some(ana), Some(minutes(9))));
        s.store.write(|w| w.assignment_put(one.id, &Assignment::default()))?;
        assert_eq!(s.store.read(|r| r.assignment_of(one.id))?, Assignment::default());
        Ok(())
    })
}

pub fn a_story_fits_where_one_of_its_versions_has_all_that_is_asked(new: Constructor) -> Outcome {
    with(new, |s| {
        let story = s.story(Kind::Article)?;
        let (mut en, fa) = (s.blank(&story, &s.en, "a")?, s.blank(&story, &s.fa, "b")?);
        s.begin(&en, &content("a"))?;
        s.begin(&fa, &content("b"))?;
        let section = s.section(&s.en, "city", None)?;
        en.sections = vec![section.id];
        s.put(&en)?;
        let ana = s.user("ana")?.id;
        s.store.write(|w| w.assignment_put(fa.id, &Assignment { person: Some(ana), ..Assignment::default() }))?;
        let page = s.draft(Kind::Page, &s.en, "c")?;
        let found = |filter: &BoardFilter| -> Result<Vec<StoryId>, crate::StoreError> {
            let (stories, _) = s.store.read(|r| r.board_filtered(&[], filter, PageNumber::FIRST, 9))?;
            for one in [story.id, page.story] {
                let fits = s.store.read(|r| r.board_fits(one, filter))?;
                assert_eq!(fits, stories.iter().any(|story| story.story == one), "{filter:?}");
            }
            Ok(stories.iter().map(|story| story.story).collect())
        };
        let none = BoardFilter::default();
        assert!(none.is_empty());
        assert_eq!(found(&none)?.len(), 2);
        assert_eq!(found(&BoardFilter { kind: Some(Kind::Page), ..none.clone() })?, [page.story]);
        assert_eq!(found(&BoardFilter { person: Some(ana), ..none.clone() })?, [story.id]);
        let both = BoardFilter { person: Some(ana), edition: Some(s.en.clone()), ..none.clone() };
        assert_eq!(found(&both)?, [], "she works on the other version");
        assert_eq!(found(&BoardFilter { section: Some(section.id), ..none.clone() })?, [story.id]);
        assert_eq!(found(&BoardFilter { state: Some("published".into()), ..none.clone() })?, []);
        let (first, more) = s.store.read(|r| r.board_filtered(&[], &none, PageNumber::FIRST, 1))?;
        assert_eq!((first.len(), more), (1, true));
        Ok(())
    })
}

pub fn the_boards_views_are_lists_by_an_index(new: Constructor) -> Outcome {
    with(new, |s| {
        let (live, waits) = (s.published(Kind::Article, &s.en, "a", NOON)?, s.draft(Kind::Article, &s.en, "b")?);
        s.store.write(|w| w.version_unlist(waits.id, &State::InReview))?;
        assert_eq!(s.store.read(|r| r.versions_in_review())?, [waits.id]);
        assert_eq!(s.store.read(|r| r.stories_published_since(NOON))?, [live.story]);
        assert_eq!(s.store.read(|r| r.stories_published_since(minutes(1)))?, []);
        s.store.write(|w| w.version_unlist(waits.id, &State::Scheduled { at: minutes(5) }))?;
        assert_eq!(s.store.read(|r| r.stories_planned())?, [waits.story]);
        let changed = s.store.read(|r| r.versions_last_changed(9))?;
        assert!(changed.contains(&(live.story, s.en.clone(), true)) && changed.contains(&(waits.story, s.en.clone(), false)));
        assert_eq!(s.store.read(|r| r.versions_last_changed(1))?.len(), 1);
        Ok(())
    })
}

pub fn remarks_come_oldest_first_and_are_done_or_not(new: Constructor) -> Outcome {
    with(new, |s| {
        let version = s.draft(Kind::Article, &s.en, "a")?;
        let ana = s.user("ana")?.id;
        let first = Remark {
            id: s.id(RemarkId::from_parts),
            version: version.id,
            answers: None,
            block: BlockId::parse("aaaa"),
            quote: "It was".into(),
            text: "Who says so?".into(),
            by: Some(ana),
            at: minutes(1),
            resolved_at: None,
        };
        let answer = Remark { id: s.id(RemarkId::from_parts), answers: Some(first.id), at: minutes(2), ..first.clone() };
        let done = Remark { resolved_at: Some(minutes(3)), ..first.clone() };
        s.store.write(|w| {
            w.remark_put(&first)?;
            w.remark_put(&answer)?;
            w.remark_put(&done)
        })?;
        assert_eq!(s.store.read(|r| r.remarks_of_version(version.id))?, [done, answer]);
        s.store.write(|w| w.remark_put(&first))?;
        assert_eq!(s.store.read(|r| r.remark_by_id(first.id))?, Some(first));
        Ok(())
    })
}

pub fn a_notice_is_unread_until_it_is_read_and_mailed_once(new: Constructor) -> Outcome {
    with(new, |s| {
        let version = s.draft(Kind::Article, &s.en, "a")?.id;
        let (ana, ben) = (s.user("ana")?.id, s.user("ben")?.id);
        let notice = |kind, at| NewNotice { person: ana, kind, version, by: Some(ben), at };
        s.store.write(|w| {
            w.notice_add(&notice(NoticeKind::Assigned, minutes(1)))?;
            w.notice_add(&notice(NoticeKind::Remark, minutes(2)))
        })?;
        let all = s.store.read(|r| r.notices_of(ana, 9))?;
        assert_eq!(all.iter().map(|one| (one.kind, one.read)).collect::<Vec<_>>(), [(NoticeKind::Remark, false), (NoticeKind::Assigned, false)]);
        assert_eq!((all[0].version, all[0].by, all[0].at), (version, Some(ben), minutes(2)));
        s.store.write(|w| w.notices_mailed(ana, all[1].id))?;
        assert_eq!(s.store.read(|r| r.notices_to_mail(ana, 9))?, all[..1]);
        s.store.write(|w| w.notices_seen(ana, all[0].version, minutes(3)))?;
        assert_eq!(s.store.read(|r| r.notices_unread(ana))?, 0);
        s.store.write(|w| w.notice_add(&notice(NoticeKind::Answer, minutes(3))))?;
        let all = s.store.read(|r| r.notices_of(ana, 9))?;
        assert_eq!(s.store.read(|r| r.notices_unread(ana))?, 1);
        s.store.write(|w| w.notices_read(ana, all[0].id, minutes(3)))?;
        assert_eq!(s.store.read(|r| r.notices_unread(ana))?, 0);
        assert_eq!(s.store.read(|r| r.notices_to_mail(ana, 9))?, []);
        assert_eq!(s.store.read(|r| r.notices_of(ben, 9))?, []);
        assert_eq!(s.store.read(|r| r.notice_rhythm(ana))?, MailRhythm::Daily);
        s.store.write(|w| w.notice_rhythm_put(ana, MailRhythm::Off))?;
        s.store.write(|w| w.notice_rhythm_put(ana, MailRhythm::AtOnce))?;
        assert_eq!(s.store.read(|r| r.notice_rhythm(ana))?, MailRhythm::AtOnce);
        Ok(())
    })
}

pub fn an_act_on_many_stories_is_remembered(new: Constructor) -> Outcome {
    with(new, |s| {
        let by = Some(s.user("ana")?.id);
        let mut bulk = BulkRecord { id: s.id(BulkId::from_parts), by, at: NOON, undone_at: None, detail: json!({ "a": 1 }) };
        s.store.write(|w| w.bulk_put(&bulk))?;
        let version = s.draft(Kind::Article, &s.en, "a")?;
        let (added, _) = s.save(&version, Origin::Saved, by, minutes(1), &content("b"))?;
        let back = |last| s.store.write(|w| w.revision_take_back(version.id, last, version.working));
        assert!(!back(version.working)?, "it is not the last");
        assert!(back(added)?);
        assert_eq!(s.version(version.id)?.working, version.working);
        bulk.undone_at = Some(minutes(1));
        s.store.write(|w| w.bulk_put(&bulk))?;
        assert_eq!(s.store.read(|r| r.bulk_by_id(bulk.id))?, Some(bulk));
        Ok(())
    })
}
