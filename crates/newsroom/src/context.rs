//! What a use-case runs in: the newsroom it serves, and on whose behalf, when and for which request.

use crate::NewsroomError;
use crate::writing::Presence;
use domain::{Actor, Edition, Timestamp};
use std::collections::HashMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use store::Store;
use text::formatting::{FormatSettings, Formats};

/// Clock and randomness: real ones in the program, fixed ones in tests.
pub trait Surroundings: Send + Sync {
    /// The time.
    fn now(&self) -> Timestamp;
    /// Fills the bytes from a cryptographically secure source.
    fn randomise(&self, bytes: &mut [u8]);
}

/// The machine's clock and randomness.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemSurroundings;

impl Surroundings for SystemSurroundings {
    fn now(&self) -> Timestamp {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }

    fn randomise(&self, bytes: &mut [u8]) {
        // A machine without randomness cannot run a newsroom: every token would be guessable.
        getrandom::fill(bytes).expect("the system gives randomness");
    }
}

/// Names one request in log, audit trail and error pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RequestId(pub u64);

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:012x}", self.0 & 0xffff_ffff_ffff)
    }
}

/// One newsroom: its store, its folder, its surroundings. Cheap to clone.
#[derive(Clone)]
pub struct Newsroom {
    store: Store,
    data: Arc<Path>,
    surroundings: Arc<dyn Surroundings>,
    presence: Arc<Presence>,
    near: bool,
    // Reading the tables of a language takes milliseconds; a page must not pay that.
    formats: Arc<RwLock<HashMap<FormatSettings, Arc<Formats>>>>,
}

impl fmt::Debug for Newsroom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Newsroom").field("data", &self.data).finish_non_exhaustive()
    }
}

impl Newsroom {
    /// The newsroom that lives in a data folder.
    pub fn new(store: Store, data: &Path, surroundings: Arc<dyn Surroundings>) -> Self {
        Self {
            store,
            data: Arc::from(data),
            surroundings,
            presence: Arc::default(),
            near: false,
            formats: Arc::default(),
        }
    }

    /// The same where webhooks may listen on this machine, also without TLS: for development and tests.
    #[must_use]
    pub fn reaching_near(self, near: bool) -> Self {
        Self { near, ..self }
    }

    /// Whether webhooks may listen on this machine.
    pub fn reaches_near(&self) -> bool {
        self.near
    }

    pub(crate) fn presence(&self) -> &Presence {
        &self.presence
    }

    /// The context of one request or command.
    pub fn context(&self, actor: Actor, request: RequestId) -> Context {
        Context {
            actor,
            now: self.surroundings.now(),
            request,
            seat: None,
            surroundings: Arc::clone(&self.surroundings),
        }
    }

    /// Grows with every change that an anonymous reader can see.
    pub fn content_generation(&self) -> u64 {
        self.store.generation()
    }

    /// Looks whether another process (the command line) has changed what readers see; answers the generation.
    ///
    /// # Errors
    /// The store's.
    pub fn refresh_content_generation(&self) -> Result<u64, NewsroomError> {
        Ok(self.store.generation_refresh()?)
    }

    /// Moves the write-ahead log into the database file; for a timer.
    ///
    /// # Errors
    /// The store's.
    pub fn checkpoint(&self) -> Result<(), NewsroomError> {
        self.store.checkpoint()?;
        Ok(())
    }

    /// The conventions of an edition's dates and numbers.
    ///
    /// # Errors
    /// [`NewsroomError::Edition`]: its language or time zone is unknown.
    pub fn formats(&self, edition: &Edition) -> Result<Arc<Formats>, NewsroomError> {
        let settings = FormatSettings {
            language: edition.language.clone(),
            calendar: edition.calendar,
            digits: edition.digits,
            months: edition.months,
            zone: edition.zone.clone(),
        };
        if let Some(formats) = self.formats.read().unwrap_or_else(PoisonError::into_inner).get(&settings) {
            return Ok(Arc::clone(formats));
        }
        let formats = Arc::new(Formats::new(settings.clone())?);
        self.formats.write().unwrap_or_else(PoisonError::into_inner).insert(settings, Arc::clone(&formats));
        Ok(formats)
    }

    /// The newsroom's folder.
    pub(crate) fn data_folder(&self) -> &Path {
        &self.data
    }

    /// Where the bytes of pictures and files are kept, by hash.
    pub fn media_folder(&self) -> PathBuf {
        self.data.join("media")
    }

    /// Where the sizes of pictures are kept that were made of them; it can be emptied, and fills again.
    pub fn sizes_folder(&self) -> PathBuf {
        self.data.join("sizes")
    }

    /// The store. Use-cases alone use it; what is above calls use-cases.
    pub(crate) fn store(&self) -> &Store {
        &self.store
    }
}

/// On whose behalf, when and for which request a use-case runs.
#[derive(Clone)]
pub struct Context {
    /// On whose behalf.
    pub actor: Actor,
    /// When; the same moment through the whole use-case.
    pub now: Timestamp,
    /// For which request.
    pub request: RequestId,
    /// The session that the actor holds.
    pub(crate) seat: Option<Seat>,
    surroundings: Arc<dyn Surroundings>,
}

/// A session, as far as use-cases ask for it.
#[derive(Clone, Copy)]
pub(crate) struct Seat {
    /// Of its token.
    pub hash: [u8; 32],
    /// When its holder last proved who they are.
    pub confirmed: Timestamp,
}

impl fmt::Debug for Context {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Context")
            .field("actor", &self.actor)
            .field("now", &self.now)
            .field("request", &self.request)
            .finish_non_exhaustive()
    }
}

impl Context {
    /// Randomness for a new id.
    pub fn entropy(&self) -> u128 {
        u128::from_le_bytes(self.random_bytes())
    }

    /// Random bytes, fit for secrets.
    pub fn random_bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.surroundings.randomise(&mut bytes);
        bytes
    }

    /// The same request on somebody else's behalf: who turned out to hold a session.
    #[must_use]
    pub fn acting_as(mut self, actor: Actor) -> Self {
        self.actor = actor;
        self
    }

    /// The same request of whoever holds that session.
    pub(crate) fn seated(mut self, actor: Actor, seat: Seat) -> Self {
        self.seat = Some(seat);
        self.acting_as(actor)
    }
}
