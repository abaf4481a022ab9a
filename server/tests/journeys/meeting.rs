//! The coordinator convenes the yearly meeting: members get a mail that calendars understand, one answers by her link. Another
//! meeting was held today: she says who came, notes two decisions, finds them in the plan, prints the minutes and approves them.

use std::env;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::postbox::Postbox;
use crate::story::{Stage, tell_with};
use crate::tab::{DESK, Tab, quoted};

const PLENARY: &str = "Plénière des signataires du contrat local";

/// What a judge of calendars reads in a mail.
fn read(mail: &str) -> Value {
    let judges = PathBuf::from(env::var_os("MAILLAGE_JUDGES").unwrap());
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/journeys/invitation.py");
    let mut judge = Command::new(judges.join("python/bin/python"))
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    judge.stdin.take().unwrap().write_all(mail.as_bytes()).unwrap();
    let said = judge.wait_with_output().unwrap();
    let told: Value = serde_json::from_slice(&said.stdout).unwrap();
    assert_eq!(told["faults"], Value::Array(Vec::new()), "{told}");
    told
}

/// The link of a mail, without its site.
fn link(told: &Value) -> String {
    let (_, link) = told["text"].as_str().unwrap().split_once("/pro/reunion/").unwrap();
    format!("/pro/reunion/{}", link.split_whitespace().next().unwrap())
}

async fn put(tab: &Tab, name: &str, value: &str) {
    let put = format!("(() => {{ document.querySelector('#{name}').value = {}; return true; }})()", quoted(value));
    assert!(tab.eval::<bool>(&put).await);
}

/// Puts a day so many days from now into a field.
async fn put_day(tab: &Tab, name: &str, days: i64) {
    let put = format!(
        "(() => {{ const day = new Date(Date.now() + {days} * 864e5).toLocaleDateString('sv', {{ timeZone: 'Europe/Paris' }}); \
         document.querySelector('#{name}').value = day; return true; }})()"
    );
    assert!(tab.eval::<bool>(&put).await);
}

/// Writes the agenda of the meeting that is planned, and convenes it.
async fn convene(tab: &mut Tab) {
    tab.look_at("/pro/reunions", "list").await;
    tab.reads(&["Une réunion est prévue le", PLENARY]).await;
    tab.follow(PLENARY).await;
    tab.look("instance").await;
    tab.follow("Tenir les membres").await;
    tab.look("members").await;
    tab.go("/pro/reunions").await;
    tab.follow_on("ol.entries a").await;
    tab.follow("Écrire l’ordre du jour").await;
    tab.reads(&["Sensibilisation des scolaires", "Non traité la dernière fois"]).await;
    tab.look("agenda").await;
    tab.click("Sensibilisation des scolaires").await;
    tab.follow("Enregistrer").await;
    tab.reads(&["Tour de table des actions de l’année", "Sensibilisation des scolaires"]).await;
    tab.look("planned").await;
    tab.follow("Convoquer les membres").await;
    tab.reads(&["Convoquée"]).await;
}

/// Plans a meeting of today, and says who came.
async fn hold(tab: &mut Tab) {
    tab.go("/pro/reunions").await;
    tab.follow_on("ul.entries a").await;
    tab.follow("Prévoir une réunion").await;
    tab.look("new").await;
    put_day(tab, "day", 0).await;
    put(tab, "from", "00:00").await;
    put(tab, "to", "00:30").await;
    tab.fill("Lieu", "Salle du conseil").await;
    tab.follow("Enregistrer").await;
    tab.follow("Noter qui est venu").await;
    tab.look("attendance").await;
    let all = "(() => { const all = [...document.querySelectorAll('main select')]; \
               all.forEach((one, at) => { one.value = at === 0 ? 'excused' : 'present'; }); return all.length; })()";
    assert_eq!(tab.eval::<usize>(all).await, 8, "the eight signatories sit there");
    tab.follow("Enregistrer").await;
    tab.reads(&["7 institutions présentes ou représentées sur 8", "Le quorum est atteint."]).await;
}

