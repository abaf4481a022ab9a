//! The program itself, in a process beside this one.

use std::fs;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};

use crate::client::{COMPRESSED, Client};

/// Of `/proc`: what Linux counts processor time in.
const TICK: Duration = Duration::from_millis(10);
const PATIENCE: Duration = Duration::from_secs(600);

/// Processor time that a process has used so far, in user and system mode.
pub fn processor_time(process: u32) -> anyhow::Result<Duration> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat"))?;
    // The name of the process, in brackets, may hold anything; the times are the 12th and 13th words after it.
    let words = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    let ticks = words.skip(11).take(2).map(str::parse::<u32>).sum::<Result<u32, _>>()?;
    Ok(TICK * ticks)
}

/// A figure of a process's memory, in MiB, by its name.
pub fn status(process: u32, name: &'static str) -> anyhow::Result<f64> {
    let status = fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix(name)).context(name)?;
    Ok(line.trim().trim_end_matches(" kB").parse::<f64>()? / 1024.0)
}

/// A running `maillage serve`.
#[derive(Debug)]
pub struct Served {
    child: Child,
    pub address: SocketAddr,
}

impl Served {
    /// Starts the program on `folder`, and waits until it answers.
    pub fn start(folder: &Path) -> anyhow::Result<Self> {
        Self::start_and_ask(folder, "/health/live").map(|(served, _)| served)
    }

    /// Starts the program, and says how long it took until `path` was answered.
    pub fn start_and_ask(folder: &Path, path: &str) -> anyhow::Result<(Self, Duration)> {
        let program = std::env::current_exe()?.with_file_name("maillage");
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let since = Instant::now();
        let child = Command::new(&program)
            .args(["serve", "--listen", &address.to_string(), "--data"])
            .arg(folder)
            .env_remove("MAILLAGE_DATABASE")
            .current_dir(folder)
            .stdout(Stdio::null())
            .spawn()
            .with_context(|| program.display().to_string())?;
        let mut served = Self { child, address };
        loop {
            if let Ok(mut client) = Client::connect(address) {
                let answer = client.get(path, COMPRESSED)?;
                ensure!(answer.status == 200, "{path}: {}", answer.status);
                return Ok((served, since.elapsed()));
            }
            ensure!(served.child.try_wait()?.is_none(), "the program stopped");
            ensure!(since.elapsed() < PATIENCE, "the program does not answer");
            std::thread::park_timeout(Duration::from_millis(1));
        }
    }

    /// Processor time used so far, in user and system mode.
    pub fn processor_time(&self) -> anyhow::Result<Duration> {
        processor_time(self.child.id())
    }

    /// Memory that is really held, in MiB; the files that are read through it, such as the index, included.
    pub fn memory(&self) -> anyhow::Result<f64> {
        status(self.child.id(), "VmRSS:")
    }

    /// The same without files.
    pub fn own_memory(&self) -> anyhow::Result<f64> {
        status(self.child.id(), "RssAnon:")
    }

    pub fn stop(mut self) -> anyhow::Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have stopped by itself.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
