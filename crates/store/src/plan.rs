//! What is to happen to versions by itself, at a moment.

use crate::column::{Columns, Text};
use crate::{Reading, StoreError, Writing};
use domain::ids::{RevisionId, VersionId};
use domain::plan::{Plan, PlannedAct};
use domain::{State, Timestamp};
use rusqlite::{Row, params};

macro_rules! select {
    ($rest:literal) => {
        concat!("SELECT version, at, made_by, revision, from_draft FROM plan ", $rest)
    };
}

fn read(row: &Row<'_>) -> rusqlite::Result<Plan> {
    let mut c = Columns::of(row);
    Ok(Plan {
        version: c.text()?,
        at: c.moment()?,
        by: c.text_or_none()?,
        act: match c.text_or_none::<RevisionId>()? {
            Some(revision) => PlannedAct::Publish { revision },
            None => PlannedAct::Unpublish,
        },
        from_draft: c.plain()?,
    })
}

impl Reading<'_> {
    /// What is planned for a version: its publication, then its unpublication.
    pub fn plans_of_version(&self, version: VersionId) -> Result<Vec<Plan>, StoreError> {
        self.all(select!("WHERE version = ?1 ORDER BY act"), [Text(version)], read)
    }

    /// The plan whose moment has come, the longest due first; of two at the same moment the publication.
    pub fn plan_due(&self, now: Timestamp) -> Result<Option<Plan>, StoreError> {
        self.one(select!("WHERE at <= ?1 ORDER BY at, act LIMIT 1"), [now.unix_ms()], read)
    }

    /// When the next plan comes due.
    pub fn plan_next(&self) -> Result<Option<Timestamp>, StoreError> {
        self.one("SELECT at FROM plan ORDER BY at LIMIT 1", [], |row| Columns::of(row).moment())
    }
}

impl Writing<'_> {
    /// Plans an act, in place of one of the same kind. For the first publication of a version the state says it as
    /// well: [`Writing::version_put`] and [`Writing::version_unlist`] plan it themselves, for the working revision.
    ///
    /// # Errors
    /// [`StoreError::Dangling`] if the revision is not one of the version's own.
    pub fn plan_put(&self, plan: &Plan) -> Result<(), StoreError> {
        let revision = match plan.act {
            PlannedAct::Publish { revision } => Some(Text(revision)),
            PlannedAct::Unpublish => None,
        };
        self.change(
            "INSERT INTO plan (version, act, revision, at, made_by, from_draft) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (version, act) DO UPDATE SET revision = excluded.revision, at = excluded.at, made_by = excluded.made_by,
                 from_draft = excluded.from_draft",
            params![
                Text(plan.version),
                plan.act.as_str(),
                revision,
                plan.at.unix_ms(),
                plan.by.map(Text),
                plan.from_draft
            ],
        )?;
        Ok(())
    }

    /// Nothing of that kind is planned for the version any more.
    pub fn plan_cancel(&self, version: VersionId, act: PlannedAct) -> Result<(), StoreError> {
        self.change("DELETE FROM plan WHERE version = ?1 AND act = ?2", params![Text(version), act.as_str()])?;
        Ok(())
    }

    /// Brings the plans of a version in step with its state.
    pub(crate) fn plans_follow(&self, version: VersionId, state: &State) -> Result<(), StoreError> {
        match state {
            State::Scheduled { at } => {
                self.change(
                    "INSERT INTO plan (version, act, revision, at) SELECT id, 'publish', working, ?2 FROM version WHERE id = ?1
                     ON CONFLICT (version, act) DO UPDATE SET at = excluded.at",
                    params![Text(version), at.unix_ms()],
                )?;
            }
            State::Published => {}
            State::Draft | State::InReview | State::Unpublished | State::Withdrawn { .. } => {
                self.change("DELETE FROM plan WHERE version = ?1", [Text(version)])?;
            }
        }
        Ok(())
    }
}
