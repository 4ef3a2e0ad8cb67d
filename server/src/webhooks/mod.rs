//! Webhooks: how other programs are told, and the worker that takes messages from the queue. What is sent and how it is
//! signed is written down for their authors in `docs/webhooks.md`.

mod poster;
mod reach;
#[cfg(test)]
mod tests;
mod worker;

pub use poster::Poster;
pub use worker::work;
