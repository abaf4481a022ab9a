//! Reminding those who have something to do: fourteen and three days before it is due, once each.

use std::collections::BTreeMap;

use base::{Database, Db, Id, Result};
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use futures::FutureExt as _;
use partner::{Institution, Territory};
use queue::{Handlers, Job};
use serde::{Deserialize, Serialize};

use super::model::{TaskDue, horizon};
use super::{mails, store};

/// Looks each morning at what is due soon. `origin` is where links lead.
#[derive(Debug, Serialize, Deserialize)]
pub struct RemindMoments {
    pub origin: String,
}

impl Job for RemindMoments {
    const KIND: &'static str = "moment.remind";
}

pub fn jobs() -> Handlers {
    Handlers::default().on::<RemindMoments>(|db, job, now| remind(db, job, now).boxed())
}

/// When people come to work, in UTC.
const MORNING: TimeDelta = TimeDelta::hours(7);
/// How many tasks are looked at together.
const BATCH: i64 = 200;

fn next_morning(now: DateTime<Utc>) -> DateTime<Utc> {
    let today = now.date_naive().and_time(NaiveTime::MIN).and_utc() + MORNING;
    if today > now { today } else { today + TimeDelta::days(1) }
}

/// What an institution is told of in one mail: how many things, and when the first is due.
type Waiting = BTreeMap<(Id<Territory>, Id<Institution>), (i64, NaiveDate)>;

async fn remind(database: Database, job: RemindMoments, now: DateTime<Utc>) -> Result<()> {
    let today = web::today_at(now);
    let mut db = database.write().await?;
    let (mut waiting, mut after) = (Waiting::new(), Id::zero());
    loop {
        let batch = store::waiting(&mut db, (today, today + horizon()), after, BATCH).await?;
        let Some(last) = batch.last() else { break };
        after = last.task.id;
        for due in batch {
            gather(&mut db, &due, today, &mut waiting).await?;
        }
    }
    for ((_, institution), (tasks, until)) in waiting {
        for contact in partner::contacts(&mut db, institution).await? {
            mails::remind(&mut db, &contact, (tasks, until), &job.origin, now).await?;
        }
    }
    queue::schedule(&mut db, &job, next_morning(now)).await?;
    db.commit().await
}

/// Counts a task for its institution's mail, once for each reminder: one, however many days went by without looking. An
/// institution that nobody can be written to is asked again once somebody can.
async fn gather(db: &mut Db, due: &TaskDue, today: NaiveDate, waiting: &mut Waiting) -> Result<()> {
    let (task, reminders) = (&due.task, due.task.reminders_due(today));
    let Some(institution) = task.institution_id.filter(|_| reminders > task.reminders) else { return Ok(()) };
    if partner::contacts(db, institution).await?.is_empty() {
        return Ok(());
    }
    store::note_reminders(db, task.id, reminders).await?;
    let (tasks, until) = waiting.entry((due.territory_id, institution)).or_insert((0, task.due_on));
    *tasks += 1;
    *until = (*until).min(task.due_on);
    Ok(())
}
