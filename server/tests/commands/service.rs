//! Programs that go on: they start, answer, and stop when asked to.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};

use crate::desk::{Desk, ENGLISH, FRENCH, clean};

/// What the log says where no mail server was chosen.
/// How the log keeps the ends of the journal.
const HEADS: &str = "INFO journal::heads: ";
const NO_MAILS: &str = "no mail server is configured (--smtp)";

/// A program that was started on a free port.
pub struct Running {
    process: Child,
    said: BufReader<std::process::ChildStdout>,
    /// What it said until it was ready.
    pub greeting: String,
}

impl Running {
    pub fn start(desk: &Desk, lang: &str, args: &[&str], ready: &str) -> Self {
        let mut process = clean(env!("CARGO_BIN_EXE_maillage"), lang)
            .args(args)
            .args(["--listen", "127.0.0.1:0"])
            .current_dir(desk.path(""))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(process.stdout.take().unwrap());
        let mut greeting = String::new();
        while !greeting.contains(ready) {
            assert_ne!(said.read_line(&mut greeting).unwrap(), 0, "it ended: {greeting}");
        }
        Self { process, said, greeting }
    }

    /// Asks it to stop; gives its last words. It had nothing to complain about, but for the mails that nobody takes.
    pub fn stop(self) -> String {
        let (last, complaints) = self.end();
        let others: Vec<_> =
            complaints.lines().filter(|line| !line.contains(NO_MAILS) && !line.contains(HEADS)).collect();
        assert!(others.is_empty(), "{complaints}");
        last
    }

    /// Asks it to stop, as a service manager does; gives its last words and all that it complained about.
    pub fn end(mut self) -> (String, String) {
        let pid = self.process.id().to_string();
        // It says where it listens a moment before it hears that it should stop.
        while !hears_stop(&pid) {
            std::thread::yield_now();
        }
        assert!(Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
        let (mut last, mut complaints) = (String::new(), String::new());
        self.said.read_to_string(&mut last).unwrap();
        self.process.stderr.take().unwrap().read_to_string(&mut complaints).unwrap();
        assert_eq!(self.process.wait().unwrap().code(), Some(0), "{complaints}");
        (last, complaints)
    }

    /// Where it listens.
    pub fn port(&self) -> u16 {
        let rest = self.greeting.split("http://localhost:").nth(1).unwrap();
        rest.split(|c: char| !c.is_ascii_digit()).next().unwrap().parse().unwrap()
    }

    /// Ends it at once, wherever it is.
    pub fn kill(mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    /// The answer to a request, head and all.
    pub fn get(&self, path: &str) -> String {
        ask(self.port(), path)
    }
}

/// The answer of a port of this machine.
pub fn ask(port: u16, path: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

impl Drop for Running {
    fn drop(&mut self) {
        // It has most often ended.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// Says whether the process has a handler for the signal TERM.
fn hears_stop(pid: &str) -> bool {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    let caught = status.lines().find_map(|line| line.strip_prefix("SigCgt:")).unwrap();
    u64::from_str_radix(caught.trim(), 16).unwrap() & (1 << 14) != 0
}

#[test]
fn the_demonstration_prints_its_passwords_once_and_stops_when_asked() {
    let desk = Desk::new();
    let first = Running::start(&desk, FRENCH, &["demo"], "http://");
    assert!(first.greeting.contains("Maillage répond sur http://localhost:"), "{}", first.greeting);
    assert!(first.greeting.contains("coordination@demo.example"), "{}", first.greeting);
    assert!(first.get("/").starts_with("HTTP/1.1 200 OK"));
    assert_eq!(first.stop(), "Arrêté.\n");
    let again = Running::start(&desk, ENGLISH, &["demo"], "http://");
    assert!(again.greeting.starts_with("Maillage answers on http://localhost:"), "{}", again.greeting);
    assert_eq!(again.stop(), "Stopped.\n");
}

#[test]
fn the_key_can_be_read_by_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::new();
    Running::start(&desk, FRENCH, &["serve"], "http://").stop();
    let mode = fs::metadata(desk.path("data/secret.key")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn an_empty_installation_serves_and_is_ready() {
    let desk = Desk::new();
    let serving = Running::start(&desk, FRENCH, &["serve"], "http://");
    assert!(serving.get("/health/ready").ends_with("ok\n"));
    assert!(serving.get("/pro/connexion").starts_with("HTTP/1.1 200 OK"));
    serving.stop();
}

#[test]
fn who_takes_no_mails_says_so_once_and_a_demonstration_is_silent_about_it() {
    let desk = Desk::new();
    for (command, ready, times) in [("serve", "http://", 1), ("work", "en cours", 1), ("demo", "http://", 0)] {
        let (_, complaints) = Running::start(&desk, FRENCH, &[command], ready).end();
        assert_eq!(complaints.matches(NO_MAILS).count(), times, "{command}: {complaints}");
    }
    desk.write("password", "girafe\n");
    let mail = ["serve", "--smtp", "smtps://ccas@mail.example", "--mail-from", "Réseau <a@b.example>"];
    let with_password = [mail.as_slice(), &["--mail-password-file", "password"]].concat();
    assert_eq!(Running::start(&desk, FRENCH, &with_password, "http://").end().1, "");
}

#[test]
fn the_queue_works_alone_and_stops_when_asked() {
    let desk = Desk::new();
    let working = Running::start(&desk, FRENCH, &["work"], "Le travail de la file est en cours");
    assert_eq!(working.stop(), "Arrêté.\n");
}

#[test]
fn a_port_that_is_taken_is_said() {
    let desk = Desk::new();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    for command in ["serve", "demo"] {
        desk.refuses(
            &[command, "--listen", &address],
            &format!("Le port de {address} est déjà pris : arrêtez l’autre programme ou choisissez un autre port avec --listen."),
            &format!("The port of {address} is taken: stop the other program or choose another port with --listen."),
        );
    }
}

#[test]
fn the_demonstration_is_for_this_machine_alone() {
    Desk::new().refuses(
        &["demo", "--listen", "0.0.0.0:0"],
        "La démonstration n’écoute que cette machine : donnez une adresse en 127.0.0.1 à --listen.",
        "The demonstration listens to this machine alone: give --listen an address in 127.0.0.1.",
    );
}
