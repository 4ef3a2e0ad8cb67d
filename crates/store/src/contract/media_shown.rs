//! Which media readers may have.

use super::samples::{NOON, content, with};
use super::{Constructor, Outcome};
use crate::StoreError;
use domain::background::{Background, BackgroundText};
use domain::ids::{BackgroundId, MediaId, MenuId};
use domain::media::{Framing, Media};
use domain::menu::{Menu, MenuItem, MenuPlace, MenuTarget};
use domain::story::{LeadPicture, Origin};
use domain::taxonomy::SectionPage;
use domain::{Content, Document, Kind, State};
use serde_json::json;

fn medium(s: &super::samples::Sample<'_>, hash: Option<&str>) -> Result<Media, StoreError> {
    let media = Media {
        id: s.id(MediaId::from_parts),
        hash: hash.map(str::to_owned),
        file_name: "a.jpg".into(),
        mime: "image/jpeg".into(),
        width: Some(9),
        height: Some(9),
        bytes: 9,
        source_url: None,
        texts: Vec::new(),
        framing: Framing::default(),
    };
    s.store.write(|w| w.media_put(&media))?;
    Ok(media)
}

/// A paragraph whose words lead there.
fn leading_to(href: &str) -> Result<Document, Box<dyn std::error::Error>> {
    let text = json!({ "type": "text", "text": "here", "marks": [{ "type": "link", "attrs": { "href": href } }] });
    let doc = json!({ "type": "doc", "content": [{ "type": "paragraph", "attrs": { "id": "para", "dir": "ltr" }, "content": [text] }] });
    Ok(Document::from_prosemirror(&doc)?)
}

fn background_block(id: BackgroundId) -> Result<Document, Box<dyn std::error::Error>> {
    let block = json!({ "type": "background", "attrs": { "id": "back", "background": id.to_string() } });
    Ok(Document::from_prosemirror(&json!({ "type": "doc", "content": [block] }))?)
}

pub fn what_a_text_shows_is_shown_while_readers_see_it(new: Constructor) -> Outcome {
    with(new, |s| {
        let hash = "0123456789abcdef".repeat(4);
        let (lead, linked, by_hash, other) =
            (medium(s, None)?, medium(s, None)?, medium(s, Some(&hash))?, medium(s, None)?);
        let shown = |media: &Media| s.store.read(|r| r.media_is_shown(media.id));
        let version = s.draft(Kind::Article, &s.en, "a")?;
        let lead_of = |media: &Media| Some(LeadPicture { media: media.id, alt: None, caption: None });
        let first = Content {
            lead: lead_of(&lead),
            body: leading_to(&format!("/files/{}/a.pdf", linked.id))?,
            ..content("first")
        };
        s.save(&version, Origin::Saved, None, NOON, &first)?;
        for media in [&lead, &linked, &by_hash, &other] {
            assert!(!shown(media)?, "a draft shows nothing");
        }
        s.publish(&s.version(version.id)?, NOON)?;
        assert_eq!([shown(&lead)?, shown(&linked)?, shown(&by_hash)?, shown(&other)?], [true, true, false, false]);
        assert_eq!(s.store.read(|r| r.versions_shown(None, 9))?, [version.id]);
        assert_eq!(s.store.read(|r| r.versions_shown(Some(version.id), 9))?, []);

        let second = Content { lead: lead_of(&other), body: leading_to(&format!("/media/{hash}/1.webp"))?, ..first };
        s.save(&version, Origin::Saved, None, NOON, &second)?;
        assert_eq!([shown(&lead)?, shown(&other)?], [true, false], "saving shows nothing");
        s.publish(&s.version(version.id)?, NOON)?;
        assert_eq!([shown(&lead)?, shown(&linked)?, shown(&by_hash)?, shown(&other)?], [false, false, true, true]);

        s.store.write(|w| w.media_shown_refresh(version.id))?;
        assert!(shown(&other)?);
        s.store.write(|w| w.version_unlist(version.id, &State::Withdrawn { note: String::new() }))?;
        assert_eq!([shown(&by_hash)?, shown(&other)?], [false, false]);
        s.store.write(|w| w.media_shown_refresh(version.id))?;
        assert!(!shown(&other)?);
        Ok(())
    })
}

pub fn what_many_texts_share_is_shown_by_those_that_readers_see(new: Constructor) -> Outcome {
    with(new, |s| {
        let media = medium(s, None)?;
        let shown = || s.store.read(|r| r.media_is_shown(media.id));
        let id = s.id(BackgroundId::from_parts);
        let body = leading_to(&format!("/files/{}/a.pdf", media.id))?;
        let text = BackgroundText { heading: "A".into(), body };
        let background = Background { id, texts: [(s.en.clone(), text)].into() };
        s.store.write(|w| w.background_put(&background))?;
        let version = s.draft(Kind::Article, &s.en, "a")?;
        s.save(&version, Origin::Saved, None, NOON, &Content { body: background_block(id)?, ..content("a") })?;
        assert!(!shown()?);
        s.publish(&s.version(version.id)?, NOON)?;
        assert!(shown()?);
        s.store.write(|w| w.media_in_backgrounds_refresh())?;
        assert!(shown()?);
        s.store.write(|w| w.background_put(&Background { texts: Default::default(), ..background.clone() }))?;
        s.store.write(|w| w.media_in_background_refresh(id))?;
        assert!(!shown()?);
        Ok(())
    })
}

