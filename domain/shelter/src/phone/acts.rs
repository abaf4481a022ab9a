//! What is done with a device.

use base::{Db, Id, Result};
use chrono::{DateTime, NaiveDate, Utc};

use super::{Phone, State, Step, Taken, store};
use crate::month;

/// Who takes a step, and when it is noted.
#[derive(Debug, Clone, Copy)]
pub struct Hand<'a> {
    pub by: &'a str,
    pub now: DateTime<Utc>,
}

/// Takes a step that happened on a day. What is counted for the observatory outlives what was done.
pub async fn take(db: &mut Db, phone: Phone, (step, on): (Step, NaiveDate), hand: Hand<'_>) -> Result<Phone> {
    let was_given = phone.state == State::InUse;
    let changed = phone.step(step, (on, web::today_at(hand.now)))?;
    store::save(db, &changed).await?;
    let taken = Taken {
        id: Id::new(),
        phone_id: changed.id,
        step,
        state: changed.state,
        happened_on: on,
        noted_at: hand.now,
        taken_by: hand.by.to_owned(),
        closed_at: None,
    };
    store::insert_step(db, &taken).await?;
    if was_given && changed.state != State::InUse || changed.state == State::Withdrawn {
        store::close_steps(db, changed.id, hand.now).await?;
    }
    if step.is_counted() {
        store::tally(db, &changed, (&month::of(on), step)).await?;
    }
    Ok(changed)
}
