//! The questions asked of visas.

use base::{Db, Id, execute, fetch_all};

use super::model::Visa;
use crate::Contract;

/// The visas and commitments of a contract, the oldest first; the page groups them by kind. 200 are given.
pub async fn visas(db: &mut Db, contract: Id<Contract>) -> sqlx::Result<Vec<Visa>> {
    let mut visas: Vec<Visa> = fetch_all!(db => "
        SELECT * FROM contract_visa WHERE contract_id = $1 ORDER BY dated_on, year, title, id LIMIT 200",
        contract)?;
    visas.sort_by_key(|visa| visa.kind);
    Ok(visas)
}

pub async fn insert(db: &mut Db, new: &Visa) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO contract_visa (id, contract_id, kind, title, reference, dated_on, year, url)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        new.id, new.contract_id, new.kind, new.title, new.reference, new.dated_on, new.year, new.url)?;
    Ok(())
}

/// Takes one away; says whether there was one.
pub async fn remove(db: &mut Db, contract: Id<Contract>, id: Id<Visa>) -> sqlx::Result<bool> {
    let removed = execute!(db => "DELETE FROM contract_visa WHERE id = $1 AND contract_id = $2", id, contract)?;
    Ok(removed == 1)
}
