//! How sections' pages look.

use super::samples::{NOON, minutes, with};
use super::{Constructor, Outcome};
use crate::StoreError;
use domain::Kind;
use domain::ids::{MediaId, SectionId};
use domain::media::{Framing, Media};
use domain::taxonomy::{SectionLayout, SectionPage, SectionPin};

pub fn a_section_page_comes_back_as_it_was_put(new: Constructor) -> Outcome {
    with(new, |s| {
        let section = s.section(&s.en, "a", None)?;
        let read = || s.store.read(|r| r.section_page(section.id));
        assert_eq!(read()?, Some(SectionPage::default()));
        let picture = Media {
            id: s.id(MediaId::from_parts),
            hash: None,
            file_name: "a.jpg".into(),
            mime: "image/jpeg".into(),
            width: None,
            height: None,
            bytes: 0,
            source_url: None,
            texts: Vec::new(),
            framing: Framing::default(),
        };
        s.store.write(|w| w.media_put(&picture))?;
        let mut pins = Vec::new();
        for (path, until) in [("b", 9), ("c", 3)] {
            let version = s.published(Kind::Article, &s.en, path, NOON)?.id;
            pins.push(SectionPin { version, until: minutes(until) });
        }
        let page = SectionPage { layout: SectionLayout::Stream, picture: Some(picture.id), hidden: true, pins };
        s.store.write(|w| w.section_page_put(section.id, &page))?;
        assert_eq!(read()?, Some(page.clone()));
        s.store.write(|w| w.section_put(&section))?;
        assert_eq!(read()?, Some(page), "a section that is put again keeps its look");
        s.store.write(|w| w.section_page_put(section.id, &SectionPage::default()))?;
        assert_eq!(read()?, Some(SectionPage::default()));
        let nowhere = s.id(SectionId::from_parts);
        assert_eq!(s.store.read(|r| r.section_page(nowhere))?, None);
        let put = s.store.write(|w| w.section_page_put(nowhere, &SectionPage::default()));
        assert!(matches!(put, Err(StoreError::Missing { .. })));
        let lost = SectionPage { picture: Some(s.id(MediaId::from_parts)), ..SectionPage::default() };
        assert!(matches!(s.store.write(|w| w.section_page_put(section.id, &lost)), Err(StoreError::Dangling)));
        Ok(())
    })
}

pub fn a_sections_pins_end(new: Constructor) -> Outcome {
    with(new, |s| {
        let (one, other) = (s.section(&s.en, "one", None)?, s.section(&s.en, "other", None)?);
        let older = s.published(Kind::Article, &s.en, "older", minutes(-9))?.id;
        let newer = s.published(Kind::Article, &s.en, "newer", minutes(-1))?.id;
        let draft = s.draft(Kind::Article, &s.en, "draft")?.id;
        let pin = |version, until| SectionPin { version, until: minutes(until) };
        let page = |pins| SectionPage { pins, ..SectionPage::default() };
        s.store.write(|w| {
            w.section_page_put(one.id, &page(vec![pin(older, 20), pin(newer, 10), pin(draft, 99)]))?;
            w.section_page_put(other.id, &page(vec![pin(older, 30)]))
        })?;
        let pinned = |now| -> Result<Vec<_>, StoreError> {
            Ok(s.store.read(|r| r.cards_pinned_in(one.id, minutes(now)))?.into_iter().map(|c| c.version).collect())
        };
        assert_eq!(pinned(0)?, [newer, older]);
        assert_eq!(pinned(10)?, [older]);
        assert_eq!(pinned(20)?, []);
        let ends = |now| s.store.read(|r| r.section_pin_ends_next(&s.en, minutes(now)));
        assert_eq!(ends(0)?, Some(minutes(10)));
        assert_eq!(ends(20)?, Some(minutes(30)));
        assert_eq!(ends(99)?, None);
        assert_eq!(s.store.read(|r| r.section_pin_ends_next(&s.fa, NOON))?, None);
        Ok(())
    })
}
