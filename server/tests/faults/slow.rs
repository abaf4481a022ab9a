//! Clients that never finish, and crowds of small questions: memory stays bounded, and others are served.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::thread;
use std::time::{Duration, Instant};

use testkit::{Engine, Town};

use crate::browser::Browser;
use crate::ground::Ground;
use crate::process::Program;
use crate::shift::Shift;

const HALF_OPEN: usize = 200;
const SMALL: usize = 10_000;
const CONNECTIONS: usize = 8;
/// What others ask meanwhile.
const OTHERS: usize = 20;
/// Generous: this is no test of speed.
const SOON: Duration = Duration::from_secs(10);
/// What the program may hold at most, and what ten thousand questions may add, in KiB.
const MOST_KIB: u64 = 256 * 1024;
const MORE_KIB: u64 = 64 * 1024;

/// Begins a request, and says no more.
fn half_open(port: u16) -> TcpStream {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.write_all(b"POST /pro/connexion HTTP/1.1\r\nHost: localhost\r\nX-Slow: ").unwrap();
    stream
}

/// Asks `times` over one connection that stays open.
fn ask(port: u16, path: &str, times: usize) {
    let mut stream = BufReader::new(TcpStream::connect(("127.0.0.1", port)).unwrap());
    let request = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n");
    for _ in 0..times {
        stream.get_mut().write_all(request.as_bytes()).unwrap();
        let (mut length, mut line) = (0, String::new());
        while line != "\r\n" {
            line.clear();
            assert_ne!(stream.read_line(&mut line).unwrap(), 0, "hung up");
            if let Some(told) = line.strip_prefix("content-length: ") {
                length = told.trim().parse().unwrap();
            }
        }
        stream.by_ref().take(length).read_to_end(&mut Vec::new()).unwrap();
    }
}

/// Others look and hand out meanwhile; the longest that one waited.
#[track_caller]
fn others_are_served(program: &Program) -> Duration {
    let (mut shift, mut longest) = (Shift::default(), Duration::ZERO);
    for _ in 0..OTHERS {
        let since = Instant::now();
        assert_eq!(Browser::of_nobody(program.port).get("/infos").unwrap().status, 200);
        assert!(shift.hand_out(program.port));
        longest = longest.max(since.elapsed());
    }
    assert_eq!((shift.acknowledged(), shift.refused.len()), (OTHERS, 0));
    assert!(longest < SOON, "{longest:?}");
    longest
}

async fn slow_clients_and_crowds(town: Town) {
    let ground = Ground::lay(&town).await;
    ground.stock(100).await;
    let program = ground.start(&[]);
    others_are_served(&program);
    ask(program.port, "/health/live", 500);
    let (before, _) = program.memory();

    let slow: Vec<TcpStream> = (0..HALF_OPEN).map(|_| half_open(program.port)).collect();
    let longest = others_are_served(&program);
    let (held, _) = program.memory();
    println!("{HALF_OPEN} half-open connections: others served, the longest wait {longest:?}; {before} → {held} KiB");
    drop(slow);

    let port = program.port;
    let crowd = (0..CONNECTIONS).map(|_| thread::spawn(move || ask(port, "/health/live", SMALL / CONNECTIONS)));
    let crowd: Vec<_> = crowd.collect();
    let longest = others_are_served(&program);
    crowd.into_iter().for_each(|asking| asking.join().unwrap());
    let (after, most) = program.memory();
    println!(
        "{SMALL} small requests: others served, the longest wait {longest:?}; {held} → {after} KiB, at most {most}"
    );
    assert!(most < MOST_KIB && after < before + MORE_KIB, "{before} → {after} KiB, at most {most}");
    program.kill();
}

#[test]
fn slow_clients_and_crowds_stop_nobody_and_take_no_memory() {
    testkit::run(Engine::Sqlite, slow_clients_and_crowds);
}
