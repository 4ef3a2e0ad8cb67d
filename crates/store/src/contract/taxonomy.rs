//! Sections, tags, contributors, series, media, menus.

use super::samples::{Sample, with};
use super::{Constructor, Outcome};
use crate::{StoreError, Unique};
use domain::contributor::ContributorText;
use domain::ids::{ContributorId, MediaId, MenuId, SectionId, SeriesId, TagId, TopicId};
use domain::media::{FocalPoint, Framing, Media, MediaText};
use domain::menu::{Menu, MenuItem, MenuPlace, MenuTarget};
use domain::story::Issue;
use domain::taxonomy::{SeriesLayout, SeriesName};
use domain::{Kind, Slug};

pub fn a_section_comes_back_as_it_was_put(new: Constructor) -> Outcome {
    with(new, |s| {
        let top = s.section(&s.en, "top", None)?;
        let mut low = s.section(&s.en, "top/low", Some(&top))?;
        low.position = 0;
        low.description.clear();
        low.topic = s.id(TopicId::from_parts);
        s.store.write(|w| w.section_put(&low))?;
        assert_eq!(s.store.read(|r| r.section_by_path(&s.en, "top/low"))?.as_ref(), Some(&low));
        assert_eq!(s.store.read(|r| r.section_by_id(low.id))?.as_ref(), Some(&low));
        assert_eq!(s.store.read(|r| r.section_by_path(&s.fa, "top/low"))?, None);
        assert_eq!(s.store.read(|r| r.section_list(&s.en))?, [low, top], "by position");
        Ok(())
    })
}

pub fn a_section_path_is_taken_once_an_edition(new: Constructor) -> Outcome {
    with(new, |s| {
        let mut section = s.section(&s.en, "a", None)?;
        section.id = s.id(SectionId::from_parts);
        assert!(matches!(s.store.write(|w| w.section_put(&section)), Err(StoreError::Conflict(Unique::SectionPath))));
        section.edition = s.fa.clone();
        s.store.write(|w| w.section_put(&section))?;
        Ok(())
    })
}

pub fn a_section_never_stands_below_itself(new: Constructor) -> Outcome {
    with(new, |s| {
        let mut top = s.section(&s.en, "a", None)?;
        let low = s.section(&s.en, "a/b", Some(&top))?;
        for parent in [top.id, low.id] {
            top.parent = Some(parent);
            assert!(matches!(s.store.write(|w| w.section_put(&top)), Err(StoreError::Rule { .. })));
        }
        top.parent = Some(s.id(SectionId::from_parts));
        assert!(matches!(s.store.write(|w| w.section_put(&top)), Err(StoreError::Dangling)));
        Ok(())
    })
}

pub fn a_tag_comes_back_as_it_was_put(new: Constructor) -> Outcome {
    with(new, |s| {
        let mut tag = s.tag(&s.fa, "آب-و-هوا")?;
        tag.description = "Rain".into();
        s.store.write(|w| w.tag_put(&tag))?;
        assert_eq!(s.store.read(|r| r.tag_by_slug(&s.fa, &tag.slug))?.as_ref(), Some(&tag));
        assert_eq!(s.store.read(|r| r.tag_by_id(tag.id))?.as_ref(), Some(&tag));
        assert_eq!(s.store.read(|r| r.tag_by_slug(&s.en, &tag.slug))?, None);
        assert_eq!(s.store.read(|r| r.tag_list(&s.fa))?, [tag]);
        Ok(())
    })
}

pub fn a_tag_slug_is_taken_once_an_edition(new: Constructor) -> Outcome {
    with(new, |s| {
        let mut tag = s.tag(&s.en, "a")?;
        tag.id = s.id(TagId::from_parts);
        assert!(matches!(s.store.write(|w| w.tag_put(&tag)), Err(StoreError::Conflict(Unique::TagSlug))));
        Ok(())
    })
}

