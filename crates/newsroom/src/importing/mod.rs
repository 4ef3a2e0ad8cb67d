//! Importing: another site's things, put into the newsroom's own words elsewhere, come in batch by batch.
//!
//! Each batch is one transaction, so an import that is cut off can be started again: ids derive from the source, and a
//! ledger knows what came last time. Equal again: nothing is done. Changed at the source: it is updated, unless the
//! desk has edited it since; then the desk's stays and both texts are told.

pub(crate) mod files;
mod incoming;
mod stories;
mod things;

pub use files::Refusal;
pub use incoming::{Applied, Incoming, IncomingMedia, IncomingStory, Notice, Outcome, Thing};

use crate::{Context, Newsroom, NewsroomError};
use domain::{Act, Edition, EditionCode};
use serde_json::json;
use sha2::{Digest, Sha256};
use store::{ImportKey, ImportRecord, NewAuditEntry, Writing};

/// Whether the import is real.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// It is written.
    Write,
    /// Only what would come of it is told.
    Rehearse,
}

/// An import under way: from one site into one edition.
#[derive(Debug)]
pub struct Importing<'n> {
    newsroom: &'n Newsroom,
    ctx: Context,
    source: String,
    edition: Edition,
    mode: Mode,
}

impl<'n> Importing<'n> {
    /// Begins an import from a site (a name that stays the same for its next import) into an edition.
    ///
    /// # Errors
    /// [`NewsroomError::Forbidden`]; [`NewsroomError::NotFound`] if there is no such edition.
    pub fn begin(
        newsroom: &'n Newsroom,
        ctx: Context,
        source: &str,
        edition: &EditionCode,
        mode: Mode,
    ) -> Result<Self, NewsroomError> {
        if !ctx.actor.may(Act::Import) {
            return Err(NewsroomError::Forbidden);
        }
        let edition = newsroom.store().read(|store| store.edition_by_code(edition))?.ok_or(NewsroomError::NotFound)?;
        Ok(Self { newsroom, ctx, source: source.to_owned(), edition, mode })
    }

    /// The edition that it goes into.
    pub fn edition(&self) -> &Edition {
        &self.edition
    }

    /// Brings a batch in, all of it or, after an error, nothing; answers for each thing what became of it.
    ///
    /// # Errors
    /// What keeps files or transaction from the disk; [`NewsroomError::Invalid`] if a story was imported into another
    /// edition before.
    pub fn apply(&self, batch: &[Incoming]) -> Result<Vec<Applied>, NewsroomError> {
        let prepared = batch.iter().map(|incoming| self.prepare(incoming)).collect::<Result<Vec<_>, _>>()?;
        // Most batches of a second import change nothing: those take no turn of the one writer.
        let unchanged = self.newsroom.store().read(|store| {
            let mut applied = Vec::with_capacity(prepared.len());
            for thing in &prepared {
                let before = store.import_record(&self.key(thing))?;
                applied.push(
                    before
                        .filter(|record| came(&record.digest) == thing.digest)
                        .map(|_| Applied { outcome: Outcome::Unchanged, notices: thing.notices.clone() }),
                );
            }
            Ok::<_, NewsroomError>(applied)
        })?;
        if let Some(applied) = unchanged.iter().cloned().collect() {
            return Ok(applied);
        }
        if self.mode == Mode::Rehearse {
            return self.rehearse(&prepared);
        }
        self.newsroom.store().write(|store| {
            let applied = prepared.iter().map(|thing| self.one(store, thing)).collect::<Result<Vec<_>, _>>()?;
            let changed = applied.iter().filter(|a| matches!(a.outcome, Outcome::Imported | Outcome::Updated)).count();
            if changed > 0 {
                store.shows_to_readers();
                let detail = json!({ "changed": changed, "edition": self.edition.code, "request": self.ctx.request.to_string() });
                let actor = self.ctx.actor.user_id();
                store.audit_add(&NewAuditEntry { actor, act: "import.batch", subject: &self.source, detail: &detail, at: self.ctx.now })?;
            }
            Ok(applied)
        })
    }

