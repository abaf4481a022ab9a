//! The questions asked of signatories and of who stands for them.

use base::{Db, Id, execute, fetch_all, fetch_optional};
use partner::Institution;

use super::model::{Representative, Signatory, Signature};
use crate::Contract;

/// The signatories of a contract, by name; a contract has some tens, 500 are given.
pub async fn signatories(db: &mut Db, contract: Id<Contract>) -> sqlx::Result<Vec<Signatory>> {
    fetch_all!(db => "
        SELECT s.id, s.contract_id, s.institution_id, i.name, s.signed_on, s.signed_by_id,
               c.predecessor_id IS NOT NULL AND p.id IS NULL AS is_new
          FROM contract_signatory s
               JOIN contract c ON c.id = s.contract_id
               JOIN institution i ON i.id = s.institution_id
               LEFT JOIN contract_signatory p ON p.contract_id = c.predecessor_id AND p.institution_id = s.institution_id
         WHERE s.contract_id = $1 ORDER BY i.name, s.id LIMIT 500", contract)
}

/// The part of an institution in a contract, if it signs it.
pub async fn signs(
    db: &mut Db,
    contract: Id<Contract>,
    institution: Id<Institution>,
) -> sqlx::Result<Option<Id<Signatory>>> {
    let found: Option<(Id<Signatory>,)> = fetch_optional!(db => "
        SELECT id FROM contract_signatory WHERE contract_id = $1 AND institution_id = $2", contract, institution)?;
    Ok(found.map(|(id,)| id))
}

/// The institution of a signatory.
pub async fn institution_of(db: &mut Db, id: Id<Signatory>) -> sqlx::Result<Option<Id<Institution>>> {
    let found: Option<(Id<Institution>,)> =
        fetch_optional!(db => "SELECT institution_id FROM contract_signatory WHERE id = $1", id)?;
    Ok(found.map(|(id,)| id))
}

pub async fn insert(db: &mut Db, contract: Id<Contract>, institution: Id<Institution>) -> sqlx::Result<Id<Signatory>> {
    let id = Id::new();
    execute!(db => "
        INSERT INTO contract_signatory (id, contract_id, institution_id) VALUES ($1, $2, $3)",
        id, contract, institution)?;
    Ok(id)
}

/// Takes a signatory away, with those who stood for it and those whom it named.
pub async fn remove(db: &mut Db, id: Id<Signatory>) -> sqlx::Result<()> {
    execute!(&mut *db => "
        DELETE FROM referent_link WHERE referent_id IN (SELECT id FROM referent WHERE signatory_id = $1)", id)?;
    execute!(&mut *db => "DELETE FROM referent WHERE signatory_id = $1", id)?;
    execute!(&mut *db => "DELETE FROM contract_representative WHERE signatory_id = $1", id)?;
    execute!(db => "DELETE FROM contract_signatory WHERE id = $1", id)?;
    Ok(())
}

/// Notes that it has signed, or that it has not.
pub async fn note_signature(db: &mut Db, id: Id<Signatory>, signature: Option<Signature>) -> sqlx::Result<()> {
    let (on, by) = (signature.map(|one| one.on), signature.and_then(|one| one.by));
    execute!(db => "UPDATE contract_signatory SET signed_on = $2, signed_by_id = $3 WHERE id = $1", id, on, by)?;
    Ok(())
}

/// Who stands or stood for the signatories of a contract, the first first.
pub async fn representatives(db: &mut Db, contract: Id<Contract>) -> sqlx::Result<Vec<Representative>> {
    fetch_all!(db => "
        SELECT r.* FROM contract_signatory s JOIN contract_representative r ON r.signatory_id = s.id
         WHERE s.contract_id = $1 ORDER BY COALESCE(r.starts_on, r.ends_on), r.id LIMIT 5000", contract)
}

pub async fn add_representative(db: &mut Db, new: &Representative) -> sqlx::Result<()> {
    execute!(db => "
        INSERT INTO contract_representative (id, signatory_id, function, starts_on, ends_on) VALUES ($1, $2, $3, $4, $5)",
        new.id, new.signatory_id, new.function, new.starts_on, new.ends_on)?;
    Ok(())
}

/// Says until when somebody stands for a signatory, and from when.
pub async fn update_representative(db: &mut Db, changed: &Representative) -> sqlx::Result<()> {
    execute!(db => "
        UPDATE contract_representative SET function = $2, starts_on = $3, ends_on = $4 WHERE id = $1",
        changed.id, changed.function, changed.starts_on, changed.ends_on)?;
    Ok(())
}

pub async fn remove_representative(db: &mut Db, id: Id<Representative>) -> sqlx::Result<()> {
    execute!(db => "DELETE FROM contract_representative WHERE id = $1", id)?;
    Ok(())
}
