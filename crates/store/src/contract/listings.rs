//! What is listed where, in which order, on which page.

use super::samples::{NOON, Sample, content, credit, minutes, with};
use super::{Constructor, Outcome};
use crate::{Publication, StoreError};
use domain::ids::{SectionId, TagId, VersionId};
use domain::listing::{PageNumber, Scope};
use domain::story::Origin;
use domain::{EditionCode, Kind, State, Story, Timestamp};

fn page(s: &Sample<'_>, edition: &EditionCode, scope: &Scope, number: u32, per_page: u32) -> Result<Vec<VersionId>, StoreError> {
    let number = PageNumber::new(number).unwrap_or(PageNumber::FIRST);
    let listing = s.store.read(|r| r.listing(edition, scope, number, per_page, NOON))?;
    assert_eq!((listing.page, listing.per_page), (number, per_page));
    assert_eq!(listing.total, s.store.read(|r| r.listing_total(edition, scope))?);
    Ok(listing.cards.iter().map(|card| card.version).collect())
}

fn first(s: &Sample<'_>, scope: &Scope) -> Result<Vec<VersionId>, StoreError> {
    page(s, &s.en, scope, 1, 50)
}

pub fn a_listing_is_newest_first(new: Constructor) -> Outcome {
    with(new, |s| {
        let mut ids = Vec::new();
        for (path, minute) in [("b", 2), ("c", 3), ("a", 1)] {
            ids.push(s.published(Kind::Article, &s.en, path, minutes(minute))?.id);
        }
        assert_eq!(first(s, &Scope::Flow)?, [ids[1], ids[0], ids[2]]);
        assert_eq!(page(s, &s.en, &Scope::Flow, 2, 2)?, [ids[2]]);
        let cards = s.store.read(|r| r.cards_by_versions(&[ids[2], s.id(VersionId::from_parts), ids[0]], NOON))?;
        assert_eq!(cards.iter().map(|card| card.path.as_str()).collect::<Vec<_>>(), ["a", "b"]);
        Ok(())
    })
}

pub fn equal_dates_keep_pages_apart(new: Constructor) -> Outcome {
    with(new, |s| {
        let mut all = Vec::new();
        for number in 0..23 {
            all.push(s.published(Kind::Article, &s.en, &format!("a{number}"), NOON)?.id);
        }
        let mut seen = Vec::new();
        for number in 1..=6 {
            seen.extend(page(s, &s.en, &Scope::Flow, number, 4)?);
        }
        all.sort();
        all.reverse();
        assert_eq!(seen, all);
        Ok(())
    })
}

pub fn far_pages_agree_with_counting_row_by_row(new: Constructor) -> Outcome {
    with(new, |s| {
        // Twenty years in uneven steps, before 1970 too; some share a moment, some a week's edge.
        let week = 7 * 24 * 3_600_000;
        let mut model = Vec::new();
        let mut moment: i64 = -10 * 52 * week;
        for number in 0..120_i64 {
            moment += [0, 1, week, week - 1, 3 * week, 11 * week + 17][usize::try_from(number * number % 6)?];
            let version = s.published(Kind::Article, &s.en, &format!("a{number}"), Timestamp(moment))?;
            model.push((moment, version.id));
        }
        // Holes: the counts have to follow.
        for number in (0..120).step_by(7).rev() {
            let (_, gone) = model.remove(number);
            s.store.write(|w| w.version_unlist(gone, &State::Unpublished))?;
        }
        model.sort();
        model.reverse();
        for per_page in [1_u32, 7, 40] {
            for (number, expected) in (1..).zip(model.chunks(usize::try_from(per_page)?)) {
                let expected: Vec<VersionId> = expected.iter().map(|(_, id)| *id).collect();
                assert_eq!(page(s, &s.en, &Scope::Flow, number, per_page)?, expected, "page {number} of {per_page}");
            }
        }
        Ok(())
    })
}

