//! How long things are kept. Each night what has had its time is counted and planned; the officer has seven days to hold an
//! erasure back, for a reason; then it is done, batch by batch, and proved. What lives for hours is erased by its owner,
//! each day, and only shown here.

mod form;
mod holding;
mod jobs;
mod length;
mod model;
mod pages;
pub mod run;
pub mod store;

use base::Db;
use chrono::{DateTime, Utc};
pub use holding::{Batch, Count, Erase, Holding, Keeping};
pub use jobs::{Execute, Plan, execute_daily, plan_daily};
pub use model::{Doubt, Object, Reason, doubt};
use web::{Access, Permission, Reach, Routes};

use crate::KEEP_PRIVACY;

/// Says that the clock is right though it jumped.
pub const CONFIRM_CLOCK: Permission = Permission::new("confirm-clock", &[("dpo", Reach::Territory)]).fresh();

/// Changes how long something is kept.
pub const CHANGE_RETENTION: Permission = Permission::new("change-retention", &[("dpo", Reach::Territory)]).fresh();

pub fn routes() -> Routes {
    let keep = Access::Holders(KEEP_PRIVACY);
    Routes::new()
        .get("/pro/protection/effacements", keep, pages::show)
        .get("/pro/protection/effacements/{id}", keep, pages::form)
        .post("/pro/protection/effacements/{id}/report", keep, pages::postpone)
        .post("/pro/protection/effacements/{id}/reprise", keep, pages::resume)
        .get("/pro/protection/durees/{object}", Access::Holders(CHANGE_RETENTION), length::form)
        .post("/pro/protection/durees/{object}", Access::Holders(CHANGE_RETENTION), length::change)
        .post("/pro/protection/horloge", Access::Holders(CONFIRM_CLOCK), pages::confirm_clock)
}

/// Why the clock is not believed at `now`, if it is not.
pub async fn doubt_at(db: &mut Db, now: DateTime<Utc>) -> sqlx::Result<Option<Doubt>> {
    let seen_at = store::sight(db, store::CLOCK).await?;
    let last = journal::entries(db, &journal::Filter::default(), None, 1).await?;
    Ok(doubt(now, seen_at, last.first().map(|entry| entry.at)))
}
