//! Comments and old addresses.

use super::samples::{NOON, Sample, minutes, with};
use super::{Constructor, Outcome};
use crate::StoreError;
use domain::Kind;
use domain::comment::{Comment, CommentState};
use domain::ids::{CommentId, VersionId};
use domain::listing::PageNumber;
use domain::redirect::{OldAddress, Redirect, RedirectTarget};

fn comment(s: &Sample<'_>, version: VersionId, minute: i64, state: CommentState) -> Result<Comment, StoreError> {
    let comment = Comment {
        id: s.id(CommentId::from_parts),
        version,
        parent: None,
        author_name: "آنا".into(),
        author_link: Some("https://ana.example".into()),
        staff: None,
        body: "First line\nsecond line".into(),
        at: minutes(minute),
        state,
    };
    s.store.write(|w| w.comment_put(&comment))?;
    Ok(comment)
}

pub fn shown_comments_come_oldest_first(new: Constructor) -> Outcome {
    with(new, |s| {
        let version = s.published(Kind::Article, &s.en, "a", NOON)?.id;
        let late = comment(s, version, 2, CommentState::Shown)?;
        let mut early = comment(s, version, 1, CommentState::Shown)?;
        early.parent = Some(late.id);
        early.staff = Some(s.user("ana")?.id);
        s.store.write(|w| w.comment_put(&early))?;
        for state in [CommentState::Held, CommentState::Rejected, CommentState::Spam] {
            comment(s, version, 0, state)?;
        }
        assert_eq!(s.store.read(|r| r.comment_by_id(early.id))?.as_ref(), Some(&early));
        assert_eq!(s.store.read(|r| r.comments_shown(version))?, [early, late]);
        Ok(())
    })
}

pub fn the_count_of_comments_follows_their_states(new: Constructor) -> Outcome {
    with(new, |s| {
        let version = s.published(Kind::Article, &s.en, "a", NOON)?.id;
        let count = || -> Result<u32, Box<dyn std::error::Error>> {
            Ok(s.store.read(|r| r.card_by_version(version, NOON))?.ok_or("no card")?.comments)
        };
        let mut one = comment(s, version, 1, CommentState::Held)?;
        assert_eq!(count()?, 0);
        let states = [(CommentState::Shown, 1), (CommentState::Shown, 1), (CommentState::Spam, 0), (CommentState::Shown, 1)];
        for (state, expected) in states {
            one.state = state;
            s.store.write(|w| w.comment_put(&one))?;
            assert_eq!(count()?, expected);
        }
        comment(s, version, 1, CommentState::Shown)?;
        assert_eq!(count()?, 2);
        // Other changes of the version leave the count.
        let stale = s.version(version)?;
        s.put(&stale)?;
        assert_eq!(count()?, 2);
        Ok(())
    })
}

pub fn moderators_see_the_newest_first(new: Constructor) -> Outcome {
    with(new, |s| {
        let version = s.published(Kind::Article, &s.en, "a", NOON)?.id;
        let held = [comment(s, version, 1, CommentState::Held)?, comment(s, version, 2, CommentState::Held)?];
        comment(s, version, 3, CommentState::Spam)?;
        let page = |number| s.store.read(|r| r.comments_in_state(CommentState::Held, number, 1));
        let first = page(PageNumber::FIRST)?;
        assert_eq!((first.comments.as_slice(), first.total), ([held[1].clone()].as_slice(), 2));
        assert_eq!(page(PageNumber::new(2).ok_or("two")?)?.comments, [held[0].clone()]);
        Ok(())
    })
}

fn address(host: &str, path: &str, query: &str) -> OldAddress {
    OldAddress { host: host.into(), path: path.into(), query: query.into() }
}

pub fn an_old_address_falls_back_to_this_site(new: Constructor) -> Outcome {
    with(new, |s| {
        let version = s.draft(Kind::Article, &s.en, "a")?.id;
        let to_version = RedirectTarget::Version { version };
        let to_path = RedirectTarget::Path { path: "/en/about".into() };
        s.store.write(|w| {
            w.redirect_put(&Redirect { from: address("old.example", "/?", "p=12"), target: to_version.clone() })?;
            w.redirect_put(&Redirect { from: address("", "/about", ""), target: to_path.clone() })
        })?;
        let find = |from: OldAddress| s.store.read(|r| r.redirect_find(&from));
        assert_eq!(find(address("old.example", "/?", "p=12"))?, Some(to_version));
        assert_eq!(find(address("old.example", "/?", "p=13"))?, None);
        assert_eq!(find(address("", "/?", "p=12"))?, None, "an old host's address is not this site's");
        assert_eq!(find(address("old.example", "/about", ""))?, Some(to_path.clone()));
        assert_eq!(find(address("", "/about", ""))?, Some(to_path));
        Ok(())
    })
}

pub fn an_old_address_leads_to_one_place(new: Constructor) -> Outcome {
    with(new, |s| {
        let (one, two) = (s.draft(Kind::Article, &s.en, "a")?.id, s.draft(Kind::Article, &s.en, "b")?.id);
        let from = address("old.example", "/2012/05/شب", "");
        for version in [one, two] {
            s.store.write(|w| w.redirect_put(&Redirect { from: from.clone(), target: RedirectTarget::Version { version } }))?;
        }
        assert_eq!(s.store.read(|r| r.redirects_of_version(one))?, []);
        assert_eq!(s.store.read(|r| r.redirects_of_version(two))?, std::slice::from_ref(&from));
        s.store.write(|w| w.redirect_delete(&from))?;
        assert_eq!(s.store.read(|r| r.redirect_find(&from))?, None);
        let nowhere = RedirectTarget::Version { version: s.id(VersionId::from_parts) };
        assert!(matches!(s.store.write(|w| w.redirect_put(&Redirect { from: from.clone(), target: nowhere })), Err(StoreError::Dangling)));
        Ok(())
    })
}
