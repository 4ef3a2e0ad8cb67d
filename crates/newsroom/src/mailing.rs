//! Letters: put into the queue in the transaction that makes them necessary, sent by the server's mailer.
//!
//! The queue holds what a letter is about, never a link: the link's token is made when the letter goes out, and only its
//! hash stays. So what waits in the queue opens nothing, and an hour's link does not grow old in it.

use crate::accounts::LinkToken;
use crate::noticing::{self, Told};
use crate::{Context, Newsroom, NewsroomError, audit};
use domain::ids::{InviteId, UserId};
use domain::{EditionCode, Role, Timestamp, User};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{AccountLink, Job, JobId, LinkPurpose, NewJob, Writing};

/// The kind of these jobs.
const KIND: &str = "mail";
/// How long a mailed link is good (OWASP: an hour at most).
pub const LINK_MINUTES: u32 = 60;
/// A mailer that died gives its letter up after so long.
const LEASE_SECS: i64 = 5 * 60;
/// The first wait after a failure; it doubles each time.
const FIRST_WAIT_SECS: i64 = 15;
/// The longest wait.
const LONGEST_WAIT_SECS: i64 = 15 * 60;
/// After so many failures, a day and a half, a letter is given up.
const MOST_ATTEMPTS: u32 = 150;

/// What a letter is about, as it waits in the queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "letter", rename_all = "snake_case")]
pub(crate) enum Letter {
    /// Somebody is asked to join.
    Invite { invite: InviteId },
    /// The link for a new password.
    Reset { user: UserId },
    /// Told to the account's owner.
    PasswordChanged { user: UserId },
    /// Told to the address before and to the new one.
    EmailChanged { user: UserId, to: String, new: String },
    /// Told to the account's owner.
    TwoFactor { user: UserId, on: bool },
    /// What somebody was told at the desk and has not seen.
    Notices { user: UserId },
}

/// Puts a letter into the queue. One with a link waits once.
pub(crate) fn enqueue(store: &Writing<'_>, ctx: &Context, letter: &Letter) -> Result<(), NewsroomError> {
    enqueue_at(store, ctx.now, letter)
}

/// The same for a letter that is to go out later.
pub(crate) fn enqueue_at(store: &Writing<'_>, due: Timestamp, letter: &Letter) -> Result<(), NewsroomError> {
    let once = match letter {
        Letter::Invite { invite } => Some(format!("invite:{invite}")),
        Letter::Reset { user } => Some(format!("reset:{user}")),
        Letter::Notices { user } => Some(format!("notices:{user}")),
        Letter::PasswordChanged { .. } | Letter::EmailChanged { .. } | Letter::TwoFactor { .. } => None,
    };
    let payload = json!(letter);
    store.job_enqueue(&NewJob { kind: KIND, payload: &payload, due, once: once.as_deref() })?;
    Ok(())
}

/// A letter that is to go out now.
#[derive(Debug)]
pub struct Posting {
    id: JobId,
    attempts: u32,
    /// One plain address.
    pub to: String,
    /// The receiver's name; may be empty.
    pub name: String,
    /// The receiver's language.
    pub language: EditionCode,
    /// What it says.
    pub matter: Matter,
}

/// What a letter says.
#[derive(Debug, Clone)]
pub enum Matter {
    /// Somebody is asked to join.
    Invite {
        /// By which they do.
        link: LinkToken,
        /// Who asks.
        by: Option<String>,
        /// What they will be.
        role: Role,
    },
    /// A link for a new password.
    Reset {
        /// The link.
        link: LinkToken,
        /// What they sign in with.
        login: String,
    },
    /// The password was changed.
    PasswordChanged,
    /// The mail address was changed.
    EmailChanged {
        /// To this one.
        new: String,
    },
    /// The second factor was turned on or off.
    TwoFactor {
        /// On.
        on: bool,
    },
    /// What somebody was told at the desk and has not seen, the oldest first.
    Notices(Vec<Told>),
}

impl Posting {
    /// The letter's own number: the same however often it is tried.
    pub fn number(&self) -> i64 {
        self.id.number()
    }

    /// How often it was tried, this time included.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }
}

/// Takes the letter that has waited longest, if one is due. One whose receiver is gone leaves the queue.
///
/// # Errors
/// The store's.
pub fn take(newsroom: &Newsroom, ctx: &Context) -> Result<Option<Posting>, NewsroomError> {
    newsroom.store().write(|store| {
        while let Some(job) = store.job_take(KIND, ctx.now, ctx.now.plus_secs(LEASE_SECS))? {
            match addressed(store, ctx, &job)? {
                Some(posting) => return Ok(Some(posting)),
                None => store.job_done(job.id)?,
            }
        }
        Ok(None)
    })
}

