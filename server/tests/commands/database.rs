//! Databases that are not ours, not of our time, or not there.

use base::{Database, Db, execute};
use server::MIGRATIONS;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool};
use testkit::{Engine, tell};

use crate::desk::{Desk, ENGLISH, FRENCH};
use crate::service::Running;

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

/// An account of the cluster that may read and write the rows of one database, and its address.
async fn lesser(address: &str) -> (String, String) {
    let (cluster, name) = address.rsplit_once('/').unwrap();
    let account = format!("{name}_rows");
    tell(
        address,
        format!(
            "
        CREATE ROLE {account} LOGIN; GRANT USAGE ON SCHEMA public TO {account};
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {account}"
        ),
    )
    .await
    .unwrap();
    let (_, place) = cluster.rsplit_once('@').unwrap();
    (format!("postgres://{account}@{place}/{name}"), account)
}

#[tokio::test]
async fn an_account_that_may_not_touch_tables_serves_those_that_another_made() {
    for engine in testkit::engines().into_iter().filter(|engine| *engine == Engine::Postgres) {
        let (desk, kept) = (Desk::new(), testkit::database(engine).await);
        let address = crate::backup::address(&kept.database).await;
        let (rows, account) = lesser(&address).await;
        for text in ["CREATE TABLE mine (id INTEGER)", "DROP TABLE journal", "ALTER TABLE journal ADD x INTEGER"] {
            assert!(tell(&rows, text.to_owned()).await.is_err(), "{text}");
        }
        let serving = Running::start(&desk, FRENCH, &["serve", "--database", &rows], "http://");
        assert!(serving.get("/").starts_with("HTTP/1.1 200 OK"));
        serving.stop();
        desk.maillage(FRENCH, &["backup", "--database", &rows, "--out", "nuit.zst"]).done();
        // As a newer program, that has one migration more to do.
        let last = "version = (SELECT MAX(version) FROM _sqlx_migrations)";
        tell(&address, format!("DELETE FROM _sqlx_migrations WHERE {last}")).await.unwrap();
        desk.refuses(
            &["serve", "--listen", "127.0.0.1:0", "--database", &rows],
            "Ce compte de la base n’a pas le droit de faire des tables. Lancez maillage migrate avec le compte qui les possède, puis redémarrez.",
            "This account of the database may not make tables. Run maillage migrate with the account that owns them, then start again.",
        );
        tell(&address, format!("DROP OWNED BY {account}; DROP ROLE {account}")).await.unwrap();
        kept.close().await;
    }
}

/// An address that is refused, in both languages, ends with `code` and one sentence; nothing is made, and no password is
/// told.
#[track_caller]
fn is_refused(address: &str, code: i32, french: &str, english: &str) {
    let desk = Desk::new();
    for (lang, sentence) in [(FRENCH, french), (ENGLISH, english)] {
        let said = desk.maillage(lang, &["migrate", "--database", address]);
        assert_eq!((said.code, said.out.as_str(), said.err.trim_end()), (code, "", sentence));
    }
    assert!(desk.files().is_empty(), "something was made: {:?}", desk.files().keys());
}

#[test]
fn an_engine_that_is_not_known_is_wrong_use() {
    is_refused(
        "mysql://someone:secret@localhost/maillage",
        2,
        "L’adresse de la base doit commencer par sqlite: ou postgres://.",
        "The address of the database must start with sqlite: or postgres://.",
    );
}

#[test]
fn an_address_that_is_not_well_written_is_wrong_use() {
    is_refused(
        "postgres://someone:secret@localhost:port/maillage",
        2,
        "L’adresse de la base n’est pas bien écrite : il faut postgres://NOM:MOT_DE_PASSE@HÔTE:PORT/BASE.",
        "The address of the database is not well written: it must be postgres://NAME:PASSWORD@HOST:PORT/DATABASE.",
    );
}

#[test]
fn a_postgresql_that_does_not_answer_is_said_within_five_seconds() {
    // Heard by nobody: the port was free a moment ago.
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    // Heard by somebody who never answers.
    let mute = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    std::thread::scope(|both| {
        for server in [free, mute.local_addr().unwrap()] {
            both.spawn(move || gives_up_soon(&server.to_string()));
        }
    });
}

fn gives_up_soon(server: &str) {
    let started = std::time::Instant::now();
    is_refused(
        &format!("postgres://someone:secret@{server}/maillage"),
        1,
        &format!(
            "Aucun PostgreSQL ne répond sur {server} : vérifiez qu’il tourne et que --database donne le bon hôte et le \
             bon port."
        ),
        &format!(
            "No PostgreSQL answers on {server}: check that it runs and that --database gives the right host and port."
        ),
    );
    assert!(started.elapsed().as_secs() < 2 * 5, "{:?} for two", started.elapsed());
}

#[test]
fn a_database_that_postgresql_has_not_is_said() {
    let Some(server) = std::env::var_os("TEST_POSTGRES") else {
        println!("passed over: TEST_POSTGRES is not set");
        return;
    };
    let server = server.into_string().unwrap();
    let (before, _) = server.rsplit_once('/').unwrap();
    let desk = Desk::new();
    let address = format!("{before}/maillage_nowhere");
    let said = desk.maillage(FRENCH, &["migrate", "--database", &address]);
    assert_eq!((said.code, said.err.lines().count()), (1, 1), "{}", said.err);
    assert!(said.err.contains("n’a pas de base maillage_nowhere : créez-la"), "{}", said.err);
    assert!(desk.files().is_empty());
}

#[test]
fn a_file_that_can_not_be_made_is_said() {
    is_refused(
        "sqlite:no/such/folder.db",
        1,
        "Le fichier de la base ne peut être ni ouvert ni créé : vérifiez son dossier et ses droits, ou donnez-en un \
         autre avec --database.",
        "The file of the database can neither be opened nor made: check its folder and its permissions, or give \
         another with --database.",
    );
}

#[test]
fn a_file_that_is_no_database_is_left_as_it_is() {
    let desk = Desk::new();
    desk.write("notes.txt", "Ceci n’est pas une base.");
    desk.refuses(
        &["migrate", "--database", "sqlite:notes.txt"],
        "Ce fichier n’est pas une base de données : rien n’y a été changé. Donnez-en un autre avec --database.",
        "This file is not a database: nothing was changed in it. Give another with --database.",
    );
}

/// The servers of the tests speak no TLS.
#[test]
fn a_server_that_shows_no_certificate_is_refused_where_one_is_asked_for() {
    let Some(cluster) = std::env::var_os("TEST_POSTGRES") else { return };
    let url = format!("{}?sslmode=verify-full", cluster.into_string().unwrap());
    let server = url.split('@').nth(1).unwrap().split('/').next().unwrap();
    let desk = Desk::new();
    desk.refuses(
        &["migrate", "--database", &url],
        &format!(
            "PostgreSQL, sur {server}, ne parle pas TLS, ou son certificat ne se vérifie pas : donnez celui de son autorité \
             (?sslrootcert=FICHIER), ou dites dans l’adresse ce que vous acceptez (?sslmode=…)."
        ),
        &format!(
            "PostgreSQL on {server} does not speak TLS, or its certificate cannot be verified: give that of its authority \
             (?sslrootcert=FILE), or say in the address what you accept (?sslmode=…)."
        ),
    );
}
