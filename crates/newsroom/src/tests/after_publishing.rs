//! What is done with a story that readers have seen.

use super::room::{Room, code, story, version};
use crate::{NewsroomError, backgrounds, correcting, writing};
use domain::background::{Background, BackgroundText};
use domain::correction::CorrectionKind;
use domain::document::{BlockId, Direction};
use domain::ids::BackgroundId;
use domain::{Document, EditionCode, Role, State};

fn room() -> Room {
    Room::with(vec![
        story("bell", &[("en", State::Published), ("fa", State::Published)]),
        story("draft", &[("en", State::Draft)]),
    ])
}

#[test]
fn publishers_alone_correct_and_withdraw() {
    let room = room();
    let bell = version("bell/en");
    for (role, edition, may) in [
        (Role::Author, "en", false),
        (Role::Translator, "en", false),
        (Role::Editor, "en", false),
        (Role::Publisher, "fa", false),
        (Role::Publisher, "en", true),
    ] {
        let ctx = room.somebody(role, edition);
        let corrected = correcting::correct(&room.newsroom, &ctx, bell, CorrectionKind::Correction, "Two, not three.");
        assert_eq!(corrected.is_ok(), may, "{role:?} in {edition} corrects: {corrected:?}");
        let withdrawn = writing::withdraw(&room.newsroom, &ctx, bell, "");
        assert_eq!(withdrawn.is_ok(), may, "{role:?} in {edition} withdraws: {withdrawn:?}");
    }
    let nobody = room.reader();
    let refused = correcting::correct(&room.newsroom, &nobody, bell, CorrectionKind::Typo, "x");
    assert!(matches!(refused, Err(NewsroomError::SignInNeeded)));
    assert!(matches!(writing::withdraw(&room.newsroom, &nobody, bell, ""), Err(NewsroomError::SignInNeeded)));
}

#[test]
fn a_correction_is_plain_text_of_some_length_on_what_readers_see() {
    let room = room();
    let ctx = room.somebody(Role::Publisher, "en");
    let correct = |key: &str, kind, text: &str| correcting::correct(&room.newsroom, &ctx, version(key), kind, text);
    for text in ["", " \n\t", &"x".repeat(1_001)] {
        let refused = correct("bell/en", CorrectionKind::Update, text);
        assert!(matches!(refused, Err(NewsroomError::Invalid { field: "text", .. })), "{refused:?}");
    }
    assert!(matches!(correct("draft/en", CorrectionKind::Update, "x"), Err(NewsroomError::State(State::Draft))));
    let before = room.newsroom.content_generation();
    let typo = correct("bell/en", CorrectionKind::Typo, "  One\nword. ").expect("entered");
    assert_eq!((typo.text.as_str(), typo.edition), ("One word.", code("en")));
    assert_eq!(room.newsroom.content_generation(), before, "nobody is told of a typo");
    correct("bell/en", CorrectionKind::Update, "x").expect("entered");
    assert!(room.newsroom.content_generation() > before);
    assert_eq!(room.last_act(), "version.correct");
    let kept = room.store.read(|store| store.corrections_of_version(version("bell/en"))).expect("read");
    assert_eq!(kept.len(), 2);
}

#[test]
fn what_was_never_seen_cannot_be_taken_back() {
    let room = room();
    let ctx = room.somebody(Role::Publisher, "en");
    let withdraw = |key: &str| writing::withdraw(&room.newsroom, &ctx, version(key), " A\nmistake. ");
    assert!(matches!(withdraw("draft/en"), Err(NewsroomError::State(State::Draft))));
    let before = room.newsroom.content_generation();
    let withdrawn = withdraw("bell/en").expect("withdrawn");
    assert_eq!(withdrawn.state, State::Withdrawn { note: "A mistake.".into() });
    let stored = room.store.read(|store| store.version_by_id(withdrawn.id)).expect("read").expect("the version");
    assert_eq!(stored.state, withdrawn.state);
    assert!(room.newsroom.content_generation() > before);
    assert_eq!(room.last_act(), "version.withdraw");
    assert!(matches!(withdraw("bell/en"), Err(NewsroomError::State(State::Withdrawn { .. }))));
    let again = writing::publish(&room.newsroom, &ctx, withdrawn.id, withdrawn.working);
    assert!(matches!(again, Err(NewsroomError::State(_))), "it does not come back by itself");
}

#[test]
fn a_background_is_changed_by_those_who_publish_in_every_edition_concerned() {
    let room = room();
    let text = |heading: &str| BackgroundText {
        heading: heading.into(),
        body: Document::empty(BlockId::derived(heading, 0, ""), Direction::Ltr),
    };
    let of = |texts: Vec<(EditionCode, BackgroundText)>| Background {
        id: BackgroundId::derived("test", "river"),
        texts: texts.into_iter().collect(),
    };
    let put = |role, background: &Background| backgrounds::put(&room.newsroom, &room.somebody(role, "en"), background);
    let (english, persian) = ((code("en"), text("River")), (code("fa"), text("رود")));
    let both = of(vec![english.clone(), persian.clone()]);
    assert!(matches!(put(Role::Editor, &of(vec![english.clone()])), Err(NewsroomError::Forbidden)));
    assert!(matches!(put(Role::Publisher, &both), Err(NewsroomError::Forbidden)), "not Persian");
    backgrounds::put(&room.newsroom, &room.somebody(Role::Publisher, "fa"), &of(vec![persian])).expect("put");
    let before = room.newsroom.content_generation();
    put(Role::Publisher, &both).expect("Persian stays as it is");
    assert!(room.newsroom.content_generation() > before);
    assert_eq!(room.last_act(), "background.put");
    let now = room.newsroom.content_generation();
    put(Role::Publisher, &both).expect("nothing to do");
    assert_eq!(room.newsroom.content_generation(), now, "the same again changes nothing");
    assert!(matches!(put(Role::Publisher, &of(vec![english])), Err(NewsroomError::Forbidden)), "Persian would go");
    let nobody = backgrounds::put(&room.newsroom, &room.reader(), &both);
    assert!(matches!(nobody, Err(NewsroomError::SignInNeeded)));
}

#[test]
fn a_writer_is_offered_the_backgrounds_that_the_edition_has() {
    let room = room();
    let put = |name: &str, edition: &str| {
        let heading = format!("{name} {edition}");
        let body = Document::empty(BlockId::derived(&heading, 0, ""), Direction::Ltr);
        let texts = [(code(edition), BackgroundText { heading, body })].into_iter().collect();
        let background = Background { id: BackgroundId::derived("test", name), texts };
        backgrounds::put(&room.newsroom, &room.somebody(Role::Publisher, edition), &background).expect("put");
        background.id
    };
    let (river, _) = (put("river", "en"), put("mountain", "fa"));
    let opened = writing::open(&room.newsroom, &room.somebody(Role::Editor, "en"), version("draft/en")).expect("opens");
    let offered = backgrounds::offered(&room.newsroom, &opened).expect("offered");
    assert_eq!(offered.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [river]);
    assert!(offered.iter().all(|(_, words)| words.starts_with("river en")), "{offered:?}");
}
