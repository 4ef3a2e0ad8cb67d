//! Revisions and how autosaves collapse.

use super::samples::{NOON, Sample, content, credit, minutes, with};
use super::{Constructor, Outcome};
use crate::StoreError;
use domain::ids::{MediaId, RevisionId, VersionId};
use domain::story::{LeadPicture, Origin, TranslatedFrom};
use domain::{Kind, Revision, Version};
use std::collections::BTreeMap;

fn numbers(s: &Sample<'_>, version: &Version) -> Result<Vec<(RevisionId, u32)>, StoreError> {
    Ok(s.store.read(|r| r.revisions_of_version(version.id))?.into_iter().map(|head| (head.id, head.number)).collect())
}

pub fn a_revision_comes_back_as_it_was_added(new: Constructor) -> Outcome {
    with(new, |s| {
        let version = s.draft(Kind::Article, &s.en, "a")?;
        let by = s.user("ana")?.id;
        let mut written = content("شب \"tail\" \u{1F319}");
        written.excerpt = "short".into();
        written.credits = vec![credit(s.contributor("ana")?.id)];
        written.lead = Some(LeadPicture { media: s.id(MediaId::from_parts), alt: Some("a bridge".into()), caption: None });
        let (id, number) = s.save(&version, Origin::Restored, Some(by), minutes(1), &written)?;
        let expected = Revision { id, version: version.id, number, at: minutes(1), by: Some(by), origin: Origin::Restored, content: written };
        assert_eq!(s.store.read(|r| r.revision_by_id(id))?, Some(expected));
        assert_eq!(s.version(version.id)?.working, id);
        Ok(())
    })
}

pub fn revisions_are_numbered_without_gaps_and_listed_newest_first(new: Constructor) -> Outcome {
    with(new, |s| {
        let version = s.draft(Kind::Article, &s.en, "a")?;
        let (second, two) = s.save(&version, Origin::Saved, None, minutes(1), &content("b"))?;
        // An older moment does not change the order: numbers do.
        let (third, three) = s.save(&version, Origin::Imported, None, minutes(-9), &content("c"))?;
        assert_eq!((two, three), (2, 3));
        assert_eq!(numbers(s, &version)?, [(third, 3), (second, 2), (version.working, 1)]);
        let other = s.draft(Kind::Article, &s.en, "other")?;
        assert_eq!(numbers(s, &other)?, [(other.working, 1)]);
        Ok(())
    })
}

pub fn a_revision_of_nothing_is_refused(new: Constructor) -> Outcome {
    with(new, |s| {
        let mut version = s.draft(Kind::Article, &s.en, "a")?;
        version.id = s.id(VersionId::from_parts);
        let refused = s.save(&version, Origin::Saved, None, NOON, &content("x"));
        let refused = refused.expect_err("there is no such version");
        assert!(matches!(refused.downcast_ref(), Some(StoreError::Missing { what: "version" })), "{refused}");
        Ok(())
    })
}

pub fn autosaves_of_one_person_collapse(new: Constructor) -> Outcome {
    with(new, |s| {
        let version = s.draft(Kind::Article, &s.en, "a")?;
        let ana = Some(s.user("ana")?.id);
        s.save(&version, Origin::Autosaved, ana, minutes(1), &content("b"))?;
        let (last, number) = s.save(&version, Origin::Autosaved, ana, minutes(2), &content("c"))?;
        assert_eq!(number, 2);
        assert_eq!(numbers(s, &version)?, [(last, 2), (version.working, 1)]);
        assert_eq!(s.version(version.id)?.working, last);
        Ok(())
    })
}

