//! What a server function may answer instead of its result: a code and parameters, never a sentence.

use crate::status;
use crate::wire::PageJson;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};

/// An error as the browser sees it; its text comes from the catalogue, its cause stands in the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "error", rename_all = "snake_case")]
pub enum ApiError {
    /// Nothing stands there, or nothing that this person may know of.
    #[error("not found")]
    NotFound,
    /// Nobody is signed in, or not any more.
    #[error("sign-in needed")]
    SignInNeeded,
    /// Somebody is signed in who may not do this.
    #[error("forbidden")]
    Forbidden,
    /// Something in the input is not acceptable.
    #[error("invalid {field}: {code}")]
    Invalid {
        /// Which input.
        field: String,
        /// What is wrong with it; a key of the catalogue.
        code: String,
    },
    /// Somebody else saved in between.
    #[error("conflict")]
    Conflict,
    /// The story's state does not allow it any more.
    #[error("not possible in this state")]
    State,
    /// Too many tries.
    #[error("too many tries")]
    TooMany {
        /// Seconds to wait.
        retry_secs: u32,
    },
    /// The server cannot write at the moment.
    #[error("unavailable")]
    Unavailable,
    /// An older page speaks to a newer server: loading it again helps.
    #[error("outdated")]
    Outdated,
    /// The line failed; nothing is known of the outcome.
    #[error("network")]
    Network,
    /// Something is broken here; the log says what, under this id.
    #[error("internal error {id}")]
    Internal {
        /// Id of the request.
        id: String,
    },
}

impl FromServerFnError for ApiError {
    type Encoder = PageJson;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Request(_) | ServerFnErrorErr::Response(_) => Self::Network,
            // An old tab after an upgrade sends what the new server does not know, and the other way round.
            ServerFnErrorErr::Registration(_) | ServerFnErrorErr::Deserialization(_) => {
                // Without a word server_fn answers 500, and the fault is not ours.
                status::set(400);
                Self::Outdated
            }
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) => {
                status::set(400);
                Self::Invalid { field: String::new(), code: "arguments".into() }
            }
            _ => Self::Internal { id: String::new() },
        }
    }
}
