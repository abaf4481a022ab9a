//! Several programs of one installation, beside each other: two that answer and two that work before one database. Nothing is
//! done twice, nothing is lost, and what changes at one is found at the other.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use base::{Clock, Id, execute};
use mail::Message;
use testkit::{Figure, POLICE, Town, Uuid, VALBOURG};
use web::{SESSION_COOKIE, SessionKey};

use crate::desk::{Desk, FRENCH};
use crate::racing::address;
use crate::service::{Running, ask};

/// As many pieces of work as wait when the two workers start.
const JOBS: usize = 500;
const PATIENCE: Duration = Duration::from_secs(180);
/// How soon a change at one program is found at another.
const IN_STEP: Duration = Duration::from_secs(2);
const ENTRY: Uuid = Uuid::from_u128(0x5e_9001);

/// A mail server that counts what each of its recipients is sent.
fn post_office() -> (u16, Arc<Mutex<BTreeMap<String, usize>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let (port, counted) = (listener.local_addr().unwrap().port(), Arc::<Mutex<BTreeMap<_, _>>>::default());
    let counts = Arc::clone(&counted);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let counts = Arc::clone(&counts);
            // A worker that is ended hangs up.
            std::thread::spawn(move || drop(take(&stream.unwrap(), &counts)));
        }
    });
    (port, counted)
}

fn take(mut stream: &TcpStream, counts: &Mutex<BTreeMap<String, usize>>) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    stream.write_all(b"220 ready\r\n")?;
    let (mut lines, mut recipient) = (BufReader::new(stream).lines(), String::new());
    while let Some(line) = lines.next().transpose()? {
        let answer = match line.get(..4).unwrap_or_default() {
            "RCPT" => {
                recipient = line;
                "250 well"
            }
            "DATA" => {
                stream.write_all(b"354 go on\r\n")?;
                while lines.next().transpose()?.is_some_and(|line| line != ".") {}
                *counts.lock().unwrap().entry(recipient.clone()).or_default() += 1;
                "250 taken"
            }
            "QUIT" => "221 bye",
            _ => "250 well",
        };
        stream.write_all(format!("{answer}\r\n").as_bytes())?;
    }
    Ok(())
}

/// Starts a program of the installation: it shares the key and the database with the others, and nothing else.
fn start(desk: &Desk, name: &str, words: &[&str], ready: &str) -> Running {
    let data = desk.path(name);
    fs::create_dir(&data).unwrap();
    if desk.path("web-1/secret.key").exists() {
        fs::copy(desk.path("web-1/secret.key"), data.join("secret.key")).unwrap();
    }
    Running::start(desk, FRENCH, &[words, &["--data", data.to_str().unwrap()]].concat(), ready)
}

