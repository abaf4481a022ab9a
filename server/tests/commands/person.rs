//! Accounts, by an operator.

use crate::desk::{Desk, ENGLISH, FRENCH};
use crate::service::Running;

/// A desk with the demonstration network, whose territories and institutions accounts belong to.
pub fn demonstration() -> Desk {
    let desk = Desk::new();
    Running::start(&desk, FRENCH, &["demo"], "http://").stop();
    desk
}

const INVITE: [&str; 10] = [
    "user",
    "invite",
    "--login",
    "nouvelle@demo.example",
    "--function",
    "chargée de mission",
    "--role",
    "coordinator",
    "--territory",
    "boulogne-billancourt",
];

fn line(list: &str) -> Option<Vec<&str>> {
    list.lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>())
        .find(|words| words[0] == "nouvelle@demo.example")
}

#[test]
fn somebody_is_invited_listed_and_closed() {
    let desk = demonstration();
    let said = desk.maillage(FRENCH, &INVITE).done();
    let code =
        said.strip_prefix("Code d’activation, à remettre en main propre, valable 24 heures : ").unwrap().trim_end();
    assert!(code.len() >= 26 && code.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'), "{code}");
    let list = desk.maillage(FRENCH, &["user", "list"]).done();
    assert_eq!(line(&list).unwrap()[1..3], ["coordinator", "invited"], "{list}");
    assert_eq!(list.lines().count(), 9, "{list}");
    assert!(!list.contains(code));
    let closed = desk.maillage(ENGLISH, &["user", "disable", "nouvelle@demo.example"]).done();
    assert_eq!(closed, "This account is closed, and its sessions.\n");
    let list = desk.maillage(FRENCH, &["user", "list"]).done();
    assert_eq!(line(&list), None, "her sign-in name is forgotten: {list}");
    assert!(list.contains("disabled"), "{list}");
}

#[test]
fn an_unknown_territory_is_said() {
    let desk = demonstration();
    let args = [&INVITE[..9], &["nulle-part"]].concat();
    desk.refuses(&args, "Aucun territoire ne s’appelle nulle-part ici.", "No territory is called nulle-part here.");
}

#[test]
fn a_name_that_is_taken_is_said() {
    let desk = demonstration();
    desk.maillage(FRENCH, &INVITE).done();
    desk.refuses(
        &INVITE,
        "Cet identifiant est déjà pris. Choisissez-en un autre.",
        "This sign-in name is taken. Choose another one.",
    );
}

#[test]
fn closing_an_account_that_is_not_there_is_said() {
    demonstration().refuses(
        &["user", "disable", "personne@demo.example"],
        "Aucun compte ne s’appelle personne@demo.example ici.",
        "No account is called personne@demo.example here.",
    );
}

#[test]
fn an_unknown_institution_is_said() {
    let args = [INVITE.as_slice(), &["--institution", "aaaaaaaaaaaaaaaaaaaaaaaaaa"]].concat();
    demonstration().refuses(
        &args,
        "Aucune institution n’a cet identifiant ici.",
        "No institution has this identifier here.",
    );
}
