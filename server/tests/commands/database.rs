//! Databases that are not ours, not of our time, or not there.

use base::{Database, Db, execute};
use server::MIGRATIONS;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool};

use crate::desk::{Desk, ENGLISH, FRENCH};

fn migrated() -> Desk {
    let desk = Desk::new();
    desk.maillage(FRENCH, &["migrate"]).done();
    desk
}

async fn open(desk: &Desk) -> Database {
    Database::open(&format!("sqlite:{}", desk.path("data/maillage.db").display()), &MIGRATIONS).await.unwrap()
}

#[tokio::test]
async fn tables_are_brought_up_to_date_once() {
    let desk = Desk::new();
    assert_eq!(desk.maillage(FRENCH, &["migrate"]).done(), "La base de données est à jour.\n");
    let before = desk.files();
    assert_eq!(desk.maillage(ENGLISH, &["migrate"]).done(), "The database is up to date.\n");
    assert!(before == desk.files(), "the second time changed something");
}

#[tokio::test]
async fn a_database_of_somebody_else_is_left_as_it_is() {
    let desk = Desk::new();
    let options = SqliteConnectOptions::new().filename(desk.path("theirs.db")).create_if_missing(true);
    let pool = SqlitePool::connect_with(options).await.unwrap();
    let mut db = Db::Sqlite(pool.begin().await.unwrap());
    execute!(&mut db => "CREATE TABLE client (id INTEGER)").unwrap();
    db.commit().await.unwrap();
    pool.close().await;
    std::fs::create_dir(desk.path("data")).unwrap();
    desk.refuses(
        &["migrate", "--database", "sqlite:theirs.db"],
        "Cette base n’a pas été créée par Maillage : rien n’y a été changé. Donnez-en une autre avec --database.",
        "This database was not made by Maillage: nothing was changed in it. Give another with --database.",
    );
}

#[tokio::test]
async fn a_database_of_a_newer_program_waits_for_it() {
    let desk = migrated();
    let database = open(&desk).await;
    let mut db = database.write().await.unwrap();
    execute!(&mut db => "
        INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
        VALUES (9999, 'later', TRUE, X'00', 0)")
    .unwrap();
    db.commit().await.unwrap();
    database.close().await;
    for command in ["migrate", "serve", "work", "demo"] {
        desk.refuses(
            &[command, "--listen", "127.0.0.1:0"],
            "Cette base vient d’une version plus récente de Maillage (migration 9999) : installez cette version.",
            "This database comes from a newer Maillage (migration 9999): install that version.",
        );
    }
}

#[tokio::test]
async fn a_database_whose_history_was_altered_is_not_touched() {
    let desk = migrated();
    let database = open(&desk).await;
    let mut db = database.write().await.unwrap();
    execute!(&mut db => "UPDATE _sqlx_migrations SET checksum = X'00' WHERE version = 2").unwrap();
    db.commit().await.unwrap();
    database.close().await;
    desk.refuses(
        &["migrate"],
        "La migration 2 de cette base n’est pas celle de ce programme : reprenez une sauvegarde ou la bonne version.",
        "Migration 2 of this database is not the one of this program: take a backup or the right version.",
    );
}

#[test]
fn an_engine_that_is_not_known_is_said() {
    let desk = Desk::new();
    std::fs::create_dir(desk.path("data")).unwrap();
    desk.refuses(
        &["migrate", "--database", "mysql://localhost/maillage"],
        "L’adresse de la base doit commencer par sqlite: ou postgres://.",
        "The address of the database must start with sqlite: or postgres://.",
    );
}

#[test]
fn a_file_that_is_no_database_is_left_as_it_is() {
    let desk = Desk::new();
    std::fs::create_dir(desk.path("data")).unwrap();
    desk.write("notes.txt", "Ceci n’est pas une base.");
    desk.refuses(
        &["migrate", "--database", "sqlite:notes.txt"],
        "La base de données ne peut pas être ouverte : error returned from database: (code: 26) file is not a database.",
        "The database cannot be opened: error returned from database: (code: 26) file is not a database.",
    );
}
