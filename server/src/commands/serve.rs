//! `maillage serve`, `work` and `demo`.

use std::future::pending;
use std::io::{ErrorKind, IsTerminal as _, stderr};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use account::openid::Provider;
use anyhow::{Context as _, bail};
use base::{Clock, Database, Line};
use chrono::{DateTime, TimeDelta, Utc};
use journal::Keeper;
use mail::Post;
use queue::Worker;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::EnvFilter;

use crate::config::{Config, LogFormat};
use crate::demo;
use crate::listen;
use crate::ring::Follower;
use crate::routes::jobs;
use crate::site::{Site, StartError, identity_provider, keeper, leaked_passwords, open_database};
use crate::tongue::Tongue;
use crate::watch::{self, Watched};

/// How often a process looks for what others changed.
const LOOK_AGAIN: Duration = Duration::from_millis(500);
/// A copy that is later than this is not read.
const COPY_WITHIN: Duration = Duration::from_secs(5);
/// How long open requests may take to end once the program is asked to stop.
const GRACE: Duration = Duration::from_secs(10);

/// Logs of our own crates, on the standard error. No request is ever logged, whatever level is asked for: the layers
/// around our pages would tell addresses.
fn start_log(format: LogFormat) {
    let usual = || EnvFilter::new(format!("warn,{}=info", journal::HEADS));
    let filter = EnvFilter::try_from_env("MAILLAGE_LOG").unwrap_or_else(|_| usual());
    let silent =
        ["tower_http=off", "hyper=off", "axum=off", "sqlx=warn"].into_iter().filter_map(|rule| rule.parse().ok());
    let filter = silent.fold(filter, EnvFilter::add_directive);
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(stderr);
    // Colours are for eyes: a file or another machine gets plain lines.
    let log = log.with_ansi(stderr().is_terminal());
    // Set once; a second time, the first stays.
    let _ignored = match format {
        LogFormat::Text => log.try_init(),
        LogFormat::Json => log.json().flatten_event(true).try_init(),
    };
}

async fn listen(address: SocketAddr, tongue: &Tongue) -> anyhow::Result<TcpListener> {
    match TcpListener::bind(address).await {
        Ok(listener) => Ok(listener),
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            bail!(tongue.t("cli-port-taken", &[("address", &address.to_string())]))
        }
        Err(error) => {
            bail!(tongue.t("cli-cannot-listen", &[("address", &address.to_string()), ("cause", &error.to_string())]))
        }
    }
}

/// Serves what is there until the program is asked to stop.
pub async fn serve(config: &Config, tongue: &Tongue, works: bool) -> Result<(), StartError> {
    start_log(config.log_format);
    let (post, provider) = (config.mail.post()?, identity_provider(config)?);
    // Looked at before anything is made.
    leaked_passwords(config)?;
    let listener = listen(config.listen, tongue).await?;
    warn_of_an_open_line(config);
    let db = open_database(config).await?;
    serve_on(listener, config, tongue, Serving { db, is_demo: false, provider, post: works.then_some(post) }).await
}

/// The demonstration: made if the database holds none, served to this machine alone.
pub async fn demo(config: &Config, tongue: &Tongue, works: bool) -> Result<(), StartError> {
    start_log(config.log_format);
    if !config.listen.ip().is_loopback() {
        return Err(anyhow::anyhow!(tongue.t("cli-demo-loopback", &[])).into());
    }
    let provider = identity_provider(config)?;
    leaked_passwords(config)?;
    let listener = listen(config.listen, tongue).await?;
    let db = open_database(config).await?;
    if demo::is_wanted(&db).await.context("the database could not be read")? {
        tongue.say("cli-demo-making", &[]);
        let accounts = demo::make(&db, Clock::System.now()).await?;
        tongue.say("cli-demo-passwords", &[]);
        for account in accounts {
            crate::tongue::print(&format!("  {:<34} {}   {}", account.login, account.password, account.function));
        }
    }
    // A demonstration writes to nobody, whatever mail server was chosen; who leaves its work to `maillage work` knows.
    let post = works.then_some(Post::None);
    serve_on(listener, config, tongue, Serving { db, is_demo: true, provider, post }).await
}

/// Says that somebody on the way to a database could read or change what is said there.
fn warn_of_an_open_line(config: &Config) {
    let urls = [Some(&config.database), config.database_read.as_ref()];
    if urls.into_iter().flatten().any(|url| Line::of(url) == Line::Open) {
        tracing::warn!("a database of another machine is spoken to without a verified certificate (sslmode)");
    }
}

