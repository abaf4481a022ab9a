//! A plan of each town, with something of everything.

use base::{Db, Id, execute};
use chrono::{DateTime, Utc};
use testkit::{NEIGHBOUR_TOWN_HALL, POLICE, Uuid};

use crate::everything::Named;

/// The contracts, as the house knows them.
const CONTRACTS: [(u128, Uuid); 2] = [(0xc0_0001, POLICE), (0xc0_0002, NEIGHBOUR_TOWN_HALL)];

const AXIS: u128 = 0x1100;
const OBJECTIVE: u128 = 0x1200;
const ACTION: u128 = 0x1300;
const STEP: u128 = 0x1400;
const INDICATOR: u128 = 0x1500;
const VALUE: u128 = 0x1600;
const SESSION: u128 = 0x1700;
const BEFORE: u128 = 0x1800;

const fn of(contract: u128, what: u128) -> Uuid {
    Uuid::from_u128(contract + what)
}

/// Adds a plan to the contract of each town.
pub async fn settle(db: &mut Db, at: DateTime<Utc>) -> base::Result<()> {
    for (contract, lead) in CONTRACTS {
        planned(db, contract, lead, at).await?;
        measured(db, contract, at).await?;
        renewed(db, contract).await?;
    }
    Ok(())
}

async fn planned(db: &mut Db, contract: u128, lead: Uuid, at: DateTime<Utc>) -> base::Result<()> {
    execute!(&mut *db => "INSERT INTO plan_axis (id, contract_id, position, title, version) VALUES ($1, $2, 1, 'Former', 1)",
        of(contract, AXIS), of(contract, 0))?;
    execute!(&mut *db => "
        INSERT INTO plan_objective (id, axis_id, position, title, version) VALUES ($1, $2, 1, 'Une offre commune', 1)",
        of(contract, OBJECTIVE), of(contract, AXIS))?;
    execute!(&mut *db => "
        INSERT INTO plan_action (id, contract_id, axis_id, objective_id, title, description, lead_id, audience, state, reason,
                                 is_public, added_at, version)
        VALUES ($1, $2, $3, $4, 'Former', '', $5, '', 'running', '', TRUE, $6, 1)",
        of(contract, ACTION), of(contract, 0), of(contract, AXIS), of(contract, OBJECTIVE), lead, at)?;
    execute!(&mut *db => "
        INSERT INTO plan_step (id, action_id, kind, title, weight, version) VALUES ($1, $2, 'deliverable', 'Guide', 1, 1)",
        of(contract, STEP), of(contract, ACTION))?;
    Ok(())
}

/// The contract before, with an axis that nobody has decided of.
async fn renewed(db: &mut Db, contract: u128) -> base::Result<()> {
    let before = of(contract, BEFORE);
    execute!(&mut *db => "
        INSERT INTO contract (id, territory_id, title, version)
        SELECT $2, territory_id, 'Contrat d’avant', 1 FROM contract WHERE id = $1", of(contract, 0), before)?;
    execute!(&mut *db => "UPDATE contract SET predecessor_id = $2 WHERE id = $1", of(contract, 0), before)?;
    execute!(&mut *db => "INSERT INTO plan_axis (id, contract_id, position, title, version) VALUES ($1, $2, 1, 'Prévenir', 1)",
        of(contract, BEFORE + AXIS), before)?;
    Ok(())
}

async fn measured(db: &mut Db, contract: u128, at: DateTime<Utc>) -> base::Result<()> {
    execute!(&mut *db => "
        INSERT INTO plan_indicator (id, action_id, title, unit, definition, feed, is_sum, start_amount, target_amount, protection,
                                    least, weight, version)
        VALUES ($1, $2, 'Formés', 'count', '', 'typed', FALSE, 0, 20, 'small', 11, 1, 1)",
        of(contract, INDICATOR), of(contract, ACTION))?;
    execute!(&mut *db => "
        INSERT INTO plan_value (id, indicator_id, measured_on, amount, source, entered_as, entered_at)
        VALUES ($1, $2, $3, 12, 'Registre', '', $4)", of(contract, VALUE), of(contract, INDICATOR), at.date_naive(), at)?;
    execute!(&mut *db => "
        INSERT INTO plan_session (id, action_id, held_on, setting, subject, under_18, adults, professionals, entered_as,
                                  entered_at, version)
        VALUES ($1, $2, $3, 'school', '', 28, 0, 2, '', $4, 1)",
        of(contract, SESSION), of(contract, ACTION), at.date_naive(), at)?;
    Ok(())
}

/// The parts of a plan that an address names beside its contract.
pub fn fill(path: String, contract: Uuid) -> String {
    let parts = [
        ("{axis}", AXIS),
        ("{objective}", OBJECTIVE),
        ("{action}", ACTION),
        ("{milestone}", STEP),
        ("{indicator}", INDICATOR),
        ("{value}", VALUE),
        ("{session}", SESSION),
    ];
    parts.into_iter().fold(path, |path, (name, what)| {
        path.replace(name, &Id::<Named>::from_uuid(Uuid::from_u128(contract.as_u128().wrapping_add(what))).to_string())
    })
}
