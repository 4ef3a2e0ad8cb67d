//! The real router in process, on a real store.

mod access;
mod agreement;
mod banner;
mod crawl;
mod desk;
mod door;
mod feeds;
mod heads;
mod hostile;
mod library;
mod media;
pub mod newsroom;
mod pages;
mod pictures;
mod planning;
mod preview;
mod reads;
mod search;
mod settings;
mod sitemaps;
mod speed;
mod stories;
mod traps;
