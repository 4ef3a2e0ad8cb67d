//! Stories and versions that begin, and where they stand.

use super::room::{Room, code, story, version};
use crate::writing;
use crate::{Context, Invalid, NewsroomError};
use domain::ids::{RevisionId, VersionId};
use domain::page::desk::Start;
use domain::story::Origin;
use domain::{Kind, Role, State, Version};

fn room() -> Room {
    Room::with(vec![
        story("bell", &[("en", State::Published)]),
        story("draft", &[("en", State::Draft)]),
        story("storm", &[("en", State::Published)]),
    ])
}

fn write(room: &Room, ctx: &Context, version: &Version, headline: &str) -> Version {
    let opened = writing::open(&room.newsroom, ctx, version.id).expect("opened");
    let content = opened.working.content;
    let draft = writing::Draft {
        version: version.id,
        base: opened.working.id,
        headline: headline.to_owned(),
        deck: content.deck,
        body: content.body,
    };
    writing::save(&room.newsroom, ctx, draft, Origin::Saved).expect("saved").version
}

fn content(room: &Room, revision: RevisionId) -> domain::Content {
    room.store.read(|store| store.revision_by_id(revision)).expect("read").expect("a revision").content
}

fn leads_to(room: &Room, path: &str) -> Option<String> {
    match crate::reading::article(&room.newsroom, &room.reader(), "en", path) {
        Ok(crate::reading::Reading::Moved(to)) => Some(to),
        _ => None,
    }
}

#[test]
fn authors_begin_in_their_own_editions() {
    let room = room();
    for role in Role::ALL {
        let begun = |edition: &str| {
            writing::begin(&room.newsroom, &room.somebody(role, "en"), &code(edition), Kind::Article, "A bell")
        };
        let version = begun("en").expect("begun");
        assert_eq!((version.state, version.kind), (State::Draft, Kind::Article));
        assert!(matches!(begun("fa"), Err(NewsroomError::Forbidden)), "{role:?}");
    }
    let nobody = writing::begin(&room.newsroom, &room.reader(), &code("en"), Kind::Article, "A bell");
    assert!(matches!(nobody, Err(NewsroomError::SignInNeeded)));
    assert_eq!(room.last_act(), "story.begin");
}

#[test]
fn an_address_follows_the_headline_until_readers_or_an_editor_know_it() {
    let room = room();
    let ctx = room.somebody(Role::Publisher, "en");
    let begun = writing::begin(&room.newsroom, &ctx, &code("en"), Kind::Article, "").expect("begun");
    assert!(begun.path.as_str().starts_with("untitled-"), "{}", begun.path);
    let named = write(&room, &ctx, &begun, "Night train");
    assert_eq!(named.path.as_str(), "night-train");
    assert_eq!(write(&room, &ctx, &begun, "Night trains").path.as_str(), "night-trains");
    // Another story of the same name gets a number, and its address still follows.
    let other = writing::begin(&room.newsroom, &ctx, &code("en"), Kind::Article, "Night trains").expect("begun");
    assert_eq!(other.path.as_str(), "night-trains-2");
    assert_eq!(write(&room, &ctx, &other, "Trains by night").path.as_str(), "trains-by-night");
    // What an editor chose stays.
    writing::readdress(&room.newsroom, &ctx, other.id, "sleeper").expect("moved");
    assert_eq!(write(&room, &ctx, &other, "Anything").path.as_str(), "sleeper");
    // What readers know stays.
    let working = write(&room, &ctx, &begun, "Night trains again").working;
    writing::publish(&room.newsroom, &ctx, begun.id, working).expect("published");
    assert_eq!(write(&room, &ctx, &begun, "Day trains").path.as_str(), "night-trains-again");
}

#[test]
fn readers_are_led_from_the_old_address_for_ever() {
    let room = room();
    let ctx = room.somebody(Role::Publisher, "en");
    let bell = version("bell/en");
    let move_to = |path: &str| writing::readdress(&room.newsroom, &ctx, bell, path);
    let before = room.newsroom.content_generation();
    move_to("/bells/").expect("moved");
    assert!(room.newsroom.content_generation() > before);
    assert_eq!(leads_to(&room, "bell-en").as_deref(), Some("/en/bells"));
    move_to("great-bells").expect("moved");
    for old in ["bell-en", "bells"] {
        assert_eq!(leads_to(&room, old).as_deref(), Some("/en/great-bells"), "without a chain");
    }
    // Back to where it was: that is no old address any more.
    move_to("bell-en").expect("moved");
    assert_eq!(leads_to(&room, "bell-en"), None);
    assert_eq!(leads_to(&room, "bells").as_deref(), Some("/en/bell-en"));
    let problem = |path: &str| match move_to(path) {
        Err(NewsroomError::Invalid { field: "path", problem }) => Some(problem),
        _ => None,
    };
    for (path, expected) in [
        ("storm-en", Invalid::Taken),
        ("", Invalid::Empty),
        ("search", Invalid::Reserved),
        ("?!", Invalid::Form),
        (&"x".repeat(201), Invalid::Long),
    ] {
        assert_eq!(problem(path), Some(expected), "{path:?}");
    }
    // What cannot stand in an address becomes what it would of a headline.
    for (typed, becomes) in [("Two words", "two-words"), ("News/Çmimi & rruga?", "news/cmimi-and-rruga")] {
        assert_eq!(move_to(typed).expect("moved").path.as_str(), becomes);
    }
    move_to("bell-en").expect("moved");
    // An old address is nobody else's.
    let begun = writing::begin(&room.newsroom, &ctx, &code("en"), Kind::Article, "Bells").expect("begun");
    assert_eq!(begun.path.as_str(), "bells-2");
    let editor = writing::readdress(&room.newsroom, &room.somebody(Role::Editor, "en"), bell, "x");
    assert!(matches!(editor, Err(NewsroomError::Forbidden)), "readers know it: {editor:?}");
}

