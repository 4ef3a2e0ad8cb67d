//! Everything the newsroom keeps, in SQLite: the only crate that knows SQL.
//!
//! It depends on `domain` alone. [`Store::read`] and [`Store::write`] run a closure in one transaction; what the closure
//! gets ([`Reading`], [`Writing`]) has the methods of every concept, one module each, typed in `domain`: noun first, verb
//! last. No row, connection or dialect leaves the crate, because a second store is to come behind the same methods; the
//! promises that it has to keep are in `contract` (feature of that name).
//!
//! Neither clock nor randomness is in here: moments and ids come as arguments. Permission is decided in `newsroom`.
//! Every method answers [`StoreError`]; only what is peculiar to a method is said there.

// Opening, transactions, the schema
mod backup;
mod column;
mod connection;
mod error;
mod first_page;
mod generation;
mod schema;
mod store;
mod transaction;

// The newsroom
mod assignment;
mod background;
mod board;
mod board_views;
mod bulk;
mod card;
mod comment;
mod contributor;
mod correction;
mod edition;
mod guid;
mod issue;
mod library;
mod listing;
mod listing_rows;
mod media;
mod media_shown;
mod menu;
mod most_read;
mod notice;
mod plan;
mod publication;
mod purge;
mod redirect;
mod related;
mod remark;
mod revision;
mod search;
mod search_match;
mod search_rows;
mod section;
mod section_page;
mod series;
mod short_address;
mod sitemap;
mod spoken;
mod story;
mod tag;
mod version;
mod webhook;

// People
mod account_link;
mod attempt;
mod invite;
mod known_device;
mod second_factor;
mod session;
mod user;

// The program's own books
mod audit;
mod import;
mod job;
mod setting;

#[cfg(feature = "contract")]
pub mod contract;

pub use account_link::{AccountLink, LinkPurpose};
pub use audit::{AuditEntry, NewAuditEntry};
pub use board::{BoardPage, BoardStory, BoardVersion};
pub use board_views::BoardFilter;
pub use bulk::BulkRecord;
pub use comment::CommentPage;
pub use correction::CorrectionPage;
pub use error::{StoreError, Unique};
pub use import::{ImportKey, ImportRecord};
pub use job::{Job, JobId, NewJob};
pub use notice::NewNotice;
pub use publication::Publication;
pub use revision::{NewRevision, RevisionHead};
pub use second_factor::{SecondFactor, SecondFactorTrial};
pub use session::Session;
pub use sitemap::PublishedAddress;
pub use store::{Checkpoint, Store};
pub use transaction::{Reading, Writing};
pub use user::UserKeys;
pub use webhook::WebhookSecret;
