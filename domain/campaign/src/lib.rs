//! Update campaigns: before a meeting or a reprint, a coordinator asks every institution to check its entries. Each gets a
//! mail with a personal link; it says « rien n'a changé » in one click or corrects, without an account; what came of it is a
//! table for the minutes.

mod jobs;
mod mails;
mod model;
mod pages;
mod progress;
mod store;
#[cfg(test)]
mod tests;
mod visit;

pub use jobs::{Invite, Remind, jobs};
pub use model::{Asked, Campaign, CampaignForm, Count, Link, Outcome, Progress};
use web::{Access, Lang, Permission, Reach, Room, Routes};

/// Opens campaigns in her territory, and follows them.
pub const KEEP_CAMPAIGNS: Permission =
    Permission::new("keep-campaigns", &[("administrator", Reach::Territory), ("coordinator", Reach::Territory)]);

pub const ROOM: Room = Room { path: "/pro/campagnes", key: "pro-menu-campaigns", permission: KEEP_CAMPAIGNS };

pub const WORDS: &[(Lang, &str)] =
    &[(Lang::Fr, include_str!("../locales/fr.ftl")), (Lang::En, include_str!("../locales/en.ftl"))];

pub fn routes() -> Routes {
    let keep = Access::Holders(KEEP_CAMPAIGNS);
    Routes::new()
        .get("/pro/campagnes", keep, pages::list)
        .post("/pro/campagnes", keep, pages::open)
        .get("/pro/campagnes/{id}", keep, pages::show)
        .get("/pro/campagnes/{id}/tableau", keep, pages::table)
        .post("/pro/campagnes/{id}/relance", keep, pages::remind)
        .post("/pro/campagnes/{id}/cloture", keep, pages::close)
        .get("/pro/verification/merci", Access::Anybody, visit::thanks)
        .get("/pro/verification/{secret}", Access::Anybody, visit::show)
        .post("/pro/verification/{secret}", Access::Anybody, visit::answer)
}
