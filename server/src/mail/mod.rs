//! Mail: how letters leave the house, and the worker that takes them from the queue.

mod mailer;
#[cfg(test)]
mod tests;
mod worker;

pub use mailer::Mailer;
pub use worker::work;
