//! The body document: its stored form, what is rendered from it, and what HTML becomes.
#![expect(clippy::needless_pass_by_value, reason = "`json!` values read best where they are passed")]

#[cfg(feature = "html")]
mod cases;
#[cfg_attr(not(feature = "html"), expect(dead_code, reason = "half of it serves what HTML becomes"))]
mod generated;
#[cfg(feature = "html")]
mod hostile;
mod json;
#[cfg(feature = "html")]
mod outline;
mod properties;
mod render;