/// A draft of the police station, and a session of the coordinator.
async fn settle(town: &Town) {
    let (mut db, now) = (town.write().await, Clock::System.now());
    let (structure, place) = (Uuid::from_u128(ENTRY.as_u128() + 0x100), Uuid::from_u128(ENTRY.as_u128() + 0x200));
    execute!(&mut db => "
        INSERT INTO session (id, key, account_id, opened_at, seen_at, proved_at, is_shared)
        VALUES ($1, $2, $3, $4, $4, $4, FALSE)",
        Uuid::from_u128(1), SessionKey::of("coordinator").0, Figure::Coordinator.account(), now)
    .unwrap();
    execute!(&mut db => "
        INSERT INTO structure (id, territory_id, institution_id, name, description, source)
        VALUES ($1, $2, $3, 'Commissariat', '', 'local')", structure, VALBOURG, POLICE)
    .unwrap();
    execute!(&mut db => "
        INSERT INTO place (id, structure_id, name, line, postal_code, commune_code, latitude, longitude, visibility, access_note)
        VALUES ($1, $2, '', '1 rue de la Paix', '99100', '99101', 48.83, 2.24, 'public', '')", place, structure)
    .unwrap();
    execute!(&mut db => "
        INSERT INTO service (id, structure_id, kind, name, summary, description, how_to, phone, cost_note, needs, violences,
                             audiences, moments, languages, is_emergency, area, closure_note, status, checked_by,
                             version, updated_at)
        VALUES ($1, $2, 'place', 'Accueil de nuit', 'Trouve où dormir.', 'Une chambre pour quelques nuits.', 'Appelez.',
                '0199000001', '', 'shelter', '', 'victim', '', 'fr', FALSE, '99', '', 'draft', '', 1, $3)",
        ENTRY, structure, now)
    .unwrap();
    execute!(&mut db => "INSERT INTO service_place (service_id, place_id, position) VALUES ($1, $2, 0)", ENTRY, place)
        .unwrap();
    db.commit().await.unwrap();
}

/// Does an act as the coordinator, at one program.
fn act(program: &Running, act: &str, version: i64) {
    let path = format!("/pro/fiches/{}/{act}", Id::<Town>::from_uuid(ENTRY));
    let form = format!("version={version}");
    let mut stream = TcpStream::connect(("127.0.0.1", program.port())).unwrap();
    write!(
        stream,
        "POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\n\
         Cookie: {SESSION_COOKIE}=coordinator\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {}\r\n\r\n{form}",
        form.len()
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 303"), "{act}: {answer}");
}

/// Waits until the search of a program finds the entry, or no longer does; how long that took.
async fn found(program: &Running, is_expected: bool) -> Duration {
    let since = Instant::now();
    loop {
        let answer = ask(program.port(), "/api/v1/search?need=shelter");
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        if answer.contains("Accueil de nuit") == is_expected {
            return since.elapsed();
        }
        assert!(since.elapsed() < Duration::from_secs(15), "{answer}");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

testkit::both_engines! {
    async fn two_that_answer_and_two_that_work_do_everything_once_and_stay_in_step(town: Town) {
        town.leave_jobs();
        settle(&town).await;
        let (desk, database) = (Desk::new(), address(&town).await);
        let (port, counts) = post_office();
        let smtp = format!("smtp://127.0.0.1:{port}");
        let serve = ["serve", "--no-work", "--database", &database];
        let work = ["work", "--database", &database, "--smtp", &smtp, "--mail-from", "Réseau <reseau@ville.example>"];
        let webs = ["web-1", "web-2"].map(|name| start(&desk, name, &serve, "http://"));

        let (mut db, now) = (town.write().await, Clock::System.now());
        for at in 0..JOBS {
            let message = Message::new(&format!("p{at}@ville.example"), "Des fiches à relire", "Bonjour").unwrap();
            mail::send(&mut db, &message, now).await.unwrap();
        }
        db.commit().await.unwrap();
        let since = Instant::now();
        let workers = ["work-1", "work-2"].map(|name| start(&desk, name, &work, "en cours"));
        while counts.lock().unwrap().len() < JOBS {
            assert!(since.elapsed() < PATIENCE, "{} of {JOBS} were sent", counts.lock().unwrap().len());
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        let took = since.elapsed();

        // Meanwhile, and after: what one publishes the other finds, and no longer once it is archived.
        act(&webs[0], "publication", 1);
        let published = found(&webs[1], true).await;
        found(&webs[0], true).await;
        act(&webs[1], "archivage", 2);
        let archived = found(&webs[0], false).await;
        // On a machine that does other work too: `docs/operate.md` has the figures of a quiet one.
        let busy = IN_STEP * 5;
        assert!(published < busy && archived < busy, "{published:?}, {archived:?}");

        // Whatever would be sent twice would be by now.
        tokio::time::sleep(IN_STEP).await;
        let twice: Vec<_> = counts.lock().unwrap().iter().filter(|(_, times)| **times != 1).map(|(whom, _)| whom.clone()).collect();
        assert!(twice.is_empty(), "sent more than once: {twice:?}");
        let mut db = town.read().await;
        let tally = mail::tally(&mut db).await.unwrap();
        assert_eq!((tally.waiting, tally.given_up.len()), (0, 0), "none is left behind");
        assert_eq!(queue::count_failed(&mut db).await.unwrap(), 0);
        println!("{:?}: {JOBS} jobs, two workers, each once, in {took:.1?}; published seen in {published:.1?}, archived in \
                  {archived:.1?}", town.engine());
        drop(db);
        for program in workers.into_iter().chain(webs) {
            program.kill();
        }
    }
}
