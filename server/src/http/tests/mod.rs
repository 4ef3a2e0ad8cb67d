//! The real router in process, on a real store.

mod access;
mod banner;
mod crawl;
mod desk;
mod door;
pub mod newsroom;
mod pages;
mod reads;
mod search;
mod speed;
mod stories;
mod traps;
