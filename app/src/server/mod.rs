//! The server's half of the application: from a server function to a use-case and back.

mod call;
mod site;

pub use call::{act, act_on_account, answer, present};
pub use site::{BundleNames, Site, Visitor};
