//! Recomputes the chain, and names what does not fit.

use std::collections::HashMap;

use base::{Database, Db, Result, fetch_all, fetch_one, fetch_optional};
use chrono::{DateTime, TimeDelta, Utc};

use crate::chain::{GENESIS, link, opening};
use crate::erase::{KEPT_MONTHS, is_old};
use crate::suspect::{self, Suspect};
use crate::{Checkpoint, Entry, Fault, Kept, Key, Month, Report, checkpoint, months};

/// How many rows or checkpoints are held at once.
const PAGE: i64 = 500;
/// A row younger than this may wait for the sealer.
const PATIENCE: TimeDelta = TimeDelta::minutes(1);
/// An act is dated when it begins and sealed when it is committed, so a row may be older than the one sealed before it by as
/// long as a unit of work may stay open. The indexes follow late changes a quarter of an hour backwards; so far nothing of
/// ours is open as long.
const OPEN: TimeDelta = TimeDelta::minutes(15);
/// What the clocks of several machines may differ by besides.
const CLOCKS: TimeDelta = TimeDelta::seconds(5);

/// Recomputes the whole journal as it stands at one instant, and holds it against the checkpoints of the table and of the
/// file. Read the file before: what is signed meanwhile is then no fault.
pub async fn verify(database: &Database, key: &Key, file: &Kept, now: DateTime<Utc>) -> Result<Report> {
    let mut db = database.read().await?;
    let months = months(&mut db).await?;
    let mut walk = Walk { key, file, report: Report::default(), newest: None, suspects: Vec::new(), is_forked: false };
    walk.signatures(&mut db).await?;
    let mut before: Option<&Month> = None;
    let mut end = GENESIS.to_owned();
    for month in &months {
        walk.joint(before, month, &end);
        // What is kept of an erased month is all there is to follow.
        let start = if before.is_some_and(|before| before.erased_at.is_some()) { &month.previous } else { &end };
        end = match month.erased_at {
            None => walk.rows(&mut db, month, &opening(&month.month, start)).await?,
            Some(_) => walk.erased(&mut db, month, now).await?,
        };
        before = Some(month);
    }
    walk.report.months = months.len();
    walk.report.last_seq = before.map_or(0, |month| month.last_seq);
    walk.report.head = before.map(|_| end);
    walk.tail(&mut db, before, now).await?;
    Ok(walk.report)
}

struct Walk<'a> {
    key: &'a Key,
    file: &'a Kept,
    report: Report,
    /// The latest instant of a row so far.
    newest: Option<DateTime<Utc>>,
    suspects: Vec<Suspect>,
    /// One fork is told: all later checkpoints show it again.
    is_forked: bool,
}

