//! The real router in process, on a real store.

mod access;
mod desk;
mod newsroom;
mod pages;
mod search;
mod speed;
mod traps;
