//! How the people of an institution sign in, where it chose: with a passkey alone, or also with a password and one-time
//! codes; and where an activation code may be sent instead of being handed over.

mod model;
mod pages;
mod store;

pub use model::Policy;
pub use store::of;
use web::{Access, Permission, Reach, Routes};

/// Chooses how the people of an institution sign in.
pub const KEEP_POLICY: Permission = Permission::new(
    "keep-policy",
    &[("administrator", Reach::Everywhere), ("coordinator", Reach::Territory), ("referent", Reach::Institution)],
)
.fresh();

pub fn routes() -> Routes {
    let keep = Access::Holders(KEEP_POLICY);
    Routes::new().get("/pro/institutions/{id}/connexion", keep, pages::form).post(
        "/pro/institutions/{id}/connexion",
        keep,
        pages::save,
    )
}
