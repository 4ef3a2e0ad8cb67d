//! What was acknowledged survives a killed process, and nothing stands half.

use rusqlite::Connection;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;
use store::{Store, StoreError};

const FOLDER: &str = "NASHR_STORE_KILL_FOLDER";

/// The child: writes pairs and says so after each commit, until it is killed. Nothing happens in a plain run.
#[test]
#[ignore = "runs as the child of the tests below"]
fn writes_until_killed() {
    let Some(dir) = std::env::var_os(FOLDER) else { return };
    let store = Store::open(Path::new(&dir)).expect("a store");
    let first = store.read(|r| r.setting_get::<u64>("left")).expect("a reading").unwrap_or(0);
    for number in first + 1.. {
        store
            .write::<_, StoreError>(|w| {
                w.shows_to_readers();
                w.setting_put("left", &number)?;
                w.setting_put(&format!("pad{}", number % 50), &"x".repeat(2_000))?;
                w.setting_put("right", &number)
            })
            .expect("a write");
        println!("ack {number}");
    }
}

/// Kills a writing process so many times; answers how many writes were acknowledged in all.
fn kill(times: u32) -> u64 {
    let dir = tempfile::tempdir().expect("a folder");
    std::fs::copy(crate::template(), dir.path().join("nashr.sqlite")).expect("a copy");
    let mut acknowledged = 0;
    for round in 0..times {
        let mut child = Command::new(std::env::current_exe().expect("this program"))
            .args(["--ignored", "--exact", "kill::writes_until_killed", "--nocapture"])
            .env(FOLDER, dir.path())
            .stdout(Stdio::piped())
            .spawn()
            .expect("a child");
        let out = child.stdout.take().expect("its output");
        let reader = std::thread::spawn(move || {
            // A last line that was cut off is no acknowledgement.
            let lines = BufReader::new(out).lines().map_while(Result::ok);
            lines.filter_map(|line| line.split("ack ").nth(1)?.parse::<u64>().ok()).last()
        });
        std::thread::sleep(Duration::from_millis(60 + u64::from(round * 37 % 90)));
        child.kill().expect("a kill");
        child.wait().expect("its end");
        acknowledged = reader.join().expect("the reader").unwrap_or(0).max(acknowledged);
        check(dir.path(), acknowledged);
    }
    acknowledged
}

fn check(dir: &Path, acknowledged: u64) {
    let store = Store::open(dir).expect("the store opens again");
    let (left, right) = store
        .read::<_, StoreError>(|r| {
            Ok((r.setting_get::<u64>("left")?.unwrap_or(0), r.setting_get::<u64>("right")?.unwrap_or(0)))
        })
        .expect("a reading");
    assert_eq!(left, right, "a write stands half");
    assert!(left >= acknowledged, "{acknowledged} was acknowledged, {left} is stored");
    assert_eq!(store.generation(), left + 1, "the generation goes with its commit");
    drop(store);
    let sound: String = Connection::open(dir.join("nashr.sqlite"))
        .expect("a connection")
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .expect("a check");
    assert_eq!(sound, "ok");
}

#[test]
fn acknowledged_writes_survive_ten_kills() {
    let acknowledged = kill(10);
    assert!(acknowledged > 0, "no child ever wrote");
}

#[test]
#[ignore = "a minute and a half: cargo test -p store -- --ignored acknowledged_writes_survive_many_kills"]
fn acknowledged_writes_survive_many_kills() {
    println!("{} acknowledged", kill(500));
}
