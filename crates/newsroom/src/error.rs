//! Why a use-case did not do what it was asked.

use domain::ids::RevisionId;
use domain::{SlugError, State};
use store::StoreError;

/// Why a use-case did not do what it was asked: codes and parameters; the words are the interface's.
#[derive(Debug, thiserror::Error)]
pub enum NewsroomError {
    /// Nothing stands there, or nothing that the actor may know of.
    #[error("not found")]
    NotFound,
    /// Nobody is signed in.
    #[error("sign-in needed")]
    SignInNeeded,
    /// Somebody is signed in who may not do this.
    #[error("forbidden")]
    Forbidden,
    /// They have to prove once more who they are.
    #[error("confirmation needed")]
    ConfirmNeeded,
    /// Their role needs a second factor, and the days to set it up are over.
    #[error("second factor needed")]
    TwoFactorNeeded,
    /// A mailed link is none any more: it was used, replaced, or its time is over.
    #[error("the link has ended")]
    LinkEnded,
    /// Something in the input is not acceptable.
    #[error("{field}: {problem:?}")]
    Invalid {
        /// Which input.
        field: &'static str,
        /// What is wrong with it.
        problem: Invalid,
    },
    /// Somebody else saved in between; nothing was written.
    #[error("conflict: the working revision is {working}")]
    Conflict {
        /// What the text would have had to build on.
        working: RevisionId,
    },
    /// The version's state does not allow it.
    #[error("not possible while {0:?}")]
    State(State),
    /// Too many tries.
    #[error("too many tries, wait {retry_secs} s")]
    TooMany {
        /// Seconds to wait.
        retry_secs: u32,
    },
    /// There is a newsroom in the store already; nothing was written.
    #[error("the data folder holds a newsroom already")]
    NotEmpty,
    /// Set-up was done already, or the token is not the one that was printed.
    #[error("set-up is closed")]
    SetUpClosed,
    /// A convention of an edition cannot be followed: an unknown time zone or language.
    #[error("edition: {0}")]
    Edition(#[from] text::TextError),
    /// A password could not be hashed or read.
    #[error("password hash: {0}")]
    PasswordHash(String),
    /// A file that somebody gave is nothing that is taken.
    #[error(transparent)]
    Refused(#[from] crate::importing::Refusal),
    /// A file could not be written or read.
    #[error("{what}: {source}")]
    File {
        /// Which, and doing what.
        what: String,
        /// The system's word.
        source: std::io::Error,
    },
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl NewsroomError {
    /// There is no room left on the disk.
    pub fn is_full(&self) -> bool {
        match self {
            Self::Store(StoreError::Full) => true,
            Self::File { source, .. } => {
                matches!(source.kind(), std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded)
            }
            _ => false,
        }
    }

    /// The machine cannot do it at the moment (disk full, database busy): trying again later helps.
    pub fn is_temporary(&self) -> bool {
        matches!(self, Self::Store(StoreError::Busy | StoreError::Full | StoreError::Disk(_)))
    }
}

/// What is wrong with an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Invalid {
    /// It is empty.
    Empty,
    /// It is too long.
    Long,
    /// It is too short.
    Short,
    /// It is known to everyone: a password of every list, the site's name.
    Common,
    /// It is taken.
    Taken,
    /// It is not of the form that is needed.
    Form,
    /// Nothing has that name.
    Unknown,
    /// It lies in the past, or before what it has to follow.
    Past,
    /// The program needs it for itself.
    Reserved,
    /// Sign-in: login and password do not go together.
    Credentials,
    /// It is not the code that is expected.
    Code,
    /// Without them nobody could manage people any more.
    LastAdmin,
    /// A rule needs it.
    Required,
    /// Somebody changed it in the meantime.
    Changed,
    /// Something still stands in it or names it.
    Used,
    /// It would lead back to itself.
    Loop,
    /// It would lead to what itself only leads on.
    Chain,
    /// There is no such time zone.
    Zone,
    /// A colour that does not stand out enough.
    Faint,
}

impl Invalid {
    /// Its name, a key of the catalogues.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Long => "long",
            Self::Short => "short",
            Self::Common => "common",
            Self::Taken => "taken",
            Self::Form => "form",
            Self::Unknown => "unknown",
            Self::Past => "past",
            Self::Reserved => "reserved",
            Self::Credentials => "credentials",
            Self::Code => "code",
            Self::LastAdmin => "last_admin",
            Self::Required => "required",
            Self::Changed => "changed",
            Self::Used => "used",
            Self::Loop => "loop",
            Self::Chain => "chain",
            Self::Zone => "zone",
            Self::Faint => "faint",
        }
    }
}

impl From<SlugError> for Invalid {
    fn from(error: SlugError) -> Self {
        match error {
            SlugError::Empty => Self::Empty,
            SlugError::Reserved(_) => Self::Reserved,
            SlugError::Character => Self::Form,
            SlugError::Long => Self::Long,
        }
    }
}
