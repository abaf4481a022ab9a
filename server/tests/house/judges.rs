//! What goes out is judged by programs that others wrote, over names that spoil what is put together carelessly.

use std::env;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use base::{Id, execute};
use exchange::out::Format;
use testkit::{ASSOCIATION, Engine, Figure, Town, Uuid, VALBOURG};

use crate::everything::open;
use crate::headers;
use crate::source::{expect_none, root};

/// Names that begin a formula, end a cell, close an element, fold in the middle of a letter, or turn the line round.
const NAMES: [&str; 12] = [
    "=1+1",
    "+33 1 99 00 00 01",
    "@accueil; « Écoute », l’œuvre",
    "Refuge \"Les Lilas\" <b>&amp;</b> ]]> <!-- -->",
    "Ligne \\ barre \\n et fin\\",
    "Maison\tde\u{b}\u{1b}la nuit",
    "Non-caractère \u{fffe}\u{ffff} au milieu",
    "مركز الاستماع \u{202e}et retour",
    "👩‍👧‍👦 Familles 👩🏽‍⚕️",
    "e\u{301}coute de\u{301}compose\u{301}e",
    "BEGIN:VCARD,END:VCARD;DTSTART:20261124",
    "'apostrophe, 'déjà là'",
];

/// The folder of the judges, where there is one.
fn judges() -> Option<PathBuf> {
    let folder = env::var_os("MAILLAGE_JUDGES").map(PathBuf::from);
    assert!(folder.is_some() || env::var_os("CI").is_none(), "MAILLAGE_JUDGES is not set");
    if folder.is_none() {
        println!("the judges of what goes out are passed over: MAILLAGE_JUDGES is not set (bin/judges)");
    }
    folder
}

/// Publishes an entry under each of the names; gives the first one, which goes round.
async fn settle(town: &Town) -> Uuid {
    let mut db = town.write().await;
    for (number, name) in NAMES.iter().enumerate() {
        let [structure, place, service, stop] =
            [1, 2, 3, 4].map(|part| Uuid::from_u128((0xaa_0000 + part * 0x1000) + number as u128));
        let long = format!("{name}\n\n{}", name.repeat(12));
        execute!(&mut db => "
            INSERT INTO structure (id, territory_id, institution_id, name, description, email, website, source)
            VALUES ($1, $2, $3, $4, $5, 'accueil@horizon.example', 'https://horizon.example/?a=1&b=<c>', 'local')",
            structure, VALBOURG, ASSOCIATION, *name, long.as_str())
        .unwrap();
        execute!(&mut db => "
            INSERT INTO place (id, structure_id, name, line, postal_code, commune_code, latitude, longitude, visibility, access_note)
            VALUES ($1, $2, $3, $3, '99100', '99101', 48.8312345678, -2.24, $4, $5)",
            place, structure, *name, if number % 3 == 0 { "after_call" } else { "public" }, long.as_str()).unwrap();
        execute!(&mut db => "
            INSERT INTO service (id, structure_id, kind, name, summary, description, how_to, phone, sms, email, website, cost_note, needs,
                                 violences, audiences, moments, languages, is_emergency, area, hours, closed_from, closure_note,
                                 checked_on, status, checked_by, version, updated_at)
            VALUES ($1, $2, $6, $3, $3, $4, $4, '3919', '+33199000001', 'accueil@horizon.example', 'https://horizon.example/?a=1&b=c,d;e',
                    $3, 'shelter listening', 'harassment', 'victim', 'now', 'fr lsf ar', TRUE, '99 99101 200054781 france',
                    'Mo-Fr 22:00-02:00; PH off', '2026-12-24', $4, '2026-11-02', 'published', $3, 1, $5)",
            service, structure, *name, long.as_str(), town.now(), if number == 0 { "itinerant" } else { "place" }).unwrap();
        execute!(&mut db => "INSERT INTO service_place (service_id, place_id, position) VALUES ($1, $2, 0)", service, place)
            .unwrap();
        execute!(&mut db => "
            INSERT INTO stop (id, service_id, place, line, commune_code, first_on, from_minute, to_minute, rule, until_on, without,
                              added, note)
            VALUES ($1, $2, $3, $3, '99101', '2026-11-24', 840, 1020, 'FREQ=MONTHLY;BYDAY=-1TU', '2027-06-30', '2026-12-29',
                    '2026-12-30', $4)",
            stop, Uuid::from_u128(0xaa_3000), *name, long.as_str()).unwrap();
    }
    db.commit().await.unwrap();
    Uuid::from_u128(0xaa_3000)
}

