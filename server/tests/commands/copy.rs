//! All that one database holds goes into another, of either engine, or nothing of it.

use std::fs;
use std::process::Stdio;
use std::time::Duration;

use base::{Clock, Database, Db, execute};
use server::MIGRATIONS;
use sqlx::SqlitePool;
use sqlx::sqlite::SqliteConnectOptions;
use testkit::{Engine, contents, database, engines};
use tokio::sync::OnceCell;

use crate::backup::{address, empty, held};
use crate::desk::{Desk, ENGLISH, FRENCH, clean};

/// A file of SQLite that holds the demonstration, made once.
async fn demonstration(desk: &Desk, name: &str) -> String {
    static MADE: OnceCell<Vec<u8>> = OnceCell::const_new();
    let made = MADE.get_or_init(|| async {
        let desk = Desk::new();
        let database =
            Database::open(&format!("sqlite:{}", desk.path("demo.db").display()), &MIGRATIONS).await.unwrap();
        server::demo::make(&database, Clock::System.now()).await.unwrap();
        database.close().await;
        fs::read(desk.path("demo.db")).unwrap()
    });
    desk.write(name, made.await);
    format!("sqlite:{}", desk.path(name).display())
}

/// The tables that were copied, with their counts and sums, as they were told.
fn told_sums(told: &str) -> Vec<Vec<&str>> {
    let lines = told.lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
    lines.filter(|words| words.len() == 3 && words[2].len() == 16).collect()
}

