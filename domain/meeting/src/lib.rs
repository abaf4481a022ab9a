//! Instances and their meetings: members, convening, agenda, attendance, minutes, decisions that become actions.

use queue::Handlers;
use web::{Lang, Routes};

pub const WORDS: &[(Lang, &str)] =
    &[(Lang::Fr, include_str!("../locales/fr.ftl")), (Lang::En, include_str!("../locales/en.ftl"))];

/// What is done later.
pub fn jobs() -> Handlers {
    Handlers::default()
}

pub fn routes() -> Routes {
    Routes::new()
}
