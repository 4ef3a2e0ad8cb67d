//! Use-cases: one function an act of the newsroom.
//!
//! Each loads, authorises, decides, writes and audits, in one transaction of the store, on behalf of the actor of its
//! [`Context`]. Permission is decided here and nowhere above. May depend on `store` and `domain` (and `text`); knows no
//! HTTP and no views. Time and randomness come in through the [`Newsroom`]'s [`Surroundings`](context::Surroundings).

pub mod accounts;
pub mod arranging;
pub mod assigning;
mod audit;
pub mod backgrounds;
pub mod bulk;
mod context;
pub mod correcting;
mod error;
pub mod founding;
pub mod importing;
pub mod library;
pub mod mailing;
pub mod most_read;
pub mod noticing;
pub mod picturing;
pub mod previewing;
pub mod reading;
pub mod remarking;
pub mod searching;
pub mod webhooks;
pub mod writing;

pub use context::{Context, Newsroom, RequestId, Surroundings, SystemSurroundings};
pub use error::{Invalid, NewsroomError};

#[cfg(test)]
mod tests;
