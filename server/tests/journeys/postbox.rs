//! A real mail server that keeps what it gets (aiosmtpd), for one story.

use std::env;
use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use data_encoding::BASE64_MIME_PERMISSIVE;
use tempfile::TempDir;

const PATIENCE: Duration = Duration::from_secs(60);
const LOOK_AGAIN: Duration = Duration::from_millis(100);

/// The server, stopped when the value is dropped.
#[derive(Debug)]
pub struct Postbox {
    pub url: String,
    process: Child,
    folder: TempDir,
}

impl Postbox {
    /// Opens it on a free port; none outside of CI where there is no such server.
    pub fn open() -> Option<Self> {
        let judges = env::var_os("MAILLAGE_JUDGES").map(PathBuf::from);
        assert!(judges.is_some() || env::var_os("CI").is_none(), "MAILLAGE_JUDGES is not set");
        let Some(judges) = judges else {
            println!("mails are passed over: MAILLAGE_JUDGES is not set (bin/judges)");
            return None;
        };
        let folder = TempDir::new().unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let process = Command::new(judges.join("python/bin/aiosmtpd"))
            .args(["-n", "-l", &format!("127.0.0.1:{port}"), "-c", "aiosmtpd.handlers.Mailbox"])
            .arg(folder.path().join("mails"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let since = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(since.elapsed() < PATIENCE, "the mail server does not answer");
            std::thread::park_timeout(LOOK_AGAIN);
        }
        Some(Self { url: format!("smtp://127.0.0.1:{port}"), process, folder })
    }

    /// The text of the next mail, which is waited for; it is taken out.
    pub fn next(&self) -> String {
        text_of(&self.next_as_sent())
    }

    /// The next mail as it was sent, all its parts in their clothes; it is taken out.
    pub fn next_as_sent(&self) -> String {
        let since = Instant::now();
        loop {
            let arrived = fs::read_dir(self.folder.path().join("mails/new")).into_iter().flatten().flatten().next();
            if let Some(mail) = arrived {
                let raw = fs::read_to_string(mail.path()).unwrap();
                fs::remove_file(mail.path()).unwrap();
                return raw;
            }
            assert!(since.elapsed() < PATIENCE, "no mail came");
            std::thread::park_timeout(LOOK_AGAIN);
        }
    }
}

/// The body as it was written, out of the ways in which it may have travelled.
fn text_of(raw: &str) -> String {
    let raw = raw.replace("\r\n", "\n");
    let (head, body) = raw.split_once("\n\n").unwrap();
    if head.to_lowercase().contains("content-transfer-encoding: base64") {
        return String::from_utf8(BASE64_MIME_PERMISSIVE.decode(body.trim().as_bytes()).unwrap()).unwrap();
    }
    body.replace("=\n", "")
}

impl Drop for Postbox {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ended = self.process.kill().and_then(|()| self.process.wait());
    }
}