pub fn what_the_site_itself_shows_is_shown(new: Constructor) -> Outcome {
    with(new, |s| {
        let shown = |media: &Media| s.store.read(|r| r.media_is_shown(media.id));
        let (portrait, picture, cover, banner, file) =
            (medium(s, None)?, medium(s, None)?, medium(s, None)?, medium(s, None)?, medium(s, None)?);
        for media in [&portrait, &picture, &cover, &banner, &file] {
            assert!(!shown(media)?);
        }
        let mut somebody = s.contributor("ana")?;
        somebody.portrait = Some(portrait.id);
        let section = s.section(&s.en, "a", None)?;
        let mut series = s.series("books")?;
        series.cover = Some(cover.id);
        let mut edition = s.store.read(|r| r.edition_by_code(&s.en))?.ok_or("an edition")?;
        edition.site.banner =
            Some(domain::edition::Banner { text: "A".into(), link: None, picture: Some(banner.id), until: None });
        let target = MenuTarget::Url { url: format!("/files/{}/a.pdf", file.id) };
        let item = MenuItem { label: "A".into(), target, children: vec![] };
        let id = s.id(MenuId::from_parts);
        let mut menu =
            Menu { id, edition: s.en.clone(), name: "A".into(), place: MenuPlace::Header, items: vec![item] };
        s.store.write::<_, StoreError>(|w| {
            w.contributor_put(&somebody)?;
            w.section_page_put(section.id, &SectionPage { picture: Some(picture.id), ..SectionPage::default() })?;
            w.series_put(&series)?;
            w.edition_put(&edition)?;
            w.menu_put(&menu)
        })?;
        for media in [&portrait, &picture, &cover, &banner, &file] {
            assert!(shown(media)?);
        }
        menu.place = MenuPlace::Kept;
        s.store.write(|w| w.menu_put(&menu))?;
        assert!(!shown(&file)?, "readers do not see a menu that is kept for later");
        Ok(())
    })
}

pub fn an_issue_without_a_picture_has_the_first_page_of_its_file(new: Constructor) -> Outcome {
    with(new, |s| {
        let (file, early, page, other) = (medium(s, None)?, medium(s, None)?, medium(s, None)?, medium(s, None)?);
        let block = |file: &Media| json!({ "type": "file", "attrs": { "id": "file", "media": file.id.to_string(), "name": "a", "dir": "ltr" } });
        let text = |file: &Media| Document::from_prosemirror(&json!({ "type": "doc", "content": [block(file)] }));
        let publish = |kind, path: &str, lead: Option<LeadPicture>| -> Result<_, Box<dyn std::error::Error>> {
            let version = s.draft(kind, &s.en, path)?;
            let written = Content { lead, body: text(&file)?, ..content(path) };
            let (revision, _) = s.save(&version, Origin::Saved, None, NOON, &written)?;
            s.publish_revision(version.id, revision, NOON, "")?;
            Ok(version)
        };
        let lead_of = |media: &Media| Some(LeadPicture { media: media.id, alt: None, caption: None });
        let own = publish(Kind::Issue, "own", lead_of(&other))?;
        let article = publish(Kind::Article, "article", None)?;
        let before = publish(Kind::Issue, "before", None)?;
        let cover = |version: &domain::Version| -> Result<_, StoreError> {
            let card = s.store.read(|r| r.card_by_version(version.id, NOON))?;
            Ok(card.and_then(|card| card.lead).map(|lead| lead.media))
        };
        let shown = |media: &Media| s.store.read(|r| r.media_is_shown(media.id));
        assert_eq!((cover(&before)?, shown(&page)?), (None, false));
        s.store.write(|w| w.first_page_put(file.id, early.id))?;
        s.store.write(|w| w.first_page_put(file.id, page.id))?;
        let after = publish(Kind::Issue, "after", None)?;
        assert_eq!((cover(&before)?, cover(&after)?), (Some(page.id), Some(page.id)));
        assert_eq!((cover(&own)?, cover(&article)?), (Some(other.id), None));
        assert_eq!(s.store.read(|r| r.first_page_of(file.id))?, Some(page.id));
        let body = text(&file)?;
        assert_eq!(s.store.read(|r| r.cover_of(&body))?, lead_of(&page));
        assert_eq!((shown(&page)?, shown(&early)?), (true, false), "with the file");
        Ok(())
    })
}
