//! The plans of the demonstration's contracts, with the facts of the public texts: sums and progress are worked out by pages.

use std::collections::HashMap;

use anyhow::Context as _;
use base::{Db, Id};
use chrono::{DateTime, Days, NaiveDate, Utc};
use contract::Contract;
use partner::{Institution, Territory};
use plan::{
    Action, ActionState, Axis, Feed, Indicator, NewAction, Objective, Outcome, Outcomes, Protection, Session, Setting,
    Step, StepKind, Unit, Value,
};
use serde::Deserialize;

const FILE: &str = include_str!("../../demo/plans.toml");

/// Whoever copied the texts.
const ENTERED_AS: &str = "coordinatrice du contrat local";

/// Under so many people a count is hidden.
const LEAST: i64 = 11;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Plans {
    #[serde(rename = "plan")]
    plans: Vec<PlanTold>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PlanTold {
    territory: String,
    contract: String,
    #[serde(rename = "axis")]
    axes: Vec<AxisTold>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct AxisTold {
    title: String,
    #[serde(default, rename = "action")]
    actions: Vec<ActionTold>,
    #[serde(default, rename = "objective")]
    objectives: Vec<ObjectiveTold>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ObjectiveTold {
    title: String,
    #[serde(default, rename = "action")]
    actions: Vec<ActionTold>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ActionTold {
    title: String,
    #[serde(default)]
    description: String,
    lead: Option<String>,
    #[serde(default)]
    helpers: Vec<String>,
    #[serde(default)]
    audience: String,
    setting: Option<Setting>,
    starts_on: Option<NaiveDate>,
    ends_on: Option<NaiveDate>,
    state: ActionState,
    budget_cents: Option<i64>,
    #[serde(default)]
    public: bool,
    #[serde(default, rename = "funding")]
    fundings: Vec<FundingTold>,
    #[serde(default, rename = "step")]
    steps: Vec<StepTold>,
    #[serde(default, rename = "indicator")]
    indicators: Vec<IndicatorTold>,
    sessions: Option<SessionsTold>,
    /// What becomes of it in the next contract: it ends with this one, or goes on below an axis of the next plan.
    outcome: Option<OutcomeTold>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
enum OutcomeTold {
    Ends,
    Under(String),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FundingTold {
    funder: String,
    amount_cents: i64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct StepTold {
    kind: StepKind,
    title: String,
    weight: Option<i64>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct IndicatorTold {
    title: String,
    #[serde(default)]
    definition: String,
    feed: Option<Feed>,
    value: Option<ValueTold>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ValueTold {
    on: NaiveDate,
    amount: i64,
    source: String,
}

/// Sessions one after the other, by turns in each setting and on each subject.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SessionsTold {
    first_on: NaiveDate,
    every_days: u64,
    number: usize,
    under_18: Vec<i64>,
    settings: Vec<Setting>,
    subjects: Vec<String>,
}

/// Where plans stand.
pub struct Ground<'a> {
    pub territories: &'a HashMap<&'static str, Id<Territory>>,
    pub institutions: &'a HashMap<String, Id<Institution>>,
    pub now: DateTime<Utc>,
}

impl Ground<'_> {
    fn institution(&self, key: &str) -> anyhow::Result<Id<Institution>> {
        self.institutions.get(key).copied().with_context(|| format!("no institution {key}"))
    }
}

/// Where an action stands in its plan.
#[derive(Debug, Clone, Copy)]
struct Place {
    contract: Id<Contract>,
    axis: Id<Axis>,
    objective: Option<Id<Objective>>,
}

/// Makes the plans in the order of the file.
pub async fn make(db: &mut Db, ground: &Ground<'_>) -> anyhow::Result<()> {
    let told: Plans = toml::from_str(FILE).context("plans.toml")?;
    for told in &told.plans {
        let territory = ground.territories.get(told.territory.as_str()).copied().context("its territory")?;
        let contracts = contract::of_territory(db, territory).await?;
        let contract = contracts.iter().find(|one| one.title == told.contract).context("the contract of a plan")?;
        for (position, axis) in (1_i64..).zip(&told.axes) {
            make_axis(db, (contract.id, position), axis, ground).await?;
        }
    }
    for told in &told.plans {
        renew(db, told, ground).await?;
    }
    Ok(())
}

/// Says what becomes of a plan in that of the next contract.
async fn renew(db: &mut Db, told: &PlanTold, ground: &Ground<'_>) -> anyhow::Result<()> {
    let territory = ground.territories.get(told.territory.as_str()).copied().context("its territory")?;
    let contracts = contract::of_territory(db, territory).await?;
    let contract = contracts.iter().find(|one| one.title == told.contract).context("the contract of a plan")?;
    let Some(next) = contract::successor(db, contract.id).await? else { return Ok(()) };
    let today = web::today_at(ground.now);
    let heritage = plan::heritage(db, &next, today).await?.context("the plan before")?;
    let axes = plan::of_contract(db, &next, today).await?.axes;
    let mut outcomes = Outcomes::default();
    for axis in &heritage.before.axes {
        outcomes.axes.insert(axis.axis.id, false);
    }
    for action in told.axes.iter().flat_map(|axis| &axis.actions) {
        let card = heritage.before.cards().find(|card| card.action.title == action.title).context("an action")?;
        let outcome = match &action.outcome {
            None => continue,
            Some(OutcomeTold::Ends) => Outcome::Ends,
            Some(OutcomeTold::Under(title)) => {
                let axis = axes.iter().find(|one| one.axis.title == *title).context("an axis of the next plan")?;
                Outcome::Under((axis.axis.id, axis.objectives.first().map(|one| one.objective.id)))
            }
        };
        outcomes.actions.insert(card.action.id, outcome);
    }
    Ok(plan::carry(db, (&next, &heritage), &outcomes, ground.now).await?)
}

async fn make_axis(
    db: &mut Db,
    (contract, position): (Id<Contract>, i64),
    told: &AxisTold,
    ground: &Ground<'_>,
) -> anyhow::Result<()> {
    let axis = Axis::new(contract, position, told.title.clone());
    plan::add_axis(db, &axis).await?;
    let place = Place { contract, axis: axis.id, objective: None };
    for action in &told.actions {
        make_action(db, place, action, ground).await?;
    }
    for (position, told) in (1_i64..).zip(&told.objectives) {
        let objective = Objective::new(axis.id, position, told.title.clone());
        plan::add_objective(db, &objective).await?;
        for action in &told.actions {
            make_action(db, Place { objective: Some(objective.id), ..place }, action, ground).await?;
        }
    }
    Ok(())
}

async fn make_action(db: &mut Db, place: Place, told: &ActionTold, ground: &Ground<'_>) -> anyhow::Result<()> {
    let new = NewAction {
        contract: place.contract,
        title: told.title.clone(),
        lead: told.lead.as_deref().map(|key| ground.institution(key)).transpose()?,
        starts_on: told.starts_on,
        ends_on: told.ends_on,
        decided: None,
    };
    let action = Action {
        axis_id: Some(place.axis),
        objective_id: place.objective,
        description: told.description.clone(),
        audience: told.audience.clone(),
        setting: told.setting,
        state: told.state,
        budget_cents: told.budget_cents,
        is_public: told.public,
        ..new.check(ground.now).map_err(anyhow::Error::msg)?
    };
    plan::insert_action(db, &action).await?;
    let helpers = told.helpers.iter().map(|key| ground.institution(key)).collect::<Result<Vec<_>, _>>()?;
    plan::put_helpers(db, action.id, &helpers).await?;
    let fundings: Vec<_> = told.fundings.iter().map(|one| (one.funder.clone(), one.amount_cents)).collect();
    plan::put_fundings(db, action.id, &fundings).await?;
    for step in &told.steps {
        plan::add_step(db, &self::step(action.id, step)).await?;
    }
    for indicator in &told.indicators {
        measure(db, action.id, indicator, ground).await?;
    }
    match &told.sessions {
        Some(told) => hold(db, action.id, told, ground).await,
        None => Ok(()),
    }
}

fn step(action_id: Id<Action>, told: &StepTold) -> Step {
    Step {
        id: Id::new(),
        action_id,
        kind: told.kind,
        title: told.title.clone(),
        due_on: None,
        done_on: None,
        weight: told.weight.unwrap_or(1),
        removed_on: None,
        version: 1,
    }
}

async fn measure(db: &mut Db, action_id: Id<Action>, told: &IndicatorTold, ground: &Ground<'_>) -> anyhow::Result<()> {
    let indicator = Indicator {
        id: Id::new(),
        action_id,
        title: told.title.clone(),
        unit: Unit::Count,
        definition: told.definition.clone(),
        feed: told.feed.unwrap_or(Feed::Typed),
        is_sum: false,
        start_amount: 0,
        target_amount: None,
        protection: Protection::Small,
        least: LEAST,
        weight: 1,
        removed_on: None,
        version: 1,
    };
    plan::add_indicator(db, &indicator).await?;
    let Some(told) = &told.value else { return Ok(()) };
    let value = Value {
        id: Id::new(),
        indicator_id: indicator.id,
        measured_on: told.on,
        amount: Some(told.amount),
        source: told.source.clone(),
        entered_as: ENTERED_AS.to_owned(),
        entered_at: ground.now,
        replaces_id: None,
    };
    Ok(plan::add_value(db, &value).await?)
}

async fn hold(db: &mut Db, action_id: Id<Action>, told: &SessionsTold, ground: &Ground<'_>) -> anyhow::Result<()> {
    let turns = told.under_18.iter().cycle().zip(told.settings.iter().cycle()).zip(told.subjects.iter().cycle());
    for (days, ((under_18, setting), subject)) in (0_u64..).zip(turns).take(told.number) {
        let held_on = told.first_on.checked_add_days(Days::new(days * told.every_days)).context("a day of the year")?;
        let session = Session {
            id: Id::new(),
            action_id,
            held_on,
            setting: *setting,
            subject: subject.clone(),
            commune_code: None,
            under_18: *under_18,
            adults: 0,
            professionals: 0,
            entered_as: ENTERED_AS.to_owned(),
            entered_at: ground.now,
            removed_on: None,
            version: 1,
        };
        plan::add_session(db, &session).await?;
    }
    Ok(())
}
