//! Other programs are told what readers see, in the transaction that changes it.

use super::room::{Room, code, story, version};
use crate::arranging::{self, WebhookInput};
use crate::webhooks::{self, Outcome};
use crate::{Context, Invalid, NewsroomError, correcting, writing};
use domain::correction::CorrectionKind;
use domain::ids::{VersionId, WebhookId};
use domain::story::Origin;
use domain::webhook::{DeliveryProblem, DeliveryState, Told, WebhookEvent};
use domain::{Role, State, Timestamp};

const MINUTE: i64 = 60_000;

fn room() -> Room {
    Room::with(vec![
        story("bell", &[("en", State::Published), ("fa", State::Draft)]),
        story("draft", &[("en", State::Draft)]),
    ])
}

fn input() -> WebhookInput {
    WebhookInput {
        url: "https://hook.example/news".into(),
        events: WebhookEvent::ASKED.to_vec(),
        edition: None,
        active: true,
    }
}

fn set_up(room: &Room, input: &WebhookInput) -> WebhookId {
    arranging::add_webhook(&room.newsroom, &room.everywhere(Role::Admin), input).expect("added").0
}

/// What a webhook was told, the oldest first.
fn told(room: &Room, id: WebhookId) -> Vec<(WebhookEvent, Option<Told>)> {
    let deliveries = room.store.read(|store| store.deliveries_of_webhook(id, 50)).expect("read");
    deliveries.into_iter().rev().map(|one| (one.message.event, one.message.version)).collect()
}

fn events(room: &Room, id: WebhookId) -> Vec<WebhookEvent> {
    told(room, id).into_iter().map(|(event, _)| event).collect()
}

fn working(room: &Room, version: VersionId) -> domain::ids::RevisionId {
    room.store.read(|store| store.version_by_id(version)).expect("read").expect("a version").working
}

fn write(room: &Room, ctx: &Context, version: VersionId, headline: &str) {
    let opened = writing::open(&room.newsroom, ctx, version).expect("opened");
    let content = opened.working.content;
    let base = opened.working.id;
    let draft = writing::Draft { version, base, headline: headline.to_owned(), deck: content.deck, body: content.body };
    writing::save(&room.newsroom, ctx, draft, Origin::Saved).expect("saved");
}

#[test]
fn what_comes_before_readers_changes_and_goes_is_told_as_it_stood() {
    let room = room();
    let hook = set_up(&room, &input());
    let ctx = room.everywhere(Role::Publisher);
    let (draft, mut tick) = (version("draft/en"), 0);
    let mut later = || {
        tick += 1;
        room.clock.forward(MINUTE);
        room.everywhere(Role::Publisher)
    };
    write(&room, &ctx, draft, "The first train");
    assert_eq!(events(&room, hook), [], "what readers do not see is nobody's business");
    writing::publish(&room.newsroom, &later(), draft, working(&room, draft)).expect("published");
    write(&room, &later(), draft, "The last train");
    writing::publish(&room.newsroom, &later(), draft, working(&room, draft)).expect("changed");
    correcting::correct(&room.newsroom, &later(), draft, CorrectionKind::Typo, "A letter").expect("corrected");
    let said = "It was the last train.";
    correcting::correct(&room.newsroom, &later(), draft, CorrectionKind::Correction, said).expect("corrected");
    writing::readdress(&room.newsroom, &later(), draft, "last-train").expect("moved");
    writing::unpublish(&room.newsroom, &later(), draft).expect("taken down");
    writing::withdraw(&room.newsroom, &later(), draft, "It never ran.").expect("withdrawn");
    let all = told(&room, hook);
    let short: Vec<(&str, &str, String)> = all
        .iter()
        .map(|(event, version)| {
            let version = version.as_ref().expect("a version");
            (event.as_str(), version.state.as_str(), version.headline.clone())
        })
        .collect();
    let row = |event, state, headline: &str| (event, state, headline.to_owned());
    assert_eq!(
        short,
        [
            row("published", "published", "The first train"),
            row("changed", "published", "The last train"),
            row("changed", "published", "The last train"),
            row("changed", "published", "The last train"),
            row("withdrawn", "unpublished", "The last train"),
            row("withdrawn", "withdrawn", "The last train"),
        ],
        "typos are told to nobody"
    );
    let versions: Vec<Told> = all.into_iter().filter_map(|(_, version)| version).collect();
    assert_eq!(versions[0].updated_at, None);
    assert!(versions[1].updated_at > versions[1].published_at);
    assert_eq!(versions[2].correction.as_ref().map(|said| said.text.as_str()), Some(said));
    assert_eq!((versions[2].path.as_str(), versions[3].path.as_str()), ("/en/the-first-train", "/en/last-train"));
    assert_eq!(versions[5].note.as_deref(), Some("It never ran."));
    assert!(versions[0].short_path.starts_with("/s/"));
}

