//! How the library is kept and looked through.

use super::samples::{NOON, content, minutes, with};
use super::{Constructor, Outcome};
use crate::StoreError;
use domain::ids::{FolderId, MediaId};
use domain::library::{Filing, Folder, MediaKind, MediaUse, MediaWanted, Spoken, words_of};
use domain::media::{Framing, Media, MediaText};
use domain::story::{LeadPicture, Origin};
use domain::taxonomy::SectionPage;
use domain::{Content, Kind, State};

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
        for state in [State::Unpublished, State::Withdrawn { note: String::new() }] {
            s.store.write(|w| w.version_unlist(version.id, &state))?;
            assert_eq!(uses()?, [MediaUse::Work(version.id)], "the desk has it still: {state:?}");
            assert_eq!(s.store.read(|r| r.versions_in_work(None, 9))?, [version.id]);
        }
        s.publish(&s.version(version.id)?, NOON)?;
        assert_eq!(uses()?, [MediaUse::Shown(version.id)]);
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

pub fn captions_are_shown_and_used_with_their_film(new: Constructor) -> Outcome {
    with(new, |s| {
        let (film, captions) = (medium(s, "a.mp4", "video/mp4")?, medium(s, "a.vtt", "text/vtt")?);
        let spoken = |edition: &domain::EditionCode, captions, transcript: &str| Spoken {
            edition: edition.clone(),
            captions,
            transcript: transcript.into(),
        };
        let (en, fa) = (spoken(&s.en, Some(captions.id), "Said."), spoken(&s.fa, None, "گفته شد."));
        s.store.write(|w| {
            w.media_spoken_put(film.id, &spoken(&s.en, None, "Old."))?;
            w.media_spoken_put(film.id, &en)?;
            w.media_spoken_put(film.id, &fa)
        })?;
        assert_eq!(s.store.read(|r| r.media_spoken(film.id))?, [en, fa]);
        assert_eq!(s.store.read(|r| r.media_uses(captions.id))?, [MediaUse::Captions(film.id)]);
        assert!(!s.store.read(|r| r.media_is_shown(captions.id))?);
        let version = s.draft(Kind::Article, &s.en, "a")?;
        let lead = Some(LeadPicture { media: film.id, alt: None, caption: None });
        s.save(&version, Origin::Saved, None, NOON, &Content { lead, ..content("first") })?;
        s.publish(&s.version(version.id)?, NOON)?;
        assert!(s.store.read(|r| r.media_is_shown(captions.id))?, "readers see the film");
        s.store.write(|w| w.media_spoken_put(film.id, &spoken(&s.en, None, "")))?;
        assert_eq!(s.store.read(|r| r.media_spoken(film.id))?.len(), 1, "what says nothing is no row");
        assert!(!s.store.read(|r| r.media_is_shown(captions.id))?);
        Ok(())
    })
}

pub fn what_was_taken_out_is_found_by_when_and_goes_with_its_words(new: Constructor) -> Outcome {
    with(new, |s| {
        let (early, late, here) =
            (medium(s, "a.jpg", "image/jpeg")?, medium(s, "b.jpg", "image/jpeg")?, medium(s, "c.jpg", "image/jpeg")?);
        for (media, removed) in [(&early, minutes(-9)), (&late, NOON)] {
            let filing = Filing { removed: Some(removed), ..Filing::default() };
            s.store.write(|w| w.media_filing_put(media.id, &filing))?;
        }
        assert_eq!(s.store.read(|r| r.media_removed_by(NOON, 9))?, [early.id, late.id]);
        assert_eq!(s.store.read(|r| r.media_removed_by(minutes(-1), 9))?, [early.id]);
        let version = s.draft(Kind::Article, &s.en, "a")?;
        let lead = |media| Some(LeadPicture { media, alt: None, caption: None });
        s.save(&version, Origin::Saved, None, NOON, &Content { lead: lead(early.id), ..content("first") })?;
        s.save(&version, Origin::Saved, None, NOON, &content("second"))?;
        let names = [early.id.to_string(), late.id.to_string()];
        let (mut found, mut after) = (std::collections::BTreeSet::new(), None);
        loop {
            let (more, last) = s.store.read(|r| r.named_in_revisions(&names, after, 1))?;
            found.extend(more);
            after = last;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(Vec::from_iter(found), [early.id.to_string()], "an older revision names it");
        s.store.write(|w| w.setting_put("undo.x", &late.id.to_string()))?;
        assert_eq!(Vec::from_iter(s.store.read(|r| r.named_in_settings(&names))?), [late.id.to_string()]);
        s.store.write(|w| w.media_delete(late.id))?;
        assert_eq!(s.store.read(|r| r.media_by_id(late.id))?, None);
        s.store.write(|w| w.media_delete(here.id))?;
        assert_eq!(s.store.read(|r| r.media_wanted(&MediaWanted { words: words_of("c"), ..MediaWanted::default() }, 0, 9))?, []);
        let section = s.section(&s.en, "a", None)?;
        let look = SectionPage { picture: Some(early.id), ..SectionPage::default() };
        s.store.write(|w| w.section_page_put(section.id, &look))?;
        assert!(matches!(s.store.write(|w| w.media_delete(early.id)), Err(StoreError::Dangling)));
        Ok(())
    })
}
