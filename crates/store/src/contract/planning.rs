//! What happens to versions by itself.

use super::samples::{NOON, Sample, content, minutes, with};
use super::{Constructor, Outcome};
use crate::{NewRevision, StoreError};
use domain::ids::RevisionId;
use domain::plan::{Plan, PlannedAct};
use domain::story::Origin;
use domain::{Kind, State, Timestamp, Version};

fn publication(version: &Version, at: Timestamp) -> Plan {
    Plan { version: version.id, act: PlannedAct::Publish { revision: version.working }, at, by: None, from_draft: false }
}

fn unpublication(version: &Version, at: Timestamp) -> Plan {
    Plan { act: PlannedAct::Unpublish, ..publication(version, at) }
}

fn plan(s: &Sample<'_>, plan: &Plan) -> Result<(), StoreError> {
    s.store.write(|w| w.plan_put(plan))
}

pub fn what_is_planned_comes_due_in_order(new: Constructor) -> Outcome {
    with(new, |s| {
        assert_eq!(s.store.read(|r| r.plan_next())?, None);
        let version = s.published(Kind::Article, &s.en, "a", NOON)?;
        let other = s.published(Kind::Article, &s.en, "b", NOON)?;
        let (late, early, future) =
            (unpublication(&version, minutes(20)), publication(&other, minutes(10)), publication(&version, minutes(30)));
        for planned in [&late, &early, &future] {
            plan(s, planned)?;
        }
        assert_eq!(s.store.read(|r| r.plan_next())?, Some(minutes(10)));
        assert_eq!(s.store.read(|r| r.plan_due(minutes(9)))?, None);
        assert_eq!(s.store.read(|r| r.plan_due(minutes(20)))?.as_ref(), Some(&early));
        assert_eq!(s.store.read(|r| r.plans_of_version(version.id))?, [future, late.clone()]);
        s.store.write(|w| w.plan_cancel(other.id, early.act))?;
        assert_eq!(s.store.read(|r| r.plan_due(minutes(20)))?, Some(late));
        Ok(())
    })
}

pub fn a_version_that_waits_for_its_moment_is_planned(new: Constructor) -> Outcome {
    with(new, |s| {
        let mut version = s.draft(Kind::Article, &s.en, "a")?;
        for at in [minutes(10), minutes(20)] {
            version.state = State::Scheduled { at };
            s.put(&version)?;
            assert_eq!(s.store.read(|r| r.plans_of_version(version.id))?, [publication(&version, at)]);
        }
        let waiting = s.draft(Kind::Article, &s.en, "b")?;
        s.store.write(|w| w.version_unlist(waiting.id, &State::Scheduled { at: minutes(5) }))?;
        assert_eq!(s.store.read(|r| r.plan_due(minutes(5)))?, Some(publication(&waiting, minutes(5))));
        Ok(())
    })
}

pub fn what_leaves_readers_or_the_schedule_has_no_plans(new: Constructor) -> Outcome {
    with(new, |s| {
        let planned = |version: &Version| s.store.read(|r| r.plans_of_version(version.id));
        let mut version = s.draft(Kind::Article, &s.en, "a")?;
        version.state = State::Scheduled { at: minutes(10) };
        s.put(&version)?;
        version.state = State::InReview;
        s.put(&version)?;
        assert_eq!(planned(&version)?, []);
        for state in [State::Unpublished, State::Withdrawn { note: String::new() }] {
            let live = s.published(Kind::Article, &s.en, state.as_str(), NOON)?;
            plan(s, &publication(&live, minutes(10)))?;
            plan(s, &unpublication(&live, minutes(20)))?;
            s.put(&live)?;
            assert_eq!(planned(&live)?.len(), 2, "what stays published keeps its plans");
            s.publish(&live, minutes(10))?;
            assert_eq!(planned(&live)?, [unpublication(&live, minutes(20))], "publishing was what was planned");
            s.store.write(|w| w.version_unlist(live.id, &state))?;
            assert_eq!(planned(&live)?, []);
        }
        Ok(())
    })
}

pub fn what_was_approved_stays_whatever_is_written_afterwards(new: Constructor) -> Outcome {
    with(new, |s| {
        let version = s.draft(Kind::Article, &s.en, "a")?;
        let autosave = |words: &str, at| {
            let id = s.id(RevisionId::from_parts);
            let content = content(words);
            let new =
                NewRevision { id, version: version.id, at, by: None, origin: Origin::Autosaved, content: &content };
            s.store.write(|w| w.revision_add(&new)).map(|_| id)
        };
        let approved = autosave("approved", minutes(1))?;
        plan(s, &publication(&s.version(version.id)?, minutes(10)))?;
        autosave("not approved", minutes(2))?;
        let planned = s.store.read(|r| r.plans_of_version(version.id))?;
        assert_eq!(planned[0].act, PlannedAct::Publish { revision: approved });
        assert_eq!(s.store.read(|r| r.revision_by_id(approved))?.map(|r| r.content.headline).as_deref(), Some("approved"));
        Ok(())
    })
}

pub fn another_versions_revision_cannot_be_planned(new: Constructor) -> Outcome {
    with(new, |s| {
        let (version, other) = (s.draft(Kind::Article, &s.en, "a")?, s.draft(Kind::Article, &s.en, "b")?);
        let thief = Plan { version: other.id, ..publication(&version, minutes(1)) };
        assert!(matches!(plan(s, &thief), Err(StoreError::Dangling)));
        Ok(())
    })
}
