//! The journal, read by the officer of a territory: who did what and when, people under pseudonyms.
//!
//! A pseudonym is HMAC-SHA-256, with the key of the installation, of the officer's account and of the person's: the same
//! person is always the same letters to one officer, and other letters to another, so that two print-outs cannot be laid
//! side by side. Whose it is can be asked for a reason out of a list, person by person; that is an act too, as are each
//! opening of the journal and each export.

mod acts;
mod export;
mod form;
mod model;
mod pages;
mod person;

pub use acts::because;
pub use pages::pseudonym_of;
use web::{Access, Permission, Reach, Routes};

/// Reads the journal of her territory, under pseudonyms.
pub const SEE_JOURNAL: Permission = Permission::new("see-journal", &[("dpo", Reach::Territory)]);
/// Takes it away as a file.
pub const EXPORT_JOURNAL: Permission = Permission::new("export-journal", &[("dpo", Reach::Territory)]).fresh();
/// Asks who a pseudonym is.
pub const LIFT_PSEUDONYM: Permission = Permission::new("lift-pseudonym", &[("dpo", Reach::Territory)]).fresh();

pub fn routes() -> Routes {
    let (see, lift) = (Access::Holders(SEE_JOURNAL), Access::Holders(LIFT_PSEUDONYM));
    Routes::new()
        .get("/pro/journal", see, pages::show)
        .post("/pro/journal/export", Access::Holders(EXPORT_JOURNAL), export::export)
        .get("/pro/journal/personnes/{pseudonym}", lift, person::form)
        .post("/pro/journal/personnes/{pseudonym}", lift, person::lift)
}
