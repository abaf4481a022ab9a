//! What becomes of a plan, as it is typed: a box for each axis, objective and action.

use std::collections::BTreeMap;

use web::Errors;

use super::model::{Heritage, Outcome, Outcomes};
use crate::action::Place;
use crate::board::Card;

/// What was sent: boxes named after what they are about.
pub type Sent = BTreeMap<String, String>;

/// The codes of the answers; others are places of the next plan.
pub const GOES_ON: &str = "reprise";
pub const ENDS: &str = "fin";

/// What goes on and what ends; of what is not asked about, nothing is told.
pub fn check(sent: &Sent, heritage: &Heritage, places: &[Place]) -> Result<Outcomes, Errors> {
    let mut outcomes = Outcomes::default();
    let mut errors = Errors::default();
    let frame = |name: String| sent.get(&name).map(|typed| goes_on(typed));
    for one in &heritage.before.axes {
        if heritage.axis(one.axis.id).is_none()
            && let Some(typed) = frame(format!("axe-{}", one.axis.id))
            && let Some(goes_on) = errors.keep("outcomes", typed)
        {
            outcomes.axes.insert(one.axis.id, goes_on);
        }
        for of in one.objectives.iter().filter(|of| heritage.objective(of.objective.id).is_none()) {
            if let Some(typed) = frame(format!("objectif-{}", of.objective.id))
                && let Some(goes_on) = errors.keep("outcomes", typed)
            {
                outcomes.objectives.insert(of.objective.id, goes_on);
            }
        }
    }
    for card in heritage.before.cards().filter(|card| card.sequel.is_none()) {
        if let Some(typed) = sent.get(&name_of(card))
            && let Some(outcome) = errors.keep("outcomes", outcome(typed, places))
        {
            outcomes.actions.insert(card.action.id, outcome);
        }
    }
    if errors.is_empty() { Ok(outcomes) } else { Err(errors) }
}

/// The name of the box of an action.
pub fn name_of(card: &Card) -> String {
    format!("action-{}", card.action.id)
}

fn goes_on(typed: &str) -> Result<bool, &'static str> {
    match typed {
        GOES_ON => Ok(true),
        ENDS => Ok(false),
        _ => Err("plan-choice-unknown"),
    }
}

fn outcome(typed: &str, places: &[Place]) -> Result<Outcome, &'static str> {
    match typed {
        GOES_ON => Ok(Outcome::GoesOn),
        ENDS => Ok(Outcome::Ends),
        _ => {
            let place = places.iter().find(|place| place.code() == typed).ok_or("plan-choice-unknown")?;
            Ok(Outcome::Under((place.axis, place.objective)))
        }
    }
}