#[test]
fn a_version_in_another_edition_begins_blank_linked_or_copied() {
    let room = room();
    let ctx = room.everywhere(Role::Translator);
    let bell = version("bell/en");
    let begin = |source: VersionId, edition: &str, start| {
        writing::begin_version(&room.newsroom, &ctx, source, &code(edition), start)
    };
    let copied = begin(bell, "fa", Start::Copied).expect("begun");
    let source = room.store.read(|store| store.version_by_id(bell)).expect("read").expect("the source");
    let original = content(&room, source.live.expect("published"));
    assert_eq!(content(&room, copied.working), original);
    let from = copied.translated_from.clone().expect("a source");
    assert_eq!((from.edition, Some(from.revision)), (code("en"), source.live));
    assert_eq!(from.blocks.len(), original.body.blocks().len());
    assert_eq!((copied.story, copied.state), (source.story, State::Draft));
    let linked = begin(version("draft/en"), "fa", Start::Linked).expect("begun");
    assert!(linked.translated_from.is_some_and(|from| from.blocks.is_empty()));
    assert_eq!(content(&room, linked.working).headline, "");
    let blank = begin(version("draft/en"), "sq", Start::Blank).expect("begun");
    assert!(blank.translated_from.is_none());
    let again = begin(bell, "fa", Start::Blank);
    assert!(matches!(again, Err(NewsroomError::Invalid { field: "edition", problem: Invalid::Taken })));
    assert!(matches!(begin(bell, "xx", Start::Blank), Err(NewsroomError::NotFound)));
}

#[test]
fn a_translator_begins_from_what_they_may_read() {
    let room = room();
    let persian = room.somebody(Role::Translator, "fa");
    let begin =
        |source: &str| writing::begin_version(&room.newsroom, &persian, version(source), &code("fa"), Start::Linked);
    let begun = begin("bell/en").expect("readers see it, so may they");
    let source = writing::open(&room.newsroom, &persian, begun.id).expect("opened").source.expect("it stands beside");
    assert_eq!((source.version, source.edition.code, source.changed), (None, code("en"), false), "to be read alone");
    let editor = room.everywhere(Role::Publisher);
    assert!(writing::open(&room.newsroom, &editor, version("bell/en")).expect("opened").source.is_none());
    let bell = room.store.read(|store| store.version_by_id(version("bell/en"))).expect("read").expect("the source");
    let changed = write(&room, &editor, &bell, "Bells again");
    let source = writing::open(&room.newsroom, &editor, begun.id).expect("opened").source.expect("it stands beside");
    assert_eq!((source.version, source.changed), (Some(version("bell/en")), false), "not before readers see it");
    writing::publish(&room.newsroom, &editor, version("bell/en"), changed.working).expect("published");
    let source = writing::open(&room.newsroom, &editor, begun.id).expect("opened").source.expect("it stands beside");
    assert_eq!((source.content.headline.as_str(), source.changed), ("Bells again", true));
    assert!(matches!(begin("draft/en"), Err(NewsroomError::NotFound)), "an English draft is not theirs");
}

#[test]
fn a_draft_is_handed_on_and_sent_back() {
    let room = room();
    let author = room.somebody(Role::Author, "en");
    let begun = writing::begin(&room.newsroom, &author, &code("en"), Kind::Article, "A bell").expect("begun");
    assert!(matches!(
        writing::hand_on(&room.newsroom, &author, begun.id, RevisionId::derived("test", "other")),
        Err(NewsroomError::Conflict { .. })
    ));
    let handed = writing::hand_on(&room.newsroom, &author, begun.id, begun.working).expect("handed on");
    assert_eq!(handed.state, State::InReview);
    assert!(matches!(writing::open(&room.newsroom, &author, begun.id), Err(NewsroomError::NotFound)), "not theirs now");
    let translator = writing::send_back(&room.newsroom, &room.somebody(Role::Translator, "en"), begun.id, None, "");
    assert!(matches!(translator, Err(NewsroomError::Forbidden)));
    let editor = room.somebody(Role::Editor, "en");
    assert_eq!(writing::send_back(&room.newsroom, &editor, begun.id, None, "").expect("sent back").state, State::Draft);
    assert!(writing::open(&room.newsroom, &author, begun.id).is_ok());
    assert!(matches!(
        writing::send_back(&room.newsroom, &editor, begun.id, None, ""),
        Err(NewsroomError::State(State::Draft))
    ));
}

#[test]
fn what_is_unpublished_can_be_published_again() {
    let room = room();
    let ctx = room.somebody(Role::Publisher, "en");
    let bell = version("bell/en");
    assert_eq!(writing::unpublish(&room.newsroom, &ctx, bell).expect("taken down").state, State::Unpublished);
    assert!(matches!(writing::unpublish(&room.newsroom, &ctx, bell), Err(NewsroomError::State(State::Unpublished))));
    let working = writing::open(&room.newsroom, &ctx, bell).expect("opened").working.id;
    let again = writing::publish(&room.newsroom, &ctx, bell, working).expect("published");
    assert_eq!(again.version.state, State::Published);
    let editor = writing::unpublish(&room.newsroom, &room.somebody(Role::Editor, "en"), bell);
    assert!(matches!(editor, Err(NewsroomError::Forbidden)));
}
