//! The measures: what is asked, how often, and what it cost.

use std::net::SocketAddr;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use server::tongue::print;

use crate::client::{COMPRESSED, Client, encoded};
use crate::network::{Sample, Typed};
use crate::process::Served;

/// How many requests the processor time is divided by: enough that its unit of 10 ms does not count.
const REQUESTS: usize = 3000;
const WARM_UP: usize = 400;
/// How many connections ask at once where latency is measured.
const CONNECTIONS: usize = 8;
const STARTS: usize = 5;

/// What a kind of request cost.
#[derive(Debug)]
pub struct Cost {
    pub what: &'static str,
    /// Processor time per request of one connection, in milliseconds.
    pub cpu_ms: f64,
    pub p50_ms: f64,
    pub p99_ms: f64,
    /// Of an answer as it travels, on average and at most.
    pub bytes: usize,
    pub most_bytes: usize,
}

/// All that was measured of one size.
#[derive(Debug)]
pub struct Figures {
    pub size: usize,
    pub costs: Vec<Cost>,
    /// The style and the script of a page, compressed.
    pub asset_bytes: usize,
    pub start_ms: f64,
    pub idle_mib: f64,
    pub loaded_mib: f64,
    pub loaded_own_mib: f64,
}

/// What is asked for in turn, over and over.
struct Work {
    what: &'static str,
    paths: Vec<String>,
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}

/// Measures the program on `folder`, whose index is there.
pub fn measure(size: usize, folder: &Path, sample: &Sample) -> anyhow::Result<Figures> {
    let served = Served::start(folder)?;
    let works = works(served.address, sample)?;
    served.stop()?;
    let search = works.first().and_then(|work| work.paths.first()).context("a search")?;
    let mut starts = Vec::new();
    for _ in 0..STARTS {
        let (served, start) = Served::start_and_ask(folder, search)?;
        starts.push(start);
        served.stop()?;
    }
    starts.sort_unstable();
    let served = Served::start(folder)?;
    let idle_mib = served.memory()?;
    let costs = works.iter().map(|work| cost(&served, work)).collect::<anyhow::Result<_>>()?;
    let (loaded_mib, loaded_own_mib) = (served.memory()?, served.own_memory()?);
    let asset_bytes = asset_bytes(served.address, search)?;
    served.stop()?;
    let start_ms = starts.get(STARTS / 2).copied().map(milliseconds).unwrap_or_default();
    Ok(Figures { size, costs, asset_bytes, start_ms, idle_mib, loaded_mib, loaded_own_mib })
}

fn works(address: SocketAddr, sample: &Sample) -> anyhow::Result<Vec<Work>> {
    let mut client = Client::connect(address)?;
    let searches = sample.searches.iter().map(|typed| token(&mut client, typed)).collect::<anyhow::Result<Vec<_>>>()?;
    let needs = sample.searches.iter().filter_map(|typed| Some((typed.need?, &typed.commune)));
    let codes = needs.map(|(need, commune)| format!("/api/v1/search?need={need}&commune={commune}&limit=20"));
    let entries = sample.services.iter().map(|id| format!("/infos/e/{id}"));
    let lists = sample.services.iter().map(|id| format!("/api/v1/services?limit=20&after={id}"));
    Ok(vec![
        Work { what: SEARCH_PAGE, paths: searches },
        Work { what: ENTRY_PAGE, paths: entries.collect() },
        Work { what: "JSON, search, 20 entries", paths: codes.collect() },
        Work { what: "JSON, list, 20 entries", paths: lists.collect() },
    ])
}

pub const SEARCH_PAGE: &str = "search page, 20 results, facets";
pub const ENTRY_PAGE: &str = "entry page";

/// The address of the answers to what somebody types.
fn token(client: &mut Client, typed: &Typed) -> anyhow::Result<String> {
    let need = typed.need.map(|need| need.to_string()).unwrap_or_default();
    let form = format!("text={}&need={need}&commune_code={}", encoded(&typed.text), typed.commune);
    let answer = client.post("/infos/recherche", &form)?;
    ensure!(answer.status == 303, "{form}: {}", answer.status);
    Ok(answer.location)
}

/// Asks for `paths` in turn, `times` in all; how long each answer took and how many bytes it had.
fn ask(address: SocketAddr, paths: &[String], times: usize) -> anyhow::Result<Vec<(Duration, usize)>> {
    let mut client = Client::connect(address)?;
    let mut answers = Vec::with_capacity(times);
    for path in paths.iter().cycle().take(times) {
        let since = Instant::now();
        let answer = client.get(path, COMPRESSED)?;
        ensure!(answer.status == 200, "{path}: {}", answer.status);
        answers.push((since.elapsed(), answer.body.len()));
    }
    Ok(answers)
}

fn cost(served: &Served, work: &Work) -> anyhow::Result<Cost> {
    ask(served.address, &work.paths, WARM_UP)?;
    let before = served.processor_time()?;
    let answers = ask(served.address, &work.paths, REQUESTS)?;
    let cpu = served.processor_time()? - before;
    let at_once = thread::scope(|scope| {
        let asking = |number: usize| {
            let mut paths = work.paths.clone();
            paths.rotate_left(number * work.paths.len() / CONNECTIONS);
            scope.spawn(move || ask(served.address, &paths, REQUESTS / CONNECTIONS))
        };
        let threads: Vec<_> = (0..CONNECTIONS).map(asking).collect();
        let answers = threads.into_iter().map(|thread| thread.join().expect("a thread that asks"));
        answers.collect::<anyhow::Result<Vec<_>>>()
    })?;
    let mut taken: Vec<Duration> = at_once.into_iter().flatten().map(|(taken, _)| taken).collect();
    taken.sort_unstable();
    let percentile =
        |percent: usize| taken.get(taken.len() * percent / 100).copied().map(milliseconds).unwrap_or_default();
    print(&format!("   {}", work.what));
    Ok(Cost {
        what: work.what,
        cpu_ms: milliseconds(cpu) / f64::from(u32::try_from(REQUESTS)?),
        p50_ms: percentile(50),
        p99_ms: percentile(99),
        bytes: answers.iter().map(|(_, bytes)| bytes).sum::<usize>() / answers.len().max(1),
        most_bytes: answers.iter().map(|(_, bytes)| *bytes).max().unwrap_or_default(),
    })
}

/// What the style and the script of a page weigh.
fn asset_bytes(address: SocketAddr, page: &str) -> anyhow::Result<usize> {
    let mut client = Client::connect(address)?;
    let html = String::from_utf8(client.get(page, "identity")?.body)?;
    let mut bytes = 0;
    for path in html.split('"').filter(|text| text.starts_with("/a/") && !text.ends_with(".svg")) {
        bytes += client.get(path, COMPRESSED)?.body.len();
    }
    Ok(bytes)
}
