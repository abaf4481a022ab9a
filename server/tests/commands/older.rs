//! What an earlier release kept is taken over by this one.

use base::{Clock, Database, Id, execute, fetch_all, fetch_one};
use partner::Territory;
use server::MIGRATIONS;
use sqlx::migrate::{Migration, Migrator};
use testkit::{contents, engines};

use crate::backup::{address, empty};
use crate::desk::{Desk, FRENCH};

/// The last migration of the earlier release: what later ones change and add is not in its backups.
const EARLIER: i64 = 28;

fn of_then() -> Migrator {
    let known = MIGRATIONS.iter().filter(|migration| migration.version <= EARLIER).cloned();
    Migrator::with_migrations(known.collect::<Vec<Migration>>())
}

/// A network of one territory, and a mail that waits: later mails can carry an invitation.
async fn live(database: &Database, territory: Id<Territory>) {
    let mut db = database.write().await.unwrap();
    execute!(&mut db => "INSERT INTO territory (id, slug, name, kind) VALUES ($1, 'valbourg', 'Valbourg', 'communes')", territory)
        .unwrap();
    execute!(&mut db => "
        INSERT INTO mail (id, to_address, subject, body, created_at) VALUES ($1, 'ccas@valbourg.example', 'Objet', 'Corps', $2)",
        Id::<Territory>::new(), Clock::System.now())
    .unwrap();
    db.commit().await.unwrap();
}

#[tokio::test]
async fn a_backup_of_an_earlier_release_is_restored_and_brought_up_to_date() {
    for engine in engines() {
        let (desk, territory) = (Desk::new(), Id::<Territory>::new());
        std::fs::create_dir(desk.path("empty")).unwrap();
        let (then, from) = empty(engine, &desk).await;
        let database = Database::open(&from, &of_then()).await.unwrap();
        live(&database, territory).await;
        let from = address(&database).await;
        database.close().await;
        desk.maillage(FRENCH, &["backup", "--out", "then.zst", "--database", &from]).done();

        let elsewhere = Desk::new();
        let (now, to) = empty(engine, &elsewhere).await;
        let backup = desk.path("then.zst");
        elsewhere.maillage(FRENCH, &["restore", backup.to_str().unwrap(), "--database", &to]).done();

        let restored = Database::open(&to, &MIGRATIONS).await.unwrap();
        let mut db = restored.read().await.unwrap();
        let versions: Vec<(i64,)> =
            fetch_all!(&mut db => "SELECT version FROM _sqlx_migrations ORDER BY version LIMIT 1000").unwrap();
        let wanted: Vec<_> = MIGRATIONS.iter().map(|migration| (migration.version,)).collect();
        assert!(versions == wanted && wanted.len() > 28, "{versions:?} on {engine:?}");
        let kept: (Id<Territory>, String) = fetch_one!(&mut db => "SELECT id, name FROM territory").unwrap();
        assert_eq!(kept, (territory, "Valbourg".to_owned()));
        let mail: (String, Option<String>) = fetch_one!(&mut db => "SELECT body, calendar FROM mail").unwrap();
        assert_eq!(mail, ("Corps".to_owned(), None));
        drop(db);
        assert_eq!(contents(&restored).await.unwrap()["plan_axis"].len(), 0, "what is new is there, and empty");
        restored.close().await;
        let told = elsewhere.maillage(FRENCH, &["doctor", "--database", &to]).out;
        assert!(told.contains("✓ en ordre : les tables sont celles de ce programme."), "{told}");
        for kept in [then, now].into_iter().flatten() {
            kept.close().await;
        }
    }
}
