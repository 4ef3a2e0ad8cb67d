//! Webhooks: other programs that are told what readers see.

use crate::correction::CorrectionKind;
use crate::ids::{DeliveryId, StoryId, VersionId, WebhookId};
use crate::{EditionCode, Kind, Timestamp};
use serde::{Deserialize, Serialize};

/// What another program may be told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WebhookEvent {
    /// A version has come before readers.
    Published,
    /// Readers see it changed: another text, another place, a correction.
    Changed,
    /// Readers do not see it any more.
    Withdrawn,
    /// Nothing has happened: somebody tries whether it works.
    Test,
}

impl WebhookEvent {
    /// Those that can be asked for.
    pub const ASKED: [Self; 3] = [Self::Published, Self::Changed, Self::Withdrawn];

    /// Its name, as receivers read it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Changed => "changed",
            Self::Withdrawn => "withdrawn",
            Self::Test => "test",
        }
    }

    /// The one of that name which can be asked for.
    pub fn asked(name: &str) -> Option<Self> {
        Self::ASKED.into_iter().find(|event| event.as_str() == name)
    }
}

/// Another program that is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Webhook {
    /// Its id.
    pub id: WebhookId,
    /// Where it listens.
    pub url: String,
    /// What it is told of.
    pub events: Vec<WebhookEvent>,
    /// Of which edition; `None`: of all.
    pub edition: Option<EditionCode>,
    /// Whether it is told at the moment.
    pub active: bool,
    /// When it was set up.
    pub made_at: Timestamp,
    /// When it was taken away.
    pub removed_at: Option<Timestamp>,
}

impl Webhook {
    /// Whether it is told of that, in that edition.
    pub fn wants(&self, event: WebhookEvent, edition: &EditionCode) -> bool {
        self.active
            && self.removed_at.is_none()
            && self.events.contains(&event)
            && self.edition.as_ref().is_none_or(|only| only == edition)
    }
}

/// What has happened to a version, as it stood then. Paths are those of links: percent-encoded, from the slash on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// What.
    pub event: WebhookEvent,
    /// When.
    pub at: Timestamp,
    /// To which version; `None`: it is a trial.
    pub version: Option<Told>,
}

/// A version as it is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Of which story.
    pub story: StoryId,
    /// Which.
    pub version: VersionId,
    /// Its edition.
    pub edition: EditionCode,
    /// The edition's language.
    pub language: String,
    /// What the story is.
    pub kind: Kind,
    /// `published`, `unpublished`, `withdrawn`.
    pub state: String,
    /// Where it stands, or stood.
    pub path: String,
    /// Its short address.
    pub short_path: String,
    /// What readers read, or did.
    pub headline: String,
    /// May be empty.
    pub deck: String,
    /// The first one.
    pub section: Option<Named>,
    /// In their order.
    pub tags: Vec<Named>,
    /// Since when readers see it.
    pub published_at: Option<Timestamp>,
    /// When they last saw it change.
    pub updated_at: Option<Timestamp>,
    /// What was said about a change.
    pub correction: Option<Said>,
    /// What readers are told of a withdrawal.
    pub note: Option<String>,
}

/// Something with a page of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Its name.
    pub name: String,
    /// Of its page.
    pub path: String,
}

/// What readers were told about a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// How grave it was.
    pub kind: CorrectionKind,
    /// In a sentence or two.
    pub text: String,
}

/// How a telling stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryState {
    /// It is still tried.
    Waiting,
    /// The receiver has it.
    Arrived,
    /// It was tried often enough.
    GivenUp,
}

/// Why a telling did not arrive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryProblem {
    /// The address cannot be used.
    Address,
    /// There is no such host.
    Host,
    /// The host is on this machine or in a network of its own.
    Private,
    /// Nobody listens there.
    Connection,
    /// No safe connection comes about.
    Tls,
    /// It took too long.
    Slow,
    /// It leads elsewhere, which is not followed.
    Redirect,
    /// It answered that it could not take it.
    Refused,
    /// What it answered is no HTTP.
    Answer,
}

/// One telling, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    /// The same however often it is tried.
    pub id: DeliveryId,
    /// Who is told.
    pub webhook: WebhookId,
    /// What.
    pub message: Message,
    /// How it stands.
    pub state: DeliveryState,
    /// How often it was tried.
    pub attempts: u32,
    /// When it was tried last.
    pub tried_at: Option<Timestamp>,
    /// When it is tried again.
    pub next_at: Option<Timestamp>,
    /// What the receiver answered last, by HTTP's numbers.
    pub status: Option<u16>,
    /// Why it did not arrive the last time.
    pub problem: Option<DeliveryProblem>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn webhook() -> Webhook {
        Webhook {
            id: WebhookId::from_parts(0, 0),
            url: "https://hook.example".into(),
            events: vec![WebhookEvent::Published],
            edition: None,
            active: true,
            made_at: Timestamp(0),
            removed_at: None,
        }
    }

    #[test]
    fn a_webhook_is_told_what_it_asked_for_while_it_is_on() {
        let [fa, en]: [EditionCode; 2] = ["fa", "en"].map(|code| code.parse().expect("a code"));
        let all = webhook();
        assert!(all.wants(WebhookEvent::Published, &fa) && all.wants(WebhookEvent::Published, &en));
        assert!(!all.wants(WebhookEvent::Changed, &fa));
        let one = Webhook { edition: Some(fa.clone()), ..webhook() };
        assert!(one.wants(WebhookEvent::Published, &fa) && !one.wants(WebhookEvent::Published, &en));
        assert!(!Webhook { active: false, ..webhook() }.wants(WebhookEvent::Published, &fa));
        assert!(!Webhook { removed_at: Some(Timestamp(1)), ..webhook() }.wants(WebhookEvent::Published, &fa));
    }

    #[test]
    fn a_trial_cannot_be_asked_for() {
        assert_eq!(WebhookEvent::asked("changed"), Some(WebhookEvent::Changed));
        assert_eq!(WebhookEvent::asked("test"), None);
    }
}