    fn prepare<'b>(&self, incoming: &'b Incoming) -> Result<Prepared<'b>, NewsroomError> {
        let mut notices = Vec::new();
        let mut hash = Sha256::new();
        let mut stored = None;
        if let Thing::Media(IncomingMedia { file: Some(file), .. }) = &incoming.thing {
            match files::keep(
                &self.newsroom.media_folder(),
                files::Source::File(file),
                file.file_name().and_then(|name| name.to_str()).unwrap_or_default(),
                self.mode == Mode::Write,
                &self.ctx,
            )? {
                Ok(kept) => {
                    hash.update(&kept.hash);
                    stored = Some(kept);
                }
                Err(refusal) => notices.push(Notice::FileRefused { reason: refusal.to_string() }),
            }
        }
        digest_into(&mut hash, &incoming.thing);
        Ok(Prepared { key: &incoming.key, thing: &incoming.thing, digest: hex(hash), stored, notices })
    }

    fn key<'k>(&'k self, thing: &'k Prepared<'_>) -> ImportKey<'k> {
        ImportKey { source: &self.source, kind: thing.thing.concept(), source_id: thing.key }
    }

    /// What would become of each, as far as the ledger tells.
    fn rehearse(&self, prepared: &[Prepared<'_>]) -> Result<Vec<Applied>, NewsroomError> {
        self.newsroom.store().read(|store| {
            prepared
                .iter()
                .map(|thing| {
                    let outcome = match store.import_record(&self.key(thing))? {
                        None => Outcome::Imported,
                        Some(record) if came(&record.digest) == thing.digest => Outcome::Unchanged,
                        Some(_) => Outcome::Updated,
                    };
                    Ok(Applied { outcome, notices: thing.notices.clone() })
                })
                .collect()
        })
    }

    fn one(&self, store: &Writing<'_>, thing: &Prepared<'_>) -> Result<Applied, NewsroomError> {
        let key = self.key(thing);
        let before = store.import_record(&key)?;
        if before.as_ref().is_some_and(|record| came(&record.digest) == thing.digest) {
            return Ok(Applied { outcome: Outcome::Unchanged, notices: thing.notices.clone() });
        }
        let mut notices = thing.notices.clone();
        let written = match thing.thing {
            Thing::Story(story) => stories::put(store, &self.ctx, story, before.as_ref(), &mut notices)?,
            other => things::put(store, &self.ctx, other, thing.stored.as_ref(), before.as_ref(), &mut notices)?,
        };
        let outcome = match written {
            Written::Kept { desk, import } => Outcome::KeptDeskEdit { desk, import },
            Written::Done { entity, digest, revision } => {
                let record = ImportRecord { entity, digest: format!("{}.{digest}", thing.digest), revision };
                store.import_record_put(&key, &record)?;
                if before.is_some() { Outcome::Updated } else { Outcome::Imported }
            }
        };
        Ok(Applied { outcome, notices })
    }
}

/// A thing with what was found out about it before the transaction.
struct Prepared<'b> {
    key: &'b str,
    thing: &'b Thing,
    /// Of what came.
    digest: String,
    stored: Option<files::Kept>,
    notices: Vec<Notice>,
}

/// What writing a thing came to.
enum Written {
    /// It is written; with its id, the digest of what now stands here, and the revision that was made.
    Done { entity: String, digest: String, revision: Option<domain::ids::RevisionId> },
    /// The desk has edited it since.
    Kept { desk: String, import: String },
}

/// The ledger's digest is of what came and, behind the dot, of what was written for it.
fn came(digest: &str) -> &str {
    digest.split('.').next().unwrap_or_default()
}

fn wrote(digest: &str) -> &str {
    digest.split_once('.').map_or("", |(_, wrote)| wrote)
}

fn digest_into(hash: &mut Sha256, value: &impl serde::Serialize) {
    // Types of our own with derived serialisation into memory; one that failed would only look changed each time.
    hash.update(serde_json::to_vec(value).unwrap_or_default());
}

fn digest_of(value: &impl serde::Serialize) -> String {
    let mut hash = Sha256::new();
    digest_into(&mut hash, value);
    hex(hash)
}

fn hex(hash: Sha256) -> String {
    use std::fmt::Write as _;
    hash.finalize().iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
