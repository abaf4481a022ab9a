//! What stays shut until the officer of a territory has decided, and said why.

mod model;
mod pages;
mod store;

pub use model::{Decision, Subject, Verdict, each, is_allowed};
pub use store::of as decisions;
use web::{Access, Permission, Reach, Routes};

use crate::KEEP_PRIVACY;

/// Decides on what stays shut without her.
pub const DECIDE: Permission = Permission::new("decide-privacy", &[("dpo", Reach::Territory)]).fresh();

pub fn routes() -> Routes {
    let (see, decide) = (Access::Holders(KEEP_PRIVACY), Access::Holders(DECIDE));
    Routes::new()
        .get("/pro/protection/decisions", see, pages::list)
        .get("/pro/protection/decisions/{subject}", decide, pages::form)
        .post("/pro/protection/decisions/{subject}", decide, pages::decide)
}
