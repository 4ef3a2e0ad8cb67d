//! Use-cases on a real store: who may, what is refused, what is written.

mod after_publishing;
mod arranging;
mod beginning;
mod counterparts;
mod describing;
mod desk_work;
mod history;
mod house;
mod planning;
pub(crate) mod room;
mod webhooks;
