//! Users, passwords, sessions, attempts.

use super::samples::{NOON, minutes, with};
use super::{Constructor, Outcome};
use crate::{AccountLink, LinkPurpose, SecondFactor, SecondFactorTrial, Session, StoreError, Unique, UserKeys};
use domain::ids::{InviteId, UserId};
use domain::{Invite, Role};

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
    Session {
        token_hash: [token; 32],
        user,
        created: NOON,
        last_seen: minutes(last_seen),
        expires: minutes(last_seen + 30),
        device: "Firefox, Linux".into(),
        confirmed: minutes(3),
    }
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
        assert_eq!(s.store.write(|w| w.session_delete_others_of_user(ana, &[1; 32]))?, 1);
        assert_eq!(s.store.read(|r| r.sessions_of_user(ana))?, [session(ana, 1, 1)]);
        assert_eq!(s.store.write(|w| w.session_delete_all_of_user(ana))?, 1);
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
        s.store.write(|w| w.attempt_remove("ana", minutes(2)))?;
        s.store.write(|w| w.attempt_remove("ana", minutes(9)))?;
        assert_eq!(since("ana", 0)?, 2, "one is taken back, and nothing where there is none");
        assert_eq!(s.store.write(|w| w.attempts_sweep(minutes(2)))?, 1);
        s.store.write(|w| w.attempts_forget("ana"))?;
        assert_eq!([since("ana", 0)?, since("ben", 0)?], [0, 1]);
        Ok(())
    })
}

pub fn a_second_factor_takes_each_step_once(new: Constructor) -> Outcome {
    with(new, |s| {
        let (ana, ben) = (s.user("ana")?.id, s.user("ben")?.id);
        let factor = SecondFactor { user: ana, secret: vec![7; 20], last_step: 10, since: NOON };
        s.store.write(|w| w.second_factor_put(&factor))?;
        assert_eq!(s.store.read(|r| r.second_factor_get(ana))?, Some(factor));
        assert_eq!(s.store.read(|r| r.second_factor_get(ben))?, None);
        assert_eq!(s.store.read(|r| r.second_factor_users())?, [ana]);
        let take = |step| s.store.write(|w| w.second_factor_use(ana, step));
        assert_eq!([take(10)?, take(11)?, take(11)?, take(9)?, take(13)?], [false, true, false, false, true]);
        assert!(s.store.write(|w| w.second_factor_delete(ana))?);
        assert!(!s.store.write(|w| w.second_factor_delete(ana))?);
        let of_nobody = SecondFactor { user: s.id(UserId::from_parts), secret: vec![], last_step: 0, since: NOON };
        assert!(matches!(s.store.write(|w| w.second_factor_put(&of_nobody)), Err(StoreError::Dangling)));
        Ok(())
    })
}

pub fn a_recovery_code_counts_once_and_for_its_owner(new: Constructor) -> Outcome {
    with(new, |s| {
        let (ana, ben) = (s.user("ana")?.id, s.user("ben")?.id);
        s.store.write(|w| w.recovery_codes_put(ana, &[[1; 32], [2; 32]]))?;
        let take = |user, code| s.store.write(|w| w.recovery_code_use(user, &[code; 32]));
        assert_eq!([take(ben, 1)?, take(ana, 1)?, take(ana, 1)?, take(ana, 3)?], [false, true, false, false]);
        assert_eq!(s.store.read(|r| r.recovery_codes_left(ana))?, 1);
        s.store.write(|w| w.recovery_codes_put(ana, &[[4; 32]]))?;
        assert_eq!([take(ana, 2)?, take(ana, 4)?], [false, true], "new codes end those before");
        s.store.write(|w| w.recovery_codes_put(ana, &[[5; 32]]))?;
        s.store.write(|w| w.second_factor_delete(ana))?;
        assert_eq!(s.store.read(|r| r.recovery_codes_left(ana))?, 0, "they go with their factor");
        Ok(())
    })
}

pub fn what_is_being_set_up_is_remembered_and_replaced(new: Constructor) -> Outcome {
    with(new, |s| {
        let user = s.user("ana")?.id;
        let trial = SecondFactorTrial { user, secret: Some(vec![1; 20]), seed: [2; 32], begun: NOON };
        s.store.write(|w| w.second_factor_trial_put(&trial))?;
        let trial = SecondFactorTrial { secret: None, seed: [3; 32], begun: minutes(1), ..trial };
        s.store.write(|w| w.second_factor_trial_put(&trial))?;
        assert_eq!(s.store.read(|r| r.second_factor_trial_get(user))?, Some(trial));
        s.store.write(|w| w.second_factor_trial_delete(user))?;
        assert_eq!(s.store.read(|r| r.second_factor_trial_get(user))?, None);
        for since in [minutes(1), minutes(5)] {
            s.store.write(|w| w.second_factor_due_put(user, since))?;
        }
        assert_eq!(s.store.read(|r| r.second_factor_due_get(user))?, Some(minutes(1)), "the earlier moment stays");
        s.store.write(|w| w.second_factor_due_delete(user))?;
        assert_eq!(s.store.read(|r| r.second_factor_due_get(user))?, None);
        Ok(())
    })
}

