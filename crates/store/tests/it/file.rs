//! The file itself: permissions, backup, two processes, the write-ahead log, damage.

use rusqlite::Connection;
use std::path::Path;
use store::{Checkpoint, Store, StoreError};

fn folder() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    std::fs::copy(crate::template(), dir.path().join("nashr.sqlite")).expect("a copy");
    dir
}

fn raw(dir: &Path) -> Connection {
    Connection::open(dir.join("nashr.sqlite")).expect("a connection")
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_read() {
    use std::os::unix::fs::PermissionsExt as _;
    let dir = tempfile::tempdir().expect("a folder");
    let data = dir.path().join("deep/data");
    let store = Store::open(&data).expect("a store");
    store.write(|w| w.setting_put("a", &1)).expect("a write");
    let mode = |path: &Path| std::fs::metadata(path).expect("a file").permissions().mode() & 0o777;
    assert_eq!(mode(&data), 0o700);
    for name in ["nashr.sqlite", "nashr.sqlite-wal", "nashr.sqlite-shm"] {
        assert_eq!(mode(&data.join(name)), 0o600, "{name}");
    }
}

#[test]
fn a_store_is_shared_between_threads() {
    fn shared<T: Clone + Send + Sync>() {}
    shared::<Store>();
}

#[test]
fn a_backup_is_whole_and_opens_as_a_newsroom() {
    let dir = folder();
    let store = Store::open(dir.path()).expect("a store");
    store.write(|w| w.setting_put("a", &1)).expect("a write");
    let copy = dir.path().join("copy");
    std::fs::create_dir(&copy).expect("a folder");
    let path = copy.join("nashr.sqlite");
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| (0..50).try_for_each(|n| store.write(|w| w.setting_put("n", &n))));
        for _ in 0..3 {
            store.backup_to(&path).expect("a backup");
        }
        writer.join().expect("the writer").expect("its writes");
    });
    assert_eq!(std::fs::read_dir(&copy).expect("a folder").count(), 1, "nothing half-made is left");
    let sound: String = Connection::open(&path)
        .expect("the copy")
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .expect("a check");
    assert_eq!(sound, "ok");
    let restored = Store::open(&copy).expect("the restored store");
    assert_eq!(restored.read(|r| r.setting_get::<u32>("a")).expect("a reading"), Some(1));
    let nowhere = store.backup_to(&dir.path().join("absent/x.sqlite"));
    assert!(matches!(nowhere, Err(StoreError::File { .. })));
}

#[test]
fn another_process_is_seen_after_a_refresh() {
    let dir = folder();
    let (server, command_line) = (Store::open(dir.path()).expect("a store"), Store::open(dir.path()).expect("a store"));
    let before = server.generation();
    command_line
        .write::<_, StoreError>(|w| {
            w.shows_to_readers();
            w.setting_put("a", &1)
        })
        .expect("a write");
    assert_eq!(server.generation(), before);
    assert_eq!(server.generation_refresh().expect("a refresh"), before + 1);
    assert_eq!(server.generation(), before + 1);
    assert_eq!(server.read(|r| r.setting_get::<u32>("a")).expect("a reading"), Some(1));
    drop(command_line);
    server.write(|w| w.setting_put("a", &2)).expect("the server writes on");
    assert_eq!(server.read(|r| r.setting_get::<u32>("a")).expect("a reading"), Some(2));
}

#[test]
fn two_processes_may_open_a_fresh_folder_at_once() {
    let dir = tempfile::tempdir().expect("a folder");
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| Store::open(dir.path()).map(drop).expect("a store"));
        }
    });
}