#[tokio::test]
async fn a_database_goes_to_the_other_engine_and_comes_back_the_same() {
    if !engines().contains(&Engine::Postgres) {
        return;
    }
    let (desk, kept) = (Desk::new(), database(Engine::Sqlite).await);
    server::demo::make(&kept.database, Clock::System.now()).await.unwrap();
    let first = address(&kept.database).await;
    let (server, second) = empty(Engine::Postgres, &desk).await;
    let third = format!("sqlite:{}", desk.path("back.db").display());
    let there = desk.maillage(FRENCH, &["copy", "--from", &first, "--to", &second]).done_with_progress();
    let back = desk.maillage(ENGLISH, &["copy", "--from", &second, "--to", &third]).done_with_progress();

    let (sums, again) = (told_sums(&there), told_sums(&back));
    assert!(sums.len() > 60, "{there}");
    assert_eq!(sums, again, "counts and sums");
    let rows: usize = sums.iter().map(|words| words[1].parse::<usize>().unwrap()).sum();
    assert!(rows > 1000 && there.contains(&format!("{} tables, {rows} lignes", sums.len())), "{there}");
    println!("{} tables, {rows} rows, there and back", sums.len());

    let (middle, last) =
        (Database::open(&second, &MIGRATIONS).await.unwrap(), Database::open(&third, &MIGRATIONS).await.unwrap());
    let (before, between, after) = (held(&kept.database).await, held(&middle).await, held(&last).await);
    assert!(before.0 == after.0, "every value came back as it left");
    assert!(before.1.iter().all(|answers| !answers.is_empty()), "{:?}", before.1);
    assert_eq!((&before.1, &before.1), (&between.1, &after.1), "what is searched is found, in the same order");

    // What is linked is linked still, and checked at once as before.
    let mut db = middle.write().await.unwrap();
    let broken = execute!(&mut db => "
        INSERT INTO change_service (change_id, service_id) SELECT id, id FROM service LIMIT 1");
    assert!(broken.is_err());
    drop(db);
    for database in [middle, last] {
        database.close().await;
    }
    kept.close().await;
    server.unwrap().close().await;
}

#[tokio::test]
async fn nothing_is_copied_over_what_is_there() {
    for engine in engines() {
        let (desk, kept) = (Desk::new(), database(engine).await);
        desk.maillage(FRENCH, &["migrate"]).done();
        server::demo::make(&kept.database, Clock::System.now()).await.unwrap();
        let (to, before) = (address(&kept.database).await, contents(&kept.database).await.unwrap());
        let said = desk.maillage(FRENCH, &["copy", "--from", "sqlite:data/maillage.db", "--to", &to]);
        assert_eq!((said.code, said.out.as_str(), said.err.lines().count()), (1, "", 1), "{}", said.err);
        assert!(said.err.contains("--to") && said.err.contains("été changé"), "{}", said.err);
        assert!(before == contents(&kept.database).await.unwrap());
        kept.close().await;
    }
}

/// The same file, opened without its links being checked.
async fn unchecked(file: &str) -> SqlitePool {
    let options = SqliteConnectOptions::new().filename(file).foreign_keys(false);
    SqlitePool::connect_with(options).await.unwrap()
}

#[tokio::test]
async fn a_copy_that_fails_leaves_nothing_and_can_begin_again() {
    for engine in engines() {
        let desk = Desk::new();
        let from = demonstration(&desk, "demo.db").await;
        let (target, to) = empty(engine, &desk).await;
        // What names somebody who is not there is noticed at the very end, when all is written.
        let pool = unchecked(from.strip_prefix("sqlite:").unwrap()).await;
        let mut db = Db::Sqlite(pool.begin_with("BEGIN IMMEDIATE").await.unwrap());
        assert!(execute!(&mut db => "DELETE FROM territory").unwrap() > 0);
        db.commit().await.unwrap();
        pool.close().await;
        let said = desk.maillage(FRENCH, &["copy", "--from", &from, "--to", &to]);
        assert_eq!((said.code, said.out.as_str()), (1, ""), "{}", said.err);
        assert!(said.err.contains("La copie s’est arrêtée, et rien n’en a été gardé"), "{engine:?}: {}", said.err);
        if let Some(target) = &target {
            let rows = contents(&target.database).await.unwrap();
            let filled: Vec<_> = rows.iter().filter(|(_, rows)| !rows.is_empty()).map(|(table, _)| table).collect();
            assert_eq!(filled, ["retention"]);
        } else {
            assert_eq!(fs::read_dir(desk.path("empty")).unwrap().count(), 0);
        }

        let from = demonstration(&desk, "whole.db").await;
        desk.maillage(FRENCH, &["copy", "--from", &from, "--to", &to]).done_with_progress();
        if let Some(target) = target {
            target.close().await;
        }
    }
}

#[tokio::test]
async fn a_copy_that_is_killed_leaves_all_or_nothing() {
    let Some(engine) = engines().into_iter().find(|engine| *engine == Engine::Postgres) else { return };
    let desk = Desk::new();
    let from = demonstration(&desk, "demo.db").await;
    let source = Database::look(&from).await.unwrap();
    let expected = rows(&source).await;
    source.close().await;
    let (target, to) = empty(engine, &desk).await;
    let target = target.unwrap();
    let mut stopped = 0;
    for moment in [50, 250, 1000, 2000, 4000, 8000] {
        let mut copying = clean(env!("CARGO_BIN_EXE_maillage"), FRENCH)
            .args(["copy", "--from", &from, "--to", &to])
            .current_dir(desk.path(""))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        tokio::time::sleep(Duration::from_millis(moment)).await;
        drop(copying.kill());
        stopped += usize::from(!copying.wait().unwrap().success());
        // Tables may not stand yet, or stand empty.
        let held = rows(&target.database).await;
        assert!(held == 0 || held == expected, "{held} of {expected} after {moment} ms");
    }
    println!("killed {stopped} times of 6");
    if rows(&target.database).await == 0 {
        desk.maillage(FRENCH, &["copy", "--from", &from, "--to", &to]).done_with_progress();
    }
    assert_eq!(rows(&target.database).await, expected);
    target.close().await;
}

/// How many rows there are, but for those that every database begins with.
async fn rows(database: &Database) -> usize {
    let contents = contents(database).await.unwrap();
    contents.iter().filter(|(table, _)| *table != "retention").map(|(_, rows)| rows.len()).sum()
}

#[tokio::test]
async fn an_older_database_is_brought_up_to_date_first() {
    let desk = Desk::new();
    desk.maillage(FRENCH, &["migrate"]).done();
    let pool = unchecked(desk.path("data/maillage.db").to_str().unwrap()).await;
    let mut db = Db::Sqlite(pool.begin_with("BEGIN IMMEDIATE").await.unwrap());
    execute!(&mut db => "DELETE FROM _sqlx_migrations WHERE version = (SELECT MAX(version) FROM _sqlx_migrations)")
        .unwrap();
    db.commit().await.unwrap();
    pool.close().await;
    desk.refuses(
        &["copy", "--from", "sqlite:data/maillage.db", "--to", "sqlite:new.db"],
        "La base de --from est d’une version plus ancienne de Maillage : lancez d’abord maillage migrate avec elle.",
        "The database of --from is of an older Maillage: run maillage migrate with it first.",
    );
    let said = desk.maillage(FRENCH, &["copy", "--from", "sqlite:absent.db", "--to", "sqlite:new.db"]);
    assert_eq!((said.code, said.err.contains("--from")), (1, true), "{}", said.err);
    assert!(!desk.path("new.db").exists());
}
