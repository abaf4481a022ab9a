//! Real programs: started, asked, killed.

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

/// How long it looks before it looks again.
const LOOK_AGAIN: Duration = Duration::from_millis(50);

/// A command in which nothing of the machine that runs the tests chooses for it.
pub fn clean(program: &str) -> Command {
    let mut command = Command::new(program);
    let names = std::env::vars_os().map(|(name, _)| name);
    for name in names.filter(|name| name.to_str().is_some_and(|name| name.starts_with("MAILLAGE_"))) {
        command.env_remove(name);
    }
    command.env("LANG", "fr_FR.UTF-8").env_remove("LC_ALL").env_remove("LC_MESSAGES").stdin(Stdio::null());
    command
}

/// `maillage` with these arguments, in `folder`.
pub fn maillage(folder: &Path, args: &[&str]) -> Command {
    let mut command = clean(env!("CARGO_BIN_EXE_maillage"));
    command.args(args).current_dir(folder);
    command
}

/// What a command says that ends well.
#[track_caller]
pub fn done(mut command: Command) -> String {
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{command:?}: {said}{}", String::from_utf8_lossy(&output.stderr));
    said
}

/// Waits without keeping a processor busy.
pub fn rest(duration: Duration) {
    let since = Instant::now();
    while let Some(left) = duration.checked_sub(since.elapsed()).filter(|left| !left.is_zero()) {
        std::thread::park_timeout(left);
    }
}

/// Waits until it is so; how long that took.
#[track_caller]
pub fn until(patience: Duration, what: &str, mut is_so: impl FnMut() -> bool) -> Duration {
    let since = Instant::now();
    while !is_so() {
        assert!(since.elapsed() < patience, "waited {patience:?} for: {what}");
        rest(LOOK_AGAIN);
    }
    since.elapsed()
}

/// A program that serves on a free port.
pub struct Program {
    process: Child,
    _said: BufReader<ChildStdout>,
    pub port: u16,
}

impl Program {
    /// Starts it and waits until it listens. What it complains about is added to the file `log` of `folder`.
    #[track_caller]
    pub fn start(mut command: Command, folder: &Path) -> Self {
        let log = File::options().create(true).append(true).open(folder.join("log")).unwrap();
        let command = command.args(["--listen", "127.0.0.1:0"]).stdout(Stdio::piped()).stderr(log);
        let mut process = command.spawn().unwrap();
        let mut said = BufReader::new(process.stdout.take().unwrap());
        let mut greeting = String::new();
        while !greeting.contains("http://") {
            let log = || fs::read_to_string(folder.join("log")).unwrap();
            assert_ne!(said.read_line(&mut greeting).unwrap(), 0, "it ended: {greeting}{}", log());
        }
        let rest = greeting.split("http://localhost:").nth(1).unwrap();
        let port = rest.split(|c: char| !c.is_ascii_digit()).next().unwrap().parse().unwrap();
        Self { process, _said: said, port }
    }

    /// Ends it at once, wherever it is: kill -9.
    pub fn kill(mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    /// What it holds of the machine's memory, in KiB: now, and at most so far.
    pub fn memory(&self) -> (u64, u64) {
        let status = fs::read_to_string(format!("/proc/{}/status", self.process.id())).unwrap();
        let line = |name| status.lines().find_map(|line: &str| line.strip_prefix(name)).unwrap();
        let kib = |name| line(name).trim().trim_end_matches(" kB").parse().unwrap();
        (kib("VmRSS:"), kib("VmHWM:"))
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It has most often ended.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}
