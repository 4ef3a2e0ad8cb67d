//! Sessions: a random token in the browser, its hash in the store.

use crate::{Context, Newsroom, NewsroomError, audit};
use domain::{Actor, Timestamp, User};
use sha2::{Digest, Sha256};
use std::fmt;
use store::Session;

/// Without a request for so long, a session ends.
const IDLE_SECS: i64 = 12 * 60 * 60;
/// However busy, it ends after so long.
const LONGEST_SECS: i64 = 14 * 24 * 60 * 60;
/// How often at most a session's last use is written down: not with every request.
const NOTE_SECS: i64 = 5 * 60;

/// What the browser holds: 256 random bits.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionToken([u8; 32]);

impl SessionToken {
    /// The token of a cookie's value; `None` if it is none.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != 64 || !text.is_ascii() {
            return None;
        }
        let mut bytes = [0; 32];
        for (place, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(text.get(2 * place..2 * place + 2)?, 16).ok()?;
        }
        Some(Self(bytes))
    }

    /// The cookie's value.
    pub fn reveal(&self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0).into()
    }
}

impl fmt::Debug for SessionToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionToken(…)")
    }
}

/// Begins a session within the transaction of whoever was let in.
pub(super) fn begin(store: &store::Writing<'_>, ctx: &Context, user: &User) -> Result<SessionToken, NewsroomError> {
    let token = SessionToken(ctx.random_bytes());
    store.session_put(&Session {
        token_hash: token.hash(),
        user: user.id,
        created: ctx.now,
        last_seen: ctx.now,
        expires: ctx.now.plus_secs(LONGEST_SECS),
    })?;
    Ok(token)
}

/// The same context on behalf of whoever holds the session; anonymous if it has ended.
///
/// # Errors
/// The store's: without it nobody is let in.
pub fn resume(newsroom: &Newsroom, ctx: Context, token: &SessionToken) -> Result<Context, NewsroomError> {
    let hash = token.hash();
    let found = newsroom.store().read(|store| {
        let Some(session) = store.session_by_hash(&hash)?.filter(|session| is_live(session, ctx.now)) else {
            return Ok::<_, NewsroomError>(None);
        };
        Ok(store.user_by_id(session.user)?.filter(|user| !user.disabled).map(|user| (session, user)))
    })?;
    let Some((session, user)) = found else {
        return Ok(ctx);
    };
    if ctx.now >= session.last_seen.plus_secs(NOTE_SECS) {
        newsroom
            .store()
            .write(|store| Ok::<_, NewsroomError>(store.session_touch(&hash, ctx.now, session.expires)?))?;
    }
    Ok(ctx.acting_as(Actor::User(Box::new(user))))
}

fn is_live(session: &Session, now: Timestamp) -> bool {
    // A clock that was set back extends nothing.
    now < session.expires && now < session.last_seen.plus_secs(IDLE_SECS) && now >= session.created
}

/// Ends a session.
///
/// # Errors
/// The store's.
pub fn sign_out(newsroom: &Newsroom, ctx: &Context, token: &SessionToken) -> Result<(), NewsroomError> {
    newsroom.store().write(|store| {
        store.session_delete(&token.hash())?;
        audit::add(store, ctx, "session.end", "", &serde_json::json!({}))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_survives_its_cookie_and_hides_from_logs() {
        let token = SessionToken([0xab; 32]);
        assert_eq!(SessionToken::parse(&token.reveal()), Some(token.clone()));
        assert_eq!(format!("{token:?}"), "SessionToken(…)");
        for text in ["", "ab", &"g".repeat(64), &"é".repeat(32)] {
            assert_eq!(SessionToken::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_session_ends_by_idleness_and_by_age() {
        let session = Session {
            token_hash: [0; 32],
            user: domain::ids::UserId::from_parts(1, 1),
            created: Timestamp(0),
            last_seen: Timestamp(0),
            expires: Timestamp(0).plus_secs(LONGEST_SECS),
        };
        assert!(is_live(&session, Timestamp(0).plus_secs(IDLE_SECS - 1)));
        assert!(!is_live(&session, Timestamp(0).plus_secs(IDLE_SECS)));
        let busy = Session { last_seen: Timestamp(0).plus_secs(LONGEST_SECS - 1), ..session };
        assert!(!is_live(&busy, Timestamp(0).plus_secs(LONGEST_SECS)));
        assert!(!is_live(&busy, Timestamp(-1)));
    }
}
