//! What each partner does, and how they act together: a sheet in which an institution says what it can and cannot do, and
//! circuits that say who does what, within how long, with which document. Each is written as a draft, agreed to by those whom
//! it binds, in force from a day on, and looked at again after twelve months; what was in force before is kept.

mod block;
mod circuit;
mod diagram;
mod life;
mod sheet;
#[cfg(test)]
mod tests;
mod told;
mod waits;

pub use circuit::{Branch, CircuitText, Delay, Step, Unit, Who};
pub use life::model::write;
pub use life::store::{circuits, insert, insert_version, put_approval, sheet};
pub use life::{Approval, Document, Status, Text, Version};
pub use sheet::SheetText;
pub use told::{CircuitTold, SheetTold, circuits_told, sheets_told};
pub use waits::waits;
use web::{Access, Lang, Permission, Reach, Room, Routes};

/// Reads the role sheets and the circuits in force in her territory.
pub const SEE_ROLES: Permission = Permission::new(
    "see-roles",
    &[
        ("administrator", Reach::Territory),
        ("coordinator", Reach::Territory),
        ("referent", Reach::Territory),
        ("professional", Reach::Territory),
    ],
);
/// Writes the sheet of her institution or, for a coordinator, all sheets and circuits of her territory.
pub const WRITE_ROLES: Permission = Permission::new(
    "write-roles",
    &[("administrator", Reach::Territory), ("coordinator", Reach::Territory), ("referent", Reach::Institution)],
);
/// Agrees, for her own institution, to its sheet and to its steps of circuits.
pub const VALIDATE_ROLES: Permission =
    Permission::new("validate-roles", &[("coordinator", Reach::Institution), ("referent", Reach::Institution)]);
/// Notes that an institution for which nobody can sign in has agreed.
pub const NOTE_VALIDATION: Permission =
    Permission::new("note-validation", &[("administrator", Reach::Territory), ("coordinator", Reach::Territory)]);

pub const ROOMS: [Room; 2] = [
    Room { path: "/pro/roles", key: "pro-menu-roles", permission: SEE_ROLES },
    Room { path: "/pro/circuits", key: "pro-menu-circuits", permission: SEE_ROLES },
];

pub const WORDS: &[(Lang, &str)] =
    &[(Lang::Fr, include_str!("../locales/fr.ftl")), (Lang::En, include_str!("../locales/en.ftl"))];

pub fn routes() -> Routes {
    let (see, write) = (Access::Holders(SEE_ROLES), Access::Holders(WRITE_ROLES));
    let note = Access::Holders(NOTE_VALIDATION);
    circuit::routes()
        .get("/pro/roles", see, sheet::pages::list)
        .get("/pro/roles/impression", see, sheet::pages::print)
        .get("/pro/roles/{id}", see, sheet::pages::show)
        .get("/pro/roles/{id}/redaction", write, sheet::pages::form)
        .post("/pro/roles/{id}/redaction", write, sheet::pages::save)
        .post("/pro/textes/{id}/soumission", write, life::pages::submit)
        .post("/pro/textes/{id}/validation", Access::Holders(VALIDATE_ROLES), life::pages::validate)
        .get("/pro/textes/{id}/consignation", note, life::noting::form)
        .post("/pro/textes/{id}/consignation", note, life::noting::note)
        .post("/pro/textes/{id}/retrait", write, life::pages::withdraw)
        .post("/pro/textes/{id}/retour", write, life::pages::bring_back)
        .get("/pro/textes/{id}/versions", see, life::versions::list)
        .post("/pro/textes/{id}/versions/{version}", write, life::versions::restore)
}
