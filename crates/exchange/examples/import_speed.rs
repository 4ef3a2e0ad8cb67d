//! How long an import of generated posts takes: `cargo run --release -p exchange --example import_speed -- 10000`.

#![expect(clippy::print_stdout, reason = "its figures are its output")]

use domain::edition::{Calendar, Digits, Direction, Edition, Months, SiteIdentity};
use domain::{Actor, EditionCode};
use exchange::Silent;
use exchange::wxr::{Options, import};
use newsroom::{Newsroom, RequestId, SystemSurroundings};
use std::error::Error;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;
use store::Store;

const WORDS: &[&str] = &[
    "river",
    "bridge",
    "کتابخانه",
    "market",
    "night",
    "train",
    "museum",
    "شب",
    "harbour",
    "lantern",
    "the",
    "of",
    "and",
];

fn main() -> Result<(), Box<dyn Error>> {
    let posts: u64 = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(10_000);
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("export.xml");
    write_export(&file, posts)?;
    let megabytes = std::fs::metadata(&file)?.len() / 1_000_000;
    let store = Store::open(folder.path())?;
    let code: EditionCode = "en".parse()?;
    store.write(|w| w.edition_put(&edition(code.clone())))?;
    let newsroom = Newsroom::new(store, folder.path(), Arc::new(SystemSurroundings));
    let options =
        Options { files: vec![file], edition: code, uploads: None, menu: None, dry_run: false, offline: true };
    for run in ["first", "second"] {
        let begun = Instant::now();
        let ctx = newsroom.context(Actor::System, RequestId(0));
        let report = import(&newsroom, &ctx, &options, &mut Silent)?;
        let seconds = begun.elapsed().as_secs_f64();
        let imported = report.imported.get("post").copied().unwrap_or(0);
        println!(
            "{run} import of {posts} posts, {megabytes} MB: {seconds:.2} s, {imported} new, {} MB at most",
            peak_memory()
        );
    }
    Ok(())
}

/// Peak resident memory of this process in megabytes, where the system tells it.
fn peak_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kb| kb.parse::<u64>().ok()).unwrap_or(0) / 1000
}

fn edition(code: EditionCode) -> Edition {
    Edition {
        code,
        language: "en".into(),
        name: "English".into(),
        direction: Direction::Ltr,
        calendar: Calendar::Gregorian,
        digits: Digits::Latin,
        months: Months::Gregorian,
        zone: "UTC".into(),
        missing: domain::edition::MissingTranslation::Hide,
        position: 0,
        site: SiteIdentity::default(),
    }
}

fn write_export(file: &Path, posts: u64) -> std::io::Result<()> {
    let mut out = BufWriter::new(std::fs::File::create(file)?);
    writeln!(
        out,
        r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Speed</title><link>https://speed.example.org</link><wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://speed.example.org</wp:base_blog_url>"#
    )?;
    let mut random = 1_u64;
    for id in 1..=posts {
        let title = sentence(&mut random, 6);
        writeln!(
            out,
            r#"<item><title><![CDATA[{title} {id}]]></title><link>https://speed.example.org/{id}/</link><dc:creator><![CDATA[author{}]]></dc:creator><content:encoded><![CDATA["#,
            id % 20
        )?;
        for _ in 0..8 {
            writeln!(
                out,
                "{} <a href=\"https://speed.example.org/?p={}\">{}</a>\n",
                sentence(&mut random, 60),
                next(&mut random) % posts + 1,
                sentence(&mut random, 2)
            )?;
        }
        writeln!(
            out,
            "[caption width=\"640\"]<img src=\"https://speed.example.org/wp-content/uploads/{id}.jpg\" /> {title}[/caption]]]></content:encoded>"
        )?;
        writeln!(
            out,
            r#"<wp:post_id>{id}</wp:post_id><wp:post_date>20{:02}-0{}-1{} 10:00:00</wp:post_date><wp:post_date_gmt>20{:02}-0{}-1{} 10:00:00</wp:post_date_gmt><wp:comment_status>open</wp:comment_status><wp:post_name>story-{id}</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type><category domain="category" nicename="section-{}"><![CDATA[Section {}]]></category><category domain="post_tag" nicename="tag-{}"><![CDATA[Tag]]></category></item>"#,
            id % 25,
            id % 9 + 1,
            id % 9,
            id % 25,
            id % 9 + 1,
            id % 9,
            id % 12,
            id % 12,
            id % 300
        )?;
    }
    writeln!(out, "</channel></rss>")?;
    out.flush()
}

fn next(random: &mut u64) -> u64 {
    *random ^= *random << 13;
    *random ^= *random >> 7;
    *random ^= *random << 17;
    *random
}

fn sentence(random: &mut u64, words: usize) -> String {
    (0..words).map(|_| WORDS[usize::try_from(next(random)).unwrap_or(0) % WORDS.len()]).collect::<Vec<_>>().join(" ")
}
