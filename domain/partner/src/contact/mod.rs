//! Who answers for what an institution says of itself: functions with the address that their desk reads. They are asked to
//! check its entries, and told when one grows old.

pub mod model;
mod pages;
pub mod store;

pub use model::Contact;
use web::{Access, Permission, Reach, Routes};

/// Names who answers for an institution.
pub const KEEP_CONTACTS: Permission = Permission::new(
    "keep-contacts",
    &[("administrator", Reach::Territory), ("coordinator", Reach::Territory), ("referent", Reach::Institution)],
);

pub fn routes() -> Routes {
    let keep = Access::Holders(KEEP_CONTACTS);
    Routes::new().post("/pro/institutions/{id}/contacts", keep, pages::add).post(
        "/pro/institutions/{id}/contacts/{contact}/retrait",
        keep,
        pages::remove,
    )
}
