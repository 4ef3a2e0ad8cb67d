//! How the library is kept and looked through.

use super::samples::{NOON, content, with};
use super::{Constructor, Outcome};
use crate::StoreError;
use domain::ids::{FolderId, MediaId};
use domain::library::{Filing, Folder, MediaKind, MediaUse, MediaWanted, words_of};
use domain::media::{Framing, Media, MediaText};
use domain::story::{LeadPicture, Origin};
use domain::taxonomy::SectionPage;
use domain::{Content, Kind};

fn medium(s: &super::samples::Sample<'_>, name: &str, mime: &str) -> Result<Media, StoreError> {
    let media = Media {
        id: s.id(MediaId::from_parts),
        hash: None,
        file_name: name.into(),
        mime: mime.into(),
        width: None,
        height: None,
        bytes: 9,
        source_url: None,
        texts: Vec::new(),
        framing: Framing::default(),
    };
    s.store.write(|w| w.media_put(&media))?;
    Ok(media)
}

pub fn a_medium_is_kept_as_somebody_said(new: Constructor) -> Outcome {
    with(new, |s| {
        let media = medium(s, "a.jpg", "image/jpeg")?;
        assert_eq!(s.store.read(|r| r.media_filing(media.id))?, Some(Filing::default()));
        let folder = Folder { id: s.id(FolderId::from_parts), name: "Ferries".into() };
        let filing = Filing {
            folder: Some(folder.id),
            rights: "once".into(),
            expires: Some(NOON),
            added_by: None,
            added: Some(NOON),
            removed: None,
        };
        s.store.write(|w| w.media_folder_put(&folder))?;
        s.store.write(|w| w.media_filing_put(media.id, &filing))?;
        s.store.write(|w| w.media_put(&media))?;
        assert_eq!(s.store.read(|r| r.media_filing(media.id))?, Some(filing), "the medium itself changes nothing of it");
        assert_eq!(s.store.read(|r| r.media_expired(NOON, 9))?, [media.id]);
        assert_eq!(s.store.read(|r| r.media_expired(NOON.plus_secs(-1), 9))?, []);
        let again = Folder { id: s.id(FolderId::from_parts), name: "Ferries".into() };
        assert!(matches!(s.store.write(|w| w.media_folder_put(&again)), Err(StoreError::Conflict { .. })));
        assert_eq!(s.store.read(|r| r.media_folders())?, std::slice::from_ref(&folder));
        s.store.write(|w| w.media_folder_remove(folder.id))?;
        assert_eq!(s.store.read(|r| r.media_filing(media.id))?.and_then(|filing| filing.folder), None);
        let nobody = s.id(MediaId::from_parts);
        assert!(s.store.write(|w| w.media_filing_put(nobody, &Filing::default())).is_err());
        Ok(())
    })
}

pub fn the_library_is_looked_through_by_kind_folder_and_words(new: Constructor) -> Outcome {
    with(new, |s| {
        let (mut picture, pdf, film) =
            (medium(s, "IMG_1.jpg", "image/jpeg")?, medium(s, "list.pdf", "application/pdf")?, medium(s, "a.mp4", "video/mp4")?);
        picture.texts = vec![MediaText {
            edition: s.fa.clone(),
            alt: "كتابخانه در شب".into(),
            caption: String::new(),
            credit: "Sara Noor".into(),
        }];
        s.store.write(|w| w.media_put(&picture))?;
        let folder = Folder { id: s.id(FolderId::from_parts), name: "Films".into() };
        s.store.write(|w| {
            w.media_folder_put(&folder)?;
            w.media_filing_put(film.id, &Filing { folder: Some(folder.id), ..Filing::default() })
        })?;
        let found = |wanted: MediaWanted| -> Result<Vec<MediaId>, StoreError> {
            let (ids, count) =
                s.store.read(|r| Ok::<_, StoreError>((r.media_wanted(&wanted, 0, 9)?, r.media_wanted_count(&wanted)?)))?;
            assert_eq!(ids.len() as u64, count);
            Ok(ids)
        };
        let words = |text: &str| MediaWanted { words: words_of(text), ..MediaWanted::default() };
        assert_eq!(found(MediaWanted::default())?, [film.id, pdf.id, picture.id], "the newest first");
        assert_eq!(s.store.read(|r| r.media_wanted(&MediaWanted::default(), 1, 1))?, [pdf.id]);
        assert_eq!(found(MediaWanted { kind: Some(MediaKind::Document), ..MediaWanted::default() })?, [pdf.id]);
        assert_eq!(found(MediaWanted { folder: Some(folder.id), ..MediaWanted::default() })?, [film.id]);
        assert_eq!(found(words("کتابخا"))?, [picture.id], "another keyboard's letters, and the beginning of a word");
        assert_eq!(found(words("noor img"))?, [picture.id]);
        assert_eq!(found(words("noor list"))?, [], "all of the words");
        assert_eq!(found(MediaWanted { kind: Some(MediaKind::Video), ..words("noor") })?, []);
        assert_eq!(s.store.read(|r| r.media_all(Some(picture.id), 9))?, [pdf.id, film.id]);
        picture.texts.clear();
        s.store.write(|w| w.media_words_put(&picture))?;
        assert_eq!(found(words("noor"))?, []);
        s.store.write(|w| w.media_filing_put(pdf.id, &Filing { removed: Some(NOON), ..Filing::default() }))?;
        assert_eq!(found(MediaWanted::default())?, [film.id, picture.id], "what was taken out is not seen");
        assert_eq!(found(words("list"))?, []);
        Ok(())
    })
}

pub fn what_uses_a_medium_is_known_of_drafts_too(new: Constructor) -> Outcome {
    with(new, |s| {
        let media = medium(s, "a.jpg", "image/jpeg")?;
        let uses = || s.store.read(|r| r.media_uses(media.id));
        assert_eq!(uses()?, []);
        let version = s.draft(Kind::Article, &s.en, "a")?;
        let lead = Some(LeadPicture { media: media.id, alt: None, caption: None });
        let with_lead = Content { lead, ..content("first") };
        s.save(&version, Origin::Saved, None, NOON, &with_lead)?;
        assert_eq!(uses()?, [MediaUse::Work(version.id)]);
        assert_eq!(s.store.read(|r| r.versions_in_work(None, 9))?, [version.id]);
        s.publish(&s.version(version.id)?, NOON)?;
        assert_eq!(uses()?, [MediaUse::Shown(version.id)], "once, where both texts are one");
        assert_eq!(s.store.read(|r| r.versions_in_work(None, 9))?, []);
        s.save(&version, Origin::Saved, None, NOON, &content("second"))?;
        assert_eq!(uses()?, [MediaUse::Shown(version.id)], "the text that readers see still shows it");
        s.publish(&s.version(version.id)?, NOON)?;
        assert_eq!(uses()?, []);
        let section = s.section(&s.en, "a", None)?;
        let look = SectionPage { picture: Some(media.id), ..SectionPage::default() };
        s.store.write(|w| w.section_page_put(section.id, &look))?;
        assert_eq!(uses()?, [MediaUse::Section(section.id)]);
        s.store.write(|w| w.media_in_work_refresh(version.id))?;
        Ok(())
    })
}
