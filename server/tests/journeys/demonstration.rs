//! The real program, with the demonstration network in a folder of its own, on a port that was free.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, Lines};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};

use tempfile::TempDir;

/// `maillage demo`, stopped when the value is dropped.
#[derive(Debug)]
pub struct Demonstration {
    pub url: String,
    passwords: HashMap<String, String>,
    process: Child,
    /// Kept open, so that the program can go on speaking.
    _said: Lines<BufReader<ChildStdout>>,
    complaints: PathBuf,
    folder: TempDir,
}

impl Demonstration {
    pub fn start(exit_url: &str, options: &[String]) -> Self {
        let folder = TempDir::new().unwrap();
        let complaints = folder.path().join("complaints.txt");
        let mut process = Command::new(env!("CARGO_BIN_EXE_maillage"))
            .args(["demo", "--listen", "127.0.0.1:0", "--exit-url", exit_url, "--data"])
            .arg(folder.path().join("data"))
            .args(options)
            .current_dir(folder.path())
            .env("LANG", "fr_FR.UTF-8")
            .env_remove("LC_ALL")
            .env("MAILLAGE_LOG", "error")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(File::create(&complaints).unwrap())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(process.stdout.take().unwrap()).lines();
        let (url, passwords) = listen(&mut said)
            .unwrap_or_else(|| panic!("the demonstration did not start: {}", fs::read_to_string(&complaints).unwrap()));
        Self { url, passwords, process, _said: said, complaints, folder }
    }

    /// Does the work of its queue in a process of its own, so that its mails leave to `smtp`.
    pub fn work(&self, smtp: &str) -> Work {
        let process = Command::new(env!("CARGO_BIN_EXE_maillage"))
            .args(["work", "--smtp", smtp, "--mail-from", "reseau@maillage.example", "--data"])
            .arg(self.folder.path().join("data"))
            .current_dir(self.folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        Work(process.unwrap())
    }

    /// The password that was printed for a sign-in name.
    pub fn password(&self, login: &str) -> &str {
        self.passwords.get(login).unwrap_or_else(|| panic!("no password was printed for {login}"))
    }

    /// The address of its database, for what no person does: the time that passes.
    pub fn database(&self) -> String {
        format!("sqlite:{}", self.folder.path().join("data/maillage.db").display())
    }

    /// Invites somebody at the command line; the code that is handed to her.
    pub fn invite(&self, login: &str) -> String {
        let invited = Command::new(env!("CARGO_BIN_EXE_maillage"))
            .args(["user", "invite", "--login", login, "--function", "agente de nuit", "--role", "coordinator"])
            .args(["--territory", "boulogne-billancourt", "--data"])
            .arg(self.folder.path().join("data"))
            .current_dir(self.folder.path())
            .output()
            .unwrap();
        let said = String::from_utf8(invited.stdout).unwrap();
        let code = said.split_whitespace().find(|word| word.matches('-').count() == 6);
        code.unwrap_or_else(|| panic!("{said}{}", String::from_utf8_lossy(&invited.stderr))).to_owned()
    }

    /// What the program said on its standard error: defects and panics.
    pub fn complaints(&self) -> String {
        fs::read_to_string(&self.complaints).unwrap()
    }
}

/// Reads the passwords and the address; `None` when the program ended before.
fn listen(said: &mut impl Iterator<Item = std::io::Result<String>>) -> Option<(String, HashMap<String, String>)> {
    let mut passwords = HashMap::new();
    for line in said {
        let line = line.ok()?;
        if let Some(at) = line.find("http://") {
            let url = line[at..].split_whitespace().next()?;
            return Some((url.to_owned(), passwords));
        }
        let mut words = line.split_whitespace();
        if let (true, Some(login), Some(password)) = (line.starts_with("  "), words.next(), words.next()) {
            passwords.insert(login.to_owned(), password.to_owned());
        }
    }
    None
}

impl Drop for Demonstration {
    fn drop(&mut self) {
        // It may have ended by itself.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// The worker of a queue, stopped when the value is dropped.
#[derive(Debug)]
pub struct Work(Child);

impl Drop for Work {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ended = self.0.kill().and_then(|()| self.0.wait());
    }
}
