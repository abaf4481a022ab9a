//! Who is in the workspace: inviting people, renewing their authorisation, changing what they may do, and closing their
//! account when they leave. A référent keeps the people of her institution, the coordination those of its territory, an
//! administrator those of the installation.
//!
//! Invariant: nobody gives herself a role; what opens the house wide (administration, coordination, data protection)
//! takes two people; the last administrator stays.

mod acts;
mod form;
mod model;
mod pages;
mod store;
mod waits;

pub use acts::{close, erase_old_requests, forget_ways_in};
pub use model::{Duty, Giving, Request, giving};
pub use waits::waits;
use web::{Access, Permission, Reach, Room, Routes};

/// Sees the people of her institution, of her territory, or of the installation.
pub const SEE_PEOPLE: Permission = Permission::new(
    "see-people",
    &[
        ("administrator", Reach::Everywhere),
        ("coordinator", Reach::Territory),
        ("referent", Reach::Institution),
        ("dpo", Reach::Territory),
    ],
);
/// Invites them, renews them, changes what they may do, closes their accounts.
pub const KEEP_PEOPLE: Permission = Permission::new(
    "keep-people",
    &[("administrator", Reach::Everywhere), ("coordinator", Reach::Territory), ("referent", Reach::Institution)],
)
.fresh();

pub const ROOM: Room = Room { path: "/pro/personnes", key: "people-room", permission: SEE_PEOPLE };

pub fn routes() -> Routes {
    let (see, keep) = (Access::Holders(SEE_PEOPLE), Access::Holders(KEEP_PEOPLE));
    Routes::new()
        .get("/pro/personnes", see, pages::list::list)
        .get("/pro/personnes/nouvelle", keep, pages::invitation::form)
        .post("/pro/personnes/nouvelle", keep, pages::invitation::invite)
        .get("/pro/personnes/{id}", see, pages::person::show)
        .get("/pro/personnes/{id}/code", keep, pages::person::code_form)
        .post("/pro/personnes/{id}/code", keep, pages::person::give_code)
        .post("/pro/personnes/{id}/renouvellement", keep, pages::person::renew)
        .get("/pro/personnes/{id}/roles", keep, pages::roles::form)
        .post("/pro/personnes/{id}/roles", keep, pages::roles::ask)
        .post("/pro/personnes/{id}/demande/accord", keep, pages::roles::agree)
        .post("/pro/personnes/{id}/demande/refus", keep, pages::roles::refuse)
        .get("/pro/personnes/{id}/depart", keep, pages::departure::form)
        .post("/pro/personnes/{id}/depart", keep, pages::departure::depart)
}
