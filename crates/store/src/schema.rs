//! The schema's history: forward only, one file a step under `migrations/`.
//!
//! A released file is never edited. What a running older program still reads is dropped one release later.

use crate::{StoreError, backup};
use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};
use std::fs::{File, OpenOptions};
use std::path::Path;

/// `NRSH`, in the file's header.
const APPLICATION: i32 = 0x4E52_5348;

const STEPS: &[M<'_>] = &[
    M::up(include_str!("../migrations/0001_newsroom.sql")).foreign_key_check(),
    M::up(include_str!("../migrations/0002_search.sql")).foreign_key_check(),
    M::up(include_str!("../migrations/0003_search_heads.sql")).foreign_key_check(),
    M::up(include_str!("../migrations/0004_readers_pages.sql")).foreign_key_check(),
    M::up(include_str!("../migrations/0005_guids.sql")).foreign_key_check(),
    M::up(include_str!("../migrations/0006_pictures.sql")).foreign_key_check(),
    M::up(include_str!("../migrations/0007_door.sql")).foreign_key_check(),
    M::up(include_str!("../migrations/0008_issues.sql")).foreign_key_check(),
    M::up(include_str!("../migrations/0009_plans.sql")).foreign_key_check(),
    M::up(include_str!("../migrations/0010_board.sql")).foreign_key_check(),
    M::up(include_str!("../migrations/0011_revision_names.sql")).foreign_key_check(),
    M::up(include_str!("../migrations/0012_library.sql")).foreign_key_check(),
    M::up(include_str!("../migrations/0013_settings.sql")).foreign_key_check(),
    M::up(include_str!("../migrations/0015_first_pages.sql")).foreign_key_check(),
    M::up(include_str!("../migrations/0016_house_data.sql")).foreign_key_check(),
    M::up(include_str!("../migrations/0017_webhooks.sql")).foreign_key_check(),
    M::up(include_str!("../migrations/0018_plans_from_drafts.sql")).foreign_key_check(),
];

/// Brings the database to the newest schema, after a backup of what was there.
pub(crate) fn bring_up_to_date(connection: &mut Connection, dir: &Path) -> Result<(), StoreError> {
    advance(connection, dir, STEPS)
}

