//! What is done with a story that readers have seen.

use super::room::{Room, code, story, version};
use crate::writing::{Matter, Place};
use crate::{NewsroomError, backgrounds, correcting, remarking, writing};
use domain::background::{Background, BackgroundText};
use domain::correction::CorrectionKind;
use domain::document::{BlockId, Direction};
use domain::ids::BackgroundId;
use domain::story::Origin;
use domain::{Document, EditionCode, Role, State, Timestamp};

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
fn a_note_about_a_change_begins_with_what_was_changed_last() {
    let room = room();
    let ctx = room.everywhere(Role::Publisher);
    let bell = version("bell/en");
    let changed = || {
        let found = correcting::changed(&room.newsroom, &ctx, bell).expect("looked");
        found.map(|(_, before, after)| (before.headline, after.headline))
    };
    let write = |headline: &str| {
        let opened = writing::open(&room.newsroom, &ctx, bell).expect("opened");
        let content = opened.working.content;
        let draft = writing::Draft {
            version: bell,
            base: opened.working.id,
            headline: headline.to_owned(),
            deck: content.deck,
            body: content.body,
        };
        writing::save(&room.newsroom, &ctx, draft, Origin::Saved).expect("saved").working
    };
    let pair = |before: &str, after: &str| Some((before.to_owned(), after.to_owned()));
    assert_eq!(changed(), None, "nothing was changed");
    let second = write("Second");
    assert_eq!(changed(), pair("bell/en", "Second"), "what is not published yet");
    writing::publish(&room.newsroom, &ctx, bell, second).expect("published");
    assert_eq!(changed(), pair("bell/en", "Second"), "what the last publication changed");
    let seen = writing::open(&room.newsroom, &ctx, bell).expect("opened").seen.map(|(headline, _)| headline);
    assert_eq!(seen.as_deref(), Some("Second"));
    correcting::correct(&room.newsroom, &ctx, bell, CorrectionKind::Correction, "It is the second.").expect("said");
    assert_eq!(changed(), None, "it was told already");
    let third = write("Third");
    let seen = writing::open(&room.newsroom, &ctx, bell).expect("opened").seen.map(|(headline, _)| headline);
    assert_eq!(seen.as_deref(), Some("Second"), "readers see what is live");
    let at = Timestamp(ctx.now.unix_ms() + 60_000);
    writing::plan_publication(&room.newsroom, &ctx, bell, third, at).expect("planned");
    room.clock.forward(120_000);
    writing::do_what_is_due(&room.newsroom, &room.program()).expect("done");
    assert_eq!(changed(), pair("Second", "Third"), "also what went out by itself");
    writing::unpublish(&room.newsroom, &ctx, bell).expect("taken down");
    assert_eq!(changed(), None, "readers see nothing");
    let author = room.everywhere(Role::Author);
    assert!(correcting::changed(&room.newsroom, &author, bell).is_err());
}

#[test]
fn an_open_remark_is_to_be_looked_at_before_publishing() {
    let room = room();
    let ctx = room.everywhere(Role::Publisher);
    let bell = version("bell/en");
    let open = || -> Vec<(Place, String)> {
        let all = writing::concerns(&room.newsroom, &ctx, bell).expect("looked");
        all.into_iter()
            .filter_map(|concern| match concern.matter {
                Matter::OpenRemark(text) => Some((concern.place, text)),
                _ => None,
            })
            .collect()
    };
    assert_eq!(open(), []);
    let opened = writing::open(&room.newsroom, &ctx, bell).expect("opened");
    let (block, _) = remarking::beginnings(&opened.working.content.body).remove(0);
    let place = Place::Block(block.as_str().to_owned());
    let one = remarking::remark(&room.newsroom, &ctx, bell, Some(block), "Who\nsays so?").expect("said");
    room.clock.forward(1_000);
    let later = room.everywhere(Role::Publisher);
    let long = "word ".repeat(40);
    let other = remarking::remark(&room.newsroom, &later, bell, None, &long).expect("said");
    remarking::answer(&room.newsroom, &later, bell, one, "The mayor.").expect("answered");
    let found = open();
    assert_eq!(found[0], (place, "Who says so?".to_owned()));
    assert_eq!(found[1].0, Place::Remarks);
    assert!(found[1].1.ends_with("word…") && found[1].1.chars().count() <= 81, "{found:?}");
    assert_eq!(found.len(), 2, "an answer is none");
    for remark in [one, other] {
        remarking::resolve(&room.newsroom, &ctx, bell, remark, true).expect("resolved");
    }
    assert_eq!(open(), []);
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
