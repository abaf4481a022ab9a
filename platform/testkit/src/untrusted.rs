//! A server whose certificate nobody vouches for.

use std::fs::{self, File};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;

/// `openssl s_server` at `localhost`, with a certificate of its own making; it ends with the value.
#[derive(Debug)]
pub struct Untrusted {
    server: Child,
    folder: TempDir,
    pub port: u16,
}

fn openssl(folder: &TempDir, options: &[&str]) -> Command {
    let mut command = Command::new("openssl");
    command.args(options).current_dir(folder.path()).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

const MAKE: [&str; 17] = [
    "req",
    "-x509",
    "-newkey",
    "ec",
    "-pkeyopt",
    "ec_paramgen_curve:prime256v1",
    "-nodes",
    "-addext",
    "basicConstraints=critical,CA:FALSE",
    "-subj",
    "/CN=localhost",
    "-addext",
    "subjectAltName=DNS:localhost",
    "-keyout",
    "key.pem",
    "-out",
    "paper.pem",
];

impl Untrusted {
    /// Starts it, and waits until it listens.
    pub fn start() -> Self {
        Self::for_days(2)
    }

    /// The same, with a certificate that ends in `days`.
    pub fn for_days(days: u32) -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let made = openssl(&folder, &MAKE).args(["-days", &days.to_string()]).status().expect("openssl is installed");
        assert!(made.success(), "a certificate is made");
        let port = free_port();
        let address = format!("127.0.0.1:{port}");
        let said = File::create(folder.path().join("said")).expect("the folder can be written");
        let serve = ["s_server", "-accept", &address, "-key", "key.pem", "-cert", "paper.pem"];
        let server = openssl(&folder, &serve).stdin(Stdio::piped()).stdout(said).spawn().expect("openssl serves");
        for _ in 0..200 {
            if TcpStream::connect(&address).is_ok() {
                break;
            }
            std::thread::park_timeout(Duration::from_millis(20));
        }
        Self { server, folder, port }
    }

    /// The certificate: whoever takes it among her authorities believes the server.
    pub fn paper(&self) -> PathBuf {
        self.folder.path().join("paper.pem")
    }

    /// How many have believed the certificate so far.
    pub fn count_believers(&self) -> usize {
        let said = fs::read(self.folder.path().join("said")).expect("what it said is kept");
        String::from_utf8_lossy(&said).matches("CIPHER is ").count()
    }

    /// Somebody who was given the certificate believes it: the server is one that can be spoken to.
    pub fn be_believed(&self) {
        let (paper, address) = (self.paper(), format!("localhost:{}", self.port));
        let paper = paper.to_str().expect("the folder has a plain name");
        let ask = ["s_client", "-connect", &address, "-CAfile", paper, "-verify_return_error"];
        assert!(openssl(&self.folder, &ask).status().expect("openssl asks").success());
    }
}

impl Drop for Untrusted {
    fn drop(&mut self) {
        drop(self.server.kill());
        drop(self.server.wait());
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    listener.local_addr().expect("it has an address").port()
}
