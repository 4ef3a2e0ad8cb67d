//! How well search finds the demo newsroom's stories: `cargo run --release -p exchange --example search_quality`.

#![expect(clippy::print_stdout, reason = "its figures are its output")]

#[expect(dead_code, reason = "the example search_speed uses the rest")]
#[path = "../tests/search/corpus.rs"]
mod corpus;
#[path = "../tests/search/quality.rs"]
mod quality;

fn main() -> Result<(), corpus::Fault> {
    let folder = tempfile::tempdir()?;
    println!("{}", quality::report(&quality::ask(folder.path())?));
    Ok(())
}
