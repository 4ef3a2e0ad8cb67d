//! What comes in from other systems and what goes out to them.
//!
//! Reads another system's files into the newsroom's own words and hands them to `newsroom::importing` (the demo's to
//! `newsroom::founding`), which writes; so it depends on `newsroom` (and `domain`, `text`) and knows neither the database
//! nor HTTP.

pub mod demo;
mod error;
mod progress;
pub mod report;
pub mod wxr;

pub use error::ExchangeError;
pub use progress::{Phase, Progress, Silent};
pub use report::Report;
