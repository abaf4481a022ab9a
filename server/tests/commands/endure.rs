//! What a site goes through: slow clients, large ones, being worked on, being told to stop.

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use crate::desk::{Desk, FRENCH};
use crate::service::Running;

/// As many clients that never end their sentence.
const SLOW: usize = 200;
/// How long the head of a request may take, with some room.
const HEAD: Duration = Duration::from_secs(14);

/// Begins a request, and says no more.
fn half_open(port: u16) -> TcpStream {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ").unwrap();
    stream
}

/// Waits until the other side hangs up.
fn is_closed(stream: &mut TcpStream, patience: Duration) -> bool {
    stream.set_read_timeout(Some(patience.max(Duration::from_millis(1)))).unwrap();
    match stream.read_to_end(&mut Vec::new()) {
        Ok(_) => true,
        Err(error) => !matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut),
    }
}

#[test]
fn two_hundred_clients_that_never_finish_stop_nobody_and_are_shown_out() {
    let desk = Desk::new();
    let serving = Running::start(&desk, FRENCH, &["serve"], "http://");
    let since = Instant::now();
    let mut slow: Vec<TcpStream> = (0..SLOW).map(|_| half_open(serving.port())).collect();
    for _ in 0..20 {
        let asked = Instant::now();
        assert!(serving.get("/health/ready").starts_with("HTTP/1.1 200 OK"));
        assert!(asked.elapsed() < Duration::from_secs(1), "{:?}", asked.elapsed());
    }
    let closed =
        slow.iter_mut().filter_map(|stream| is_closed(stream, HEAD.saturating_sub(since.elapsed())).then_some(()));
    assert_eq!(closed.count(), SLOW, "after {:?}", since.elapsed());
    println!("{SLOW} half-open connections, closed within {:?}", since.elapsed());
    serving.stop();
}

#[test]
fn what_is_too_large_is_refused_before_it_is_read() {
    let desk = Desk::new();
    let serving = Running::start(&desk, FRENCH, &["serve"], "http://");
    let sent = |head: String, body: usize| {
        let mut stream = TcpStream::connect(("127.0.0.1", serving.port())).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        // Whoever is refused may be hung up on before all is sent.
        drop(stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&vec![b'a'; body])));
        let mut answer = Vec::new();
        drop(stream.read_to_end(&mut answer));
        String::from_utf8_lossy(&answer).lines().next().unwrap_or_default().to_owned()
    };
    let body = 1024 * 1024;
    let head = format!(
        "POST /pro/connexion HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {body}\r\n\r\n"
    );
    assert_eq!(sent(head, body), "HTTP/1.1 413 Payload Too Large");
    let long = format!("GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: {}\r\n\r\n", "a".repeat(64 * 1024));
    assert_eq!(sent(long, 0), "HTTP/1.1 431 Request Header Fields Too Large");
    assert!(serving.get("/health/live").starts_with("HTTP/1.1 200 OK"));
    serving.stop();
}

#[test]
fn a_program_that_is_told_to_stop_waits_ten_seconds_at_most_for_the_slow() {
    let desk = Desk::new();
    let serving = Running::start(&desk, FRENCH, &["serve"], "http://");
    let _slow: Vec<TcpStream> = (0..5).map(|_| half_open(serving.port())).collect();
    let idle = TcpStream::connect(("127.0.0.1", serving.port())).unwrap();
    assert!(serving.get("/health/live").starts_with("HTTP/1.1 200 OK"));
    let since = Instant::now();
    assert_eq!(serving.stop(), "Arrêté.\n");
    assert!(since.elapsed() < Duration::from_secs(12), "{:?}", since.elapsed());
    drop(idle);
}

/// Asks until the answer begins so; how long that took.
fn until(serving: &Running, path: &str, begins: &str) -> (String, Duration) {
    let since = Instant::now();
    loop {
        let answer = serving.get(path);
        if answer.starts_with(begins) {
            return (answer, since.elapsed());
        }
        assert!(since.elapsed() < Duration::from_secs(10), "{answer}");
        std::thread::yield_now();
    }
}

#[test]
fn a_site_that_is_worked_on_says_so_in_the_language_of_its_reader_with_the_numbers_that_save() {
    let desk = Desk::new();
    let serving = Running::start(&desk, FRENCH, &["serve"], "http://");
    assert!(serving.get("/infos").starts_with("HTTP/1.1 200 OK"));
    let told = desk.maillage(FRENCH, &["maintenance", "on"]).done();
    assert!(told.contains("maillage maintenance off"), "{told}");
    let (page, took) = until(&serving, "/infos", "HTTP/1.1 503");
    assert!(took < Duration::from_secs(2), "{took:?}");
    let lower = page.to_lowercase();
    assert!(lower.contains("\r\nretry-after: 600\r\n") && lower.contains("\r\ncache-control: no-store\r\n"), "{page}");
    assert!(lower.contains("\r\nstrict-transport-security: max-age=63072000"), "{page}");
    assert!(
        page.contains("Ce site est en entretien") && page.contains("3919") && !lower.contains("set-cookie"),
        "{page}"
    );
    for (path, words) in [
        ("/en/infos", "This site is being worked on"),
        ("/ar", "dir=\"rtl\""),
        ("/pro/connexion", "Ce site est en entretien"),
        ("/api/v1/services", "Ce site est en entretien"),
    ] {
        let page = serving.get(path);
        assert!(page.starts_with("HTTP/1.1 503") && page.contains(words), "{path}: {page}");
    }
    for path in ["/health/live", "/health/ready"] {
        assert!(serving.get(path).starts_with("HTTP/1.1 200 OK"), "{path}");
    }
    // It stays so for a program that starts meanwhile, as an upgrade does.
    serving.stop();
    let again = Running::start(&desk, FRENCH, &["serve"], "http://");
    assert!(again.get("/infos").starts_with("HTTP/1.1 503"));
    desk.maillage(FRENCH, &["maintenance", "off"]).done();
    desk.maillage(FRENCH, &["maintenance", "off"]).done();
    assert!(until(&again, "/infos", "HTTP/1.1 200").1 < Duration::from_secs(2));
    again.stop();
}
