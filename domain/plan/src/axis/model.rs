//! An axis and an objective.

use base::Id;
use contract::Contract;
use sqlx::FromRow;

/// What a part of the plan is about.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Axis {
    pub id: Id<Axis>,
    pub contract_id: Id<Contract>,
    pub position: i64,
    pub title: String,
    pub version: i64,
}

/// What the actions below it are for.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Objective {
    pub id: Id<Objective>,
    pub axis_id: Id<Axis>,
    pub position: i64,
    pub title: String,
    pub version: i64,
}