pub fn a_page_behind_the_end_is_empty(new: Constructor) -> Outcome {
    with(new, |s| {
        assert_eq!(page(s, &s.en, &Scope::Flow, 1, 10)?, []);
        s.published(Kind::Article, &s.en, "a", NOON)?;
        assert_eq!(page(s, &s.en, &Scope::Flow, 2, 10)?, []);
        assert_eq!(page(s, &s.en, &Scope::Flow, u32::MAX, u32::MAX)?, []);
        assert_eq!(page(s, &s.en, &Scope::Period { from: NOON, until: minutes(1) }, 2, 10)?, []);
        Ok(())
    })
}

pub fn pages_and_issues_stay_out_of_the_flow(new: Constructor) -> Outcome {
    with(new, |s| {
        let mut flowing = 0;
        for kind in Kind::ALL {
            let version = s.published(kind, &s.en, kind.as_str(), NOON)?;
            assert_eq!(first(s, &Scope::Kind(kind))?, [version.id]);
            flowing += u64::from(kind.flows());
        }
        assert_eq!(s.store.read(|r| r.listing_total(&s.en, &Scope::Flow))?, flowing);
        // A story that becomes another kind moves.
        let version = s.draft(Kind::Page, &s.en, "turns")?;
        let version = s.publish(&version, NOON)?;
        let story = s.store.read(|r| r.story_by_id(version.story))?.ok_or("no story")?;
        s.store.write(|w| w.story_put(&Story { kind: Kind::Article, ..story }))?;
        assert_eq!(s.store.read(|r| r.listing_total(&s.en, &Scope::Flow))?, flowing + 1);
        assert_eq!(s.store.read(|r| r.listing_total(&s.en, &Scope::Kind(Kind::Page)))?, 1);
        Ok(())
    })
}

fn filed(s: &Sample<'_>, kind: Kind, path: &str, sections: Vec<SectionId>, tags: Vec<TagId>) -> Result<VersionId, Box<dyn std::error::Error>> {
    let mut version = s.draft(kind, &s.en, path)?;
    (version.sections, version.tags) = (sections, tags);
    s.put(&version)?;
    Ok(s.publish(&version, NOON)?.id)
}

pub fn a_page_is_in_no_section_tag_or_contributor(new: Constructor) -> Outcome {
    with(new, |s| {
        let (section, tag) = (s.section(&s.en, "s", None)?, s.tag(&s.en, "t")?);
        filed(s, Kind::Page, "about", vec![section.id], vec![tag.id])?;
        let issue = filed(s, Kind::Issue, "issue", vec![section.id], vec![tag.id])?;
        assert_eq!(first(s, &Scope::Section(section.id))?, [issue]);
        assert_eq!(first(s, &Scope::Tag(tag.id))?, [issue]);
        Ok(())
    })
}

pub fn a_section_lists_those_below_it_once(new: Constructor) -> Outcome {
    with(new, |s| {
        let top = s.section(&s.en, "top", None)?;
        let middle = s.section(&s.en, "top/middle", Some(&top))?;
        let low = s.section(&s.en, "top/middle/low", Some(&middle))?;
        let beside = s.section(&s.en, "top/beside", Some(&top))?;
        let version = filed(s, Kind::Article, "a", vec![low.id, beside.id, middle.id], vec![])?;
        for section in [&top, &middle, &low, &beside] {
            assert_eq!(first(s, &Scope::Section(section.id))?, [version], "{}", section.path);
        }
        assert_eq!(s.store.read(|r| r.section_ancestors(low.id))?, [low.id, middle.id, top.id]);
        let card = s.store.read(|r| r.card_by_version(version, NOON))?.ok_or("no card")?;
        assert_eq!(card.section, Some(low.id), "the first is the primary one");
        Ok(())
    })
}

