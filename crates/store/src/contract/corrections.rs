//! Corrections, backgrounds, short addresses: what hangs on a story's page.

use super::samples::{NOON, Sample, content, minutes, with};
use super::{Constructor, Outcome};
use crate::StoreError;
use domain::background::{Background, BackgroundText};
use domain::correction::{Correction, CorrectionKind};
use domain::document::{BackgroundBlock, Block, BlockAttrs, BlockId, Direction, Inline, Paragraph};
use domain::ids::{BackgroundId, CorrectionId, VersionId};
use domain::listing::PageNumber;
use domain::search::{Order, Query, Readership, SearchRequest};
use domain::short_address::ShortCode;
use domain::story::Origin;
use domain::{Content, Document, Kind, State};
use std::collections::BTreeMap;

type Result<T> = super::samples::Result<T>;

fn correct(s: &Sample<'_>, version: VersionId, kind: CorrectionKind, minute: i64) -> Result<Correction> {
    let edition = s.version(version)?.edition;
    let id = s.id(CorrectionId::from_parts);
    let correction = Correction { id, version, edition, kind, text: format!("At {minute}"), at: minutes(minute) };
    s.store.write(|w| w.correction_add(&correction))?;
    Ok(correction)
}

pub fn a_correction_comes_back_as_it_was_added(new: Constructor) -> Outcome {
    with(new, |s| {
        let version = s.published(Kind::Article, &s.en, "a", NOON)?.id;
        let typo = correct(s, version, CorrectionKind::Typo, 1)?;
        let update = correct(s, version, CorrectionKind::Update, 3)?;
        let correction = correct(s, version, CorrectionKind::Correction, 2)?;
        let found = s.store.read(|r| r.corrections_of_version(version))?;
        assert_eq!(found, [update.clone(), correction, typo]);
        assert!(matches!(s.store.write(|w| w.correction_add(&update)), Err(StoreError::Conflict(_))));
        let nowhere = Correction { id: s.id(CorrectionId::from_parts), version: s.id(VersionId::from_parts), ..update };
        assert!(matches!(s.store.write(|w| w.correction_add(&nowhere)), Err(StoreError::Dangling)));
        Ok(())
    })
}

pub fn an_edition_lists_what_its_readers_are_told(new: Constructor) -> Outcome {
    with(new, |s| {
        let one = s.published(Kind::Article, &s.en, "one", NOON)?.id;
        let two = s.published(Kind::Article, &s.en, "two", NOON)?.id;
        let persian = s.published(Kind::Article, &s.fa, "three", NOON)?.id;
        let first = correct(s, one, CorrectionKind::Correction, 1)?;
        let second = correct(s, two, CorrectionKind::Update, 2)?;
        let third = correct(s, one, CorrectionKind::Update, 3)?;
        correct(s, one, CorrectionKind::Typo, 4)?;
        correct(s, persian, CorrectionKind::Update, 5)?;
        let page = |page: u32, per_page, now| {
            let number = PageNumber::new(page).ok_or("a page")?;
            let found = s.store.read(|r| r.corrections_of_edition(&s.en, number, per_page, now))?;
            Ok::<_, Box<dyn std::error::Error>>((found.corrections, found.total))
        };
        assert_eq!(page(1, 2, minutes(9))?, (vec![third, second.clone()], 3));
        assert_eq!(page(2, 2, minutes(9))?, (vec![first.clone()], 3));
        assert_eq!(page(1, 9, minutes(2))?, (vec![second.clone(), first], 2));
        s.store.write(|w| w.version_unlist(one, &State::Withdrawn { note: String::new() }))?;
        assert_eq!(page(1, 9, minutes(9))?, (vec![second], 1));
        Ok(())
    })
}

pub fn a_version_keeps_its_short_address(new: Constructor) -> Outcome {
    with(new, |s| {
        let draft = s.draft(Kind::Article, &s.en, "a")?;
        let code = s.store.read(|r| r.short_code_of_version(draft.id))?.ok_or("a code")?;
        let other = s.draft(Kind::Article, &s.en, "b")?.id;
        let others = s.store.read(|r| r.short_code_of_version(other))?.ok_or("a code")?;
        assert_ne!(code, others);
        let mut published = s.publish(&draft, NOON)?;
        published.path = domain::Path::new("c")?;
        s.put(&published)?;
        assert_eq!(s.store.read(|r| r.short_code_of_version(draft.id))?, Some(code));
        assert_eq!(s.store.read(|r| r.version_by_short_code(code))?, Some(draft.id));
        for unknown in [0, 999, u64::MAX] {
            assert_eq!(s.store.read(|r| r.version_by_short_code(ShortCode::new(unknown)))?, None, "{unknown}");
        }
        assert_eq!(s.store.read(|r| r.short_code_of_version(s.id(VersionId::from_parts)))?, None);
        Ok(())
    })
}

