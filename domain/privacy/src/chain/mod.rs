//! The state of the journal's chain: verified each night, its heads by month, sent to the référents on the first.

mod jobs;
mod model;
mod pages;
pub mod store;

pub use jobs::{SendHead, Verify, next_first, next_night, send_head, verify};
pub use model::Check;
use web::{Access, Permission, Reach, Routes};

/// Sees whether the journal is whole, and the heads of its months; not who did what.
pub const SEE_CHAIN: Permission =
    Permission::new("see-chain", &[("administrator", Reach::Everywhere), ("dpo", Reach::Territory)]);

pub fn routes() -> Routes {
    let see = Access::Holders(SEE_CHAIN);
    Routes::new().get("/pro/chaine", see, pages::show).get("/pro/chaine/{month}", see, pages::month)
}