pub fn autosaves_of_two_people_stay_apart(new: Constructor) -> Outcome {
    with(new, |s| {
        let version = s.draft(Kind::Article, &s.en, "a")?;
        for (login, number) in [("ana", 2), ("ben", 3)] {
            let by = Some(s.user(login)?.id);
            assert_eq!(s.save(&version, Origin::Autosaved, by, minutes(1), &content("b"))?.1, number);
        }
        assert_eq!(s.save(&version, Origin::Autosaved, None, minutes(1), &content("b"))?.1, 4);
        Ok(())
    })
}

pub fn after_ten_minutes_an_autosave_begins_anew(new: Constructor) -> Outcome {
    with(new, |s| {
        let version = s.draft(Kind::Article, &s.en, "a")?;
        let saved = [(1, 2), (6, 2), (11, 2), (12, 3), (21, 3), (22, 3), (23, 4)];
        for (minute, number) in saved {
            assert_eq!(s.save(&version, Origin::Autosaved, None, minutes(minute), &content("b"))?.1, number, "minute {minute}");
        }
        Ok(())
    })
}

pub fn what_somebody_saved_is_never_replaced(new: Constructor) -> Outcome {
    with(new, |s| {
        let version = s.draft(Kind::Article, &s.en, "a")?;
        assert_eq!(s.save(&version, Origin::Autosaved, None, minutes(1), &content("b"))?.1, 2);
        assert_eq!(s.save(&version, Origin::Saved, None, minutes(1), &content("b"))?.1, 3);
        assert_eq!(s.save(&version, Origin::Autosaved, None, minutes(1), &content("b"))?.1, 4);
        assert_eq!(s.save(&version, Origin::Imported, None, minutes(1), &content("b"))?.1, 5);
        Ok(())
    })
}

pub fn an_autosave_that_readers_see_is_kept(new: Constructor) -> Outcome {
    with(new, |s| {
        let version = s.draft(Kind::Article, &s.en, "a")?;
        let (live, _) = s.save(&version, Origin::Autosaved, None, minutes(1), &content("b"))?;
        s.publish_revision(version.id, live, minutes(1), "")?;
        assert_eq!(s.save(&version, Origin::Autosaved, None, minutes(2), &content("c"))?.1, 3);
        assert!(s.store.read(|r| r.revision_by_id(live))?.is_some());
        Ok(())
    })
}

pub fn an_autosave_that_was_translated_from_is_kept(new: Constructor) -> Outcome {
    with(new, |s| {
        let source = s.draft(Kind::Article, &s.en, "a")?;
        let (translated, _) = s.save(&source, Origin::Autosaved, None, minutes(1), &content("b"))?;
        let mut target = s.draft(Kind::Article, &s.fa, "a")?;
        target.translated_from = Some(TranslatedFrom { edition: s.en.clone(), revision: translated, blocks: BTreeMap::new() });
        s.put(&target)?;
        assert_eq!(s.save(&source, Origin::Autosaved, None, minutes(2), &content("c"))?.1, 3);
        assert!(s.store.read(|r| r.revision_by_id(translated))?.is_some());
        Ok(())
    })
}

pub fn a_named_revision_keeps_its_name_and_its_place(new: Constructor) -> Outcome {
    with(new, |s| {
        let version = s.draft(Kind::Article, &s.en, "a")?;
        let ana = Some(s.user("ana")?.id);
        let (named, _) = s.save(&version, Origin::Autosaved, ana, minutes(1), &content("b"))?;
        s.store.write(|w| w.revision_name_put(named, "before the call"))?;
        let (next, _) = s.save(&version, Origin::Autosaved, ana, minutes(2), &content("c"))?;
        let heads = s.store.read(|r| r.revisions_of_version(version.id))?;
        let names: Vec<_> = heads.iter().map(|head| (head.id, head.name.as_str())).collect();
        assert_eq!(names, [(next, ""), (named, "before the call"), (version.working, "")]);
        s.store.write(|w| w.revision_name_put(named, ""))?;
        assert!(s.store.read(|r| r.revisions_of_version(version.id))?.iter().all(|head| head.name.is_empty()));
        Ok(())
    })
}
