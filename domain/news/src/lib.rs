//! News and events of the network: partners write them, the coordination publishes or refuses them, everybody or partners
//! alone read them, by pages, feed and calendar; press releases are made of them. And the days that come back each year, with
//! what is to be done before them.

mod acts;
mod edit;
mod form;
mod model;
mod moment;
mod pages;
mod public;
mod reach;
mod release;
mod store;
#[cfg(test)]
mod tests;
mod told;
mod waits;
mod xml;

use base::{Db, Id};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
pub use edit::add;
pub use model::{Announcement, AnnouncementKind, AnnouncementState, Audience};
pub use moment::{
    Moment, MomentTask, MomentYear, RemindMoments, TaskDue, add_moment, add_task, add_year, held_on, jobs, next_on,
    offered,
};
use partner::{Institution, Territory};
pub use release::{Press, put_press};
pub use waits::waits;
use web::{Access, Lang, Permission, Reach, Room, Routes};

/// Reads what the partners of her territory announce.
pub const SEE_NEWS: Permission = Permission::new(
    "see-news",
    &[
        ("administrator", Reach::Territory),
        ("coordinator", Reach::Territory),
        ("referent", Reach::Territory),
        ("professional", Reach::Territory),
        ("dpo", Reach::Territory),
    ],
);

/// Writes news and events for her institution, and says what it has done.
pub const WRITE_NEWS: Permission = Permission::new(
    "write-news",
    &[
        ("administrator", Reach::Territory),
        ("coordinator", Reach::Territory),
        ("referent", Reach::Institution),
        ("professional", Reach::Institution),
    ],
);

/// Publishes or refuses what partners write, and keeps the days that come back each year.
pub const MODERATE_NEWS: Permission =
    Permission::new("moderate-news", &[("administrator", Reach::Territory), ("coordinator", Reach::Territory)]);

pub const ROOM: Room = Room { path: "/pro/actualites", key: "pro-menu-news", permission: SEE_NEWS };

pub const WORDS: &[(Lang, &str)] =
    &[(Lang::Fr, include_str!("../locales/fr.ftl")), (Lang::En, include_str!("../locales/en.ftl"))];

pub fn routes() -> Routes {
    let (see, write) = (Access::Holders(SEE_NEWS), Access::Holders(WRITE_NEWS));
    let moderate = Access::Holders(MODERATE_NEWS);
    Routes::new()
        .get("/pro/actualites", see, pages::list)
        .post("/pro/actualites", write, edit::create)
        .get("/pro/actualites/nouvelle", write, edit::blank)
        .get("/pro/actualites/{id}", see, pages::show)
        .get("/pro/actualites/{id}/texte", write, edit::form)
        .post("/pro/actualites/{id}/texte", write, edit::correct)
        .get("/pro/actualites/{id}/historique", write, edit::history)
        .post("/pro/actualites/{id}/proposition", write, acts::propose)
        .post("/pro/actualites/{id}/publication", moderate, acts::publish)
        .post("/pro/actualites/{id}/refus", moderate, acts::refuse)
        .post("/pro/actualites/{id}/retrait", write, acts::withdraw)
        .post("/pro/actualites/{id}/suppression", write, acts::delete)
        .merge(release::routes())
        .merge(moment::routes())
        .merge(public::routes())
}

/// How many announcements a desk shows.
const ON_A_DESK: i64 = 20;

/// What waits for the coordination of a territory, the oldest first; 20 at most.
pub async fn to_moderate(db: &mut Db, territory: Id<Territory>) -> sqlx::Result<Vec<Announcement>> {
    let listed = store::proposed(db, territory, (0, ON_A_DESK)).await?;
    Ok(listed.into_iter().map(|one| one.told).collect())
}

/// What the partners of a territory could read for the first time since an instant, the newest first; 20 at most.
pub async fn latest(db: &mut Db, territory: Id<Territory>, since: DateTime<Utc>) -> sqlx::Result<Vec<Announcement>> {
    store::published_since(db, territory, since, ON_A_DESK).await
}

/// How long before its day a desk shows what is due.
const DUE_SOON: TimeDelta = TimeDelta::days(30);

/// What an institution has to do before days that come back: late, or due within 30 days, the first due first.
pub async fn moments_due(db: &mut Db, institution: Id<Institution>, today: NaiveDate) -> sqlx::Result<Vec<TaskDue>> {
    moment::moments_due_by(db, institution, today + DUE_SOON).await
}
