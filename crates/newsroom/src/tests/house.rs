//! What readers are led to: hidden sections, the order of pins, old addresses that are asked for, merged authors, the look;
//! and what of the library goes for good.

use super::room::{Room, code, story, version};
use crate::arranging::*;
use crate::library::{self, KEPT_DAYS, SpokenInput, Upload};
use crate::{Context, Invalid, NewsroomError, reading};
use domain::contributor::{Credit, CreditRole};
use domain::edition::Contact;
use domain::ids::{ContributorId, MediaId, SectionId, VersionId};
use domain::listing::PageNumber;
use domain::look::{Look, Scheme};
use domain::story::LeadPicture;
use domain::{Role, State};
use reading::{Reading, Wanted};
use std::fs;

fn room() -> Room {
    let all = ["a", "b", "c"].map(|key| story(key, &[("en", State::Published), ("fa", State::Published)]));
    Room::with(all.into())
}

fn front(room: &Room) -> Vec<VersionId> {
    match reading::front(&room.newsroom, &room.reader(), "en", PageNumber::FIRST, "").expect("read") {
        Reading::Found(_, front) => front.listing.cards.iter().map(|card| card.version).collect(),
        other => panic!("{other:?}"),
    }
}

fn wrong(refused: Result<impl std::fmt::Debug, NewsroomError>) -> Invalid {
    match refused {
        Err(NewsroomError::Invalid { problem, .. }) => problem,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_hidden_section_keeps_its_page_and_leaves_menus_lists_and_the_front_page() {
    let room = room();
    let admin = room.everywhere(Role::Admin);
    let input = SectionInput { name: "Quiet".into(), ..SectionInput::default() };
    let (id, _) = add_section(&room.newsroom, &admin, &code("en"), &input).expect("added");
    put_in(&room, version("a/en"), id);
    let listed = || match reading::sections(&room.newsroom, &room.reader(), "en").expect("read") {
        Reading::Found(_, tree) => tree.len(),
        other => panic!("{other:?}"),
    };
    assert_eq!((front(&room).len(), listed()), (3, 1));
    let look = SectionLook { hidden: true, ..SectionLook::default() };
    let done = dress_section(&room.newsroom, &admin, id, &look).expect("hidden");
    assert_eq!((front(&room).len(), listed()), (2, 0));
    assert!(!front(&room).contains(&version("a/en")));
    let wanted = Wanted::Section("quiet".into());
    let page = reading::listing(&room.newsroom, &room.reader(), "en", &wanted, PageNumber::FIRST).expect("read");
    assert!(matches!(page, Reading::Found(_, page) if page.listing.cards.len() == 1), "its page is there");
    // What an editor pins stands there all the same.
    pin(&room.newsroom, &admin, version("a/en"), 1).expect("pinned");
    assert_eq!(front(&room).first(), Some(&version("a/en")));
    unpin(&room.newsroom, &admin, version("a/en")).expect("unpinned");
    dress_section(&room.newsroom, &admin, id, &SectionLook::default()).expect("shown again");
    assert_eq!((front(&room).len(), listed()), (3, 1));
    assert!(!done.undo.is_empty());
}

fn put_in(room: &Room, id: VersionId, section: SectionId) {
    room.store
        .write(|store| {
            let mut version = store.version_by_id(id)?.expect("a version");
            version.sections = vec![section];
            store.version_put(&version, &text::slug::slug_key(version.path.as_str()))
        })
        .expect("put");
}

#[test]
fn pinned_stories_stand_as_an_editor_orders_them_and_the_order_can_be_undone() {
    let room = room();
    let publisher = room.somebody(Role::Publisher, "en");
    let all = ["a/en", "b/en", "c/en"].map(version);
    for id in all {
        pin(&room.newsroom, &publisher, id, 7).expect("pinned");
    }
    let [a, b, c] = all;
    order_pins(&room.newsroom, &publisher, &code("en"), &[b, c, a]).expect("ordered");
    assert_eq!(front(&room), [b, c, a]);
    let done = step_pin(&room.newsroom, &publisher, a, PinStep::Up).expect("moved");
    assert_eq!(front(&room), [b, a, c]);
    undo(&room.newsroom, &publisher, &done.undo).expect("undone");
    assert_eq!(front(&room), [b, c, a]);
    step_pin(&room.newsroom, &publisher, a, PinStep::Down).expect("the last stays the last");
    assert_eq!(front(&room), [b, c, a]);
    unpin(&room.newsroom, &publisher, a).expect("unpinned");
    pin(&room.newsroom, &publisher, a, 1).expect("pinned anew");
    assert_eq!(front(&room), [a, b, c], "what is pinned anew stands on top");
    assert_eq!(wrong(order_pins(&room.newsroom, &publisher, &code("en"), &[version("a/fa")])), Invalid::Changed);
    let elsewhere = room.somebody(Role::Publisher, "fa");
    assert!(matches!(step_pin(&room.newsroom, &elsewhere, b, PinStep::Up), Err(NewsroomError::Forbidden)));
    assert!(matches!(order_pins(&room.newsroom, &elsewhere, &code("en"), &[b]), Err(NewsroomError::Forbidden)));
}

fn author(room: &Room, admin: &Context, name: &str, portrait: Option<MediaId>) -> ContributorId {
    let input = AuthorInput { name: name.into(), portrait, ..AuthorInput::default() };
    add_author(&room.newsroom, admin, &input).expect("added").0
}

fn credit(room: &Room, id: VersionId, who: ContributorId) {
    room.store
        .write(|store| {
            let version = store.version_by_id(id)?.expect("a version");
            let mut content = store.revision_by_id(version.working)?.expect("a revision").content;
            content.credits =
                vec![Credit { role: CreditRole::Author, contributor: Some(who), name: String::new(), link: None }];
            let revision = domain::ids::RevisionId::derived("test", &format!("credit {id}"));
            store.revision_add(&store::NewRevision {
                id: revision,
                version: id,
                at: room.reader().now,
                by: None,
                origin: domain::story::Origin::Saved,
                content: &content,
            })?;
            let at = room.reader().now;
            store.version_publish(&store::Publication {
                version: id,
                revision,
                at,
                published_at: at,
                updated_at: None,
                teaser: "",
            })
        })
        .expect("credited");
}

/// Where the page of somebody leads, and how many stories stand on it.
fn page_of(room: &Room, slug: &str) -> Result<usize, String> {
    let wanted = Wanted::Contributor(slug.into());
    match reading::listing(&room.newsroom, &room.reader(), "en", &wanted, PageNumber::FIRST).expect("read") {
        Reading::Found(_, page) => Ok(page.listing.cards.len()),
        Reading::Moved(to) => Err(to),
        other => panic!("{other:?}"),
    }
}

#[test]
fn merging_two_authors_moves_stories_and_address_and_can_be_undone() {
    let room = room();
    let admin = room.everywhere(Role::Admin);
    let (short, full) = (author(&room, &admin, "M. Holt", None), author(&room, &admin, "Mira Holt", None));
    credit(&room, version("a/en"), short);
    credit(&room, version("b/en"), full);
    assert_eq!((page_of(&room, "m-holt"), page_of(&room, "mira-holt")), (Ok(1), Ok(1)));
    let done = merge_authors(&room.newsroom, &admin, short, full).expect("merged");
    assert_eq!(page_of(&room, "m-holt"), Err("/en/author/mira-holt".into()));
    assert_eq!(page_of(&room, "mira-holt"), Ok(2));
    assert_eq!(author_uses(&room.newsroom, &admin, full).expect("read"), 2);
    let list = arrangement(&room.newsroom, &admin, &code("en")).expect("read").authors;
    assert_eq!(list.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Mira Holt"]);
    assert!(matches!(merge_authors(&room.newsroom, &admin, short, full), Err(NewsroomError::NotFound)));
    assert_eq!(wrong(merge_authors(&room.newsroom, &admin, full, full)), Invalid::Form);
    assert_eq!(wrong(merge_authors(&room.newsroom, &admin, full, short)), Invalid::Form, "who is nobody any more");
    undo(&room.newsroom, &admin, &done.undo).expect("undone");
    assert_eq!((page_of(&room, "m-holt"), page_of(&room, "mira-holt")), (Ok(1), Ok(1)));
    let publisher = room.everywhere(Role::Publisher);
    assert!(matches!(merge_authors(&room.newsroom, &publisher, short, full), Err(NewsroomError::Forbidden)));
}

#[test]
fn old_addresses_are_counted_by_the_program_alone() {
    let room = room();
    let admin = room.everywhere(Role::Admin);
    add_redirect(&room.newsroom, &admin, "https://news.example", "/en/old", "/en/a-en").expect("added");
    add_redirect(&room.newsroom, &admin, "https://news.example", "/en/odd", "/en/b-en").expect("added");
    let hits = [("/en/odd".to_owned(), 3), ("/en/nothing".to_owned(), 5)];
    assert!(matches!(
        count_hits(&room.newsroom, &room.everywhere(Role::Publisher), &hits),
        Err(NewsroomError::Forbidden)
    ));
    count_hits(&room.newsroom, &room.program(), &hits).expect("counted");
    let found = redirects(&room.newsroom, &admin, &Asked::MostHits(0), 9).expect("read");
    let shown: Vec<_> = found.iter().map(|one| (one.redirect.from.path.as_str(), one.hits)).collect();
    assert_eq!(shown, [("/en/odd", 3), ("/en/old", 0)]);
    assert!(found[0].last_hit.is_some() && found[1].last_hit.is_none());
    let found = redirects(&room.newsroom, &admin, &Asked::Beginning("/en/ol"), 9).expect("read");
    assert_eq!(found.len(), 1);
}

#[test]
fn an_accent_has_to_be_read_on_both_grounds_and_is_undone() {
    let room = room();
    let admin = room.everywhere(Role::Admin);
    let colour = |text: &str| Some(text.parse().expect("a colour"));
    for (light, dark) in [("#ffcc00", ""), ("", "#333333"), ("#8a8a8a", "")] {
        let look = Look { light: light.parse().ok(), dark: dark.parse().ok() };
        assert_eq!(wrong(put_look(&room.newsroom, &admin, &look)), Invalid::Faint, "{light}{dark}");
    }
    let look = Look { light: colour("#004b87"), dark: colour("#9ac7ee") };
    let done = put_look(&room.newsroom, &admin, &look).expect("put");
    assert_eq!(super::super::arranging::look(&room.newsroom).expect("read"), look);
    undo(&room.newsroom, &admin, &done.undo).expect("undone");
    assert_eq!(super::super::arranging::look(&room.newsroom).expect("read"), Look::default());
    let own = Look { light: Some(Scheme::Light.accent()), dark: Some(Scheme::Dark.accent()) };
    put_look(&room.newsroom, &admin, &own).expect("the program's own can be read");
    let publisher = room.everywhere(Role::Publisher);
    assert!(matches!(put_look(&room.newsroom, &publisher, &look), Err(NewsroomError::Forbidden)));
}

#[test]
fn contact_is_a_real_address_and_a_number_with_digits() {
    let room = room();
    let admin = room.everywhere(Role::Admin);
    let contact = |mail: &str, phone: &str| Contact { mail: mail.into(), phone: phone.into(), address: String::new() };
    for (mail, phone) in
        [("desk@", ""), ("a@b.example, c@d.example", ""), ("", "call us"), ("a@b\r\nBcc: x@y.example", "")]
    {
        assert_eq!(
            wrong(put_contact(&room.newsroom, &admin, &code("fa"), &contact(mail, phone))),
            Invalid::Form,
            "{mail}{phone}"
        );
    }
    let said = contact("desk@news.example", "+۹۸ ۲۱ ۵۵۵");
    put_contact(&room.newsroom, &admin, &code("fa"), &said).expect("put");
    assert_eq!(said.dialled(), "+9821555");
}

fn bring(room: &Room, ctx: &Context, name: &str, bytes: &[u8]) -> MediaId {
    let mut upload = Upload::begin(&room.newsroom, ctx, name).expect("begun");
    upload.write(bytes).expect("written");
    upload.finish(&room.newsroom, ctx, None).expect("kept").media.id
}

fn files(room: &Room) -> usize {
    let shelves = fs::read_dir(room.newsroom.data_folder().join("media")).into_iter().flatten().flatten();
    shelves.map(|shelf| fs::read_dir(shelf.path()).into_iter().flatten().count()).sum()
}

const FILM: &[u8] = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom and a film of some bytes";

#[test]
fn what_was_taken_out_goes_for_good_unless_something_needs_it() {
    let room = room();
    let admin = room.everywhere(Role::Admin);
    let n = &room.newsroom;
    let unused = bring(&room, &admin, "unused.pdf", b"%PDF-1.7 unused");
    let old_text = bring(&room, &admin, "old.pdf", b"%PDF-1.7 in an older revision");
    let again = bring(&room, &admin, "again.pdf", b"%PDF-1.7 used again");
    let kept = bring(&room, &admin, "kept.pdf", b"%PDF-1.7 never taken out");
    // An older revision names one of them: it stood above the text once.
    room.store
        .write(|store| {
            let id = version("a/en");
            let current = store.version_by_id(id)?.expect("a version");
            let content = store.revision_by_id(current.working)?.expect("a revision").content;
            for (key, lead) in [("with", Some(old_text)), ("without", None)] {
                let lead = lead.map(|media| LeadPicture { media, alt: None, caption: None });
                store.revision_add(&store::NewRevision {
                    id: domain::ids::RevisionId::derived("test", key),
                    version: id,
                    at: room.reader().now,
                    by: None,
                    origin: domain::story::Origin::Saved,
                    content: &domain::Content { lead, ..content.clone() },
                })?;
            }
            Ok::<_, store::StoreError>(())
        })
        .expect("written");
    for id in [unused, old_text, again] {
        library::remove(n, &admin, id).expect("taken out");
    }
    assert!(matches!(library::purge(n, &admin), Ok(0)), "not yet");
    assert!(matches!(library::purge(n, &room.reader()), Err(NewsroomError::Forbidden)));
    room.clock.forward((KEPT_DAYS * 86_400 + 1) * 1_000);
    author(&room, &room.everywhere(Role::Admin), "Ana", None);
    room.store
        .write(|store| {
            // By a way that asks nobody: it is used again although it is out.
            let look = domain::taxonomy::SectionPage { picture: Some(again), ..Default::default() };
            let section = domain::taxonomy::Section {
                id: SectionId::derived("test", "s"),
                edition: code("en"),
                topic: domain::ids::TopicId::derived("test", "s"),
                parent: None,
                slug: domain::Slug::new("s").expect("a slug"),
                path: "s".into(),
                name: "S".into(),
                description: String::new(),
                position: 0,
            };
            store.section_put(&section)?;
            store.section_page_put(section.id, &look)
        })
        .expect("used");
    let before = files(&room);
    assert_eq!(library::purge(n, &room.program()).expect("purged"), 1);
    let there = |id| room.store.read(|store| store.media_by_id(id)).expect("read").is_some();
    assert_eq!([unused, old_text, again, kept].map(there), [false, true, true, true]);
    assert_eq!(files(&room), before - 1, "its bytes went with it, and no others");
    assert_eq!(room.last_act(), "media.purge");
    assert_eq!(library::purge(n, &room.program()).expect("purged"), 0);
}

#[test]
fn captions_and_transcripts_belong_to_what_can_be_heard_in_editions_that_are_ones_own() {
    let room = room();
    let admin = room.everywhere(Role::Admin);
    let n = &room.newsroom;
    let film = bring(&room, &admin, "film.mp4", FILM);
    let vtt = bring(&room, &admin, "en.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\nHello");
    let pdf = bring(&room, &admin, "a.pdf", b"%PDF-1.7 a");
    library::put_captions(n, &admin, film, &code("en"), vtt).expect("captions");
    assert_eq!(wrong(library::put_captions(n, &admin, film, &code("en"), pdf)), Invalid::Form);
    assert!(matches!(library::put_captions(n, &admin, pdf, &code("en"), vtt), Err(NewsroomError::NotFound)));
    let said = |edition: &str, transcript: &str, without_captions| SpokenInput {
        edition: code(edition),
        transcript: transcript.into(),
        without_captions,
    };
    library::change_spoken(n, &admin, film, &[said("en", " Hello.\r\n\r\nAgain. ", false)]).expect("said");
    let spoken = |at: usize| room.store.read(|store| store.media_spoken(film)).expect("read").get(at).cloned();
    let own = spoken(0).expect("English");
    assert_eq!((own.transcript.as_str(), own.captions), ("Hello.\n\nAgain.", Some(vtt)));
    assert_eq!(wrong(library::remove(n, &admin, vtt)), Invalid::Required, "the film uses it");
    library::change_spoken(n, &admin, film, &[said("en", "", true)]).expect("taken away");
    assert_eq!(spoken(0), None);
    let editor = room.somebody(Role::Editor, "fa");
    assert!(matches!(library::put_captions(n, &editor, film, &code("en"), vtt), Err(NewsroomError::Forbidden)));
    library::change_spoken(n, &editor, film, &[said("en", "Not theirs", false), said("fa", "سلام", false)])
        .expect("said");
    assert_eq!(spoken(0).map(|one| one.edition), Some(code("fa")), "another edition's stays as it is");
    assert_eq!(spoken(1), None);
}

#[test]
fn broken_captions_are_refused_with_their_line_and_leave_nothing() {
    let room = room();
    let admin = room.everywhere(Role::Admin);
    let mut upload = Upload::begin(&room.newsroom, &admin, "en.vtt").expect("begun");
    upload.write(b"WEBVTT\n\n00:01,000 --> 00:02,000\nHello").expect("written");
    match upload.finish(&room.newsroom, &admin, None) {
        Err(NewsroomError::Refused(refusal)) => assert_eq!(refusal.line(), Some(3)),
        other => panic!("{other:?}"),
    }
    assert_eq!(files(&room), 0);
    let mut upload = Upload::begin(&room.newsroom, &admin, "a.pdf").expect("begun");
    upload.write(b"%PDF-1.7 a").expect("written");
    assert!(upload.be_captions().is_err(), "a document is no captions");
}

#[test]
fn what_is_said_of_a_picture_in_passing_is_kept_for_the_next_text_in_that_language() {
    let room = room();
    let admin = room.everywhere(Role::Admin);
    let n = &room.newsroom;
    let media = bring(&room, &admin, "film.mp4", FILM);
    let said = |alt: Option<&str>, credit: Option<&str>| library::Said {
        alt: alt.map(Into::into),
        caption: None,
        credit: credit.map(Into::into),
    };
    library::describe(n, &admin, media, &code("en"), &said(Some(" The ferry "), Some("Ana"))).expect("said");
    library::describe(n, &admin, media, &code("fa"), &said(Some("کشتی"), None)).expect("said");
    library::describe(n, &admin, media, &code("en"), &said(Some("The night ferry"), None)).expect("said");
    let texts = room.store.read(|store| store.media_by_id(media)).expect("read").expect("a medium").texts;
    let shown: Vec<_> =
        texts.iter().map(|text| (text.edition.as_str(), text.alt.as_str(), text.credit.as_str())).collect();
    assert_eq!(shown, [("en", "The night ferry", "Ana"), ("fa", "کشتی", "")]);
    let elsewhere = room.somebody(Role::Editor, "fa");
    assert!(matches!(
        library::describe(n, &elsewhere, media, &code("en"), &said(Some("x"), None)),
        Err(NewsroomError::Forbidden)
    ));
}