#[test]
fn what_is_published_and_taken_down_by_itself_is_told_too() {
    let room = room();
    let hook = set_up(&room, &input());
    let ctx = room.everywhere(Role::Publisher);
    let draft = version("draft/en");
    let at = |minutes: i64| Timestamp(ctx.now.unix_ms() + minutes * MINUTE);
    writing::plan_publication(&room.newsroom, &ctx, draft, working(&room, draft), at(10)).expect("planned");
    writing::plan_unpublication(&room.newsroom, &ctx, draft, at(20)).expect("planned");
    assert_eq!(events(&room, hook), []);
    room.clock.forward(60 * MINUTE);
    writing::do_what_is_due(&room.newsroom, &room.program()).expect("done");
    let mut happened = events(&room, hook);
    happened.sort_unstable();
    assert_eq!(happened, [WebhookEvent::Published, WebhookEvent::Withdrawn]);
}

#[test]
fn each_is_told_what_it_asked_for() {
    let room = room();
    let fa = set_up(&room, &WebhookInput { edition: Some(code("fa")), ..input() });
    let gone = set_up(&room, &WebhookInput { events: vec![WebhookEvent::Withdrawn], ..input() });
    let off = set_up(&room, &WebhookInput { active: false, ..input() });
    let ctx = room.everywhere(Role::Publisher);
    for key in ["draft/en", "bell/fa"] {
        writing::publish(&room.newsroom, &ctx, version(key), working(&room, version(key))).expect("published");
    }
    writing::unpublish(&room.newsroom, &ctx, version("bell/en")).expect("taken down");
    let named = |id| told(&room, id).into_iter().filter_map(|(_, version)| version.map(|version| version.headline));
    assert_eq!(named(fa).collect::<Vec<_>>(), ["bell/fa"]);
    assert_eq!(named(gone).collect::<Vec<_>>(), ["bell/en"]);
    assert_eq!(told(&room, off), []);
}

#[test]
fn what_is_not_done_is_not_told() {
    let room = room();
    let hook = set_up(&room, &input());
    let ctx = room.everywhere(Role::Publisher);
    assert!(writing::publish(&room.newsroom, &ctx, version("draft/en"), working(&room, version("bell/en"))).is_err());
    assert!(writing::unpublish(&room.newsroom, &ctx, version("draft/en")).is_err());
    assert_eq!(events(&room, hook), []);
    assert!(webhooks::take(&room.newsroom, &room.program()).expect("looked").is_none());
}

#[test]
fn what_does_not_arrive_is_tried_again_ever_later_and_given_up() {
    let room = room();
    let hook = set_up(&room, &input());
    let failed = Outcome { status: Some(503), problem: Some(DeliveryProblem::Refused) };
    writing::unpublish(&room.newsroom, &room.everywhere(Role::Publisher), version("bell/en")).expect("taken down");
    let begun = room.program().now;
    let mut tries = Vec::new();
    for _ in 0..2_000 {
        let ctx = room.program();
        if let Some(parcel) = webhooks::take(&room.newsroom, &ctx).expect("looked") {
            tries.push((ctx.now.unix_ms() - begun.unix_ms()) / MINUTE);
            webhooks::settle(&room.newsroom, &ctx, &parcel, failed).expect("written down");
        }
        room.clock.forward(MINUTE);
    }
    assert_eq!(tries, [0, 1, 6, 36, 156, 876]);
    let shown = arranging::webhook(&room.newsroom, &room.everywhere(Role::Admin), hook).expect("shown");
    let [delivery] = shown.deliveries.as_slice() else { unreachable!("one delivery: {shown:?}") };
    assert_eq!((delivery.state, delivery.attempts, delivery.status), (DeliveryState::GivenUp, 6, Some(503)));
    assert_eq!(room.last_act(), "webhook.give_up");
}

