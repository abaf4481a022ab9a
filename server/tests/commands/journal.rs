//! The journal, as an operator asks about it.

use std::fs;

use base::{Database, execute};
use server::MIGRATIONS;

use crate::desk::{Desk, ENGLISH, FRENCH};
use crate::person::demonstration;
use crate::service::Running;

/// The demonstration, with one act in its journal at least, sealed and signed when the program stopped.
fn kept() -> Desk {
    let desk = demonstration();
    let invited = [
        ["user", "invite", "--login", "nouvelle@demo.example", "--function", "chargée de mission", "--role"].as_slice(),
        ["coordinator", "--territory", "boulogne-billancourt"].as_slice(),
    ];
    desk.maillage(FRENCH, &invited.concat()).done();
    Running::start(&desk, FRENCH, &["serve"], "http://").stop();
    desk
}

async fn open(desk: &Desk) -> Database {
    Database::open(&format!("sqlite:{}", desk.path("data/maillage.db").display()), &MIGRATIONS).await.unwrap()
}

/// Takes all that the database knows of the journal out of it.
async fn wipe(desk: &Desk) {
    let database = open(desk).await;
    let mut db = database.write().await.unwrap();
    execute!(&mut db => "DELETE FROM journal").unwrap();
    execute!(&mut db => "DELETE FROM journal_month").unwrap();
    execute!(&mut db => "DELETE FROM journal_checkpoint").unwrap();
    db.commit().await.unwrap();
    database.close().await;
}

#[test]
fn an_empty_journal_is_whole() {
    let desk = Desk::new();
    let told = desk.maillage(FRENCH, &["journal", "verify"]).done();
    assert!(told.ends_with("Le journal est entier.\n"), "{told}");
    let head = desk.maillage(ENGLISH, &["journal", "head"]).done();
    assert!(head.starts_with("Nothing is sealed yet.\nPublic key (P-256): 0"), "{head}");
}

#[test]
fn what_was_done_is_sealed_and_signed_when_the_program_stops() {
    let desk = kept();
    let told = desk.maillage(ENGLISH, &["journal", "verify"]).done();
    assert!(told.starts_with("Rows recomputed: ") && told.ends_with("The journal is whole.\n"), "{told}");
    assert!(!told.contains("Rows recomputed: 0") && !told.contains("0 in the file"), "{told}");
    let head = desk.maillage(FRENCH, &["journal", "head"]).done();
    let lines: Vec<_> = head.lines().map(|line| line.split([' ', ',']).next().unwrap()).collect();
    assert_eq!(lines, ["Mois", "Point", "Clé"], "{head}");
    let json = desk.maillage(FRENCH, &["journal", "verify", "--json"]).done();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&json["is_whole"], &json["faults"]), (&true.into(), &serde_json::json!([])));
}

#[tokio::test]
async fn a_row_that_was_changed_by_hand_is_named_in_one_sentence() {
    let desk = kept();
    let database = open(&desk).await;
    let mut db = database.write().await.unwrap();
    execute!(&mut db => "UPDATE journal SET act = 'account.disabled' WHERE seq = 1").unwrap();
    db.commit().await.unwrap();
    database.close().await;
    let french = desk.maillage(FRENCH, &["journal", "verify"]);
    assert_eq!((french.code, french.err.as_str()), (1, ""));
    let sentences: Vec<_> = french.out.lines().collect();
    assert_eq!(
        (sentences[0], sentences[2]),
        (
            "L’écriture 1 ne donne pas son empreinte : elle a été modifiée, ou l’empreinte de la précédente l’a été.",
            "Le journal n’est pas entier."
        )
    );
    let json = desk.maillage(FRENCH, &["journal", "verify", "--json"]);
    let read: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!((json.code, &read["faults"]), (1, &serde_json::json!([{ "fault": "changed", "seq": 1 }])));
}

#[tokio::test]
async fn a_journal_wiped_from_the_database_is_named_by_the_file() {
    let desk = kept();
    wipe(&desk).await;
    let told = desk.maillage(ENGLISH, &["journal", "verify"]);
    assert_eq!(told.code, 1);
    assert!(told.out.starts_with("The journal ends at row 0, and a checkpoint knows row "), "{}", told.out);
}

#[tokio::test]
async fn a_journal_written_anew_does_not_fit_the_log_that_another_machine_kept() {
    for format in ["text", "json"] {
        let desk = kept();
        desk.maillage(
            FRENCH,
            &[
                "user",
                "invite",
                "--login",
                "autre@demo.example",
                "--function",
                "chargée de mission",
                "--role",
                "coordinator",
                "--territory",
                "boulogne-billancourt",
            ],
        )
        .done();
        let (_, log) = Running::start(&desk, FRENCH, &["serve", "--log-format", format], "http://").end();
        desk.write("ailleurs.log", &log);
        let verify = ["journal", "verify", "--heads", "ailleurs.log"];
        desk.maillage(ENGLISH, &verify).done();
        // Whoever holds this machine wipes what it knows, the file too.
        wipe(&desk).await;
        fs::remove_file(desk.path("data/journal.checkpoints")).unwrap();
        desk.maillage(ENGLISH, &["journal", "verify"]).done();
        let told = desk.maillage(ENGLISH, &verify);
        assert_eq!(told.code, 1, "{}", told.out);
        assert!(told.out.starts_with("The journal ends at row 0, and a checkpoint knows row "), "{}", told.out);
    }
}

#[test]
fn a_log_without_any_checkpoint_proves_nothing() {
    let desk = kept();
    desk.write("vide.log", "rien\n");
    let asked = ["journal", "verify", "--heads", "vide.log"];
    desk.maillage(FRENCH, &asked).failed("Aucun point de contrôle du journal n’est dans vide.log.");
    let absent = desk.maillage(FRENCH, &["journal", "verify", "--heads", "absent.log"]);
    assert!(absent.code == 1 && !absent.err.contains("os error"), "{}", absent.err);
}
