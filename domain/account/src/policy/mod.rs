//! How the people of an institution sign in, where it chose: with a passkey alone, or also with a password and one-time
//! codes, or with the identity provider of the installation; and where an activation code may be sent instead of being handed over.

mod model;
mod pages;
mod store;

use base::Db;
pub use model::Policy;
pub use store::of;
use web::{Access, Permission, Reach, Routes};

use crate::model::Account;

/// Chooses how the people of an institution sign in.
pub const KEEP_POLICY: Permission = Permission::new(
    "keep-policy",
    &[("administrator", Reach::Everywhere), ("coordinator", Reach::Territory), ("referent", Reach::Institution)],
)
.fresh();

/// Says whether her institution lets her in with a password. Without an institution nobody has chosen otherwise.
pub async fn allows_password(db: &mut Db, account: &Account) -> sqlx::Result<bool> {
    match account.institution_id {
        Some(institution) => Ok(of(db, institution).await?.allows_password),
        None => Ok(true),
    }
}

/// Says whether her institution lets her in with the identity provider.
pub async fn allows_provider(db: &mut Db, account: &Account) -> sqlx::Result<bool> {
    match account.institution_id {
        Some(institution) => Ok(of(db, institution).await?.allows_provider),
        None => Ok(true),
    }
}

pub fn routes() -> Routes {
    let keep = Access::Holders(KEEP_POLICY);
    Routes::new().get("/pro/institutions/{id}/connexion", keep, pages::form).post(
        "/pro/institutions/{id}/connexion",
        keep,
        pages::save,
    )
}
