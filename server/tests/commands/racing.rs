//! Never twice, with real programs: eight of them before one database are fed the same two hundred codes, and one is killed
//! between what it writes and what it answers.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use base::{Db, Id, fetch_all, fetch_one};
use testkit::{Engine, POLICE, SOCIAL_CENTRE, Town, VALBOURG};
use voucher::{Booklet, Complaint, Convention, Door, Hand, Kind, Provider, Tariff, Terms};

use crate::desk::{Desk, FRENCH};
use crate::service::Running;

const PROGRAMS: usize = 8;
const CODES: usize = 200;
/// A booklet has no more.
const A_BOOKLET: usize = 100;
/// How often somebody presses again when told to.
const PATIENCE: usize = 30;

/// Where a program reaches the database of a town.
pub async fn address(town: &Town) -> String {
    let mut db = town.read().await;
    if town.engine() == Engine::Sqlite {
        let (file,): (String,) =
            fetch_one!(&mut db => "SELECT file FROM pragma_database_list WHERE name = 'main'").unwrap();
        return format!("sqlite:{file}");
    }
    let (name,): (String,) = fetch_one!(&mut db => "SELECT CAST(current_database() AS TEXT)").unwrap();
    let cluster = std::env::var_os("TEST_POSTGRES").unwrap().into_string().unwrap();
    format!("{}/{name}", cluster.rsplit_once('/').unwrap().0)
}

fn convention() -> Convention {
    let day = |text: &str| text.parse().unwrap();
    Convention {
        id: Id::new(),
        territory_id: Id::from_uuid(VALBOURG),
        funder_id: Id::from_uuid(SOCIAL_CENTRE),
        name: "Bons du Val".to_owned(),
        heading: "Action sociale — Ville de Valbourg".to_owned(),
        phone: "01 99 00 00 01".to_owned(),
        signed_on: day("2023-10-02"),
        starts_on: day("2023-10-15"),
        ends_on: None,
        predecessor_id: None,
        complaint: Complaint::WithOrWithout,
        valid_hours: 48,
        version: 1,
    }
}

/// So many vouchers on paper, and what the taxi that takes them types.
async fn vouchers(town: &Town, many: usize) -> (Vec<String>, String) {
    let ride = Tariff { kind: Kind::Ride, cap_cents: 5000, units: 1, people: 5, takes_pets: false };
    let terms = Terms { convention: convention(), tariffs: vec![ride], issuers: vec![Id::from_uuid(POLICE)] };
    let taxi = Provider {
        id: Id::new(),
        convention_id: terms.convention.id,
        institution_id: None,
        name: "Taxis du Val".to_owned(),
        phone: String::new(),
        kinds: [Kind::Ride].into_iter().collect(),
        key: voucher::new_provider_key(),
        suspended_on: None,
    };
    let mut db = town.write().await;
    voucher::add_convention(&mut db, &terms.convention).await.unwrap();
    voucher::put_terms(&mut db, &terms).await.unwrap();
    voucher::add_provider(&mut db, &taxi).await.unwrap();
    for left in (0..many).step_by(A_BOOKLET) {
        let size = i64::try_from(A_BOOKLET.min(many - left)).unwrap();
        let booklet = Booklet {
            id: Id::new(),
            convention_id: terms.convention.id,
            institution_id: Id::from_uuid(POLICE),
            kind: Kind::Ride,
            is_paper: true,
            size,
            made_on: "2026-01-01".parse().unwrap(),
            expires_on: "2099-12-31".parse().unwrap(),
            held_on: None,
            lost_on: None,
        };
        let hand = Hand { by: "agente du CCAS", door: Door::Desk, now: town.now() };
        voucher::make_booklet(&mut db, &terms, &booklet, hand).await.unwrap();
    }
    let numbers: Vec<(String,)> =
        fetch_all!(&mut db => "SELECT number FROM voucher ORDER BY number LIMIT 1000").unwrap();
    db.commit().await.unwrap();
    (numbers.into_iter().map(|(number,)| number).collect(), taxi.told_key())
}

/// Programs of one installation: they share its key and its database, and nothing else.
fn start(desk: &Desk, database: &str, name: &str) -> Running {
    let data = desk.path(name);
    if !data.exists() {
        fs::create_dir(&data).unwrap();
        if desk.path("first/secret.key").exists() {
            fs::copy(desk.path("first/secret.key"), data.join("secret.key")).unwrap();
        }
    }
    let data = data.to_str().unwrap().to_owned();
    let args = ["serve", "--database", database, "--data", &data, "--proxy", "127.0.0.1"];
    Running::start(desk, FRENCH, &args, "http://")
}

/// Sends a form from a neighbourhood of its own, so that nobody is told to slow down; does not wait for what comes back.
fn send(port: u16, path: &str, (form, whom): (&str, usize)) -> TcpStream {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    let (high, low) = (whom / 250, whom % 250);
    write!(
        stream,
        "POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\n\
         X-Forwarded-For: 10.{high}.{low}.1\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {}\r\n\r\n{form}",
        form.len()
    )
    .unwrap();
    stream
}

