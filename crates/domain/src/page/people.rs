//! What the desk shows of accounts: one's own, everybody's, and what stands behind a mailed link.

use super::Html;
use super::desk::{DeskFrame, Door};
use crate::Role;
use crate::ids::{InviteId, UserId};
use serde::{Deserialize, Serialize};

/// Something to choose in a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What people read.
    pub label: String,
    /// Its language (BCP 47).
    pub lang: String,
    /// Chosen already.
    pub chosen: bool,
}

/// One's own account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountPage {
    /// What surrounds it.
    pub frame: DeskFrame,
    /// For people.
    pub name: String,
    /// What they sign in with.
    pub login: String,
    /// May be empty.
    pub email: String,
    /// Languages of the desk.
    pub languages: Vec<Choice>,
    /// They have just proved who they are.
    pub confirmed: bool,
    /// Their second factor.
    pub factor: FactorView,
    /// The one that asks first.
    pub sessions: Vec<SessionView>,
    /// How often they get notices by mail.
    pub rhythms: Vec<Choice>,
}

/// How it stands with somebody's second factor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactorView {
    /// They have one.
    pub on: bool,
    /// Since when, and how many recovery codes are left; whole sentences.
    pub line: String,
    /// Their role needs one.
    pub required: bool,
    /// What is being set up.
    pub trial: Option<TrialView>,
}

/// A second factor, or recovery codes, before they are confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrialView {
    /// The QR code as SVG; empty: only the codes are new.
    pub qr: Html,
    /// The same as text, in groups.
    pub secret: String,
    /// Recovery codes.
    pub codes: Vec<String>,
}

/// One of one's own sessions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionView {
    /// Names it.
    pub handle: String,
    /// The browser; empty: unknown.
    pub device: String,
    /// Since when, and when last seen; whole.
    pub line: String,
    /// The one that asks.
    pub here: bool,
}

/// Everybody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeoplePage {
    /// What surrounds it.
    pub frame: DeskFrame,
    /// Who looks has just proved who they are.
    pub confirmed: bool,
    /// Who looks has a second factor.
    pub with_code: bool,
    /// By login.
    pub people: Vec<PersonRow>,
    /// Who is asked to join.
    pub invites: Vec<InviteRow>,
    /// Where somebody may work.
    pub places: Places,
    /// Languages of the desk.
    pub languages: Vec<Choice>,
    /// Roles that need a second factor.
    pub rule: Vec<Role>,
    /// In so many days.
    pub days: u32,
}

/// Where somebody may work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Places {
    /// Editions.
    pub editions: Vec<Choice>,
    /// Their sections, each edition's in a row.
    pub sections: Vec<Choice>,
}

/// Somebody in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonRow {
    /// Who.
    pub id: UserId,
    /// For people.
    pub name: String,
    /// What they sign in with.
    pub login: String,
    /// May be empty.
    pub email: String,
    /// What they are.
    pub role: Role,
    /// When they were last here, whole.
    pub line: String,
    /// They are kept out.
    pub disabled: bool,
    /// They have a second factor.
    pub two_factor: bool,
    /// Who looks.
    pub you: bool,
}

/// Somebody who is asked to join.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InviteRow {
    /// Which.
    pub id: InviteId,
    /// Where the letter went.
    pub email: String,
    /// What they will be.
    pub role: Role,
    /// When, in words.
    pub time: String,
    /// It is over.
    pub over: bool,
}

/// Somebody, to be changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonPage {
    /// What surrounds it.
    pub frame: DeskFrame,
    /// Who looks has just proved who they are.
    pub confirmed: bool,
    /// Who looks has a second factor.
    pub with_code: bool,
    /// The person.
    pub person: PersonRow,
    /// Where they may work.
    pub places: Places,
}

/// What stands behind a mailed link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkPage {
    /// Language and name of the site.
    pub door: Door,
    /// The link is good.
    pub open: bool,
    /// Whose password is set; empty behind an invitation.
    pub login: String,
    /// Where the letter went, if a new one may be asked for, or the link is open.
    pub email: String,
}
