//! `bin/bench`: how much work the program does per request, over made-up networks of several sizes.
//!
//! It makes a network in a temporary folder, starts the program beside it on that folder, asks it over 127.0.0.1, reads
//! what the process used from `/proc`, and prints tables. Figures of the machine at hand: to be compared with one
//! another, never a test.
#![expect(clippy::expect_used, reason = "a measure stops where its ground gives way")]

mod client;
mod measure;
mod network;
mod paper;
mod process;
mod random;
mod report;

use std::path::Path;
use std::time::Instant;

use anyhow::{Context as _, ensure};
use server::tongue::print;

use crate::measure::Figures;
use crate::process::Served;

fn main() -> anyhow::Result<()> {
    let (options, sizes): (Vec<String>, Vec<String>) = std::env::args().skip(1).partition(|word| word.starts_with('-'));
    if options == ["--paper"] {
        return paper::SIZES.iter().try_for_each(|size| in_folder(|folder| draw(*size, folder)));
    }
    let is_dense = options == ["--dense"];
    let sizes: Vec<usize> =
        sizes.iter().map(|size| size.parse()).collect::<Result<_, _>>().context("sizes are numbers")?;
    ensure!(!sizes.is_empty() && (options.is_empty() || is_dense), "usage: bench [--dense] SIZE… | bench --paper");
    let mut all = Vec::new();
    for size in sizes {
        let figures = in_folder(|folder| bench(size, is_dense, folder))?;
        report::one(&figures);
        all.push(figures);
    }
    if let [first, .., last] = all.as_slice() {
        report::growth(first, last);
    }
    Ok(())
}

/// Does it in a folder of its own, which is gone after it.
fn in_folder<T>(done: impl FnOnce(&Path) -> anyhow::Result<T>) -> anyhow::Result<T> {
    let folder = std::env::temp_dir().join(format!("maillage-bench-{}", std::process::id()));
    std::fs::create_dir(&folder).with_context(|| folder.display().to_string())?;
    let done = done(&folder);
    std::fs::remove_dir_all(&folder)?;
    done
}

/// Draws the guide of a made-up network.
fn draw(size: usize, folder: &Path) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(network::make(size, true, folder))?;
    // An installation has its index already when it prints.
    Served::start(folder)?.stop()?;
    paper::measure(size, folder)
}

fn bench(size: usize, is_dense: bool, folder: &Path) -> anyhow::Result<Figures> {
    let since = Instant::now();
    let density = if is_dense { "all in two départements" } else { "1000 in two départements" };
    print(&format!("\n== {size} services, {density}: making the network"));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let sample = runtime.block_on(network::make(size, is_dense, folder))?;
    print(&format!("   made in {:.1} s; making the index", since.elapsed().as_secs_f64()));
    let since = Instant::now();
    Served::start(folder)?.stop()?;
    print(&format!("   made in {:.1} s; measuring", since.elapsed().as_secs_f64()));
    measure::measure(size, folder, &sample)
}