pub fn a_section_that_moves_takes_its_stories_along(new: Constructor) -> Outcome {
    with(new, |s| {
        let (from, to) = (s.section(&s.en, "from", None)?, s.section(&s.en, "to", None)?);
        let mut moves = s.section(&s.en, "from/moves", Some(&from))?;
        let low = s.section(&s.en, "from/moves/low", Some(&moves))?;
        let version = filed(s, Kind::Article, "a", vec![low.id], vec![])?;
        moves.parent = Some(to.id);
        moves.path = "to/moves".into();
        s.store.write(|w| w.section_put(&moves))?;
        assert_eq!(first(s, &Scope::Section(from.id))?, []);
        assert_eq!(first(s, &Scope::Section(to.id))?, [version]);
        assert_eq!(first(s, &Scope::Section(low.id))?, [version]);
        assert_eq!(s.store.read(|r| r.section_descendants(to.id))?, [to.id, moves.id, low.id]);
        Ok(())
    })
}

pub fn other_sections_and_tags_list_elsewhere(new: Constructor) -> Outcome {
    with(new, |s| {
        let (one, two) = (s.section(&s.en, "one", None)?, s.section(&s.en, "two", None)?);
        let (red, blue) = (s.tag(&s.en, "red")?, s.tag(&s.en, "blue")?);
        let id = filed(s, Kind::Article, "a", vec![one.id], vec![red.id])?;
        let mut version = s.version(id)?;
        (version.sections, version.tags) = (vec![two.id], vec![blue.id]);
        s.put(&version)?;
        for (scope, expected) in [
            (Scope::Section(one.id), vec![]),
            (Scope::Section(two.id), vec![id]),
            (Scope::Tag(red.id), vec![]),
            (Scope::Tag(blue.id), vec![id]),
        ] {
            assert_eq!(first(s, &scope)?, expected, "{scope:?}");
        }
        Ok(())
    })
}

pub fn a_contributor_lists_what_is_live(new: Constructor) -> Outcome {
    with(new, |s| {
        let (ana, ben) = (s.contributor("ana")?, s.contributor("ben")?);
        let version = s.draft(Kind::Article, &s.en, "a")?;
        let mut written = content("x");
        written.credits = vec![credit(ana.id), credit(ana.id)];
        let (revision, _) = s.save(&version, Origin::Saved, None, NOON, &written)?;
        s.publish_revision(version.id, revision, NOON, "")?;
        written.credits = vec![credit(ben.id)];
        let (revision, _) = s.save(&version, Origin::Saved, None, NOON, &written)?;
        assert_eq!((first(s, &Scope::Contributor(ana.id))?, first(s, &Scope::Contributor(ben.id))?), (vec![version.id], vec![]));
        s.publish_revision(version.id, revision, NOON, "")?;
        assert_eq!((first(s, &Scope::Contributor(ana.id))?, first(s, &Scope::Contributor(ben.id))?), (vec![], vec![version.id]));
        let card = s.store.read(|r| r.card_by_version(version.id, NOON))?.ok_or("no card")?;
        assert_eq!(card.credits, written.credits);
        Ok(())
    })
}

pub fn a_series_lists_its_issues_and_follows_the_story(new: Constructor) -> Outcome {
    with(new, |s| {
        let (books, briefs) = (s.series("books")?, s.series("briefs")?);
        let mut story = s.story(Kind::Issue)?;
        story.series = Some(books.id);
        s.store.write(|w| w.story_put(&story))?;
        let version = s.blank(&story, &s.en, "a")?;
        s.begin(&version, &content("x"))?;
        s.publish(&version, NOON)?;
        assert_eq!(first(s, &Scope::Series(books.id))?, [version.id]);
        story.series = Some(briefs.id);
        s.store.write(|w| w.story_put(&story))?;
        assert_eq!(first(s, &Scope::Series(books.id))?, []);
        assert_eq!(first(s, &Scope::Series(briefs.id))?, [version.id]);
        Ok(())
    })
}

