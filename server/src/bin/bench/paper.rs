//! What the guide costs: the whole command, from its start to the file.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use server::tongue::print;

use crate::process::{processor_time, status};

/// How large the networks are whose guides are compared: the work of paper grows with what it shows, and no faster. One in
/// seven serves the territory of the guide: about 300 and 3,000 entries.
pub const SIZES: [usize; 2] = [2_000, 20_000];

/// How often a running command is looked at; what it did since the last look is not counted.
const LOOK: Duration = Duration::from_millis(2);

/// Draws the guide of a network of this size, and prints what it cost.
pub fn measure(size: usize, folder: &Path) -> anyhow::Result<()> {
    let program = std::env::current_exe()?.with_file_name("maillage");
    let file = folder.join("guide.pdf");
    let since = Instant::now();
    let mut child = Command::new(&program)
        .args(["print", "guide", "--territory", "hauts-de-seine", "--size", "a4", "--out"])
        .arg(&file)
        .arg("--data")
        .arg(folder)
        .env_remove("MAILLAGE_DATABASE")
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| program.display().to_string())?;
    let (mut used, mut most) = (Duration::ZERO, 0.0_f64);
    let status = loop {
        used = processor_time(child.id()).unwrap_or(used);
        most = status(child.id(), "VmHWM:").unwrap_or(most);
        if let Some(ended) = child.try_wait()? {
            break ended;
        }
        std::thread::park_timeout(LOOK);
    };
    ensure!(status.success(), "the guide was not drawn");
    let told = std::io::read_to_string(child.stdout.take().context("what the command said")?)?;
    let bytes = fs::metadata(&file)?.len();
    print(&format!("\n-- guide of a network of {size} services: {}", told.trim()));
    let other = |what: &str, value: String, target: &str| print(&format!("{what:<44}{value:>12}   {target}"));
    let is_small = size == SIZES[0];
    other("processor time", format!("{:.2} s", used.as_secs_f64()), if is_small { "≤ 2" } else { "" });
    other("most memory", format!("{most:.0} MiB"), if is_small { "≤ 200" } else { "" });
    other("from start to file", format!("{:.2} s", since.elapsed().as_secs_f64()), "");
    other("file", format!("{bytes} B"), "");
    Ok(())
}
