//! An axis and an objective.

use base::Id;
use chrono::NaiveDate;
use contract::Contract;
use sqlx::FromRow;

/// What a part of the plan is about.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Axis {
    pub id: Id<Axis>,
    pub contract_id: Id<Contract>,
    pub position: i64,
    pub title: String,
    /// The one of the contract before that it goes on with.
    pub carried_from: Option<Id<Axis>>,
    /// Since when it is decided whether it goes on in the next contract.
    pub settled_on: Option<NaiveDate>,
    pub removed_on: Option<NaiveDate>,
    pub version: i64,
}

/// What the actions below it are for.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Objective {
    pub id: Id<Objective>,
    pub axis_id: Id<Axis>,
    pub position: i64,
    pub title: String,
    /// As of an axis.
    pub carried_from: Option<Id<Objective>>,
    pub settled_on: Option<NaiveDate>,
    pub removed_on: Option<NaiveDate>,
    pub version: i64,
}

impl Axis {
    /// One that nobody knows yet.
    pub fn new(contract_id: Id<Contract>, position: i64, title: String) -> Self {
        let (carried_from, settled_on, removed_on) = (None, None, None);
        Self { id: Id::new(), contract_id, position, title, carried_from, settled_on, removed_on, version: 1 }
    }
}

impl Objective {
    pub fn new(axis_id: Id<Axis>, position: i64, title: String) -> Self {
        let (carried_from, settled_on, removed_on) = (None, None, None);
        Self { id: Id::new(), axis_id, position, title, carried_from, settled_on, removed_on, version: 1 }
    }
}
