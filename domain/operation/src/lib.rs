//! What keeps an installation going, for whoever administers it: the work that waits and what failed of it, mails that do not
//! leave, room on the disk, the age of backups, versions. Counts and codes only: what a job or a mail is about is not shown.

mod folders;
mod model;
mod pages;
mod store;
#[cfg(test)]
mod tests;
mod waits;

pub use folders::Folders;
pub use model::{Size, Storage};
pub use waits::waits;
use web::{Access, Lang, Permission, Reach, Room, Routes};

/// Sees how the installation is doing, and tries again or drops what failed.
pub const KEEP_INSTALLATION: Permission = Permission::new("keep-installation", &[("administrator", Reach::Everywhere)]);

pub const ROOM: Room = Room { path: "/pro/exploitation", key: "pro-menu-operation", permission: KEEP_INSTALLATION };

pub const WORDS: &[(Lang, &str)] =
    &[(Lang::Fr, include_str!("../locales/fr.ftl")), (Lang::En, include_str!("../locales/en.ftl"))];

pub fn routes() -> Routes {
    let keep = Access::Holders(KEEP_INSTALLATION);
    Routes::new()
        .get("/pro/exploitation", keep, pages::overview)
        .get("/pro/exploitation/taches", keep, pages::failed)
        .get("/pro/exploitation/taches/{id}", keep, pages::show)
        .post("/pro/exploitation/taches/{id}/reprise", keep, pages::retry)
        .post("/pro/exploitation/taches/{id}/retrait", keep, pages::discard)
}
