//! A new key of the installation: nothing that the old one sealed or signed is lost, whenever it stops.

use std::fs;
use std::process::Command;

use account::{Invitation, Role};
use base::{Clock, Id, Private, execute, fetch_all};
use server::ring::Ring;
use testkit::{POLICE, Town, Uuid, VALBOURG};
use web::Sealer;

use crate::desk::{Desk, ENGLISH, FRENCH, clean};
use crate::racing::address;
use crate::service::Running;

const NEW: &str = "Une nouvelle clé scelle et signe dès maintenant.";

/// So many people whose secret of one-time codes is kept by `sealer`.
async fn settle(town: &Town, count: usize, sealer: &Sealer) {
    let mut db = town.write().await;
    for number in 0..count {
        let invitation = Invitation {
            territory: Id::from_uuid(VALBOURG),
            institution: Some(Id::from_uuid(POLICE)),
            login: format!("agent.{number}"),
            function: "agent d’accueil".to_owned(),
            roles: [Role::Professional].into_iter().collect(),
            email: String::new(),
        };
        account::invite(&mut db, &invitation, Clock::System.now()).await.unwrap();
    }
    let ids: Vec<(Id<()>,)> = fetch_all!(&mut db => "
        SELECT id FROM account WHERE login LIKE 'agent.%' ORDER BY id LIMIT 1000")
    .unwrap();
    for (id,) in ids {
        let kept = sealer.keep(id.uuid().as_bytes(), id.uuid()).unwrap();
        execute!(&mut db => "UPDATE account SET totp_secret = $1 WHERE id = $2", kept, id).unwrap();
    }
    db.commit().await.unwrap();
}

/// How many secrets are kept, and how many of them `sealer` opens as what they are.
async fn kept(town: &Town, sealer: &Sealer) -> (usize, usize) {
    let rows: Vec<(Id<()>, Private<String>)> = fetch_all!(&mut town.read().await => "
        SELECT id, totp_secret FROM account WHERE totp_secret IS NOT NULL ORDER BY id LIMIT 1000")
    .unwrap();
    let opened = rows.iter().filter(|(id, kept)| {
        sealer.open_kept(kept.reveal(), id.uuid()).is_some_and(|secret| secret == Uuid::as_bytes(&id.uuid()))
    });
    (rows.len(), opened.count())
}

fn ring(desk: &Desk) -> Ring {
    Ring::look(&desk.path("data")).unwrap().unwrap()
}

testkit::both_engines! {
    async fn a_key_is_changed_while_the_program_answers_and_nothing_is_lost(town: Town) {
        town.leave_jobs();
        let (desk, database) = (Desk::new(), address(&town).await);
        let at = ["--database", database.as_str()];
        let type_ = |args: &[&str]| desk.maillage(FRENCH, &[args, &at].concat());
        let serve = || Running::start(&desk, FRENCH, &[&["serve", "--no-work"][..], &at].concat(), "http://");
        serve().stop();
        let first = ring(&desk);
        settle(&town, 3, &first.sealer()).await;
        serve().stop();
        let signed = fs::read_to_string(desk.path("data/journal.checkpoints")).unwrap();
        assert!(signed.lines().last().unwrap().contains(&first.key().id()), "{signed}");
        let serving = serve();
        let said = type_(&["key", "rotate"]).done();
        assert!(said.starts_with(NEW) && said.ends_with("Puis tapez : maillage key reseal\n"), "{said}");
        let second = ring(&desk);
        assert_ne!(first.key().id(), second.key().id());
        assert_eq!((kept(&town, &second.sealer()).await, kept(&town, &first.sealer()).await), ((3, 3), (3, 3)));
        let told = type_(&["doctor"]).out;
        assert!(told.contains("! à surveiller : secrets encore scellés par une ancienne clé : 3."), "{told}");
        assert!(told.contains("✓ en ordre : la clé de l’installation a 0 jours."), "{told}");
        for count in [3, 0] {
            let said = type_(&["key", "reseal"]).done();
            assert!(said.starts_with(&format!("Scellés de nouveau, avec la nouvelle clé : {count}.")), "{said}");
        }
        assert_eq!((kept(&town, &second.sealer()).await, kept(&town, &first.sealer()).await), ((3, 3), (3, 0)));
        assert!(!type_(&["doctor"]).out.contains("ancienne clé"));
        // It signs, when it stops, with the key that it has read meanwhile; what the first one signed is still believed.
        let mut db = town.write().await;
        let act = journal::Act::new(journal::Author::default(), "account.purged", Uuid::from_u128(1), Clock::System.now());
        act.write(&mut db).await.unwrap();
        db.commit().await.unwrap();
        serving.stop();
        let signed = fs::read_to_string(desk.path("data/journal.checkpoints")).unwrap();
        assert!(signed.lines().last().unwrap().contains(&second.key().id()), "{signed}");
        let told = type_(&["journal", "verify"]);
        assert!(told.out.ends_with("Le journal est entier.\n"), "{}", told.out);
    }

    async fn secrets_that_no_key_opens_are_told_and_left_as_they_are(town: Town) {
        town.leave_jobs();
        let (desk, database) = (Desk::new(), address(&town).await);
        fs::create_dir(desk.path("data")).unwrap();
        desk.write("data/secret.key", [7; 32]);
        settle(&town, 2, &Sealer::new(&[9; 32])).await;
        let told = desk.maillage(ENGLISH, &["key", "reseal", "--database", &database]);
        assert!(told.code == 1 && told.out.contains("Secrets that no key here opens: 2."), "{}", told.out);
        assert_eq!(kept(&town, &Sealer::new(&[9; 32])).await, (2, 2));
        let told = desk.maillage(ENGLISH, &["doctor", "--database", &database]);
        assert!(told.code == 1 && told.out.contains("✗ to mend: secrets that no key here opens: 2."), "{}", told.out);
    }

    async fn killed_at_any_moment_everything_opens_and_it_is_taken_up_again(town: Town) {
        const PEOPLE: usize = 450;
        town.leave_jobs();
        let (desk, database) = (Desk::new(), address(&town).await);
        fs::create_dir(desk.path("data")).unwrap();
        let line = |day: &str, digit: &str| format!("2026-0{day}-01T00:00:00Z secret {}\n", digit.repeat(64));
        desk.write("data/secret.key", format!("maillage keys 1\n{}{}", line("2", "b"), line("1", "a")));
        settle(&town, PEOPLE, &Sealer::new(&[0xaa; 32])).await;
        let killed_after = |thousandths: usize, verb: &str| {
            let after = format!("0.{thousandths:03}");
            let program = env!("CARGO_BIN_EXE_maillage");
            let args = ["-s", "KILL", &after, program, "key", verb, "--database", &database];
            clean("timeout", ENGLISH).args(args).current_dir(desk.path("")).output().unwrap();
        };
        for round in 0..12 {
            killed_after(20 + round * 35, "reseal");
            assert_eq!(kept(&town, &ring(&desk).sealer()).await, (PEOPLE, PEOPLE), "round {round}");
        }
        desk.maillage(ENGLISH, &["key", "reseal", "--database", &database]).done();
        assert_eq!(kept(&town, &Sealer::new(&[0xbb; 32])).await, (PEOPLE, PEOPLE));
        // The first key has had its time: it was forgotten once nothing hung on it.
        assert_eq!(kept(&town, &Sealer::new(&[0xaa; 32])).await, (PEOPLE, 0));
        assert!(!fs::read_to_string(desk.path("data/secret.key")).unwrap().contains(&"a".repeat(64)));
        for round in 0..12 {
            killed_after(1 + round * 3, "rotate");
            assert_eq!(kept(&town, &ring(&desk).sealer()).await, (PEOPLE, PEOPLE), "round {round}");
        }
    }
}

#[test]
fn a_new_key_is_readable_by_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::new();
    fs::create_dir(desk.path("data")).unwrap();
    desk.maillage(ENGLISH, &["key", "rotate"]).done();
    desk.maillage(ENGLISH, &["key", "rotate"]).done();
    let mode = fs::metadata(desk.path("data/secret.key")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert_eq!(fs::read_to_string(desk.path("data/secret.key")).unwrap().lines().count(), 4);
    let beside = Command::new("ls").arg(desk.path("data")).output().unwrap();
    assert_eq!(String::from_utf8(beside.stdout).unwrap(), "secret.key\n");
}