#[test]
fn a_poster_that_died_leaves_its_message_to_the_next() {
    let room = room();
    let hook = set_up(&room, &input());
    writing::unpublish(&room.newsroom, &room.everywhere(Role::Publisher), version("bell/en")).expect("taken down");
    let first = webhooks::take(&room.newsroom, &room.program()).expect("looked").expect("a message");
    assert!(webhooks::take(&room.newsroom, &room.program()).expect("looked").is_none(), "it is somebody's");
    room.clock.forward(2 * MINUTE);
    let again = webhooks::take(&room.newsroom, &room.program()).expect("looked").expect("a message");
    assert_eq!((again.id(), again.message()), (first.id(), first.message()), "under the same id");
    webhooks::settle(&room.newsroom, &room.program(), &again, Outcome { status: Some(204), problem: None })
        .expect("ok");
    room.clock.forward(24 * 60 * MINUTE);
    assert!(webhooks::take(&room.newsroom, &room.program()).expect("looked").is_none());
    let deliveries = room.store.read(|store| store.deliveries_of_webhook(hook, 5)).expect("read");
    assert_eq!((deliveries[0].state, deliveries[0].attempts), (DeliveryState::Arrived, 2));
}

#[test]
fn one_that_is_taken_away_is_told_nothing_more_and_can_be_put_back() {
    let room = room();
    let hook = set_up(&room, &input());
    let admin = room.everywhere(Role::Admin);
    let secret = arranging::webhook(&room.newsroom, &admin, hook).expect("shown").secret.expect("a secret");
    writing::unpublish(&room.newsroom, &room.everywhere(Role::Publisher), version("bell/en")).expect("taken down");
    let done = arranging::delete_webhook(&room.newsroom, &admin, hook).expect("taken away");
    assert!(matches!(arranging::webhook(&room.newsroom, &admin, hook), Err(NewsroomError::NotFound)));
    assert!(webhooks::take(&room.newsroom, &room.program()).expect("looked").is_none(), "what waited is given up");
    let draft = version("draft/en");
    writing::publish(&room.newsroom, &room.everywhere(Role::Publisher), draft, working(&room, draft)).expect("ok");
    arranging::undo(&room.newsroom, &admin, &done.undo).expect("put back");
    let shown = arranging::webhook(&room.newsroom, &admin, hook).expect("shown");
    assert_eq!(shown.secret, Some(secret), "with its secret");
    assert_eq!(events(&room, hook), [WebhookEvent::Withdrawn]);
    let (added, done) = arranging::add_webhook(&room.newsroom, &admin, &input()).expect("added");
    arranging::undo(&room.newsroom, &admin, &done.undo).expect("undone");
    assert!(matches!(arranging::webhook(&room.newsroom, &admin, added), Err(NewsroomError::NotFound)));
}

#[test]
fn nothing_that_is_kept_for_undoing_holds_a_secret() {
    let room = room();
    let admin = room.everywhere(Role::Admin);
    let hook = set_up(&room, &input());
    let secret = arranging::webhook(&room.newsroom, &admin, hook).expect("shown").secret.expect("a secret");
    arranging::delete_webhook(&room.newsroom, &admin, hook).expect("taken away");
    let key = format!("undo.{}", admin.actor.user_id().expect("a person"));
    let kept: serde_json::Value = room.store.read(|store| store.setting_get(&key)).expect("read").expect("kept");
    assert!(!kept.to_string().contains(&secret));
    let book = room.store.read(|store| store.audit_list(None, 10)).expect("read");
    assert!(book.iter().all(|entry| !format!("{entry:?}").contains(&secret)));
}