impl Walk<'_> {
    /// Asks who signed the checkpoints.
    async fn signatures(&mut self, db: &mut Db) -> Result<()> {
        for line in &self.file.unreadable {
            self.report.add(Fault::UnreadableLine { line: *line });
        }
        let mut unseen: HashMap<i64, Vec<&Checkpoint>> = HashMap::new();
        for checkpoint in &self.file.checkpoints {
            unseen.entry(checkpoint.seq).or_default().push(checkpoint);
        }
        let mut from = i64::MIN;
        loop {
            let page = checkpoint::between(db, from, i64::MAX, PAGE).await?;
            for checkpoint in &page {
                self.signature(checkpoint);
                // Most often the file says the same: asked once.
                if let Some(same) = unseen.get_mut(&checkpoint.seq) {
                    same.retain(|other| *other != checkpoint);
                }
            }
            self.report.checkpoints += page.len() as u64;
            let Some(last) = page.last().filter(|_| page.len() as i64 == PAGE) else { break };
            from = last.seq + 1;
        }
        let mut unseen: Vec<_> = unseen.into_values().flatten().collect();
        unseen.sort_by_key(|checkpoint| checkpoint.seq);
        unseen.into_iter().for_each(|checkpoint| self.signature(checkpoint));
        self.report.file_checkpoints = self.file.checkpoints.len();
        Ok(())
    }

    fn signature(&mut self, checkpoint: &Checkpoint) {
        if !checkpoint.is_signed_by(self.key) {
            self.report.add(Fault::WrongSignature { seq: checkpoint.seq });
        }
    }

    /// Asks whether `month` begins where the one before ended, with the hash `end`.
    fn joint(&mut self, before: Option<&Month>, month: &Month, end: &str) {
        let first = before.map_or(1, |before| before.last_seq + 1);
        if month.previous == end && month.first_seq == first && month.last_seq >= month.first_seq {
            return;
        }
        self.report.add(match before {
            Some(before) if before.erased_at.is_some() => Fault::ErasedMonth { month: before.month.clone() },
            _ => Fault::ForkedMonth { month: month.month.clone() },
        });
    }

    /// Follows the rows of a month from its opening; gives the hash at which they end.
    async fn rows(&mut self, db: &mut Db, month: &Month, opening: &str) -> Result<String> {
        let mut step = Step { last: month.first_seq - 1, hash: opening.to_owned() };
        let mut from = (month.first_seq, base::Id::zero());
        loop {
            let page = sealed(db, from, month.last_seq).await?;
            let Some(end) = page.last() else { break };
            let mut hashes = HashMap::new();
            for entry in &page {
                self.row(entry, &mut step);
                hashes.insert(step.last, step.hash.clone());
            }
            self.known(db, from.0, step.last, |seq| hashes.get(&seq).map(String::as_str)).await?;
            from = (step.last, end.id);
        }
        if step.last < month.last_seq {
            self.report.add(Fault::Missing { first: step.last + 1, last: month.last_seq });
        } else if step.hash != month.head {
            self.report.add(Fault::ForkedMonth { month: month.month.clone() });
        }
        Ok(step.hash)
    }

    fn row(&mut self, entry: &Entry, step: &mut Step) {
        let (seq, hash) = (entry.seq.unwrap_or_default(), entry.hash.clone().unwrap_or_default());
        self.report.rows += 1;
        if seq == step.last {
            return self.report.add(Fault::SealedTwice { seq });
        }
        if seq > step.last + 1 {
            // Nobody knows any more what it followed.
            self.report.add(Fault::Missing { first: step.last + 1, last: seq - 1 });
        } else if link(entry, seq, &step.hash) != hash {
            let before = step.hash.clone();
            if self.suspects.len() == suspect::MOST {
                self.report.add(Fault::Changed { seq });
            } else {
                self.suspects.push(Suspect { entry: entry.clone(), seq, hash: hash.clone(), before });
            }
        }
        self.time(entry, seq);
        *step = Step { last: seq, hash };
    }

    fn time(&mut self, entry: &Entry, seq: i64) {
        let back = self.newest.map_or(TimeDelta::zero(), |newest| newest - entry.at);
        if back > OPEN + CLOCKS {
            self.report.add(Fault::WentBack { seq, seconds: back.num_seconds() });
            // Told once: what follows is held against this row.
            self.newest = Some(entry.at);
        }
        self.newest = self.newest.max(Some(entry.at));
    }

    /// Holds the rows from `first` to `last` against the checkpoints that know them.
    async fn known<'h>(
        &mut self,
        db: &mut Db,
        first: i64,
        last: i64,
        hash: impl Fn(i64) -> Option<&'h str>,
    ) -> Result<()> {
        // One for each place at most.
        let table = checkpoint::between(db, first, last, i64::MAX).await?;
        let file = self.file.checkpoints.iter().filter(|checkpoint| (first..=last).contains(&checkpoint.seq));
        let differs = |checkpoint: &&Checkpoint| hash(checkpoint.seq).is_some_and(|hash| hash != checkpoint.head);
        let fork = table.iter().chain(file).filter(differs).map(|checkpoint| checkpoint.seq).min();
        if let Some(seq) = fork.filter(|_| !self.is_forked) {
            self.is_forked = true;
            self.report.add(Fault::Forked { seq });
        }
        Ok(())
    }

    /// Asks of an erased month whether its time had come and its head is the one that was signed; gives its head.
    async fn erased(&mut self, db: &mut Db, month: &Month, now: DateTime<Utc>) -> Result<String> {
        if !is_old(month, KEPT_MONTHS, now) {
            self.report.add(Fault::ErasedEarly { month: month.month.clone() });
        }
        let table = checkpoint::between(db, month.last_seq, month.last_seq, PAGE).await?;
        let file = self.file.checkpoints.iter().filter(|checkpoint| checkpoint.seq == month.last_seq);
        if table.iter().chain(file).any(|checkpoint| checkpoint.head != month.head) {
            self.report.add(Fault::ErasedMonth { month: month.month.clone() });
        }
        Ok(month.head.clone())
    }

    /// Asks what stands after the end, what should, and what waits.
    async fn tail(&mut self, db: &mut Db, last: Option<&Month>, now: DateTime<Utc>) -> Result<()> {
        suspect::judge(&std::mem::take(&mut self.suspects)).into_iter().for_each(|fault| self.report.add(fault));
        let end = self.report.last_seq;
        if is_any_after(db, end).await? {
            let month = last.map_or_else(|| crate::chain::month_of(now), |month| month.month.clone());
            self.report.add(Fault::ForkedMonth { month });
        }
        let table = checkpoint::last_checkpoint(db).await?.map(|checkpoint| checkpoint.seq);
        let file = self.file.checkpoints.last().map(|checkpoint| checkpoint.seq);
        if let Some(known) = table.max(file).filter(|known| *known > end) {
            self.report.add(Fault::Truncated { last: end, known });
        }
        if let (rows, Some(since)) = waiting(db, now - PATIENCE).await? {
            self.report.add(Fault::Unsealed { rows, since });
        }
        Ok(())
    }
}

/// How far the rows were followed.
struct Step {
    last: i64,
    hash: String,
}

/// The rows from the place `from` on, as far as `last`; a page of them. Two rows of one place come one after the other.
async fn sealed(db: &mut Db, from: (i64, base::Id<Entry>), last: i64) -> sqlx::Result<Vec<Entry>> {
    fetch_all!(db => "
        SELECT * FROM journal WHERE seq >= $1 AND seq <= $2 AND (seq > $1 OR id > $3) ORDER BY seq, id LIMIT $4",
        from.0, last, from.1, PAGE)
}

async fn is_any_after(db: &mut Db, seq: i64) -> sqlx::Result<bool> {
    let after: Option<(i64,)> = fetch_optional!(db => "
        SELECT seq FROM journal WHERE seq > $1 ORDER BY seq LIMIT 1", seq)?;
    Ok(after.is_some())
}

/// How many rows of before `until` are not sealed, and when the oldest was written.
async fn waiting(db: &mut Db, until: DateTime<Utc>) -> sqlx::Result<(i64, Option<DateTime<Utc>>)> {
    let (rows,): (i64,) = fetch_one!(db => "SELECT COUNT(*) FROM journal WHERE seq IS NULL AND at < $1", until)?;
    let oldest: Option<(DateTime<Utc>,)> = fetch_optional!(db => "
        SELECT at FROM journal WHERE seq IS NULL AND at < $1 ORDER BY at, id LIMIT 1", until)?;
    Ok((rows, oldest.map(|(at,)| at)))
}