/// Sends a form; its status, and where it leads. Whoever is told that somebody was at it at the same time presses again.
fn post(port: u16, path: &str, (form, whom): (&str, usize)) -> (u16, String) {
    for _ in 0..PATIENCE {
        let mut answer = String::new();
        send(port, path, (form, whom)).read_to_string(&mut answer).unwrap();
        let status = answer.split(' ').nth(1).unwrap().parse().unwrap();
        let place = answer.lines().find_map(|line| line.strip_prefix("location: ")).unwrap_or_default();
        if status != 409 {
            return (status, place.to_owned());
        }
    }
    panic!("told to try again {PATIENCE} times");
}

/// Feeds every code to one program; how many it used. What it used, it is told again, as if the answer had been lost.
fn feed(port: u16, numbers: &[String], key: &str) -> usize {
    let mut used = 0;
    for (at, number) in numbers.iter().enumerate() {
        let (status, page) = post(port, "/pro/bon", (&format!("number={number}"), 2 * at));
        assert_eq!(status, 303, "{number}");
        let form = format!("units=1&amount=20&provider_key={key}");
        let (status, _) = post(port, &page, (&form, 2 * at + 1));
        assert!(matches!(status, 303 | 422), "{number}: {status}");
        if status == 303 {
            used += 1;
            assert_eq!(post(port, &page, (&form, 2 * at + 1)).0, 303, "a retry says the same");
        }
    }
    used
}

/// How many vouchers are used, and how many uses were noted.
async fn counted(db: &mut Db) -> (i64, i64) {
    let (used,): (i64,) = fetch_one!(&mut *db => "SELECT COUNT(*) FROM voucher WHERE state = 'used'").unwrap();
    let (uses,): (i64,) = fetch_one!(db => "SELECT COUNT(*) FROM voucher_step WHERE state = 'used'").unwrap();
    (used, uses)
}

testkit::both_engines! {
    async fn eight_programs_and_two_hundred_codes_make_two_hundred_uses(town: Town) {
        town.leave_jobs();
        let (numbers, key) = vouchers(&town, CODES).await;
        let (database, desk) = (address(&town).await, Desk::new());
        let names = (0..PROGRAMS).map(|at| if at == 0 { "first".to_owned() } else { format!("data-{at}") });
        let programs: Vec<Running> = names.map(|name| start(&desk, &database, &name)).collect();
        let (numbers, key) = (Arc::new(numbers), Arc::new(key));
        let fed = programs.iter().map(|program| {
            let (port, numbers, key) = (program.port(), Arc::clone(&numbers), Arc::clone(&key));
            thread::spawn(move || feed(port, &numbers, &key))
        });
        let used: Vec<usize> = fed.collect::<Vec<_>>().into_iter().map(|thread| thread.join().unwrap()).collect();
        let (vouchers, uses) = counted(&mut town.read().await).await;
        println!("{:?}: {PROGRAMS} programs × {CODES} codes: each used {used:?}, together {}; {vouchers} vouchers used, \
                  {uses} uses noted", town.engine(), used.iter().sum::<usize>());
        assert_eq!((used.iter().sum::<usize>(), vouchers, uses), (CODES, 200, 200));
        assert!(used.iter().filter(|used| **used > 0).count() > 1, "they ran beside each other");
        programs.into_iter().for_each(Running::kill);
    }

    async fn a_program_killed_between_what_it_writes_and_what_it_answers_leaves_one_use(town: Town) {
        town.leave_jobs();
        // Before, while and after it writes.
        let moments = [0, 1, 3, 6, 12, 25, 50, 100];
        let (numbers, key) = vouchers(&town, moments.len()).await;
        let (database, desk) = (address(&town).await, Desk::new());
        let form = format!("units=1&amount=20&provider_key={key}");
        let mut written = 0;
        let mut program = start(&desk, &database, "first");
        for (at, (number, moment)) in numbers.iter().zip(moments).enumerate() {
            let (_, page) = post(program.port(), "/pro/bon", (&format!("number={number}"), 2 * at));
            let unread = send(program.port(), &page, (&form, 2 * at + 1));
            tokio::time::sleep(Duration::from_millis(moment)).await;
            program.kill();
            drop(unread);
            let (used, uses) = counted(&mut town.read().await).await;
            let before = i64::try_from(at).unwrap();
            assert!(used == uses && (before..=before + 1).contains(&used), "nothing is half written");
            written += used - before;
            program = start(&desk, &database, "first");
            for _ in 0..2 {
                assert_eq!(post(program.port(), &page, (&form, 2 * at + 1)).0, 303, "sent again, it is done");
            }
            assert_eq!(counted(&mut town.read().await).await, (before + 1, before + 1), "and once");
        }
        println!("{:?}: killed {} times, {written} of them after it had written; {} uses", town.engine(), moments.len(), moments.len());
        program.kill();
    }
}
