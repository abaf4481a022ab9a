//! The action plan of a contract: axes, objectives, actions, indicators and their dated values, deliverables and milestones, and
//! the sessions of awareness. How far an action is, whether it is late and what it lacks is worked out, and never typed.

mod action;
mod amount;
mod axis;
mod board;
mod choices;
mod indicator;
mod progress;
mod reach;
mod renewal;
mod session;
mod step;
#[cfg(test)]
mod tests;
mod typed;
mod waits;

pub use action::store::{action, add_action, insert as insert_action, of_meeting, put_fundings, put_helpers};
pub use action::{Action, ActionState, Decided, NewAction, Setting};
pub use amount::Unit;
use askama::Template;
pub use axis::store::{insert_axis as add_axis, insert_objective as add_objective};
pub use axis::{Axis, Objective};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Response};
pub use board::chapter::chapters;
pub use board::store::{indicators, late, of_contract, of_institution};
pub use board::{AxisBoard, Board, Card, Hole, LateAction, Lateness, Measure, ObjectiveBoard, Sequel, is_public};
pub use indicator::store::{add_value, insert as add_indicator};
pub use indicator::{Feed, Indicator, Protection, Value};
pub use progress::Progress;
use queue::Handlers;
pub use renewal::carry::carry;
pub use renewal::store::heritage;
pub use renewal::{Heritage, Outcome, Outcomes};
pub use session::store::insert as add_session;
pub use session::{Counts, Session, YearCounts};
pub use step::store::insert as add_step;
pub use step::{Step, StepKind};
use typed::Which;
pub use waits::waits;
use web::{Lang, Permission, Reach, Result, Routes};

/// Reads the plans of the contracts of her territory, and of those that her institution signs elsewhere.
pub const SEE_PLAN: Permission = Permission::new(
    "see-plan",
    &[
        ("administrator", Reach::Territory),
        ("coordinator", Reach::Territory),
        ("referent", Reach::Territory),
        ("professional", Reach::Territory),
        ("dpo", Reach::Territory),
    ],
);

/// Keeps the plans of her territory: axes, objectives, actions, what they are measured by.
pub const KEEP_PLAN: Permission =
    Permission::new("keep-plan", &[("administrator", Reach::Territory), ("coordinator", Reach::Territory)]);

/// Enters what actions came to: a coordinator of all, others of those that their institution leads.
pub const FILL_PLAN: Permission = Permission::new(
    "fill-plan",
    &[
        ("administrator", Reach::Territory),
        ("coordinator", Reach::Territory),
        ("referent", Reach::Institution),
        ("professional", Reach::Institution),
    ],
);

pub const WORDS: &[(Lang, &str)] =
    &[(Lang::Fr, include_str!("../locales/fr.ftl")), (Lang::En, include_str!("../locales/en.ftl"))];

/// What is done later: nothing so far.
pub fn jobs() -> Handlers {
    Handlers::default()
}

pub fn routes() -> Routes {
    board::routes()
        .merge(axis::routes())
        .merge(action::routes())
        .merge(step::routes())
        .merge(indicator::routes())
        .merge(session::routes())
        .merge(renewal::routes())
}

/// The page again, because what it is about has gone on since it was read (409).
fn outrun(template: &impl Template) -> Result<Response> {
    Ok((StatusCode::CONFLICT, Html(template.render()?)).into_response())
}