#[test]
fn a_secret_is_shown_until_somebody_has_it_and_an_hour_at_most() {
    let room = room();
    let admin = room.everywhere(Role::Admin);
    let shown = |id| arranging::webhook(&room.newsroom, &room.everywhere(Role::Admin), id).expect("shown").secret;
    let (one, other) = (set_up(&room, &input()), set_up(&room, &input()));
    let first = shown(one).expect("a secret");
    assert!(first.len() == 64 && shown(other).is_some_and(|second| second != first));
    arranging::hide_webhook_secret(&room.newsroom, &admin, one).expect("hidden");
    assert_eq!(shown(one), None);
    room.clock.forward(61 * MINUTE);
    assert_eq!(shown(other), None);
    arranging::renew_webhook_secret(&room.newsroom, &room.everywhere(Role::Admin), one).expect("renewed");
    assert!(shown(one).is_some_and(|renewed| renewed != first));
}

#[test]
fn what_is_signed_is_the_moment_and_the_body() {
    let room = room();
    let hook = set_up(&room, &input());
    arranging::test_webhook(&room.newsroom, &room.everywhere(Role::Admin), hook).expect("asked");
    let mut secret = room.store.read(|store| store.webhook_secret(hook)).expect("read").expect("a secret");
    secret.secret = "a lamp on the platform".into();
    room.store.write(|store| store.webhook_secret_put(hook, &secret)).expect("put");
    let parcel = webhooks::take(&room.newsroom, &room.program()).expect("looked").expect("a message");
    // openssl dgst -sha256 -hmac 'a lamp on the platform' of `1720000000.{}`
    let expected = "33328de90dbc3da27c52add6cdebb3a18015a918f36d48ca98a76b1939640684";
    assert_eq!(parcel.signature(1_720_000_000, "{}").expect("signed"), expected);
    assert_ne!(parcel.signature(1_720_000_001, "{}").expect("signed"), expected);
}

#[test]
fn a_trial_is_sent_once_also_while_it_is_off() {
    let room = room();
    let hook = set_up(&room, &WebhookInput { active: false, ..input() });
    let admin = room.everywhere(Role::Admin);
    let id = arranging::test_webhook(&room.newsroom, &admin, hook).expect("asked");
    assert!(!arranging::was_tried(&room.newsroom, &admin, id).expect("looked"));
    let parcel = webhooks::take(&room.newsroom, &room.program()).expect("looked").expect("a message");
    let failed = Outcome { status: None, problem: Some(DeliveryProblem::Connection) };
    webhooks::settle(&room.newsroom, &room.program(), &parcel, failed).expect("written down");
    assert!(arranging::was_tried(&room.newsroom, &admin, id).expect("looked"));
    room.clock.forward(24 * 60 * MINUTE);
    assert!(webhooks::take(&room.newsroom, &room.program()).expect("looked").is_none());
}

#[test]
fn only_who_arranges_the_site_sets_webhooks_up() {
    let room = room();
    let hook = set_up(&room, &input());
    for role in [Role::Author, Role::Editor, Role::Publisher] {
        let ctx = room.everywhere(role);
        assert!(matches!(arranging::webhooks(&room.newsroom, &ctx), Err(NewsroomError::Forbidden)), "{role:?}");
        assert!(matches!(arranging::test_webhook(&room.newsroom, &ctx, hook), Err(NewsroomError::Forbidden)));
        assert!(matches!(arranging::add_webhook(&room.newsroom, &ctx, &input()), Err(NewsroomError::Forbidden)));
    }
    let reader = room.reader();
    assert!(matches!(arranging::webhook(&room.newsroom, &reader, hook), Err(NewsroomError::SignInNeeded)));
}

#[test]
fn there_are_a_few_and_each_has_something_to_be_told() {
    let room = room();
    let admin = room.everywhere(Role::Admin);
    let empty = WebhookInput { events: Vec::new(), ..input() };
    assert!(matches!(
        arranging::add_webhook(&room.newsroom, &admin, &empty),
        Err(NewsroomError::Invalid { field: "event", problem: Invalid::Empty })
    ));
    for _ in 0..20 {
        set_up(&room, &input());
    }
    assert!(matches!(
        arranging::add_webhook(&room.newsroom, &admin, &input()),
        Err(NewsroomError::Invalid { field: "url", .. })
    ));
}