/// Notes a decision that becomes an action.
async fn decide(tab: &mut Tab, text: &str, days: i64) {
    let open = "(() => { document.querySelectorAll('details').forEach(one => one.open = true); return true; })()";
    assert!(tab.eval::<bool>(open).await);
    tab.fill("Décision", text).await;
    let lead =
        "(() => { const field = document.querySelector('#institution'); field.selectedIndex = 1; return true; })()";
    assert!(tab.eval::<bool>(lead).await);
    put_day(tab, "due_on", days).await;
    tab.follow_on("form[action$='/decisions'] button").await;
    tab.reads(&[text]).await;
}

async fn minutes(tab: &mut Tab, meeting: &str) {
    tab.go(meeting).await;
    tab.follow("Écrire le compte rendu").await;
    tab.look("writing").await;
    tab.fill("Ce qui s’est dit", "Tour de table.").await;
    tab.follow("Enregistrer").await;
    tab.reads(&["Tour de table.", "Former les accueils", "Projet, pas encore approuvé"]).await;
    tab.look("minutes").await;
    let paper = format!(
        "fetch({}).then(async (answer) => [answer.headers.get('content-type'), (await answer.arrayBuffer()).byteLength])",
        quoted(&format!("{meeting}/compte-rendu.pdf"))
    );
    let (kind, bytes) = tab.eval::<(String, usize)>(&paper).await;
    assert!(kind == "application/pdf" && bytes > 5_000, "{kind}: {bytes}");
    tab.look_at(&format!("{meeting}/compte-rendu/versions"), "versions").await;
    tab.go(meeting).await;
    tab.follow("Approuver le compte rendu").await;
    tab.reads(&["Approuvé le", "Compte rendu approuvé"]).await;
}

#[tokio::test]
async fn the_yearly_meeting_is_convened_held_and_becomes_actions() {
    let Some(postbox) = Postbox::open() else { return };
    tell_with("meeting", DESK, &["--no-work".to_owned()], async |stage: &mut Stage| {
        let _work = stage.site.work(&postbox.url);
        stage.sign_in("coordination@demo.example").await;
        convene(&mut stage.tab).await;
        let mut invited: Vec<Value> = (0..8).map(|_| read(&postbox.next_as_sent())).collect();
        invited.sort_by_key(|told| told["to"].to_string());
        invited.dedup_by_key(|told| told["to"].to_string());
        assert_eq!(invited.len(), 8, "each member once");
        for told in &invited {
            assert_eq!((told["method"].as_str(), told["sequence"].as_i64()), (Some("REQUEST"), Some(0)), "{told}");
            assert_eq!((&told["uid"], told["summary"].as_str()), (&invited[0]["uid"], Some(PLENARY)), "{told}");
            assert!(told["start"].as_str().unwrap().contains("T09:30:00"), "{told}");
        }
        let tab = &mut stage.tab;
        tab.look("convened").await;
        let convened = tab.path().await;
        tab.follow("Se déconnecter").await;
        tab.go(&link(&invited[0])).await;
        tab.reads(&["Votre institution sera-t-elle là", "Salons d’honneur"]).await;
        tab.look("link").await;
        tab.click("Présente").await;
        tab.follow("Répondre").await;
        tab.reads(&["Merci, c’est noté : Présente"]).await;
        tab.look("thanks").await;
        tab.go("/pro/reunion/inconnu").await;
        tab.look("dead").await;
        stage.sign_in("coordination@demo.example").await;
        let tab = &mut stage.tab;
        tab.go(&convened).await;
        tab.reads(&["Présente", "courriel parti"]).await;
        hold(tab).await;
        let meeting = tab.path().await;
        decide(tab, "Former les accueils", 90).await;
        decide(tab, "Relire les fiches", 60).await;
        tab.look("decided").await;
        tab.follow("Voir l’action : Former les accueils").await;
        tab.reads(&["Former les accueils", "Prévue"]).await;
        let plan = tab.path().await;
        tab.go(plan.split_once("/actions/").unwrap().0).await;
        tab.reads(&["Former les accueils", "Relire les fiches"]).await;
        minutes(tab, &meeting).await;
    })
    .await;
}