pub fn tags_of_a_version_keep_their_order(new: Constructor) -> Outcome {
    with(new, |s| {
        let tags = [s.tag(&s.en, "c")?, s.tag(&s.en, "a")?, s.tag(&s.en, "b")?];
        let mut version = s.draft(Kind::Article, &s.en, "a")?;
        version.tags = tags.iter().map(|tag| tag.id).collect();
        s.put(&version)?;
        assert_eq!(s.store.read(|r| r.tags_of(version.id))?, tags);
        Ok(())
    })
}

pub fn counterparts_share_a_topic(new: Constructor) -> Outcome {
    with(new, |s| {
        let (en, mut fa) = (s.section(&s.en, "a", None)?, s.section(&s.fa, "b", None)?);
        fa.topic = en.topic;
        s.store.write(|w| w.section_put(&fa))?;
        assert_eq!(s.store.read(|r| r.sections_of_topic(en.topic))?, [en, fa]);
        let (en, mut fa) = (s.tag(&s.en, "a")?, s.tag(&s.fa, "b")?);
        fa.topic = en.topic;
        s.store.write(|w| w.tag_put(&fa))?;
        assert_eq!(s.store.read(|r| r.tags_of_topic(en.topic))?, [en, fa]);
        Ok(())
    })
}

pub fn a_contributor_comes_back_as_it_was_put(new: Constructor) -> Outcome {
    with(new, |s| {
        let mut ana = s.contributor("ana")?;
        ana.portrait = Some(medium(s, None)?.id);
        ana.texts = vec![ContributorText { edition: s.fa.clone(), name: "آنا".into(), biography: "Writes.".into() }];
        s.store.write(|w| w.contributor_put(&ana))?;
        assert_eq!(s.store.read(|r| r.contributor_by_slug(&ana.slug))?.as_ref(), Some(&ana));
        assert_eq!(s.store.read(|r| r.contributor_by_id(ana.id))?.as_ref(), Some(&ana));
        let ben = s.contributor("ben")?;
        let wanted = [ben.id, s.id(ContributorId::from_parts), ana.id];
        assert_eq!(s.store.read(|r| r.contributors_by_ids(&wanted))?, [ben.clone(), ana.clone()]);
        assert_eq!(s.store.read(|r| r.contributor_list())?, [ana, ben.clone()]);
        let twin = domain::contributor::Contributor { id: s.id(ContributorId::from_parts), ..ben };
        assert!(matches!(s.store.write(|w| w.contributor_put(&twin)), Err(StoreError::Conflict(Unique::ContributorSlug))));
        Ok(())
    })
}

pub fn a_series_comes_back_as_it_was_put(new: Constructor) -> Outcome {
    with(new, |s| {
        let mut books = s.series("books")?;
        books.layout = SeriesLayout::Numbered;
        books.cover = Some(medium(s, None)?.id);
        books.names = vec![SeriesName { edition: s.en.clone(), name: "Books".into(), description: String::new() }];
        s.store.write(|w| w.series_put(&books))?;
        assert_eq!(s.store.read(|r| r.series_by_slug(&books.slug))?.as_ref(), Some(&books));
        assert_eq!(s.store.read(|r| r.series_by_id(books.id))?.as_ref(), Some(&books));
        let letters = s.series("letters")?;
        assert_eq!(s.store.read(|r| r.series_list())?, [books, letters.clone()]);
        let twin = domain::taxonomy::Series { id: s.id(SeriesId::from_parts), slug: Slug::new("books")?, ..letters };
        assert!(matches!(s.store.write(|w| w.series_put(&twin)), Err(StoreError::Conflict(Unique::SeriesSlug))));
        Ok(())
    })
}

fn medium(s: &Sample<'_>, hash: Option<&str>) -> Result<Media, StoreError> {
    let media = Media {
        id: s.id(MediaId::from_parts),
        hash: hash.map(str::to_owned),
        file_name: "bridge.jpg".into(),
        mime: "image/jpeg".into(),
        width: Some(1600),
        height: Some(900),
        bytes: 5_000_000_000,
        source_url: Some("https://old.example/bridge.jpg".into()),
        texts: vec![MediaText { edition: s.en.clone(), alt: "A bridge".into(), caption: String::new(), credit: "Ana".into() }],
        framing: Framing { focus: FocalPoint::new(250, 900).unwrap_or_default(), whole: true },
    };
    s.store.write(|w| w.media_put(&media))?;
    Ok(media)
}

