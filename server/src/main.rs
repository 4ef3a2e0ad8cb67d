//! `nashr`: the server and its command line.
//!
//! May depend on every crate of the workspace; is depended upon by none. HTTP lives in [`http`], commands in [`cli`];
//! what they do is done by `newsroom`, `exchange` and `app`.

mod assets;
mod cli;
mod config;
mod first_page;
mod http;

mod mail;
mod share_picture;
mod webhooks;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
