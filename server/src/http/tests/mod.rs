//! The real router in process, on a real store.

mod access;
mod banner;
mod crawl;
mod desk;
mod newsroom;
mod pages;
mod planning;
mod reads;
mod search;
mod speed;
mod stories;
mod traps;
