//! The action plan of a contract: axes, objectives, actions, indicators and their dated values; progress is worked out.

mod action;
mod axis;

pub use action::store::{action, add_action, of_meeting};
pub use action::{Action, ActionState, Decided, NewAction, Setting};
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
