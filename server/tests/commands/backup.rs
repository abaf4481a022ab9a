//! A backup holds everything, and fills an empty place with it.

use std::os::unix::fs::PermissionsExt as _;
use std::{fs, path::Path};

use base::{Clock, Database, execute, fetch_one};
use directory::{Finder, Wanted};
use search::Synonyms;
use server::MIGRATIONS;
use testkit::{Contents, Engine, TestDatabase, contents, database, engines};

use crate::desk::{Desk, ENGLISH, FRENCH};

const ASKED: [&str; 4] = ["hébergement", "avocat", "police", "parler à quelqu’un"];

/// Where a program reaches a database.
pub async fn address(database: &Database) -> String {
    let mut db = database.read().await.unwrap();
    if let Database::Sqlite(_) = database {
        let (file,): (String,) =
            fetch_one!(&mut db => "SELECT file FROM pragma_database_list WHERE name = 'main'").unwrap();
        return format!("sqlite:{file}");
    }
    let (name,): (String,) = fetch_one!(&mut db => "SELECT CAST(current_database() AS TEXT)").unwrap();
    let cluster = std::env::var_os("TEST_POSTGRES").unwrap().into_string().unwrap();
    format!("{}/{name}", cluster.rsplit_once('/').unwrap().0)
}

/// A database with nothing in it, not even our tables, and the address of it.
pub async fn empty(engine: Engine, desk: &Desk) -> (Option<TestDatabase>, String) {
    if engine == Engine::Sqlite {
        return (None, format!("sqlite:{}", desk.path("empty/town.db").display()));
    }
    let kept = database(engine).await;
    let mut db = kept.database.write().await.unwrap();
    execute!(&mut db => "DROP SCHEMA public CASCADE").unwrap();
    execute!(&mut db => "CREATE SCHEMA public").unwrap();
    db.commit().await.unwrap();
    let address = address(&kept.database).await;
    (Some(kept), address)
}

/// What a database holds, and what is found in it.
pub async fn held(database: &Database) -> (Contents, Vec<Vec<String>>) {
    let (finder, now) = (Finder::in_memory(Synonyms::none()).unwrap(), Clock::System.now());
    finder.catch_up(database, &server::words().unwrap(), now).await.unwrap();
    let noon = now.date_naive().and_hms_opt(12, 0, 0).unwrap();
    let found = ASKED.map(|text| {
        let found = finder.find(&Wanted { text: text.to_owned(), ..Wanted::default() }, noon).unwrap();
        found.candidates.iter().map(|candidate| candidate.id.to_string()).collect()
    });
    (contents(database).await.unwrap(), found.to_vec())
}