pub fn editions_do_not_mix(new: Constructor) -> Outcome {
    with(new, |s| {
        let en = s.published(Kind::Article, &s.en, "a", NOON)?;
        let fa = s.published(Kind::Article, &s.fa, "a", NOON)?;
        assert_eq!(page(s, &s.en, &Scope::Flow, 1, 9)?, [en.id]);
        assert_eq!(page(s, &s.fa, &Scope::Flow, 1, 9)?, [fa.id]);
        Ok(())
    })
}

pub fn a_period_is_half_open(new: Constructor) -> Outcome {
    with(new, |s| {
        let mut ids = Vec::new();
        for minute in 0..4 {
            ids.push(s.published(Kind::Article, &s.en, &format!("a{minute}"), minutes(minute))?.id);
        }
        let period = Scope::Period { from: minutes(1), until: minutes(3) };
        assert_eq!(first(s, &period)?, [ids[2], ids[1]]);
        assert_eq!(page(s, &s.en, &period, 2, 1)?, [ids[1]]);
        Ok(())
    })
}

pub fn the_archive_counts_periods_of_the_flow(new: Constructor) -> Outcome {
    with(new, |s| {
        let periods = [(minutes(0), minutes(2)), (minutes(2), minutes(3)), (minutes(3), minutes(9))];
        assert_eq!(s.store.read(|r| r.archive_counts(&s.en, &periods))?, [0, 0, 0]);
        assert_eq!(s.store.read(|r| r.listing_span(&s.en))?, None);
        for minute in [0, 1, 2, 9] {
            s.published(Kind::Article, &s.en, &format!("a{minute}"), minutes(minute))?;
        }
        s.published(Kind::Page, &s.en, "page", minutes(1))?;
        assert_eq!(s.store.read(|r| r.archive_counts(&s.en, &periods))?, [2, 1, 0]);
        assert_eq!(s.store.read(|r| r.listing_span(&s.en))?, Some((minutes(0), minutes(9))));
        Ok(())
    })
}

pub fn neighbours_are_the_next_newer_and_older(new: Constructor) -> Outcome {
    with(new, |s| {
        let mut ids = Vec::new();
        for (path, minute) in [("a", 1), ("b", 2), ("c", 2), ("d", 3)] {
            ids.push(s.published(Kind::Article, &s.en, path, minutes(minute))?.id);
        }
        let around = |id| -> Result<_, StoreError> {
            let (newer, older) = s.store.read(|r| r.listing_neighbours(&s.en, &Scope::Flow, id, NOON))?;
            Ok((newer.map(|card| card.version), older.map(|card| card.version)))
        };
        assert_eq!(around(ids[0])?, (Some(ids[1]), None));
        assert_eq!(around(ids[1])?, (Some(ids[2]), Some(ids[0])));
        assert_eq!(around(ids[2])?, (Some(ids[3]), Some(ids[1])));
        assert_eq!(around(ids[3])?, (None, Some(ids[2])));
        assert_eq!(around(s.draft(Kind::Article, &s.en, "e")?.id)?, (None, None));
        Ok(())
    })
}

