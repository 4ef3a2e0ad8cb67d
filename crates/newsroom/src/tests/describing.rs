//! What a version has beside its text, and the address that shows it before readers see it.

use super::room::{Room, story, version};
use crate::writing::{self, Credited, Described, NamedCredit, Particulars, SavedState};
use crate::{Context, NewsroomError, previewing};
use domain::contributor::CreditRole;
use domain::story::Commenting;
use domain::{Kind, Role, State};

fn room() -> Room {
    Room::with(vec![
        story("a", &[("en", State::Published), ("fa", State::Published)]),
        story("b", &[("en", State::Draft)]),
    ])
}

fn describe(
    room: &Room,
    ctx: &Context,
    key: &str,
    change: impl FnOnce(&mut Particulars),
) -> Result<SavedState, NewsroomError> {
    let Described { version, seen, .. } = writing::particulars(&room.newsroom, &room.program(), version(key))?;
    writing::describe(&room.newsroom, ctx, version.id, version.working, &seen, |stands| {
        let mut wanted = stands.particulars.clone();
        change(&mut wanted);
        Ok(wanted)
    })
}

fn stands(room: &Room, key: &str) -> Particulars {
    writing::particulars(&room.newsroom, &room.program(), version(key)).expect("a version").particulars
}

#[test]
fn spelling_variants_of_a_tag_are_one_tag_and_new_ones_are_made() {
    let room = room();
    let editor = room.everywhere(Role::Editor);
    let tags = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    describe(&room, &editor, "b/en", |wanted| wanted.tags = tags(&["Harbour", "#harbour", " ", "Élan"]))
        .expect("described");
    assert_eq!(stands(&room, "b/en").tags, ["Harbour", "Élan"]);
    assert_eq!(room.last_act(), "version.describe");
    let found = writing::names(&room.newsroom, &editor, version("b/en"), writing::Naming::Tags, "elan").expect("names");
    assert_eq!(found.into_iter().map(|named| named.name).collect::<Vec<_>>(), ["Élan"]);
}

#[test]
fn what_readers_see_at_once_needs_who_may_publish_and_what_is_written_waits() {
    let room = room();
    let (editor, publisher) = (room.everywhere(Role::Editor), room.everywhere(Role::Publisher));
    let tag = |wanted: &mut Particulars| wanted.tags = vec!["Sea".to_owned()];
    assert!(matches!(describe(&room, &editor, "a/en", tag), Err(NewsroomError::Forbidden)));
    let before = room.newsroom.content_generation();
    describe(&room, &editor, "a/en", |wanted| wanted.excerpt = "In short.".to_owned()).expect("a revision");
    assert_eq!(room.newsroom.content_generation(), before, "readers see no working text");
    describe(&room, &publisher, "a/en", tag).expect("described");
    assert!(room.newsroom.content_generation() > before);
    let pin = |wanted: &mut Particulars| wanted.pinned_until = Some(domain::Timestamp(1_800_000_000_000));
    assert!(matches!(describe(&room, &editor, "b/en", pin), Err(NewsroomError::Forbidden)));
    let past = |wanted: &mut Particulars| wanted.pinned_until = Some(domain::Timestamp(1));
    assert!(matches!(describe(&room, &publisher, "b/en", past), Err(NewsroomError::Invalid { field: "pin", .. })));
}

#[test]
fn the_kind_belongs_to_all_editions_and_whoever_changes_it_may_publish_in_all_that_show_it() {
    let room = room();
    let kind = |wanted: &mut Particulars| wanted.kind = Kind::Cartoon;
    assert!(matches!(
        describe(&room, &room.somebody(Role::Publisher, "en"), "a/en", kind),
        Err(NewsroomError::Forbidden)
    ));
    describe(&room, &room.everywhere(Role::Publisher), "a/en", kind).expect("described");
    assert_eq!(stands(&room, "a/fa").kind, Kind::Cartoon);
}

#[test]
fn two_people_do_not_undo_each_others_particulars() {
    let room = room();
    let admin = room.everywhere(Role::Admin);
    let Described { version, seen, .. } =
        writing::particulars(&room.newsroom, &admin, version("a/en")).expect("particulars");
    describe(&room, &admin, "a/en", |wanted| wanted.commenting = Commenting::Closed).expect("the first");
    let second = writing::describe(&room.newsroom, &admin, version.id, version.working, &seen, |stands| {
        Ok(Particulars { tags: vec!["x".to_owned()], ..stands.particulars.clone() })
    });
    assert!(matches!(second, Err(NewsroomError::Conflict { .. })));
    assert!(stands(&room, "a/en").tags.is_empty());
}

#[test]
fn somebody_new_is_known_from_then_on_and_a_link_is_one_of_the_web() {
    let room = room();
    let editor = room.everywhere(Role::Editor);
    let credit = |name: &str, who, link: &str| NamedCredit {
        role: CreditRole::Author,
        who,
        name: name.into(),
        link: link.into(),
    };
    describe(&room, &editor, "b/en", |wanted| {
        wanted.credits =
            vec![credit("Ada Moss", Credited::New, "news.example/ada"), credit("A. Reader", Credited::Name, "")];
    })
    .expect("described");
    let credits = stands(&room, "b/en").credits;
    assert!(matches!(credits[0].who, Credited::Known(_)), "{credits:?}");
    assert_eq!((credits[0].name.as_str(), credits[0].link.as_str()), ("Ada Moss", "https://news.example/ada"));
    assert_eq!(credits[1].who, Credited::Name);
    for link in ["javascript:alert(1)", "data://a.b/", "https://", "ftp://news.example/"] {
        let refused =
            describe(&room, &editor, "b/en", |wanted| wanted.credits = vec![credit("X", Credited::Name, link)]);
        assert!(matches!(refused, Err(NewsroomError::Invalid { field: "link", .. })), "{link}");
    }
}

#[test]
fn a_preview_ends_and_cannot_be_forged() {
    let room = room();
    let author = room.everywhere(Role::Editor);
    let preview = previewing::show(&room.newsroom, &author, version("b/en")).expect("an address");
    let (_, article) = previewing::shown(&room.newsroom, &room.reader(), &preview.token).expect("shown");
    assert_eq!(article.content.headline, "b/en");
    let (named, signature) = preview.token.rsplit_once('.').expect("a token");
    let other = named.replace(&version("b/en").to_string(), &version("a/en").to_string());
    let longer = named.replace('.', ".f");
    for forged in [
        format!("{other}.{signature}"),
        format!("{longer}.{signature}"),
        format!("{named}.{}", "0".repeat(64)),
        format!("{named}."),
        named.to_owned(),
        "é.é".to_owned(),
        String::new(),
    ] {
        assert!(
            matches!(previewing::shown(&room.newsroom, &room.reader(), &forged), Err(NewsroomError::NotFound)),
            "{forged}"
        );
    }
    room.clock.forward(previewing::DAYS * 24 * 60 * 60 * 1_000);
    assert!(matches!(previewing::shown(&room.newsroom, &room.reader(), &preview.token), Err(NewsroomError::LinkEnded)));
    assert!(matches!(
        previewing::show(&room.newsroom, &room.reader(), version("b/en")),
        Err(NewsroomError::SignInNeeded)
    ));
}
