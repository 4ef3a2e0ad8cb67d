//! Who signs in at the desk, and what they may do there.

use crate::ids::{InviteId, SectionId, UserId};
use crate::{EditionCode, State, Timestamp};
use serde::{Deserialize, Serialize};

/// What somebody is in the newsroom; each may do what those before may (but for a translator's editions).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Own drafts.
    Author,
    /// Versions of their own editions.
    Translator,
    /// All drafts; sends back.
    Editor,
    /// Publishes, corrects, withdraws.
    Publisher,
    /// Settings, people, import.
    Admin,
}

impl Role {
    /// Every role, the least first.
    pub const ALL: [Self; 5] = [Self::Author, Self::Translator, Self::Editor, Self::Publisher, Self::Admin];

    /// The name that is stored and sent.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Author => "author",
            Self::Translator => "translator",
            Self::Editor => "editor",
            Self::Publisher => "publisher",
            Self::Admin => "admin",
        }
    }

    /// The role of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == name)
    }
}

/// Somebody who signs in at the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct User {
    /// Their id.
    pub id: UserId,
    /// What they sign in with; unique after folding.
    pub login: String,
    /// For mail; unique after folding; may be empty.
    pub email: String,
    /// For people.
    pub name: String,
    /// What they are.
    pub role: Role,
    /// Editions that they work in; empty: all.
    pub editions: Vec<EditionCode>,
    /// Sections that they work in; empty: all.
    pub sections: Vec<SectionId>,
    /// Language of the desk for them.
    pub language: EditionCode,
    /// Cannot sign in any more.
    pub disabled: bool,
}

/// Somebody who is asked to join the desk, and what they will be there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invite {
    /// Its id.
    pub id: InviteId,
    /// Where the letter goes.
    pub email: String,
    /// What they will be.
    pub role: Role,
    /// Editions that they will work in; empty: all.
    pub editions: Vec<EditionCode>,
    /// Sections that they will work in; empty: all.
    pub sections: Vec<SectionId>,
    /// Language of the letter, and of the desk for them.
    pub language: EditionCode,
    /// Who asked them; `None`: the program.
    pub by: Option<UserId>,
    /// When.
    pub at: Timestamp,
    /// From then on no new link is sent.
    pub expires: Timestamp,
}

/// Who has to sign in with a second factor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TwoFactorRule {
    /// The roles.
    pub roles: Vec<Role>,
    /// So many days after it first concerns somebody.
    pub days: u32,
}

impl Default for TwoFactorRule {
    /// Publishers and admins, after a week.
    fn default() -> Self {
        Self { roles: vec![Role::Publisher, Role::Admin], days: 7 }
    }
}

/// On whose behalf a use-case runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// A reader.
    Anonymous,
    /// Somebody at the desk.
    User(Box<User>),
    /// The program: the command line, a timer.
    System,
}

impl Actor {
    /// Who it is, for the audit trail and revisions.
    pub fn user_id(&self) -> Option<UserId> {
        match self {
            Self::User(user) => Some(user.id),
            Self::Anonymous | Self::System => None,
        }
    }
}

/// What somebody wants to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act<'a> {
    /// See the desk at all.
    EnterDesk,
    /// Begin a story in an edition.
    Begin {
        /// Where.
        edition: &'a EditionCode,
    },
    /// Open or change the working text of a version.
    Edit(&'a Holding<'a>),
    /// Give a version that was handed on back to its writer.
    SendBack(&'a Holding<'a>),
    /// Ask somebody to work on a version.
    Assign {
        /// Which.
        holding: &'a Holding<'a>,
        /// Whom; `None`: nobody any more.
        to: Option<UserId>,
    },
    /// Put a version before readers, correct or take it back.
    Publish(&'a Holding<'a>),
    /// Change what many stories share in an edition: readers see it at once.
    Share {
        /// Where.
        edition: &'a EditionCode,
    },
    /// Change what the library says of a medium, put other bytes in its place, take it out.
    Keep {
        /// Who brought it in.
        added_by: Option<UserId>,
        /// Whether readers see it: then they see the change at once.
        shown: bool,
    },
    /// Say what stands first on an edition's front page and its sections' pages.
    Feature {
        /// Where.
        edition: &'a EditionCode,
    },
    /// Change sections, menus, identity.
    Arrange,
    /// Add, change, disable people.
    ManagePeople,
    /// Bring in another site.
    Import,
}

/// What is known of a version when somebody wants to act on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holding<'a> {
    /// Its edition.
    pub edition: &'a EditionCode,
    /// Its state.
    pub state: &'a State,
    /// Its sections.
    pub sections: &'a [SectionId],
    /// Who wrote its first revision.
    pub begun_by: Option<UserId>,
}