pub fn pins_end(new: Constructor) -> Outcome {
    with(new, |s| {
        let mut ids = Vec::new();
        for (path, at, until) in [("short", 1, Some(10)), ("long", 2, Some(20)), ("never", 3, None)] {
            let mut version = s.draft(Kind::Article, &s.en, path)?;
            version.pinned_until = until.map(minutes);
            s.put(&version)?;
            s.store.write(|w| {
                w.version_publish(&Publication {
                    version: version.id,
                    revision: version.working,
                    at: NOON,
                    published_at: minutes(at),
                    updated_at: Some(minutes(at + 1)),
                    teaser: "",
                })
            })?;
            assert_eq!(s.version(version.id)?.updated_at, Some(minutes(at + 1)));
            ids.push(version.id);
        }
        let mut draft = s.draft(Kind::Article, &s.en, "draft")?;
        draft.pinned_until = Some(minutes(99));
        s.put(&draft)?;
        let pinned = |now| -> Result<Vec<VersionId>, StoreError> {
            Ok(s.store.read(|r| r.cards_pinned(&s.en, now))?.into_iter().filter(|card| card.pinned).map(|card| card.version).collect())
        };
        assert_eq!(pinned(minutes(5))?, [ids[1], ids[0]]);
        assert_eq!(pinned(minutes(10))?, [ids[1]]);
        assert_eq!(pinned(minutes(20))?, []);
        assert_eq!(s.store.read(|r| r.pin_ends_next(&s.en, minutes(5)))?, Some(minutes(10)));
        assert_eq!(s.store.read(|r| r.pin_ends_next(&s.en, minutes(20)))?, None);
        let listing = s.store.read(|r| r.listing(&s.en, &Scope::Flow, PageNumber::FIRST, 9, minutes(15)))?;
        assert_eq!(listing.cards.iter().map(|card| card.pinned).collect::<Vec<_>>(), [false, true, false]);
        Ok(())
    })
}

pub fn published_addresses_are_walked_once(new: Constructor) -> Outcome {
    with(new, |s| {
        let mut ids = Vec::new();
        for number in 0..5 {
            ids.push(s.published(Kind::Article, &s.en, &format!("a{number}"), minutes(-number))?.id);
        }
        s.draft(Kind::Article, &s.en, "draft")?;
        s.published(Kind::Article, &s.fa, "fa", NOON)?;
        let mut seen: Vec<VersionId> = Vec::new();
        loop {
            let some = s.store.read(|r| r.addresses_published(&s.en, seen.last().copied(), 2))?;
            if some.is_empty() {
                break;
            }
            seen.extend(some.iter().map(|address| address.version));
        }
        assert_eq!(seen, ids);
        Ok(())
    })
}

pub fn a_story_is_mapped_in_every_edition_that_shows_it(new: Constructor) -> Outcome {
    with(new, |s| {
        let english = s.published(Kind::Article, &s.en, "story", NOON)?;
        let known = s.store.read(|r| r.addresses_published(&s.en, None, 9))?;
        assert_eq!(known.iter().map(|address| address.story).collect::<Vec<_>>(), [english.story]);
        assert_eq!(s.store.read(|r| r.addresses_published_from(&s.en, english.id, 9))?, known);
        let mapped = || s.store.read(|r| r.addresses_of_story(english.story));
        assert_eq!(mapped()?, [(s.en.clone(), english.path.clone())]);
        let story = Story { id: english.story, kind: english.kind, series: None, created_at: NOON };
        let persian = s.blank(&story, &s.fa, "fa")?;
        s.begin(&persian, &content("fa"))?;
        assert_eq!(mapped()?.len(), 1, "a draft is nowhere");
        s.publish(&persian, NOON)?;
        assert_eq!(mapped()?, [(s.en.clone(), english.path.clone()), (s.fa.clone(), persian.path)]);
        s.store.write(|w| w.version_unlist(english.id, &State::Unpublished))?;
        assert_eq!(mapped()?.len(), 1);
        Ok(())
    })
}

pub fn a_version_keeps_the_name_that_feeds_knew_it_by(new: Constructor) -> Outcome {
    with(new, |s| {
        let (one, other) = (s.draft(Kind::Article, &s.en, "one")?.id, s.draft(Kind::Article, &s.en, "other")?.id);
        for guid in ["http://old.example/?p=1", "http://old.example/?p=2"] {
            s.store.write(|w| w.guid_put(one, guid))?;
            assert_eq!(s.store.read(|r| r.guid_of_version(one))?.as_deref(), Some(guid));
        }
        assert_eq!(s.store.read(|r| r.guid_of_version(other))?, None);
        assert!(s.store.write(|w| w.guid_put(s.id(VersionId::from_parts), "x")).is_err());
        Ok(())
    })
}