pub fn an_invitation_is_found_by_its_newest_link(new: Constructor) -> Outcome {
    with(new, |s| {
        let ana = s.user("ana")?;
        let invite = Invite {
            id: s.id(InviteId::from_parts),
            email: "Ben@news.example".into(),
            role: Role::Translator,
            editions: vec![s.fa.clone()],
            sections: vec![],
            language: s.fa.clone(),
            by: Some(ana.id),
            at: NOON,
            expires: minutes(60),
        };
        s.store.write(|w| w.invite_put(&invite, "ben@news.example"))?;
        s.store.write(|w| w.invite_token_put(invite.id, &[1; 32], minutes(5)))?;
        s.store.write(|w| w.invite_token_put(invite.id, &[2; 32], minutes(9)))?;
        s.store.write(|w| w.invite_put(&invite, "ben@news.example"))?;
        assert_eq!(s.store.read(|r| r.invite_by_token(&[1; 32]))?, None, "an earlier letter's link has ended");
        assert_eq!(s.store.read(|r| r.invite_by_token(&[2; 32]))?, Some((invite.clone(), minutes(9))));
        assert_eq!(s.store.read(|r| r.invite_by_email("ben@news.example"))?.as_ref(), Some(&invite));
        assert_eq!(s.store.read(|r| r.invite_by_id(invite.id))?.as_ref(), Some(&invite));
        assert_eq!(s.store.read(|r| r.invite_list())?, std::slice::from_ref(&invite));
        let twin = Invite { id: s.id(InviteId::from_parts), ..invite.clone() };
        assert!(matches!(s.store.write(|w| w.invite_put(&twin, "ben@news.example")), Err(StoreError::Conflict(_))));
        let missing = s.store.write(|w| w.invite_token_put(twin.id, &[3; 32], NOON));
        assert!(matches!(missing, Err(StoreError::Missing { .. })));
        assert!(s.store.write(|w| w.invite_delete(invite.id))?);
        assert!(!s.store.write(|w| w.invite_delete(invite.id))?);
        Ok(())
    })
}

pub fn a_link_is_good_for_its_purpose_alone(new: Constructor) -> Outcome {
    with(new, |s| {
        let user = s.user("ana")?.id;
        let link = AccountLink { token_hash: [1; 32], user, purpose: LinkPurpose::Password, expires: minutes(5) };
        s.store.write(|w| w.account_link_put(&link))?;
        assert_eq!(s.store.read(|r| r.account_link_get(&[1; 32], LinkPurpose::SecondStep))?, None);
        assert_eq!(s.store.read(|r| r.account_link_get(&[1; 32], LinkPurpose::Password))?, Some(link));
        assert_eq!(s.store.write(|w| w.account_links_delete(user, LinkPurpose::SecondStep))?, 0);
        assert_eq!(s.store.write(|w| w.account_links_sweep(minutes(5)))?, 0, "it ends then, not before");
        assert_eq!(s.store.write(|w| w.account_links_delete(user, LinkPurpose::Password))?, 1);
        Ok(())
    })
}

pub fn a_browser_is_known_to_whom_it_let_in(new: Constructor) -> Outcome {
    with(new, |s| {
        let (ana, ben) = (s.user("ana")?.id, s.user("ben")?.id);
        for minute in [1, 2] {
            s.store.write(|w| w.known_device_put(ana, &[1; 32], minutes(minute)))?;
        }
        s.store.write(|w| w.known_device_put(ben, &[2; 32], minutes(1)))?;
        let known = |user, device| s.store.read(|r| r.known_device_is(user, &[device; 32]));
        assert_eq!([known(ana, 1)?, known(ben, 1)?, known(ben, 2)?], [true, false, true]);
        assert_eq!(s.store.write(|w| w.known_devices_sweep(minutes(2)))?, 1);
        assert_eq!(s.store.write(|w| w.known_devices_delete(ana))?, 1);
        assert_eq!([known(ana, 1)?, known(ben, 2)?], [false, false]);
        Ok(())
    })
}
