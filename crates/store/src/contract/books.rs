//! The audit trail, imports, jobs.

use super::samples::{NOON, minutes, with};
use super::{Constructor, Outcome};
use crate::{ImportKey, ImportRecord, NewAuditEntry, NewJob, StoreError};
use domain::Timestamp;
use domain::ids::{RevisionId, UserId};
use serde_json::{Value, json};

pub fn the_audit_trail_grows_and_is_read_backwards(new: Constructor) -> Outcome {
    with(new, |s| {
        let actor = Some(s.id(UserId::from_parts));
        let detail = json!({"from": "draft"});
        let mut places = Vec::new();
        for (actor, subject) in [(actor, "a"), (None, "b"), (actor, "a")] {
            let entry = NewAuditEntry { actor, act: "version.publish", subject, detail: &detail, at: NOON };
            places.push(s.store.write(|w| w.audit_add(&entry))?);
        }
        assert!(places.is_sorted());
        let all = s.store.read(|r| r.audit_list(None, 9))?;
        assert_eq!(all.iter().rev().map(|entry| entry.place).collect::<Vec<_>>(), places);
        assert_eq!((all[2].actor, all[1].actor, &all[0].detail, all[0].at), (actor, None, &detail, NOON));
        assert_eq!(s.store.read(|r| r.audit_list(Some(places[2]), 1))?, [all[1].clone()]);
        assert_eq!(s.store.read(|r| r.audit_of_subject("a", 9))?, [all[0].clone(), all[2].clone()]);
        assert_eq!(all[0].act, "version.publish");
        Ok(())
    })
}

pub fn an_import_is_remembered(new: Constructor) -> Outcome {
    with(new, |s| {
        let key = ImportKey { source: "https://old.example", kind: "post", source_id: "12" };
        assert_eq!(s.store.read(|r| r.import_record(&key))?, None);
        let mut record = ImportRecord { entity: "x".into(), digest: "one".into(), revision: None };
        s.store.write(|w| w.import_record_put(&key, &record))?;
        record.revision = Some(s.id(RevisionId::from_parts));
        record.digest = "two".into();
        s.store.write(|w| w.import_record_put(&key, &record))?;
        assert_eq!(s.store.read(|r| r.import_record(&key))?, Some(record));
        for other in [ImportKey { kind: "term", ..key }, ImportKey { source: "https://other.example", ..key }] {
            assert_eq!(s.store.read(|r| r.import_record(&other))?, None);
        }
        Ok(())
    })
}

fn job<'a>(kind: &'a str, due: Timestamp, payload: &'a Value, once: Option<&'a str>) -> NewJob<'a> {
    NewJob { kind, payload, due, once }
}

pub fn jobs_of_a_kind_are_taken_in_the_order_of_their_moments(new: Constructor) -> Outcome {
    with(new, |s| {
        assert_eq!(s.store.read(|r| r.job_next_due())?, None);
        for (name, minute) in [("late", 2), ("early", 1), ("future", 9)] {
            s.store.write(|w| w.job_enqueue(&job("picture", minutes(minute), &json!(name), None)))?;
        }
        s.store.write(|w| w.job_enqueue(&job("mail", minutes(1), &json!("a letter"), None)))?;
        assert_eq!(s.store.read(|r| r.job_next_due())?, Some(minutes(1)));
        assert_eq!(s.store.read(|r| r.jobs_due(minutes(2), 9))?.len(), 3);
        assert_eq!(s.store.read(|r| r.jobs_waiting("picture"))?, 3);
        assert!(s.store.read(|r| r.job_is_due("picture", minutes(2)))?);
        assert!(!s.store.read(|r| r.job_is_due("picture", minutes(-99)))?);
        let mut names = Vec::new();
        while let Some(taken) = s.store.write(|w| w.job_take("picture", minutes(2), minutes(99)))? {
            assert_eq!(taken.kind, "picture");
            s.store.write(|w| w.job_done(taken.id))?;
            names.push(taken.payload);
        }
        assert_eq!(names, ["early", "late"]);
        assert!(!s.store.read(|r| r.job_is_due("picture", minutes(2)))?);
        assert_eq!(s.store.read(|r| r.jobs_due(minutes(2), 9))?.len(), 1, "the other kind's waits");
        Ok(())
    })
}

pub fn a_lease_that_ends_gives_the_job_to_the_next(new: Constructor) -> Outcome {
    with(new, |s| {
        s.store.write(|w| w.job_enqueue(&job("mail", minutes(0), &json!(1), None)))?;
        let take = |now: i64| s.store.write(|w| w.job_take("mail", minutes(now), minutes(now + 5)));
        let first = take(0)?.ok_or("nothing is due")?;
        assert_eq!((first.attempts, first.due), (1, minutes(5)));
        assert_eq!(take(4)?, None);
        let second = take(5)?.ok_or("the lease has ended")?;
        assert_eq!((second.id, second.attempts), (first.id, 2));
        assert_eq!(second.id.number(), first.id.number());
        s.store.write(|w| w.job_retry(second.id, minutes(60), "no line"))?;
        let third = take(60)?.ok_or("it is due again")?;
        assert_eq!(third.last_error.as_deref(), Some("no line"));
        s.store.write(|w| w.job_done(third.id))?;
        assert_eq!(s.store.read(|r| r.job_next_due())?, None);
        Ok(())
    })
}

pub fn a_job_waits_once_by_its_key(new: Constructor) -> Outcome {
    with(new, |s| {
        let add = |minute, payload: Value, once| s.store.write(|w| w.job_enqueue(&job("index", minutes(minute), &payload, once)));
        let one = add(5, json!(1), Some("a"))?;
        assert_eq!(add(9, json!(2), Some("a"))?, one);
        let other = add(7, json!(3), Some("b"))?;
        add(8, json!(4), None)?;
        add(8, json!(4), None)?;
        let due = s.store.read(|r| r.jobs_due(minutes(9), 9))?;
        assert_eq!(due.len(), 4);
        assert_eq!((due[0].id, &due[0].payload, due[0].due, due[1].id), (one, &json!(2), minutes(5), other));
        Ok(())
    })
}

pub fn a_job_is_enqueued_with_its_transaction_or_not_at_all(new: Constructor) -> Outcome {
    with(new, |s| {
        let failed: Result<(), StoreError> = s.store.write(|w| {
            w.job_enqueue(&job("mail", NOON, &json!(1), None))?;
            Err(StoreError::Busy)
        });
        assert!(failed.is_err());
        assert_eq!(s.store.read(|r| r.jobs_due(NOON, 9))?, []);
        Ok(())
    })
}