struct Serving {
    db: Database,
    is_demo: bool,
    provider: Option<Arc<Provider>>,
    /// Who takes the mails; `None`: this process leaves the work of the queue to another.
    post: Option<Post>,
}

async fn serve_on(listener: TcpListener, config: &Config, tongue: &Tongue, serving: Serving) -> Result<(), StartError> {
    let keeper = keeper(config, &serving.db)?;
    let address = listener.local_addr().context("the address is lost")?;
    // Where it really listens, had any free port been asked for: browsers name it.
    let config = &Config { listen: address, ..config.clone() };
    plan_daily_work(&serving.db, config).await.map_err(anyhow::Error::from)?;
    let numbers = match config.metrics {
        Some(address) => Some(listen(address, tongue).await?),
        None => None,
    };
    let site = Site::open(config, serving.db, serving.provider, serving.is_demo).await?;
    if let Some(post) = serving.post.as_ref().filter(|_| !serving.is_demo) {
        post.warn_if_none();
    }
    let worker = serving.post.map(|post| worker(&keeper, post));
    let host = if address.ip().is_loopback() { "localhost".to_owned() } else { address.ip().to_string() };
    // Heard from now on: whoever reads the address may ask at once to stop.
    let (stop, last_call) = (stop_signal()?, stop_signal()?);
    tongue.say("cli-listening", &[("url", &format!("http://{host}:{}", address.port()))]);
    if let Some(heard) = numbers.as_ref().and_then(|numbers| numbers.local_addr().ok()) {
        tongue.say("cli-metrics", &[("url", &format!("http://{heard}/metrics"))]);
    }
    let server = listen::serve(listener, site.router.clone(), stop);
    let served = async {
        tokio::select! {
            done = server => done.context("the server stopped"),
            () = async { last_call.await; tokio::time::sleep(GRACE).await; } => Ok(()),
        }
    };
    tokio::select! {
        done = served => done?,
        () = follow_changes(&site) => {}
        () = follow_keys(config, Some(&site), &keeper) => {}
        () = follow_copy(&site) => {}
        () = tell_numbers(numbers, &site) => {}
        () = keeper.run() => {}
        () = async { match &worker { Some(worker) => worker.run().await, None => pending().await } } => {}
    }
    keeper.finish().await;
    site.app.db.close().await;
    tongue.say("cli-stopped", &[]);
    Ok(())
}

/// Tells the numbers to whoever asks on their own listener, where one was chosen.
async fn tell_numbers(listener: Option<TcpListener>, site: &Site) {
    let Some(listener) = listener else { return pending().await };
    let watched = Watched { app: Arc::clone(&site.app), meter: Arc::clone(&site.meter) };
    if let Err(error) = listen::serve(listener, watch::router(watched), pending()).await {
        tracing::error!("the numbers are not told: {error}");
    }
    pending::<()>().await;
}

/// Keeps the index and the themes in step with what other processes commit.
async fn follow_changes(site: &Site) {
    let (mut seen, mut reread) = (None, None);
    loop {
        tokio::time::sleep(LOOK_AGAIN).await;
        if let Err(error) = follow_themes(site, &mut seen).await {
            tracing::error!("the themes are not in step: {error}");
        }
        if let Err(error) = follow_rereads(site, &mut reread).await {
            tracing::error!("what was read again is not in step: {error}");
        }
        match site.finder.catch_up(&site.app.db, &site.app.words, site.app.clock.now()).await {
            Ok(_) => site.meter.note_index(),
            Err(error) => tracing::error!("the index is not in step: {error}"),
        }
        site.maintenance.look();
    }
}

/// Takes the keys that stand in the data folder once they have changed.
async fn follow_keys(config: &Config, site: Option<&Site>, keeper: &Keeper) {
    let mut follower = Follower::of(&config.data);
    loop {
        follower.look(site.map(|site| &site.app.sealer), &keeper.key);
        tokio::time::sleep(LOOK_AGAIN).await;
    }
}

/// Looks whether the copy that the public reads keeps up with the database.
async fn follow_copy(site: &Site) {
    let Some(replica) = &site.app.replica else { return pending().await };
    if !replica.look(&site.app.db).await {
        tracing::warn!("the copy of the database does not answer: the database itself is read");
    }
    loop {
        tokio::time::sleep(COPY_WITHIN).await;
        replica.look(&site.app.db).await;
    }
}