#[tokio::test]
async fn a_backup_fills_an_empty_database_with_all_that_was_there() {
    for engine in engines() {
        let (desk, kept) = (Desk::new(), database(engine).await);
        server::demo::make(&kept.database, Clock::System.now()).await.unwrap();
        let from = address(&kept.database).await;
        let told = desk.maillage(FRENCH, &["backup", "--out", "nuit.zst", "--database", &from]).done();
        assert!(told.starts_with("Sauvegarde écrite : nuit.zst ("), "{told}");
        let mode = fs::metadata(desk.path("nuit.zst")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        let names: Vec<_> = desk.files().into_keys().collect();
        assert_eq!(
            names,
            ["data", "data/backup.stamp", "nuit.zst"].map(|name| desk.path(name)),
            "nothing is left over"
        );

        let (target, to) = empty(engine, &desk).await;
        let told = desk.maillage(ENGLISH, &["restore", "nuit.zst", "--database", &to]).done();
        assert!(told.starts_with("Restored: territories ") && !told.contains("accounts 0,"), "{told}");
        let restored = Database::open(&to, &MIGRATIONS).await.unwrap();
        let (before, after) = (held(&kept.database).await, held(&restored).await);
        assert!(before.0.values().map(Vec::len).sum::<usize>() > 1000);
        for (table, rows) in &before.0 {
            assert_eq!(after.0.get(table).map(Vec::len), Some(rows.len()), "{table} on {engine:?}");
        }
        assert!(before.0 == after.0, "the rows are as many, and not the same");
        assert!(before.1.iter().all(|answers| !answers.is_empty()), "{:?}", before.1);
        assert_eq!(before.1, after.1);

        // A second time, the place is taken.
        let said = desk.maillage(FRENCH, &["restore", "nuit.zst", "--database", &to]);
        assert_eq!((said.code, said.err.contains("rien n’a été changé")), (1, true), "{}", said.err);
        assert!(before.0 == contents(&restored).await.unwrap());
        restored.close().await;
        kept.close().await;
        if let Some(target) = target {
            target.close().await;
        }
    }
}

fn backed_up() -> Desk {
    let desk = Desk::new();
    desk.maillage(FRENCH, &["migrate"]).done();
    desk.maillage(FRENCH, &["backup", "--out", "nuit.zst"]).done();
    desk
}

/// A key as `age-keygen` writes it, and whom to encrypt for.
fn age_key(desk: &Desk, file: &str) -> String {
    let key = age::x25519::Identity::generate();
    let (secret, public) = (key.to_string(), key.to_public().to_string());
    desk.write(file, format!("# public key: {public}\n{}\n", age::secrecy::ExposeSecret::expose_secret(&secret)));
    public
}

#[test]
fn an_encrypted_backup_is_read_by_its_key_alone() {
    let desk = Desk::new();
    desk.maillage(FRENCH, &["migrate"]).done();
    let (public, spare, _) = (age_key(&desk, "ours.txt"), age_key(&desk, "spare.txt"), age_key(&desk, "other.txt"));
    let told =
        desk.maillage(FRENCH, &["backup", "--out", "nuit.age", "--recipient", &public, "--recipient", &spare]).done();
    assert!(told.contains("Elle est chiffrée."), "{told}");
    let written = fs::read(desk.path("nuit.age")).unwrap();
    assert!(written.starts_with(b"age-encryption.org/v1\n"));

    desk.refuses(
        &["restore", "nuit.age", "--database", "sqlite:new.db"],
        "La sauvegarde nuit.age est chiffrée : donnez le fichier de la clé secrète avec --identity. Rien n’a été changé.",
        "The backup nuit.age is encrypted: give the file of the secret key with --identity. Nothing was changed.",
    );
    desk.refuses(
        &["restore", "nuit.age", "--database", "sqlite:new.db", "--identity", "other.txt"],
        "La sauvegarde nuit.age n’est pas chiffrée pour la clé de other.txt : donnez celle d’alors avec --identity. Rien \
         n’a été changé.",
        "The backup nuit.age is not encrypted for the key of other.txt: give the one of that time with --identity. \
         Nothing was changed.",
    );
    desk.refuses(
        &["restore", "nuit.age", "--database", "sqlite:new.db", "--identity", "nuit.age"],
        "La clé secrète de nuit.age n’a pas pu être lue : stream did not contain valid UTF-8. Donnez le fichier \
         qu’age-keygen a écrit.",
        "The secret key of nuit.age could not be read: stream did not contain valid UTF-8. Give the file that age-keygen \
         wrote.",
    );
    // A byte that was changed on the way is noticed, and nothing is made of it.
    let mut bent = written;
    let middle = bent.len() / 2;
    bent[middle] ^= 1;
    desk.write("bent.age", bent);
    let said = desk.maillage(FRENCH, &["restore", "bent.age", "--database", "sqlite:new.db", "--identity", "ours.txt"]);
    assert_eq!((said.code, desk.path("new.db").exists()), (1, false), "{}", said.err);

    for key in ["ours.txt", "spare.txt"] {
        let to = format!("sqlite:{key}.db");
        desk.maillage(FRENCH, &["restore", "nuit.age", "--database", &to, "--identity", key]).done();
    }
}

#[test]
fn a_backup_is_encrypted_for_no_wrong_key() {
    let desk = Desk::new();
    desk.maillage(FRENCH, &["migrate"]).done();
    desk.refuses(
        &["backup", "--out", "nuit.age", "--recipient", "age1nobody"],
        "« age1nobody » n’est pas une clé publique d’age : elle commence par age1, et age-keygen l’affiche.",
        "\"age1nobody\" is not a public key of age: it starts with age1, and age-keygen shows it.",
    );
}

#[test]
fn a_backup_writes_over_nothing() {
    backed_up().refuses(
        &["backup", "--out", "nuit.zst"],
        "Le fichier nuit.zst existe déjà : donnez un autre nom à --out.",
        "The file nuit.zst exists already: give another name with --out.",
    );
}

#[test]
fn a_backup_of_nothing_makes_nothing() {
    let desk = Desk::new();
    let said = desk.maillage(FRENCH, &["backup", "--out", "nuit.zst"]);
    assert_eq!((said.code, said.err.lines().count()), (1, 1), "{}", said.err);
    assert!(desk.files().is_empty());
}

#[test]
fn a_database_that_is_there_is_not_restored_over() {
    backed_up().refuses(
        &["restore", "nuit.zst"],
        "Il y a déjà une base dans data/maillage.db : rien n’a été changé. Mettez ce fichier de côté, ou donnez-en un \
         autre avec --database.",
        "There is a database in data/maillage.db already: nothing was changed. Put this file aside, or give another \
         with --database.",
    );
}

#[test]
fn a_backup_that_breaks_off_leaves_no_half_database() {
    let desk = backed_up();
    let whole = fs::read(desk.path("nuit.zst")).unwrap();
    desk.write("half.zst", &whole[..whole.len() / 2]);
    let mut bent = whole;
    let last = bent.len() - 1;
    bent[last] ^= 1;
    desk.write("bent.zst", bent);
    desk.write("notes.zst", "Ceci n’est pas une sauvegarde.");
    for file in ["half.zst", "bent.zst", "notes.zst", "absent.zst"] {
        let said = desk.maillage(FRENCH, &["restore", file, "--database", "sqlite:new.db"]);
        assert_eq!((said.code, said.err.lines().count(), said.out.as_str()), (1, 1, ""), "{file}: {}", said.err);
        let made = fs::read_dir(desk.path("")).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        assert!(made.into_iter().all(|name| !name.starts_with("new.db")), "{file}");
    }
}

#[test]
fn an_index_of_what_stood_there_before_does_not_answer() {
    let desk = backed_up();
    crate::service::Running::start(&desk, FRENCH, &["serve"], "http://").stop();
    let indexes = |path: &Path| fs::read_dir(path).unwrap().count();
    assert_eq!(indexes(&desk.path("data/index")), 1);
    fs::rename(desk.path("data/maillage.db"), desk.path("aside.db")).unwrap();
    desk.maillage(FRENCH, &["restore", "nuit.zst"]).done();
    assert_eq!(indexes(&desk.path("data/index")), 0);
}
