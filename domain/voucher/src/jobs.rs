//! Each hour: what may no longer be used or handed out says so, and weighs on no budget any more.

use base::{Database, Db, Result};
use chrono::{DateTime, Days, TimeDelta, Utc};
use futures::FutureExt as _;
use queue::{Handlers, Job};
use serde::{Deserialize, Serialize};

use crate::acts::{Hand, step};
use crate::{Door, Step, Voucher, store};

/// Looks at what has run out.
#[derive(Debug, Serialize, Deserialize)]
pub struct Expire {}

impl Job for Expire {
    const KIND: &'static str = "voucher.expire";
}

pub fn jobs() -> Handlers {
    Handlers::default().on::<Expire>(|db, job, now| expire(db, job, now).boxed())
}

/// How long after its last day a booklet may still be told of: what was handed out on paper that night comes later.
const GRACE: Days = Days::new(7);

async fn expire(database: Database, job: Expire, now: DateTime<Utc>) -> Result<()> {
    let mut db = database.write().await?;
    let last = web::today_at(now) - GRACE;
    let run_out = store::run_out(&mut db, now).await?;
    let left_over = store::left_over(&mut db, last).await?;
    for voucher in run_out.into_iter().chain(left_over) {
        end(&mut db, voucher, now).await?;
    }
    queue::schedule(&mut db, &job, now + TimeDelta::hours(1)).await?;
    db.commit().await
}

async fn end(db: &mut Db, voucher: Voucher, now: DateTime<Utc>) -> Result<()> {
    let hand = Hand { by: "–", door: Door::Clock, now };
    let id = voucher.id.uuid();
    step(db, voucher, Step::Expire, hand).await?;
    Ok(journal::write(db, journal::Author::default(), "voucher.expired", id, now).await?)
}
