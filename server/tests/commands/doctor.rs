//! What the doctor says of an installation, and that it changes nothing. What makes a finding good or bad is tested
//! beside the rule.

use std::fs::{self, Permissions};
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt as _;

use testkit::Untrusted;

use crate::desk::{Desk, ENGLISH, FRENCH, Said};
use crate::service::Running;

fn settled() -> Desk {
    let desk = Desk::new();
    Running::start(&desk, FRENCH, &["serve"], "http://").stop();
    fs::set_permissions(desk.path("data"), Permissions::from_mode(0o700)).unwrap();
    desk
}

#[test]
fn an_installation_that_is_well_has_nothing_to_mend_and_is_left_as_it_is() {
    let desk = settled();
    desk.maillage(FRENCH, &["backup", "--out", "nuit.zst"]).done();
    let before = desk.files();
    let told = desk.maillage(FRENCH, &["doctor"]).done();
    assert!(before == desk.files(), "something was changed");
    for said in [
        "✓ en ordre : la base s’ouvre (SQLite 3.",
        "✓ en ordre : les tables sont celles de ce programme.",
        "✓ en ordre : SQLite écrit dans son journal (WAL)",
        "✓ en ordre : le fichier de la base est entier.",
        "✓ en ordre : la clé de l’installation n’est lue que par son compte.",
        "✓ en ordre : le journal est scellé.",
        "✓ en ordre : la dernière sauvegarde date de 0 h.",
        "! à surveiller : aucun serveur de messagerie n’est choisi",
        "À corriger : 0 ;",
    ] {
        assert!(told.contains(said), "{said} is not in:\n{told}");
    }
}

#[test]
fn what_is_bad_is_said_and_ends_with_1() {
    let desk = settled();
    fs::set_permissions(desk.path("data/secret.key"), Permissions::from_mode(0o644)).unwrap();
    let told = desk.maillage(ENGLISH, &["doctor"]);
    assert_eq!((told.code, told.err.as_str()), (1, ""));
    assert!(told.out.contains("✗ to mend: other accounts can read data/secret.key."), "{}", told.out);
    assert!(told.out.contains("To mend: 1;") && told.out.contains("! to watch: no backup was made"), "{}", told.out);
}

#[test]
fn nothing_is_made_where_there_is_nothing() {
    let desk = Desk::new();
    let told = desk.maillage(FRENCH, &["doctor"]);
    assert_eq!(told.code, 1);
    assert!(told.out.contains("✗ à corriger : le dossier data n’existe pas encore."), "{}", told.out);
    assert!(desk.files().is_empty());
}

#[test]
fn a_mail_server_is_heard_and_nothing_is_said_to_it() {
    let desk = settled();
    let server = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("smtp://{}", server.local_addr().unwrap());
    let asked = ["doctor", "--smtp", &url, "--mail-from", "Réseau <reseau@ville.example>"];
    let told = desk.maillage(FRENCH, &asked).done();
    assert!(told.contains("✓ en ordre : le serveur de messagerie répond sur 127.0.0.1:"), "{told}");
    let (mut heard, mut said) = (server.accept().unwrap().0, Vec::new());
    std::io::Read::read_to_end(&mut heard, &mut said).unwrap();
    assert!(said.is_empty(), "{said:?}");
    drop(server);
    let told = desk.maillage(FRENCH, &asked);
    assert!(
        told.code == 1 && told.out.contains("✗ à corriger : aucun serveur de messagerie ne répond"),
        "{}",
        told.out
    );
}

/// What the doctor says, in French, of the site at the port of `server`; `believes`: its certificate is among the authorities.
fn told_of(server: &Untrusted, believes: bool) -> String {
    let (desk, origin) = (settled(), format!("https://localhost:{}", server.port));
    let mut command = desk.command(FRENCH);
    command.args(["doctor", "--origin", &origin]);
    if believes {
        command.env("SSL_CERT_FILE", server.paper());
    }
    Said::of(command.output().unwrap()).out
}

#[test]
fn the_certificate_of_the_site_is_looked_at_as_a_browser_does() {
    let lasting = Untrusted::for_days(20);
    let told = told_of(&lasting, true);
    assert!(told.contains("✓ en ordre : le certificat du site est bon, pour 14 jours au moins."), "{told}");
    let told = told_of(&lasting, false);
    assert!(told.contains("✗ à corriger : le certificat que montre https://localhost:"), "{told}");
    let told = told_of(&Untrusted::for_days(13), true);
    assert!(told.contains("! à surveiller : le certificat du site ne sera plus bon dans 14 jours."), "{told}");
}

#[test]
fn a_site_that_shows_no_certificate_is_bad() {
    let desk = settled();
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let told = desk.maillage(ENGLISH, &["doctor", "--origin", &format!("https://localhost:{nobody}")]);
    assert!(
        told.code == 1 && told.out.contains("✗ to mend: no HTTPS server answers at https://localhost:"),
        "{}",
        told.out
    );
}

#[tokio::test]
async fn postgresql_is_looked_at_too() {
    for engine in testkit::engines().into_iter().filter(|engine| *engine == testkit::Engine::Postgres) {
        let (desk, kept) = (settled(), testkit::database(engine).await);
        let address = crate::backup::address(&kept.database).await;
        let told = desk.maillage(FRENCH, &["doctor", "--database", &address]).done();
        assert!(told.contains("✓ en ordre : la base s’ouvre (PostgreSQL "), "{told}");
        assert!(told.contains("✓ en ordre : les tables sont celles de ce programme."), "{told}");
        assert!(!told.contains("SQLite"), "{told}");
        kept.close().await;
    }
}
