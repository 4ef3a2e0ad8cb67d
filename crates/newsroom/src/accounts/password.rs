//! Passwords: Argon2id, with OWASP's figures (m = 19 MiB, t = 2, p = 1).

use crate::{Context, Invalid, NewsroomError};
use argon2::password_hash::{PasswordHash, PasswordHasher as _, PasswordVerifier as _, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use std::sync::{Condvar, LazyLock, Mutex, PoisonError};

/// Shortest password, in characters; there are no rules of composition (ASVS 6.2).
const SHORTEST: usize = 8;
/// Longest password, in bytes: far beyond any passphrase, short enough to hash.
const LONGEST: usize = 1_024;
/// Each hash takes 19 MiB: a storm of sign-ins must not take the machine's memory.
const AT_ONCE: usize = 2;

static HASHING: Gate = Gate { free: Mutex::new(AT_ONCE), freed: Condvar::new() };

struct Gate {
    free: Mutex<usize>,
    freed: Condvar,
}

impl Gate {
    fn pass<T>(&self, work: impl FnOnce() -> T) -> T {
        let mut free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        while *free == 0 {
            free = self.freed.wait(free).unwrap_or_else(PoisonError::into_inner);
        }
        *free -= 1;
        drop(free);
        let result = work();
        *self.free.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.freed.notify_one();
        result
    }
}

fn argon2() -> Result<Argon2<'static>, NewsroomError> {
    let params = Params::new(19 * 1_024, 2, 1, None).map_err(|error| NewsroomError::PasswordHash(error.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// Refuses what is too short, too long, or on the first page of every list.
pub(super) fn check(password: &str, known: &[&str]) -> Result<(), NewsroomError> {
    let refuse = |problem| Err(NewsroomError::Invalid { field: "password", problem });
    if password.chars().count() < SHORTEST {
        return refuse(Invalid::Short);
    }
    if password.len() > LONGEST {
        return refuse(Invalid::Long);
    }
    let lower = password.to_lowercase();
    let first = lower.chars().next();
    let monotonous = lower.chars().all(|c| Some(c) == first);
    if monotonous || is_common(&lower) || known.iter().any(|word| !word.is_empty() && lower == word.to_lowercase()) {
        return refuse(Invalid::Common);
    }
    Ok(())
}

/// The password's hash as a PHC string. Takes some 20 ms of a core: never within a transaction.
pub(super) fn hash(ctx: &Context, password: &str) -> Result<String, NewsroomError> {
    let failed = |error: argon2::password_hash::Error| NewsroomError::PasswordHash(error.to_string());
    let salt = SaltString::encode_b64(&ctx.random_bytes::<16>()).map_err(failed)?;
    let argon2 = argon2()?;
    HASHING.pass(|| argon2.hash_password(password.as_bytes(), &salt).map(|hash| hash.to_string())).map_err(failed)
}

/// Whether a hash was made with other figures than today's: it is made anew when its owner signs in.
pub(super) fn is_outdated(hash: &str) -> bool {
    !hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$")
}

/// Whether the password is the one that was hashed. Without a hash it works as long, and says no.
pub(super) fn verify(password: &str, hash: Option<&str>) -> Result<bool, NewsroomError> {
    let argon2 = argon2()?;
    let stored = hash.unwrap_or(NOBODY);
    let parsed = PasswordHash::new(stored).map_err(|error| NewsroomError::PasswordHash(error.to_string()))?;
    let password = password.get(..LONGEST.min(password.len())).unwrap_or_default();
    let right = HASHING.pass(|| argon2.verify_password(password.as_bytes(), &parsed).is_ok());
    Ok(right && hash.is_some())
}

/// What nobody's password is compared with, so that an unknown login takes as long as a known one.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$bmFzaHItbm9ib2R5LXNhbHQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// What everybody tries first, in lower case, sorted by bytes.
const COMMON: &str = include_str!("common_passwords.txt");

fn is_common(lower: &str) -> bool {
    static LIST: LazyLock<Vec<&'static str>> =
        LazyLock::new(|| COMMON.lines().filter(|line| !line.starts_with('#')).collect());
    LIST.binary_search(&lower).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Newsroom, RequestId, SystemSurroundings};
    use std::sync::Arc;

    fn context() -> (tempfile::TempDir, Context) {
        let dir = tempfile::tempdir().expect("a folder");
        let store = store::Store::open(dir.path()).expect("a store");
        let newsroom = Newsroom::new(store, dir.path(), Arc::new(SystemSurroundings));
        let ctx = newsroom.context(domain::Actor::Anonymous, RequestId(1));
        (dir, ctx)
    }

    #[test]
    fn a_password_is_recognised_by_its_hash_alone() {
        let (_dir, ctx) = context();
        let hashed = hash(&ctx, "رمز عبور خوب").expect("hashed");
        assert!(hashed.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(verify("رمز عبور خوب", Some(&hashed)).expect("verified"));
        assert!(!verify("رمز عبور بد", Some(&hashed)).expect("verified"));
        assert!(!verify("anything", None).expect("verified"));
    }

    #[test]
    fn what_everyone_knows_is_refused() {
        for (password, problem) in [
            ("short", Invalid::Short),
            ("PASSWORD", Invalid::Common),
            ("aaaaaaaaaa", Invalid::Common),
            ("baseball1", Invalid::Common),
            ("QwertyUiop", Invalid::Common),
            ("harbour record", Invalid::Common),
        ] {
            let error = check(password, &["Harbour Record"]).expect_err(password);
            assert!(
                matches!(error, NewsroomError::Invalid { field: "password", problem: p } if p == problem),
                "{password}"
            );
        }
        assert!(check("a lamp on the platform", &[]).is_ok());
        assert!(check(&"long ".repeat(200), &[]).is_ok(), "any length that can be hashed");
        let list: Vec<&str> = COMMON.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(list.len() > 3_000 && list.is_sorted(), "{}", list.len());
    }
}