pub fn an_issue_comes_back_as_it_was_put(new: Constructor) -> Outcome {
    with(new, |s| {
        let story = s.story(Kind::Issue)?;
        assert_eq!(s.store.read(|r| r.issue_of_story(story.id))?, None);
        for issue in [Issue { number: Some(48), pages: None }, Issue { number: None, pages: Some(64) }] {
            s.store.write(|w| w.issue_put(story.id, &issue))?;
            assert_eq!(s.store.read(|r| r.issue_of_story(story.id))?, Some(issue));
        }
        let nothing = Issue { number: Some(0), pages: None };
        assert!(s.store.write(|w| w.issue_put(story.id, &nothing)).is_err(), "a number is from 1");
        Ok(())
    })
}

pub fn a_medium_comes_back_as_it_was_put(new: Constructor) -> Outcome {
    with(new, |s| {
        let mut one = medium(s, None)?;
        (one.hash, one.width, one.height) = (Some("ab".into()), None, None);
        s.store.write(|w| w.media_put(&one))?;
        let two = medium(s, None)?;
        assert_eq!(s.store.read(|r| r.media_by_id(one.id))?.as_ref(), Some(&one));
        assert_eq!(s.store.read(|r| r.media_by_ids(&[two.id, s.id(MediaId::from_parts), one.id]))?, [two.clone(), one.clone()]);
        assert_eq!(s.store.read(|r| r.media_list(None, 9))?, [two.clone(), one.clone()]);
        assert_eq!(s.store.read(|r| r.media_list(Some(two.id), 9))?, [one]);
        Ok(())
    })
}

pub fn media_may_share_their_bytes(new: Constructor) -> Outcome {
    with(new, |s| {
        let (one, two) = (medium(s, Some("ab"))?, medium(s, Some("ab"))?);
        medium(s, Some("cd"))?;
        assert_eq!(s.store.read(|r| r.media_by_hash("ab"))?, [one, two]);
        assert_eq!(s.store.read(|r| r.media_by_source("https://old.example/bridge.jpg"))?.len(), 3);
        Ok(())
    })
}

pub fn a_place_has_one_menu(new: Constructor) -> Outcome {
    with(new, |s| {
        let leaf = MenuItem { label: "Cartoons".into(), target: MenuTarget::OfKind { kind: Kind::Cartoon }, children: vec![] };
        let items = vec![MenuItem { label: "Media".into(), target: MenuTarget::Media, children: vec![leaf] }];
        let mut header = Menu { id: s.id(MenuId::from_parts), edition: s.en.clone(), name: "Main".into(), place: MenuPlace::Header, items };
        let other = Menu { id: s.id(MenuId::from_parts), name: "Other".into(), ..header.clone() };
        s.store.write(|w| w.menu_put(&header))?;
        assert!(matches!(s.store.write(|w| w.menu_put(&other)), Err(StoreError::Conflict(Unique::MenuPlace))));
        assert_eq!(s.store.read(|r| r.menu_in(&s.en, MenuPlace::Header))?.as_ref(), Some(&header));
        header.place = MenuPlace::Kept;
        let footer = Menu { id: s.id(MenuId::from_parts), place: MenuPlace::Footer, ..other.clone() };
        s.store.write::<_, StoreError>(|w| {
            w.menu_put(&header)?;
            w.menu_put(&other)?;
            w.menu_put(&footer)
        })?;
        assert_eq!(s.store.read(|r| r.menu_in(&s.en, MenuPlace::Header))?.as_ref(), Some(&other));
        assert_eq!(s.store.read(|r| r.menu_in(&s.en, MenuPlace::Footer))?.as_ref(), Some(&footer));
        assert_eq!(s.store.read(|r| r.menu_in(&s.en, MenuPlace::Kept))?, None);
        assert_eq!(s.store.read(|r| r.menu_in(&s.fa, MenuPlace::Header))?, None);
        s.store.write(|w| w.menu_delete(footer.id))?;
        assert_eq!(s.store.read(|r| r.menus_of(&s.en))?, [header, other]);
        Ok(())
    })
}