#[test]
fn the_audit_trail_cannot_be_changed_even_by_hand() {
    let dir = folder();
    let store = Store::open(dir.path()).expect("a store");
    let detail = serde_json::Value::Null;
    let entry = store::NewAuditEntry { actor: None, act: "a", subject: "b", detail: &detail, at: domain::Timestamp(0) };
    store.write(|w| w.audit_add(&entry)).expect("an entry");
    for sql in ["UPDATE audit SET act = 'x'", "DELETE FROM audit"] {
        let refused = raw(dir.path()).execute(sql, []).expect_err(sql);
        assert!(refused.to_string().contains("append-only"), "{refused}");
    }
}

#[test]
fn the_log_is_kept_short_without_a_server_and_emptied_at_the_end() {
    let dir = folder();
    let log = dir.path().join("nashr.sqlite-wal");
    let store = Store::open(dir.path()).expect("a store");
    let long = "x".repeat(1 << 20);
    for n in 0..60 {
        store.write(|w| w.setting_put(&format!("k{}", n % 3), &long)).expect("a write");
    }
    let bytes = std::fs::metadata(&log).expect("a log").len();
    assert!(bytes < 30 << 20, "60 MB were written, the log has {bytes} bytes");
    assert_eq!(store.checkpoint().expect("a checkpoint"), Checkpoint::Emptied);
    assert_eq!(std::fs::metadata(&log).expect("a log").len(), 0);
    store.write(|w| w.setting_put("last", &1)).expect("a write");
    drop(store);
    assert!(!log.exists(), "the last connection removes the log");
    assert_eq!(
        Store::open(dir.path()).expect("a store").read(|r| r.setting_get::<u32>("last")).expect("a reading"),
        Some(1)
    );
}

#[test]
fn a_long_reader_holds_up_neither_writers_nor_the_checkpoint() {
    let dir = folder();
    let store = Store::open(dir.path()).expect("a store");
    store.write(|w| w.setting_put("a", &1)).expect("a write");
    let began = std::time::Instant::now();
    store
        .read::<_, StoreError>(|r| {
            r.setting_get::<u32>("a")?;
            store.write(|w| w.setting_put("a", &2))?;
            assert_eq!(store.checkpoint()?, Checkpoint::Partial);
            store.write(|w| w.setting_put("a", &3))
        })
        .expect("a reading");
    assert!(began.elapsed().as_secs() < 3, "{:?}", began.elapsed());
    assert_eq!(store.checkpoint().expect("a checkpoint"), Checkpoint::Emptied);
}

#[test]
fn readers_cannot_write() {
    // The type forbids it already; this is the second lock.
    let dir = folder();
    let store = Store::open(dir.path()).expect("a store");
    let reading = store.read::<_, StoreError>(|r| r.generation());
    assert!(reading.is_ok());
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY;
    let reader = Connection::open_with_flags(dir.path().join("nashr.sqlite"), flags).expect("a reader");
    assert!(reader.execute("DELETE FROM setting", []).is_err());
}

#[test]
fn what_is_no_database_is_named_as_damaged() {
    let dir = tempfile::tempdir().expect("a folder");
    std::fs::write(dir.path().join("nashr.sqlite"), "this is no database, but a text that is long enough")
        .expect("a file");
    assert!(matches!(Store::open(dir.path()), Err(StoreError::Corrupt { .. })));
}

#[test]
fn a_folder_that_cannot_be_made_is_named() {
    let dir = tempfile::tempdir().expect("a folder");
    let file = dir.path().join("file");
    std::fs::write(&file, "").expect("a file");
    assert!(matches!(Store::open(&file.join("data")), Err(StoreError::File { .. })));
}

#[test]
fn a_damaged_value_is_an_error_and_never_another_text() {
    let dir = folder();
    let store = Store::open(dir.path()).expect("a store");
    let sql = "INSERT INTO edition VALUES ('en', 'en', 'English', 'sideways', 'gregorian', 'latin', 'gregorian', 'UTC', 'hide', 0, '{}')";
    raw(dir.path()).execute(sql, []).expect("a row");
    assert!(matches!(store.read(|r| r.edition_list()), Err(StoreError::Corrupt { .. })));
}
