//! A plan put together from what is kept of it.

use std::collections::{BTreeMap, BTreeSet};

use base::{Db, Id, Result, fetch_all, fetch_one};
use chrono::NaiveDate;
use contract::Contract;
use partner::{Institution, Territory};

use super::model::{AxisBoard, Board, Card, LateAction, Measure, ObjectiveBoard, Sequel, lateness};
use crate::action::Funding;
use crate::action::store::Helper;
use crate::indicator::{Indicator, Value};
use crate::session::YearCounts;
use crate::step::Step;
use crate::{Action, action, axis, indicator, renewal, session, step};

/// All that is kept of a plan's actions.
struct Kept {
    names: BTreeMap<Id<Institution>, String>,
    signatories: BTreeSet<Id<Institution>>,
    helpers: Vec<Helper>,
    fundings: Vec<Funding>,
    steps: Vec<Step>,
    indicators: Vec<Indicator>,
    values: Vec<Value>,
    sessions: Vec<YearCounts>,
    sequels: Vec<Sequel>,
    today: NaiveDate,
}

/// The names of the institutions that lead or help in a plan.
async fn names(db: &mut Db, contract: Id<Contract>) -> sqlx::Result<BTreeMap<Id<Institution>, String>> {
    let rows: Vec<(Id<Institution>, String)> = fetch_all!(db => "
        SELECT i.id, i.name FROM plan_action a JOIN institution i ON i.id = a.lead_id WHERE a.contract_id = $1
        UNION
        SELECT i.id, i.name FROM plan_action a JOIN plan_action_partner p ON p.action_id = a.id
               JOIN institution i ON i.id = p.institution_id WHERE a.contract_id = $1
         LIMIT 5000", contract)?;
    Ok(rows.into_iter().collect())
}

impl Kept {
    async fn of(db: &mut Db, contract: Id<Contract>, today: NaiveDate) -> sqlx::Result<Self> {
        let signatories = contract::signatories(db, contract).await?;
        Ok(Self {
            names: names(db, contract).await?,
            signatories: signatories.into_iter().map(|one| one.institution_id).collect(),
            helpers: action::store::helpers(db, contract).await?,
            fundings: action::store::fundings(db, contract).await?,
            steps: step::store::of_contract(db, contract).await?,
            indicators: indicator::store::of_contract(db, contract).await?,
            values: indicator::store::standing(db, contract).await?,
            sessions: session::store::sums(db, contract).await?,
            sequels: renewal::store::sequels(db, contract).await?,
            today,
        })
    }

    fn card(&self, action: Action) -> Card {
        let name = |id: &Id<Institution>| self.names.get(id).cloned();
        let helpers = self.helpers.iter().filter(|one| one.action_id == action.id);
        let mut helpers: Vec<_> =
            helpers.filter_map(|one| Some((one.institution_id, name(&one.institution_id)?))).collect();
        helpers.sort_by_key(|(_, name)| base::text::fold(name));
        let sessions: Vec<_> = self.sessions.iter().filter(|one| one.action_id == action.id).cloned().collect();
        let steps = self.steps.iter().filter(|one| one.action_id == action.id && one.removed_on.is_none());
        let indicators = self.indicators.iter().filter(|one| one.action_id == action.id && one.removed_on.is_none());
        Card {
            lead: action.lead_id.as_ref().and_then(name),
            does_lead_sign: action.lead_id.is_some_and(|lead| self.signatories.contains(&lead)),
            helpers,
            fundings: self.fundings.iter().filter(|one| one.action_id == action.id).cloned().collect(),
            steps: steps.cloned().collect(),
            measures: indicators.map(|one| self.measure(one, &sessions)).collect(),
            sessions,
            sequel: self.sequels.iter().find(|one| one.from == action.id).copied(),
            today: self.today,
            action,
        }
    }

    fn measure(&self, indicator: &Indicator, sessions: &[YearCounts]) -> Measure {
        let values: Vec<_> = self.values.iter().filter(|one| one.indicator_id == indicator.id).cloned().collect();
        let points = indicator.points(&values, sessions);
        Measure { reading: indicator.reading(&points), points, indicator: indicator.clone() }
    }
}

/// The plan of a contract as it stands on `today`; 1000 actions at most.
pub async fn of_contract(db: &mut Db, contract: &Contract, today: NaiveDate) -> Result<Board> {
    let kept = Kept::of(db, contract.id, today).await?;
    let (removed, actions): (Vec<_>, Vec<_>) =
        action::store::of_contract(db, contract.id).await?.into_iter().partition(|one| one.removed_on.is_some());
    let mut cards: Vec<Card> = actions.into_iter().map(|action| kept.card(action)).collect();
    cards.sort_by_key(|card| order(&card.action));
    let objectives = axis::store::objectives(db, contract.id).await?;
    let take = |is_its: &dyn Fn(&Action) -> bool| -> Vec<Card> {
        cards.iter().filter(|card| is_its(&card.action)).cloned().collect()
    };
    let axes = axis::store::axes(db, contract.id).await?.into_iter().map(|axis| AxisBoard {
        cards: take(&|action| action.axis_id == Some(axis.id) && action.objective_id.is_none()),
        objectives: objectives
            .iter()
            .filter(|one| one.axis_id == axis.id)
            .map(|one| ObjectiveBoard {
                cards: take(&|action| action.objective_id == Some(one.id)),
                objective: one.clone(),
            })
            .collect(),
        axis,
    });
    let axes = axes.collect();
    Ok(Board { contract: contract.clone(), today, axes, decisions: take(&|action| action.axis_id.is_none()), removed })
}

/// The first to begin first; those without a day last, by title.
fn order(action: &Action) -> (bool, Option<NaiveDate>, String, Id<Action>) {
    let on = action.starts_on.or(action.ends_on);
    (on.is_none(), on, base::text::fold(&action.title), action.id)
}

/// The actions that an institution leads or helps with, in all its contracts.
pub async fn of_institution(db: &mut Db, institution: Id<Institution>, today: NaiveDate) -> Result<Vec<Card>> {
    let mut cards = Vec::new();
    for id in action::store::contracts_of(db, institution).await? {
        let Some(contract) = contract::contract(db, id).await? else { continue };
        let board = of_contract(db, &contract, today).await?;
        cards.extend(board.cards().filter(|card| card.is_of(institution)).cloned());
    }
    Ok(cards)
}

/// The late actions of a territory, each with why.
pub async fn late(db: &mut Db, territory: Id<Territory>, today: NaiveDate) -> Result<Vec<LateAction>> {
    let steps = step::store::overdue(db, territory, today).await?;
    let actions = action::store::late(db, territory, today).await?;
    let told = actions.into_iter().map(|action| {
        let why = lateness(&action, steps.iter().filter(|step| step.action_id == action.id), today);
        LateAction { action, why }
    });
    Ok(told.collect())
}

/// Whether the public may read of an action of a contract.
pub async fn has_public(db: &mut Db, contract: Id<Contract>) -> sqlx::Result<bool> {
    let (count,): (i64,) = fetch_one!(db => "
        SELECT COUNT(*) FROM plan_action
         WHERE contract_id = $1 AND is_public AND removed_on IS NULL AND axis_id IS NOT NULL AND state <> 'dropped'",
        contract)?;
    Ok(count > 0)
}

/// The indicators of a contract with what they came to, each with its action.
pub async fn indicators(db: &mut Db, contract: &Contract, today: NaiveDate) -> Result<Vec<(Action, Measure)>> {
    let board = of_contract(db, contract, today).await?;
    let measures = board.cards().flat_map(|card| card.measures.iter().map(|one| (card.action.clone(), one.clone())));
    Ok(measures.collect())
}