/// Loads the themes again once somebody has chosen another.
async fn follow_themes(site: &Site, seen: &mut Option<i64>) -> base::Result<()> {
    let stamp = partner::themes_stamp(&site.app.db).await?;
    if *seen != Some(stamp) {
        partner::load_themes(&site.app.db, &site.app.themes).await?;
        *seen = Some(stamp);
    }
    Ok(())
}

/// Loads again which languages are read again, once a word was.
async fn follow_rereads(site: &Site, seen: &mut Option<i64>) -> base::Result<()> {
    let stamp = partner::rereads_stamp(&site.app.db).await?;
    if *seen != Some(stamp) {
        partner::load_rereads(&site.app.db, &site.app.words, &site.app.rereads).await?;
        *seen = Some(stamp);
    }
    Ok(())
}

fn worker(keeper: &Keeper, post: Post) -> Worker {
    Worker { db: keeper.db.clone(), clock: Clock::System, handlers: jobs(keeper, post) }
}

/// Work that comes back each day is in the queue once.
async fn plan_daily_work(db: &Database, config: &Config) -> base::Result<()> {
    // Others that start at the same moment plan the same.
    base::again(|| try_to_plan(db, config, Clock::System.now())).await
}

async fn try_to_plan(db: &Database, config: &Config, now: DateTime<Utc>) -> base::Result<()> {
    let mut db = db.write().await?;
    queue::schedule(&mut db, &account::Purge {}, now + TimeDelta::minutes(1)).await?;
    queue::schedule(&mut db, &directory::EraseChanges {}, now + TimeDelta::minutes(1)).await?;
    queue::schedule(&mut db, &directory::Ripen {}, now + TimeDelta::minutes(2)).await?;
    queue::schedule(&mut db, &directory::FindTwins {}, now + TimeDelta::minutes(3)).await?;
    queue::schedule(&mut db, &print::EraseProofs {}, now + TimeDelta::minutes(3)).await?;
    queue::schedule(&mut db, &voucher::Expire {}, now + TimeDelta::minutes(4)).await?;
    queue::schedule(&mut db, &shelter::Tidy {}, now + TimeDelta::minutes(4)).await?;
    queue::schedule(&mut db, &shelter::Warn {}, now + TimeDelta::minutes(5)).await?;
    let remind = campaign::Remind { origin: config.origin() };
    queue::schedule(&mut db, &remind, now + TimeDelta::minutes(3)).await?;
    let confirm = contract::Confirm { origin: config.origin() };
    queue::schedule(&mut db, &confirm, now + TimeDelta::minutes(4)).await?;
    let moments = news::RemindMoments { origin: config.origin() };
    queue::schedule(&mut db, &moments, now + TimeDelta::minutes(4)).await?;
    let watch = meeting::Watch { origin: config.origin() };
    queue::schedule(&mut db, &watch, now + TimeDelta::minutes(5)).await?;
    queue::schedule(&mut db, &mail::Purge {}, now + TimeDelta::minutes(1)).await?;
    privacy::schedule(&mut db, now).await?;
    db.commit().await
}

/// Does the work of the queue until the program is asked to stop.
pub async fn work(config: &Config, tongue: &Tongue) -> Result<(), StartError> {
    start_log(config.log_format);
    let post = config.mail.post()?;
    warn_of_an_open_line(config);
    let db = open_database(config).await?;
    let keeper = keeper(config, &db)?;
    plan_daily_work(&db, config).await.map_err(anyhow::Error::from)?;
    let stop = stop_signal()?;
    tongue.say("cli-working", &[]);
    post.warn_if_none();
    let worker = worker(&keeper, post);
    tokio::select! {
        () = worker.run() => {}
        () = follow_keys(config, None, &keeper) => {}
        () = keeper.run() => {}
        () = stop => {}
    }
    keeper.finish().await;
    db.close().await;
    tongue.say("cli-stopped", &[]);
    Ok(())
}

/// Hears Ctrl-C and the service manager's word from the call on; waiting for it is for later.
fn stop_signal() -> anyhow::Result<impl Future<Output = ()>> {
    let mut interrupt = signal(SignalKind::interrupt()).context("Ctrl-C cannot be heard")?;
    let mut terminate = signal(SignalKind::terminate()).context("the service manager cannot be heard")?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}
