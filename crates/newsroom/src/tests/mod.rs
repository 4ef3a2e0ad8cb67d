//! Use-cases on a real store: who may, what is refused, what is written.

mod after_publishing;
mod beginning;
mod counterparts;
mod desk_work;
mod history;
mod planning;
mod room;
