//! The questions asked of acts.

use base::{Db, Id, execute, fetch_all, fetch_optional};
use partner::Territory;

use super::model::Act;
use crate::Contract;

/// The acts of a contract, the first done first; a contract has some few, 200 are given.
pub async fn acts(db: &mut Db, contract: Id<Contract>) -> sqlx::Result<Vec<Act>> {
    fetch_all!(db => "SELECT * FROM contract_act WHERE contract_id = $1 ORDER BY done_on, id LIMIT 200", contract)
}

pub async fn act(db: &mut Db, contract: Id<Contract>, id: Id<Act>) -> sqlx::Result<Option<Act>> {
    fetch_optional!(db => "SELECT * FROM contract_act WHERE id = $1 AND contract_id = $2", id, contract)
}

/// The acts of all contracts of a territory, the first done first.
pub async fn acts_of_territory(db: &mut Db, territory: Id<Territory>) -> sqlx::Result<Vec<Act>> {
    fetch_all!(db => "
        SELECT a.* FROM contract c JOIN contract_act a ON a.contract_id = c.id
         WHERE c.territory_id = $1 ORDER BY a.done_on, a.id LIMIT 2000", territory)
}

pub async fn insert(db: &mut Db, new: &Act) -> sqlx::Result<()> {
    let vote = &new.vote;
    execute!(db => "
        INSERT INTO contract_act (id, contract_id, kind, done_on, hour, place, body, subject, number, about_id,
                                  convened_on, seats, present, represented, votes_for, votes_against, abstained,
                                  not_voting, secretary, rapporteur, institution_id, siret, matter_code, matter_name, url,
                                  note, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
                $24, $25, $26, $27)",
        new.id, new.contract_id, new.kind, new.done_on, new.hour, new.place, new.body, new.subject, new.number,
        new.about_id, vote.convened_on, vote.seats, vote.present, vote.represented, vote.votes_for, vote.votes_against,
        vote.abstained, vote.not_voting, vote.secretary, vote.rapporteur, vote.institution_id, vote.siret,
        vote.matter_code, vote.matter_name, vote.url, new.note, new.version)?;
    Ok(())
}

/// Saves an act over the version before it; says whether that one still stood. Its kind does not change.
pub async fn update(db: &mut Db, changed: &Act) -> sqlx::Result<bool> {
    let vote = &changed.vote;
    let touched = execute!(db => "
        UPDATE contract_act
           SET done_on = $2, hour = $3, place = $4, body = $5, subject = $6, number = $7, about_id = $8, convened_on = $9,
               seats = $10, present = $11, represented = $12, votes_for = $13, votes_against = $14, abstained = $15,
               not_voting = $16, secretary = $17, rapporteur = $18, institution_id = $19, siret = $20, matter_code = $21,
               matter_name = $22, url = $23, note = $24, version = $25
         WHERE id = $1 AND version = $25 - 1",
        changed.id, changed.done_on, changed.hour, changed.place, changed.body, changed.subject, changed.number,
        changed.about_id, vote.convened_on, vote.seats, vote.present, vote.represented, vote.votes_for,
        vote.votes_against, vote.abstained, vote.not_voting, vote.secretary, vote.rapporteur, vote.institution_id,
        vote.siret, vote.matter_code, vote.matter_name, vote.url, changed.note, changed.version)?;
    Ok(touched == 1)
}

/// Takes an act away; one that another is about stays, and this says so.
pub async fn remove(db: &mut Db, id: Id<Act>) -> sqlx::Result<bool> {
    let about: Option<(Id<Act>,)> =
        fetch_optional!(&mut *db => "SELECT id FROM contract_act WHERE about_id = $1 LIMIT 1", id)?;
    if about.is_some() {
        return Ok(false);
    }
    execute!(db => "DELETE FROM contract_act WHERE id = $1", id)?;
    Ok(true)
}
