//! The real router in process, on a real store.

mod access;
mod crawl;
mod desk;
mod newsroom;
mod pages;
mod search;
mod stories;
mod traps;