fn document(text: &str, background: Option<BackgroundId>) -> Result<Document> {
    let attrs = BlockAttrs::new(BlockId::derived(text, 0, ""), Direction::Ltr);
    let content = vec![Inline::text(text)];
    let mut blocks = vec![Block::Paragraph(Paragraph { attrs, content })];
    let id = BlockId::derived(text, 1, "");
    blocks.extend(background.map(|background| Block::Background(BackgroundBlock { id, background })));
    Ok(Document::new(blocks)?)
}

fn background(s: &Sample<'_>, id: BackgroundId, words: &str) -> Result<Background> {
    let text = BackgroundText { heading: "The bridge".into(), body: document(words, None)? };
    Ok(Background { id, texts: BTreeMap::from([(s.en.clone(), text)]) })
}

pub fn a_background_comes_back_as_it_was_put(new: Constructor) -> Outcome {
    with(new, |s| {
        let mut shared = background(s, s.id(BackgroundId::from_parts), "It hangs on chains.")?;
        assert_eq!(s.store.read(|r| r.background_by_id(shared.id))?, None);
        for _ in 0..2 {
            s.store.write(|w| w.background_put(&shared))?;
            assert_eq!(s.store.read(|r| r.background_by_id(shared.id))?, Some(shared.clone()));
            shared.texts.clear();
        }
        Ok(())
    })
}

pub fn backgrounds_are_listed_from_the_newest_on(new: Constructor) -> Outcome {
    with(new, |s| {
        let ids = [s.id(BackgroundId::from_parts), s.id(BackgroundId::from_parts), s.id(BackgroundId::from_parts)];
        for id in ids {
            let shared = background(s, id, "It hangs on chains.")?;
            s.store.write(|w| w.background_put(&shared))?;
        }
        let mut newest = ids;
        newest.sort_by(|one, other| other.cmp(one));
        let listed = |most| -> Result<Vec<BackgroundId>> {
            let all = s.store.read(|r| r.backgrounds_newest(most))?;
            Ok(all.into_iter().map(|one| one.id).collect())
        };
        assert_eq!(listed(9)?, newest);
        assert_eq!(listed(2)?, newest[..2]);
        Ok(())
    })
}

pub fn a_background_is_found_in_every_story_that_names_it(new: Constructor) -> Outcome {
    with(new, |s| {
        let id = s.id(BackgroundId::from_parts);
        let version = s.draft(Kind::Article, &s.en, "a")?;
        let naming = Content { body: document("Some text.", Some(id))?, ..content("a") };
        let (working, _) = s.save(&version, Origin::Saved, None, minutes(1), &naming)?;
        s.publish_revision(version.id, working, NOON, "")?;
        let found = |words: &str| {
            let query = Query::parse(words, "en");
            let hits = s.store.read(|r| {
                r.search(&SearchRequest {
                    edition: &s.en,
                    readership: Readership::Readers,
                    query: &query,
                    within: &[],
                    counted: None,
                    order: Order::Relevance,
                    limit: 5,
                    now: minutes(9),
                })
            })?;
            Ok::<Vec<VersionId>, Box<dyn std::error::Error>>(hits.hits.iter().map(|hit| hit.version).collect())
        };
        assert_eq!(found("chains")?, []);
        let shared = background(s, id, "It hangs on chains.")?;
        s.store.write(|w| w.background_put(&shared))?;
        assert_eq!(found("chains")?, [version.id]);
        assert_eq!(s.store.read(|r| r.versions_with_background(id))?, [version.id]);
        let (working, _) = s.save(&version, Origin::Saved, None, minutes(2), &content("a"))?;
        assert_eq!(found("chains")?, [version.id], "readers see the old text still");
        s.publish_revision(version.id, working, NOON, "")?;
        assert_eq!(found("chains")?, []);
        assert_eq!(s.store.read(|r| r.versions_with_background(id))?, []);
        Ok(())
    })
}