/// Writes what goes out into `folder`.
async fn write_all(town: &Town, round: Uuid, folder: &Path) {
    let options = exchange::out::Options { territory: None, now: town.now() };
    for format in [Format::Csv, Format::Ods, Format::Geojson, Format::Vcard, Format::HsdsTables] {
        exchange::out::export(town.database(), format, folder, &options, &mut || {}).await.unwrap();
    }
    let client = town.client(Figure::Nobody);
    let passages = format!("/infos/e/{}/passages.ics", Id::<Town>::from_uuid(round));
    for (path, file) in [
        ("/api/v1/changes.atom", "changes.atom"),
        (passages.as_str(), "passages.ics"),
        ("/infos/valbourg/actualites.atom", "actualites.atom"),
        ("/infos/valbourg/agenda.ics", "agenda.ics"),
    ] {
        let answer = client.get(path).await;
        assert_eq!(answer.status, 200, "{path}");
        std::fs::write(folder.join(file), &answer.body).unwrap();
    }
    let path = format!("/pro/actualites/{}/communique.odt", Id::<Town>::from_uuid(spoiled(0)));
    let release = town.client(Figure::Coordinator).get(&path).await;
    assert_eq!(release.status, 200, "{}", release.main());
    std::fs::write(folder.join("communique.odt"), &release.bytes).unwrap();
}

/// An announcement under one of the names.
fn spoiled(number: usize) -> Uuid {
    Uuid::from_u128(0xaa_5000 + number as u128)
}

/// Announces something under each of the names, half of it with an hour.
async fn announce(town: &Town) {
    let mut db = town.write().await;
    for (number, name) in NAMES.iter().enumerate() {
        let body = format!("## {name}\n\nUn **{name}**\n\n- {name}\n- fin\n\nSuite : {name}");
        let (kind, minute) =
            if number % 4 == 1 { ("news", None) } else { ("event", (number % 2 == 0).then_some(900_i64)) };
        execute!(&mut db => "
            INSERT INTO announcement (id, territory_id, institution_id, kind, audience, state, title, summary, body, from_on,
                                      until_on, from_minute, place, commune, link, registration, reason, written_by,
                                      published_at, version, updated_at)
            VALUES ($1, $2, $3, $4, 'public', 'published', $5, $5, $6, '2026-11-25', '2026-11-26', $7, $5, 'Valbourg',
                    'https://horizon.example/?a=1&b=<c>', $5, '', '', $8, 1, $8)",
            spoiled(number), VALBOURG, ASSOCIATION, kind, *name, body.as_str(), minute, town.now()).unwrap();
    }
    db.commit().await.unwrap();
}

/// What a judge says; nothing, if it finds no fault.
fn verdict(command: &mut Command) -> String {
    let judged = command.output().unwrap();
    format!("{}{}", String::from_utf8_lossy(&judged.stdout), String::from_utf8_lossy(&judged.stderr))
}

#[tokio::test]
async fn what_goes_out_is_right_to_whoever_wrote_the_rules() {
    let Some(judges) = judges() else { return };
    let town = Town::new(Engine::Sqlite).await;
    let round = settle(&town).await;
    announce(&town).await;
    open(&town).await;
    let folder = tempfile::tempdir().unwrap();
    write_all(&town, round, folder.path()).await;
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/house");
    let python = judges.join("python/bin/python");
    let said = verdict(Command::new(python).arg(here.join("judge.py")).args([folder.path(), &judges.join("odf")]));
    let node =
        verdict(Command::new("node").arg(here.join("judge.mjs")).args([folder.path(), &judges.join("node_modules")]));
    assert_eq!(said + &node, "");
}

/// The findings of `judge` that the page of choices argues.
fn argued(judge: &str) -> Vec<String> {
    let choices = std::fs::read_to_string(root().join("docs/security/choix.md")).unwrap();
    let start = format!("- `{judge} : ");
    let names = choices.lines().filter_map(|line| line.strip_prefix(&start)?.split('`').next());
    names.map(str::to_owned).collect()
}

// That each answer has the policy of its face is said in `headers`.
#[test]
fn the_policies_of_content_are_right_to_whoever_wrote_the_rules() {
    let Some(judges) = judges() else { return };
    let mut judging = Command::new("node")
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/house/policies.mjs"))
        .arg(judges.join("node_modules"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut told = judging.stdin.take().unwrap();
    for (face, policy) in headers::policies() {
        writeln!(told, "{face}\t{policy}").unwrap();
    }
    writeln!(told, "a page that nobody should write\tscript-src 'unsafe-inline'").unwrap();
    drop(told);
    let judged = judging.wait_with_output().unwrap();
    let (said, known) = (String::from_utf8(judged.stdout).unwrap(), argued("csp_evaluator"));
    assert!(judged.status.success() && said.contains("SCRIPT_UNSAFE_INLINE"), "the judge looks: {said}");
    let ours = said.lines().filter(|line| !line.ends_with("nobody should write"));
    let open = ours.filter(|line| !known.iter().any(|name| line.starts_with(&format!("{name}\t"))));
    expect_none("What is found in our policies is argued in docs/security/choix.md.", open.map(str::to_owned));
}