fn addressed(store: &Writing<'_>, ctx: &Context, job: &Job) -> Result<Option<Posting>, NewsroomError> {
    let Ok(letter) = serde_json::from_value::<Letter>(job.payload.clone()) else {
        tracing::error!(job = job.id.number(), "a letter in the queue cannot be read");
        return Ok(None);
    };
    let posting = |to: String, name: String, language: EditionCode, matter: Matter| {
        Some(Posting { id: job.id, attempts: job.attempts, to, name, language, matter })
    };
    let to_user = |user: User, matter: Matter| posting(user.email, user.name, user.language, matter);
    let user = |id: UserId| -> Result<Option<User>, NewsroomError> {
        Ok(store.user_by_id(id)?.filter(|user| !user.disabled && !user.email.is_empty()))
    };
    Ok(match letter {
        Letter::Invite { invite } => match store.invite_by_id(invite)?.filter(|invite| ctx.now < invite.expires) {
            Some(invite) => {
                let link = LinkToken::fresh(ctx);
                store.invite_token_put(invite.id, &link.hash(), link_ends(ctx))?;
                let by = match invite.by {
                    Some(by) => store.user_by_id(by)?.map(|user| user.name),
                    None => None,
                };
                let matter = Matter::Invite { link, by, role: invite.role };
                posting(invite.email, String::new(), invite.language, matter)
            }
            None => None,
        },
        Letter::Reset { user: id } => match user(id)? {
            Some(user) => {
                let link = LinkToken::fresh(ctx);
                store.account_links_delete(id, LinkPurpose::Password)?;
                store.account_link_put(&AccountLink {
                    token_hash: link.hash(),
                    user: id,
                    purpose: LinkPurpose::Password,
                    expires: link_ends(ctx),
                })?;
                let login = user.login.clone();
                to_user(user, Matter::Reset { link, login })
            }
            None => None,
        },
        Letter::PasswordChanged { user: id } => user(id)?.and_then(|user| to_user(user, Matter::PasswordChanged)),
        Letter::EmailChanged { user: id, to, new } => {
            store.user_by_id(id)?.and_then(|user| posting(to, user.name, user.language, Matter::EmailChanged { new }))
        }
        Letter::Notices { user: id } => match user(id)? {
            Some(user) => {
                let told = noticing::take_to_mail(store, id)?;
                if told.is_empty() { None } else { to_user(user, Matter::Notices(told)) }
            }
            None => None,
        },
        Letter::TwoFactor { user: id, on } => user(id)?.and_then(|user| to_user(user, Matter::TwoFactor { on })),
    })
}

fn link_ends(ctx: &Context) -> Timestamp {
    ctx.now.plus_secs(i64::from(LINK_MINUTES) * 60)
}

/// The letter went out.
///
/// # Errors
/// The store's.
pub fn sent(newsroom: &Newsroom, posting: &Posting) -> Result<(), NewsroomError> {
    newsroom.store().write(|store| Ok(store.job_done(posting.id)?))
}

/// The letter could not be sent: it is tried again later, unless that is `hopeless`.
///
/// # Errors
/// The store's.
pub fn failed(
    newsroom: &Newsroom,
    ctx: &Context,
    posting: &Posting,
    error: &str,
    hopeless: bool,
) -> Result<(), NewsroomError> {
    newsroom.store().write(|store| {
        if hopeless || posting.attempts >= MOST_ATTEMPTS {
            store.job_done(posting.id)?;
            let detail = json!({ "attempts": posting.attempts, "error": error });
            return audit::add(store, ctx, "mail.give_up", "", &detail);
        }
        Ok(store.job_retry(posting.id, ctx.now.plus_secs(wait_secs(posting.attempts)), error)?)
    })
}

/// How long to wait after so many failures.
fn wait_secs(attempts: u32) -> i64 {
    let doubled = FIRST_WAIT_SECS.checked_shl(attempts.saturating_sub(1).min(20)).unwrap_or(LONGEST_WAIT_SECS);
    doubled.clamp(FIRST_WAIT_SECS, LONGEST_WAIT_SECS)
}

#[cfg(test)]
mod tests {
    use super::wait_secs;

    #[test]
    fn each_wait_is_longer_up_to_a_quarter_of_an_hour() {
        assert_eq!([1, 2, 3, 6, 7, 40, u32::MAX].map(wait_secs), [15, 30, 60, 480, 900, 900, 900]);
    }
}
