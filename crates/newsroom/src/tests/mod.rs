//! Use-cases on a real store: who may, what is refused, what is written.

mod after_publishing;
mod counterparts;
mod room;