fn advance(connection: &mut Connection, dir: &Path, steps: &[M<'_>]) -> Result<(), StoreError> {
    let known = u32::try_from(steps.len()).unwrap_or(u32::MAX);
    let found = found(connection)?;
    check_owner(connection, found)?;
    match found {
        found if found > known => Err(StoreError::NewerSchema { found, known }),
        found if found == known => Ok(()),
        found => {
            if found > 0 {
                let folder = dir.join("backups");
                crate::store::make_folder(&folder)?;
                backup::copy(connection, &folder.join(format!("before-schema-{}-from-{found}.sqlite", found + 1)))?;
            }
            Migrations::from_slice(steps).to_latest(connection)?;
            tracing::info!(from = found, to = known, "the schema is up to date");
            Ok(())
        }
    }
}

fn found(connection: &Connection) -> Result<u32, StoreError> {
    let version: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    u32::try_from(version).map_err(|_| StoreError::Corrupt { what: format!("schema {version}") })
}

fn check_owner(connection: &Connection, found: u32) -> Result<(), StoreError> {
    let application: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    let fresh = found == 0 && tables == 0;
    if fresh || application == APPLICATION {
        Ok(())
    } else {
        Err(StoreError::Corrupt { what: "it is another program's database".into() })
    }
}

/// Held while a database is opened. The command line may start beside a server: one of them makes and migrates it, the
/// other waits and finds it done. SQLite's own patience does not cover the change to a write-ahead log.
pub(crate) fn lock(dir: &Path) -> Result<File, StoreError> {
    let path = dir.join("migration.lock");
    let opened = OpenOptions::new().create(true).truncate(false).write(true).open(&path);
    opened.and_then(|file| file.lock().map(|()| file)).map_err(|source| StoreError::File { path, source })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connection::{Purpose, open};

    fn fresh() -> (tempfile::TempDir, Connection) {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("nashr.sqlite");
        File::create(&path).expect("a file");
        let connection = open(&path, Purpose::Write).expect("a connection");
        (dir, connection)
    }

    #[test]
    fn the_steps_are_sound_and_every_table_is_strict() {
        let (dir, mut connection) = fresh();
        bring_up_to_date(&mut connection, dir.path()).expect("the schema");
        bring_up_to_date(&mut connection, dir.path()).expect("the schema again");
        let loose: i64 = connection
            .query_row("SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'", [], |row| row.get(0))
            .expect("a count");
        assert_eq!(loose, 0);
        assert!(!dir.path().join("backups").exists(), "nothing was there to back up");
    }

    #[test]
    fn a_step_is_taken_after_a_backup() {
        let (dir, mut connection) = fresh();
        bring_up_to_date(&mut connection, dir.path()).expect("the schema");
        connection.execute("INSERT INTO setting VALUES ('a', '1')", []).expect("a setting");
        let mut steps = STEPS.to_vec();
        steps.push(M::up("DROP TABLE setting;"));
        advance(&mut connection, dir.path(), &steps).expect("a step");
        let name = format!("before-schema-{}-from-{}.sqlite", STEPS.len() + 1, STEPS.len());
        let kept = Connection::open(dir.path().join("backups").join(name)).expect("the backup");
        let value: String =
            kept.query_row("SELECT value FROM setting WHERE key = 'a'", [], |row| row.get(0)).expect("the setting");
        assert_eq!(value, "1");
    }

    #[test]
    fn a_failing_step_leaves_everything_as_it_was() {
        let (dir, mut connection) = fresh();
        bring_up_to_date(&mut connection, dir.path()).expect("the schema");
        let before = found(&connection).expect("a version");
        let mut steps = STEPS.to_vec();
        steps.push(M::up("DROP TABLE job; CREATE TABLE nonsense;"));
        assert!(matches!(advance(&mut connection, dir.path(), &steps), Err(StoreError::Migration(_))));
        assert_eq!(found(&connection).expect("a version"), before);
        connection.execute("DELETE FROM job", []).expect("the table is there");
    }

    #[test]
    fn pictures_that_were_there_before_their_sizes_are_work_to_be_done() {
        let (dir, mut connection) = fresh();
        let before = STEPS.iter().position(|step| *step == pictures()).expect("the step");
        advance(&mut connection, dir.path(), &STEPS[..before]).expect("the schema of then");
        connection
            .execute_batch(
                "INSERT INTO media (id, hash, file_name, mime, bytes, texts) VALUES
                     ('a', 'aa', 'a.jpg', 'image/jpeg', 1, '[]'), ('b', 'aa', 'b.jpg', 'image/jpeg', 1, '[]'),
                     ('c', 'cc', 'c.pdf', 'application/pdf', 1, '[]'), ('d', NULL, 'd.jpg', 'image/jpeg', 0, '[]');
                 INSERT INTO background (id, texts) VALUES ('a', '{}');",
            )
            .expect("what was there");
        bring_up_to_date(&mut connection, dir.path()).expect("the schema");
        let jobs: Vec<String> = connection
            .prepare("SELECT kind || ' ' || payload FROM job ORDER BY kind")
            .expect("a query")
            .query_map([], |row| row.get(0))
            .expect("rows")
            .collect::<Result<_, _>>()
            .expect("jobs");
        assert_eq!(
            jobs,
            [
                "file.first_page {\"media\":\"c\"}",
                "media.shown {}",
                "media.words {}",
                "picture.sizes {\"hash\":\"aa\"}"
            ]
        );
    }

    fn pictures() -> M<'static> {
        M::up(include_str!("../migrations/0006_pictures.sql")).foreign_key_check()
    }

    #[test]
    fn a_newer_schema_is_refused() {
        let (dir, mut connection) = fresh();
        bring_up_to_date(&mut connection, dir.path()).expect("the schema");
        connection.pragma_update(None, "user_version", 99).expect("set");
        assert!(matches!(
            bring_up_to_date(&mut connection, dir.path()),
            Err(StoreError::NewerSchema { found: 99, .. })
        ));
    }

    #[test]
    fn another_programs_database_is_refused() {
        let (dir, mut connection) = fresh();
        connection.execute_batch("CREATE TABLE wp_posts (id INTEGER) STRICT").expect("a table");
        assert!(matches!(bring_up_to_date(&mut connection, dir.path()), Err(StoreError::Corrupt { .. })));
    }
}
