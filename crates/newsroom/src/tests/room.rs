//! A newsroom of three editions and a few stories.

use crate::founding::{Founding, FoundingStory, FoundingVersion, found};
use crate::{Context, Newsroom, RequestId, Surroundings, SystemSurroundings};
use domain::document::html::{HtmlInput, from_html};
use domain::edition::{Calendar, Digits, Direction, MissingTranslation, Months, SiteIdentity};
use domain::ids::{RevisionId, StoryId, UserId, VersionId};
use domain::story::Commenting;
use domain::{Actor, Content, Edition, EditionCode, Kind, Path, Role, State, Story, Timestamp, User};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use store::{Store, UserKeys};

/// A clock that stands until it is told to move.
#[derive(Debug, Default)]
pub(super) struct Clock(AtomicI64);

impl Clock {
    pub(super) fn forward(&self, ms: i64) {
        self.0.fetch_add(ms, Ordering::Relaxed);
    }
}

impl Surroundings for Clock {
    fn now(&self) -> Timestamp {
        Timestamp(1_720_000_000_000 + self.0.load(Ordering::Relaxed))
    }

    fn randomise(&self, bytes: &mut [u8]) {
        SystemSurroundings.randomise(bytes);
    }
}

pub(super) struct Room {
    pub newsroom: Newsroom,
    pub clock: Arc<Clock>,
    pub store: Store,
    _folder: tempfile::TempDir,
}

pub(super) fn code(code: &str) -> EditionCode {
    code.parse().expect("an edition's code")
}

pub(super) fn version(key: &str) -> VersionId {
    VersionId::derived("test", key)
}

/// An edition that does that where a translation is missing.
pub(crate) fn edition(name: &str, position: u32, missing: MissingTranslation) -> Edition {
    Edition {
        code: code(name),
        language: name.to_owned(),
        name: name.to_owned(),
        direction: Direction::Ltr,
        calendar: Calendar::Gregorian,
        digits: Digits::Latin,
        months: Months::Gregorian,
        zone: "Europe/Tirane".to_owned(),
        missing,
        position,
        site: SiteIdentity::default(),
    }
}

/// A story in some editions, each in a state; the first is the original. Its paths are `{key}-{edition}`.
pub(super) fn story(key: &str, versions: &[(&str, State)]) -> FoundingStory {
    let original = versions.first().map(|(edition, _)| code(edition));
    let versions = versions.iter().map(|(edition, state)| {
        let id = format!("{key}/{edition}");
        let input = HtmlInput { lang: edition, dir: Direction::Ltr, seed: &id };
        FoundingVersion {
            id: version(&id),
            revision: RevisionId::derived("test", &id),
            edition: code(edition),
            path: Path::new(&format!("{key}-{edition}")).expect("a path"),
            state: state.clone(),
            written_at: Timestamp(0),
            published_at: Some(Timestamp(0)),
            commenting: Commenting::Open,
            pinned_until: None,
            sections: Vec::new(),
            tags: Vec::new(),
            translated_from: original.clone().filter(|original| original.as_str() != *edition),
            content: Content {
                headline: id.clone(),
                deck: String::new(),
                excerpt: String::new(),
                body: from_html("<p>Some text.</p>", &input).document,
                credits: Vec::new(),
                lead: None,
            },
        }
    });
    let it = Story { id: StoryId::derived("test", key), kind: Kind::Article, series: None, created_at: Timestamp(0) };
    FoundingStory { story: it, versions: versions.collect(), related: Vec::new(), issue: None }
}

impl Room {
    /// `en` hides, `fa` links, `sq` shows the source.
    pub(super) fn with(stories: Vec<FoundingStory>) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(folder.path()).expect("a store");
        let clock = Arc::new(Clock::default());
        let newsroom = Newsroom::new(store.clone(), folder.path(), clock.clone());
        let editions = vec![
            edition("en", 0, MissingTranslation::Hide),
            edition("fa", 1, MissingTranslation::Link),
            edition("sq", 2, MissingTranslation::Source),
        ];
        let founding = Founding { editions, stories, ..Founding::default() };
        found(&newsroom, &newsroom.context(Actor::System, RequestId(1)), &founding).expect("founded");
        Self { newsroom, clock, store, _folder: folder }
    }

    pub(super) fn reader(&self) -> Context {
        self.newsroom.context(Actor::Anonymous, RequestId(2))
    }

    pub(super) fn program(&self) -> Context {
        self.newsroom.context(Actor::System, RequestId(4))
    }

    /// Somebody of that role who works in all editions.
    pub(super) fn everywhere(&self, role: Role) -> Context {
        self.person(role, Vec::new())
    }

    /// Somebody of that role who works in one edition.
    pub(super) fn somebody(&self, role: Role, edition: &str) -> Context {
        self.person(role, vec![code(edition)])
    }

    fn person(&self, role: Role, editions: Vec<EditionCode>) -> Context {
        let user = User {
            id: UserId::derived("test", role.as_str()),
            login: role.as_str().into(),
            email: String::new(),
            name: String::new(),
            role,
            editions,
            sections: Vec::new(),
            language: code("en"),
            disabled: false,
        };
        let keys = UserKeys { login: role.as_str(), email: "" };
        self.store.write(|store| store.user_put(&user, keys)).expect("a person");
        self.newsroom.context(Actor::User(Box::new(user)), RequestId(3))
    }

    /// The last act in the book.
    pub(super) fn last_act(&self) -> String {
        let book = self.store.read(|store| store.audit_list(None, 1)).expect("read");
        book.into_iter().next().expect("an act").act
    }
}
