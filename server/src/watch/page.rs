//! What the database says of the work that waits, beside what this process has noted.

use std::fs;

use base::{Database, Db};

use super::Watched;
use super::meter::line;

/// Everything, in the text format of Prometheus. A database that is away is told as such, and the rest still is.
pub async fn written(watched: &Watched) -> String {
    let mut text = watched.meter.written();
    gauge(&mut text, "maillage_uptime_seconds", "", watched.meter.since_start().as_secs());
    gauge(&mut text, "maillage_index_age_seconds", "", watched.meter.since_index().as_secs());
    gauge(&mut text, "maillage_info", concat!("version=\"", env!("CARGO_PKG_VERSION"), "\""), 1);
    if let Some(bytes) = resident_bytes() {
        gauge(&mut text, "process_resident_memory_bytes", "", bytes);
    }
    pool(&mut text, &watched.app.db);
    let work = work(watched).await;
    gauge(&mut text, "maillage_database_up", "", u64::from(work.is_ok()));
    if let Ok(work) = work {
        text.push_str(&work);
    }
    text
}

fn gauge(text: &mut String, name: &str, labels: &str, value: impl std::fmt::Display) {
    let head = format!("# TYPE {name} gauge\n");
    if !text.contains(&head) {
        text.push_str(&head);
    }
    match labels {
        "" => line(text, format_args!("{name} {value}")),
        labels => line(text, format_args!("{name}{{{labels}}} {value}")),
    }
}

fn pool(text: &mut String, database: &Database) {
    let (open, idle) = match database {
        Database::Sqlite(pool) => (pool.size(), pool.num_idle()),
        Database::Postgres(pool) => (pool.size(), pool.num_idle()),
    };
    gauge(text, "maillage_database_connections", "state=\"open\"", open);
    gauge(text, "maillage_database_connections", "state=\"idle\"", idle);
}

async fn work(watched: &Watched) -> base::Result<String> {
    let mut db = watched.app.db.read().await?;
    let mut text = queue(&mut db, watched.app.clock.now()).await?;
    text.push_str(&mails(&mut db, watched.app.clock.now()).await?);
    Ok(text)
}

async fn queue(db: &mut Db, now: chrono::DateTime<chrono::Utc>) -> base::Result<String> {
    let depths = queue::depths(db, now).await?;
    let mut text = String::new();
    let all = |of: fn(&queue::Depth) -> i64| depths.iter().map(of).sum::<i64>();
    gauge(&mut text, "maillage_queue_due", "", all(|one| one.due));
    gauge(&mut text, "maillage_queue_failed", "", all(|one| one.failed));
    for (name, of) in [
        ("maillage_queue_due_by_kind", (|one| one.due) as fn(&queue::Depth) -> i64),
        ("maillage_queue_failed_by_kind", |one| one.failed),
    ] {
        for one in &depths {
            gauge(&mut text, name, &format!("kind=\"{}\"", one.kind), of(one));
        }
    }
    Ok(text)
}

async fn mails(db: &mut Db, now: chrono::DateTime<chrono::Utc>) -> base::Result<String> {
    let tally = mail::tally(db).await?;
    let mut text = String::new();
    gauge(&mut text, "maillage_mails_waiting", "", tally.waiting);
    let oldest = tally.waiting_since.map_or(0, |since| (now - since).num_seconds().max(0));
    gauge(&mut text, "maillage_mails_oldest_seconds", "", oldest);
    gauge(&mut text, "maillage_mails_given_up", "", tally.given_up.iter().map(|one| one.count).sum::<i64>());
    Ok(text)
}

/// What the system says this process holds in memory.
fn resident_bytes() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let told = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some(told.trim().strip_suffix(" kB")?.parse::<u64>().ok()? * 1024)
}
