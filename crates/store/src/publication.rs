//! Publishing: a revision goes live, its card and its places in the listings with it.

use crate::column::{Columns, Json, Text};
use crate::{StoreError, Writing};
use domain::Document;
use domain::Timestamp;
use domain::contributor::Credit;
use domain::ids::{RevisionId, VersionId};
use domain::plan::PlannedAct;
use domain::story::LeadPicture;
use rusqlite::params;

/// What goes before readers.
#[derive(Debug, Clone, Copy)]
pub struct Publication<'a> {
    /// Which version.
    pub version: VersionId,
    /// Which of its revisions.
    pub revision: RevisionId,
    /// The moment of the act, for the board's order.
    pub at: Timestamp,
    /// The date that readers see and listings sort by.
    pub published_at: Timestamp,
    /// When readers' text last changed in substance.
    pub updated_at: Option<Timestamp>,
    /// The body's beginning, for cards of texts with neither deck nor excerpt.
    pub teaser: &'a str,
}

struct Shown {
    headline: String,
    deck: String,
    excerpt: String,
    credits: Vec<Credit>,
    lead: Option<LeadPicture>,
    /// The text, of an issue.
    issue: Option<Document>,
}

impl Writing<'_> {
    /// Puts a revision before readers: the version becomes published, whatever it was, its import flag goes, and
    /// listings show the new card where it belongs.
    ///
    /// # Errors
    /// [`StoreError::Missing`] if there is no such version or the revision is not one of its own.
    pub fn version_publish(&self, publication: &Publication<'_>) -> Result<(), StoreError> {
        let Publication { version, revision, at, published_at, updated_at, teaser } = *publication;
        let shown = self
            .one(
                "SELECT r.headline, r.deck, r.excerpt, r.credits, r.lead, iif(s.kind = 'issue', r.body, NULL)
                 FROM revision r CROSS JOIN version v ON v.id = r.version CROSS JOIN story s ON s.id = v.story
                 WHERE r.id = ?1 AND r.version = ?2",
                params![Text(revision), Text(version)],
                |row| {
                    let mut c = Columns::of(row);
                    Ok(Shown {
                        headline: c.plain()?,
                        deck: c.plain()?,
                        excerpt: c.plain()?,
                        credits: c.json()?,
                        lead: c.json_or_none()?,
                        issue: c.json_or_none()?,
                    })
                },
            )?
            .ok_or(StoreError::Missing { what: "revision" })?;
        self.change_one(
            "version",
            "UPDATE version SET state = 'published', scheduled_at = NULL, note = NULL, flag = NULL, live = ?2, published_at = ?3, updated_at = ?4
             WHERE id = ?1",
            params![Text(version), Text(revision), published_at.unix_ms(), updated_at.map(Timestamp::unix_ms)],
        )?;
        let deck =
            [shown.deck.as_str(), &shown.excerpt, teaser].into_iter().find(|text| !text.is_empty()).unwrap_or_default();
        let lead = match (shown.lead, &shown.issue) {
            (None, Some(body)) => self.cover_of(body)?,
            (lead, _) => lead,
        };
        self.change(
            "INSERT INTO card (version, headline, deck, credits, lead) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (version) DO UPDATE SET headline = excluded.headline, deck = excluded.deck, credits = excluded.credits, lead = excluded.lead",
            params![Text(version), shown.headline, deck, Json(&shown.credits), lead.as_ref().map(Json)],
        )?;
        self.listing_rows_refresh(version)?;
        self.media_shown_refresh(version)?;
        self.plan_cancel(version, PlannedAct::Publish { revision })?;
        self.search_touch(version);
        self.story_changed(version, at)
    }
}
