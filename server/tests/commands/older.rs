//! What a release before this one kept is taken over by this one.

use base::{Database, Id, execute, fetch_all, fetch_one};
use partner::Territory;
use server::MIGRATIONS;
use sqlx::migrate::Migrator;
use testkit::{Engine, TestDatabase, engines};

use crate::backup::{address, empty};
use crate::desk::{Desk, ENGLISH, FRENCH};

/// The last migration of that release: the contract was there, paper, plans and meetings were not.
const LAST: i64 = 28;
const TOWN: &str = "Valbourg d’autrefois";

/// A database as that release left it, with a town in it.
async fn older(engine: Engine, desk: &Desk) -> (Option<TestDatabase>, String) {
    let (kept, url) = empty(engine, desk).await;
    std::fs::create_dir_all(desk.path("empty")).unwrap();
    let then = MIGRATIONS.iter().filter(|migration| migration.version <= LAST).cloned().collect();
    let database = Database::open(&url, &Migrator::with_migrations(then)).await.unwrap();
    let mut db = database.write().await.unwrap();
    execute!(&mut db => "INSERT INTO territory (id, slug, name, kind) VALUES ($1, 'valbourg', $2, 'national')",
        Id::<Territory>::new(), TOWN)
    .unwrap();
    db.commit().await.unwrap();
    let url = address(&database).await;
    database.close().await;
    (kept, url)
}

#[tokio::test]
async fn a_backup_of_an_older_release_is_restored_and_brought_up_to_date() {
    for engine in engines() {
        let (desk, place) = (Desk::new(), Desk::new());
        let (from, url) = older(engine, &desk).await;
        desk.maillage(FRENCH, &["backup", "--out", "nuit.zst", "--database", &url]).done();
        let (into, to) = empty(engine, &place).await;
        let file = desk.path("nuit.zst").display().to_string();
        let told = place.maillage(ENGLISH, &["restore", &file, "--database", &to]).done();
        assert!(told.starts_with("Restored: territories 1, accounts 0,"), "{told}");
        let database = Database::look(&to).await.unwrap();
        let mut db = database.read().await.unwrap();
        let (name,): (String,) = fetch_one!(&mut db => "SELECT name FROM territory").unwrap();
        assert_eq!(name, TOWN);
        let done: Vec<(i64,)> = fetch_all!(&mut db => "SELECT version FROM _sqlx_migrations ORDER BY version").unwrap();
        let all: Vec<(i64,)> = MIGRATIONS.iter().map(|migration| (migration.version,)).collect();
        assert!(all.len() > 30 && done == all, "on {engine:?}: {done:?}");
        drop(db);
        database.close().await;
        for kept in [from, into].into_iter().flatten() {
            kept.close().await;
        }
    }
}