impl Actor {
    /// Whether they may; the one place where permission is decided.
    pub fn may(&self, act: Act<'_>) -> bool {
        match self {
            Self::System => true,
            Self::Anonymous => false,
            Self::User(user) if user.disabled => false,
            Self::User(user) => match act {
                Act::EnterDesk => true,
                Act::Begin { edition } => user.works_in(edition),
                Act::Edit(holding) => user.may_edit(holding),
                Act::SendBack(holding) => user.role >= Role::Editor && user.covers(holding),
                Act::Assign { holding, to } => {
                    user.may_edit(holding) && (user.role >= Role::Editor || to == Some(user.id))
                }
                Act::Publish(holding) => user.role >= Role::Publisher && user.covers(holding),
                Act::Share { edition } | Act::Feature { edition } => {
                    user.role >= Role::Publisher && user.works_in(edition)
                }
                Act::Keep { shown: true, .. } => user.role >= Role::Publisher,
                Act::Keep { added_by, shown: false } => user.role >= Role::Editor || added_by == Some(user.id),
                Act::Arrange | Act::ManagePeople | Act::Import => user.role == Role::Admin,
            },
        }
    }
}

impl User {
    fn works_in(&self, edition: &EditionCode) -> bool {
        self.editions.is_empty() || self.editions.contains(edition)
    }

    fn covers(&self, holding: &Holding<'_>) -> bool {
        self.works_in(holding.edition)
            && (self.sections.is_empty()
                || holding.sections.is_empty()
                || holding.sections.iter().any(|s| self.sections.contains(s)))
    }

    fn may_edit(&self, holding: &Holding<'_>) -> bool {
        self.covers(holding)
            && match self.role {
                Role::Author => holding.begun_by == Some(self.id) && matches!(holding.state, State::Draft),
                Role::Translator => true,
                Role::Editor | Role::Publisher | Role::Admin => true,
            }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn user(role: Role, editions: &[&str]) -> Actor {
        Actor::User(Box::new(User {
            id: UserId::from_parts(1, 1),
            login: "a".into(),
            email: String::new(),
            name: "A".into(),
            role,
            editions: editions.iter().map(|e| e.parse().expect("an edition")).collect(),
            sections: vec![],
            language: "en".parse().expect("an edition"),
            disabled: false,
        }))
    }

    #[test]
    fn each_role_may_what_the_design_says() {
        let (en, fa): (EditionCode, EditionCode) = ("en".parse().expect("en"), "fa".parse().expect("fa"));
        let own =
            Holding { edition: &en, state: &State::Draft, sections: &[], begun_by: Some(UserId::from_parts(1, 1)) };
        let foreign = Holding { begun_by: None, ..own };
        let live = Holding { state: &State::Published, ..own };
        let rows = [
            // role, edit own draft, edit another's, edit live, send back, publish, share, arrange
            (Role::Author, [true, false, false, false, false, false, false]),
            (Role::Translator, [true, true, true, false, false, false, false]),
            (Role::Editor, [true, true, true, true, false, false, false]),
            (Role::Publisher, [true, true, true, true, true, true, false]),
            (Role::Admin, [true, true, true, true, true, true, true]),
        ];
        for (role, expected) in rows {
            let actor = user(role, &["en"]);
            let got = [
                Act::Edit(&own),
                Act::Edit(&foreign),
                Act::Edit(&live),
                Act::SendBack(&foreign),
                Act::Publish(&live),
                Act::Share { edition: &en },
                Act::Arrange,
            ]
            .map(|act| actor.may(act));
            assert_eq!(got, expected, "{role:?}");
            assert!(!actor.may(Act::Publish(&Holding { edition: &fa, ..live })), "{role:?} outside their editions");
            assert!(!actor.may(Act::Share { edition: &fa }), "{role:?} outside their editions");
        }
    }

    #[test]
    fn what_readers_see_of_the_library_is_changed_by_publishers() {
        let own = Some(UserId::from_parts(1, 1));
        for role in Role::ALL {
            let actor = user(role, &[]);
            let may = |added_by, shown| actor.may(Act::Keep { added_by, shown });
            assert!(may(own, false), "{role:?}: what one brought in oneself");
            assert_eq!(may(None, false), role >= Role::Editor, "{role:?}");
            assert_eq!(may(own, true), role >= Role::Publisher, "{role:?}");
        }
    }

    #[test]
    fn a_disabled_user_and_a_reader_may_nothing() {
        let Actor::User(mut admin) = user(Role::Admin, &[]) else { unreachable!() };
        admin.disabled = true;
        assert!(!Actor::User(admin).may(Act::EnterDesk));
        assert!(!Actor::Anonymous.may(Act::EnterDesk));
        assert!(Actor::System.may(Act::Import));
    }
}
