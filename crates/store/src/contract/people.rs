//! Users, passwords, sessions, attempts.

use super::samples::{NOON, minutes, with};
use super::{Constructor, Outcome};
use crate::{Session, StoreError, Unique, UserKeys};
use domain::Role;
use domain::ids::UserId;

pub fn a_user_comes_back_as_they_were_put(new: Constructor) -> Outcome {
    with(new, |s| {
        let mut ana = s.user("Ana")?;
        ana.role = Role::Admin;
        ana.email = "Ana@News.example".into();
        ana.disabled = true;
        ana.editions.clear();
        s.store.write(|w| w.user_put(&ana, UserKeys { login: "ana", email: "ana@news.example" }))?;
        assert_eq!(s.store.read(|r| r.user_by_id(ana.id))?.as_ref(), Some(&ana));
        assert_eq!(s.store.read(|r| r.user_by_login("ana"))?.as_ref(), Some(&ana));
        assert_eq!(s.store.read(|r| r.user_by_login("Ana"))?, None, "only the folded key counts");
        assert_eq!(s.store.read(|r| r.user_by_email("ana@news.example"))?.as_ref(), Some(&ana));
        let ben = s.user("aaron")?;
        assert_eq!(s.store.read(|r| r.user_list())?, [ben, ana]);
        assert_eq!(s.store.read(|r| r.user_by_email(""))?, None, "nobody is found by no address");
        Ok(())
    })
}

pub fn a_login_and_an_address_are_taken_once(new: Constructor) -> Outcome {
    with(new, |s| {
        let ana = s.user("ana")?;
        s.user("also without an address")?;
        s.store.write(|w| w.user_put(&ana, UserKeys { login: "ana", email: "a@news.example" }))?;
        let twin = domain::User { id: s.id(UserId::from_parts), ..ana };
        let put = |login, email| s.store.write(|w| w.user_put(&twin, UserKeys { login, email }));
        assert!(matches!(put("ana", ""), Err(StoreError::Conflict(Unique::UserLogin))));
        assert!(matches!(put("ben", "a@news.example"), Err(StoreError::Conflict(Unique::UserEmail))));
        put("ben", "b@news.example")?;
        Ok(())
    })
}

pub fn a_password_is_kept_apart_from_its_user(new: Constructor) -> Outcome {
    with(new, |s| {
        let ana = s.user("ana")?;
        assert_eq!(s.store.read(|r| r.password_get(ana.id))?, None);
        s.store.write(|w| w.password_put(ana.id, "$argon2id$one"))?;
        s.store.write(|w| w.password_put(ana.id, "$argon2id$two"))?;
        s.store.write(|w| w.user_put(&ana, UserKeys { login: "ana", email: "" }))?;
        assert_eq!(s.store.read(|r| r.password_get(ana.id))?.as_deref(), Some("$argon2id$two"));
        assert!(matches!(s.store.write(|w| w.password_put(s.id(UserId::from_parts), "x")), Err(StoreError::Dangling)));
        Ok(())
    })
}

fn session(user: UserId, token: u8, last_seen: i64) -> Session {
    Session { token_hash: [token; 32], user, created: NOON, last_seen: minutes(last_seen), expires: minutes(last_seen + 30) }
}

pub fn a_session_comes_back_even_when_it_has_ended(new: Constructor) -> Outcome {
    with(new, |s| {
        let user = s.user("ana")?.id;
        let mut one = session(user, 1, 0);
        s.store.write(|w| w.session_put(&one))?;
        assert_eq!(s.store.read(|r| r.session_by_hash(&[1; 32]))?.as_ref(), Some(&one));
        assert_eq!(s.store.read(|r| r.session_by_hash(&[2; 32]))?, None);
        (one.last_seen, one.expires) = (minutes(5), minutes(-5));
        s.store.write(|w| w.session_touch(&one.token_hash, one.last_seen, one.expires))?;
        assert_eq!(s.store.read(|r| r.session_by_hash(&[1; 32]))?, Some(one));
        assert_eq!(s.store.write(|w| w.session_sweep(minutes(-5)))?, 0, "it ended then, not before");
        assert_eq!(s.store.write(|w| w.session_sweep(minutes(0)))?, 1);
        Ok(())
    })
}

pub fn sessions_end_one_by_one_and_all_at_once(new: Constructor) -> Outcome {
    with(new, |s| {
        let (ana, ben) = (s.user("ana")?.id, s.user("ben")?.id);
        let sessions = [session(ana, 1, 1), session(ana, 2, 9), session(ana, 3, 5), session(ben, 4, 0)];
        for one in &sessions {
            s.store.write(|w| w.session_put(one))?;
        }
        let tokens: Vec<u8> = s.store.read(|r| r.sessions_of_user(ana))?.iter().map(|one| one.token_hash[0]).collect();
        assert_eq!(tokens, [2, 3, 1]);
        s.store.write(|w| w.session_delete(&[2; 32]))?;
        assert_eq!(s.store.write(|w| w.session_delete_all_of_user(ana))?, 2);
        assert_eq!(s.store.read(|r| r.sessions_of_user(ana))?, []);
        assert_eq!(s.store.read(|r| r.sessions_of_user(ben))?.len(), 1);
        assert!(matches!(s.store.write(|w| w.session_put(&session(s.id(UserId::from_parts), 9, 0))), Err(StoreError::Dangling)));
        Ok(())
    })
}

pub fn attempts_are_counted_by_key_and_time(new: Constructor) -> Outcome {
    with(new, |s| {
        for (key, minute) in [("ana", 1), ("ana", 2), ("ana", 2), ("ben", 2)] {
            s.store.write(|w| w.attempt_add(key, minutes(minute)))?;
        }
        let since = |key: &'static str, minute| s.store.read(|r| r.attempts_since(key, minutes(minute)));
        assert_eq!([since("ana", 0)?, since("ana", 2)?, since("ana", 3)?, since("ben", 0)?], [3, 2, 0, 1]);
        assert_eq!(s.store.write(|w| w.attempts_sweep(minutes(2)))?, 1);
        s.store.write(|w| w.attempts_forget("ana"))?;
        assert_eq!([since("ana", 0)?, since("ben", 0)?], [0, 1]);
        Ok(())
    })
}
