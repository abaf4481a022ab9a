//! The questions asked of instances.

use base::{Db, Id, execute, fetch_all, fetch_optional};
use contract::Contract;
use partner::{Institution, Territory};

use super::model::Instance;

pub async fn instance(db: &mut Db, id: Id<Instance>) -> sqlx::Result<Option<Instance>> {
    fetch_optional!(db => "SELECT * FROM instance WHERE id = $1", id)
}

/// The instances of a territory, by name; a territory has some few, 200 are given.
pub async fn of_territory(db: &mut Db, territory: Id<Territory>) -> sqlx::Result<Vec<Instance>> {
    fetch_all!(db => "SELECT * FROM instance WHERE territory_id = $1 ORDER BY name, id LIMIT 200", territory)
}

/// The instances of a contract.
pub async fn of_contract(db: &mut Db, contract: Id<Contract>) -> sqlx::Result<Vec<Instance>> {
    fetch_all!(db => "SELECT * FROM instance WHERE contract_id = $1 ORDER BY name, id LIMIT 200", contract)
}

/// The instances in which an institution sits, in whichever territory.
pub async fn of_institution(db: &mut Db, institution: Id<Institution>) -> sqlx::Result<Vec<Instance>> {
    fetch_all!(db => "
        SELECT * FROM instance WHERE id IN (SELECT instance_id FROM instance_member WHERE institution_id = $1)
         ORDER BY name, id LIMIT 200", institution)
}

pub async fn insert(db: &mut Db, new: &Instance) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO instance (id, territory_id, contract_id, kind, name, missions, secretariat, created_on, ended_on, quorum,
                              quorum_number, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        new.id, new.territory_id, new.contract_id, new.kind, new.name, new.missions, new.secretariat.reveal(),
        new.created_on, new.ended_on, new.quorum, new.quorum_number, new.version)?;
    Ok(())
}

/// Saves an instance over the version before it; says whether that one still stood.
pub async fn update(db: &mut Db, changed: &Instance) -> sqlx::Result<bool> {
    let touched = execute!(db => "
        UPDATE instance SET contract_id = $2, kind = $3, name = $4, missions = $5, secretariat = $6, created_on = $7,
                            ended_on = $8, quorum = $9, quorum_number = $10, version = $11
         WHERE id = $1 AND version = $11 - 1",
        changed.id, changed.contract_id, changed.kind, changed.name, changed.missions, changed.secretariat.reveal(),
        changed.created_on, changed.ended_on, changed.quorum, changed.quorum_number, changed.version)?;
    Ok(touched == 1)
}
