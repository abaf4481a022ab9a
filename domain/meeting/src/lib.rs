//! Who meets in a network, and what comes of it: instances with their members, meetings that are convened by mail with a calendar
//! file, attendance by institution, minutes, decisions that become actions of the plan, and the yearly clock of the contract.

mod agenda;
mod attendance;
mod chapter;
mod decision;
mod exports;
mod instance;
mod invitation;
mod meeting;
mod member;
mod minutes;
mod names;
mod reach;
mod secret;
#[cfg(test)]
mod tests;
mod typed;
mod waits;
mod yearly;

pub use agenda::store::put as put_points;
pub use agenda::{Origin, Point};
pub use attendance::store::note as note_attendance;
pub use attendance::{Attendance, Counted, Presence};
pub use chapter::chapters;
pub use decision::MeetingDecision;
pub use decision::store::insert as add_decision;
pub use exports::{Coming, HeldMeeting, held_of_contract, of_institution};
pub use instance::store::{insert as add_instance, of_territory as instances};
pub use instance::{Instance, InstanceKind, QuorumRule};
pub use invitation::jobs::Watch;
pub use meeting::model::Slot;
pub use meeting::store::insert as add_meeting;
pub use meeting::{Meeting, MeetingState};
pub use member::Member;
pub use member::store::{count_ended as count_ended_members, erase_ended as erase_ended_members, insert as add_member};
pub use minutes::store::add as add_minutes;
pub use minutes::text::MinutesVersion;
use queue::Handlers;
pub use waits::waits;
use web::{Access, Lang, Permission, Reach, Room, Routes};
pub use yearly::{Yearly, yearly};

/// Reads instances and their meetings: a coordinator those of her territory, others those in which their institution sits.
pub const SEE_MEETINGS: Permission = Permission::new(
    "see-meetings",
    &[
        ("administrator", Reach::Territory),
        ("coordinator", Reach::Territory),
        ("referent", Reach::Institution),
        ("professional", Reach::Institution),
    ],
);

/// Keeps instances, convenes them, writes their minutes.
pub const KEEP_MEETINGS: Permission =
    Permission::new("keep-meetings", &[("administrator", Reach::Territory), ("coordinator", Reach::Territory)]);

pub const ROOM: Room = Room { path: "/pro/reunions", key: "pro-menu-meetings", permission: SEE_MEETINGS };

pub const WORDS: &[(Lang, &str)] =
    &[(Lang::Fr, include_str!("../locales/fr.ftl")), (Lang::En, include_str!("../locales/en.ftl"))];

/// What is done later: writing to members, and looking each morning.
pub fn jobs() -> Handlers {
    invitation::jobs::jobs()
}

pub fn routes() -> Routes {
    instance_routes().merge(meeting_routes()).merge(record_routes()).merge(visit_routes())
}

/// Who meets.
fn instance_routes() -> Routes {
    let (see, keep) = (Access::Holders(SEE_MEETINGS), Access::Holders(KEEP_MEETINGS));
    Routes::new()
        .get("/pro/reunions", see, meeting::pages::list)
        .post("/pro/instances", keep, instance::pages::create)
        .get("/pro/instances/nouvelle", keep, instance::pages::blank)
        .get("/pro/instances/{id}", see, instance::pages::show)
        .get("/pro/instances/{id}/modification", keep, instance::pages::edit)
        .post("/pro/instances/{id}/modification", keep, instance::pages::save)
        .get("/pro/instances/{id}/calendrier", see, meeting::calendar::of_instance)
        .get("/pro/instances/{id}/membres", see, member::pages::list)
        .post("/pro/instances/{id}/membres", keep, member::pages::save)
        .get("/pro/instances/{id}/membres/{member}", keep, member::pages::edit)
        .post("/pro/instances/{id}/membres/{member}/retrait", keep, member::pages::remove)
        .get("/pro/instances/{id}/reunions/nouvelle", keep, meeting::pages::blank)
        .post("/pro/instances/{id}/reunions", keep, meeting::pages::create)
}

/// When they meet, and who comes.
fn meeting_routes() -> Routes {
    let (see, keep) = (Access::Holders(SEE_MEETINGS), Access::Holders(KEEP_MEETINGS));
    Routes::new()
        .get("/pro/reunions/{id}", see, meeting::show::show)
        .get("/pro/reunions/{id}/calendrier", see, meeting::calendar::of_meeting)
        .get("/pro/reunions/{id}/modification", keep, meeting::pages::edit)
        .post("/pro/reunions/{id}/modification", keep, meeting::pages::save)
        .get("/pro/reunions/{id}/ordre-du-jour", keep, agenda::pages::form)
        .post("/pro/reunions/{id}/ordre-du-jour", keep, agenda::pages::save)
        .post("/pro/reunions/{id}/convocation", keep, meeting::acts::convene)
        .post("/pro/reunions/{id}/convocation/complement", keep, meeting::acts::convene_others)
        .post("/pro/reunions/{id}/annulation", keep, meeting::acts::cancel)
        .get("/pro/reunions/{id}/presence", keep, attendance::pages::form)
        .post("/pro/reunions/{id}/presence", keep, attendance::pages::save)
}

/// What comes of it.
fn record_routes() -> Routes {
    let (see, keep) = (Access::Holders(SEE_MEETINGS), Access::Holders(KEEP_MEETINGS));
    Routes::new()
        .post("/pro/reunions/{id}/decisions", keep, decision::pages::add)
        .post("/pro/reunions/{id}/decisions/{decision}/action", keep, decision::pages::plan_one)
        .post("/pro/reunions/{id}/decisions/{decision}/retrait", keep, decision::pages::remove)
        .get("/pro/reunions/{id}/compte-rendu", see, minutes::pages::show)
        .get("/pro/reunions/{id}/compte-rendu.pdf", see, minutes::paper::give)
        .get("/pro/reunions/{id}/compte-rendu/texte", keep, minutes::pages::form)
        .post("/pro/reunions/{id}/compte-rendu/texte", keep, minutes::pages::save)
        .get("/pro/reunions/{id}/compte-rendu/versions", keep, minutes::past::list)
        .post("/pro/reunions/{id}/compte-rendu/versions/{number}", keep, minutes::past::restore)
        .post("/pro/reunions/{id}/approbation", keep, meeting::acts::approve)
}

/// What a member sees by her link.
fn visit_routes() -> Routes {
    Routes::new().get("/pro/reunion/{secret}", Access::Anybody, invitation::visit::show).post(
        "/pro/reunion/{secret}",
        Access::Anybody,
        invitation::visit::answer,
    )
}
