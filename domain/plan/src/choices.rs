//! The institutions that may lead an action or help with one: signatories first, then the rest of the network.

use base::{Db, Id};
use contract::Contract;
use partner::Institution;

/// How many institutions a territory has at most.
const INSTITUTIONS: i64 = 2000;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub id: Id<Institution>,
    pub name: String,
    pub signs: bool,
}

/// Those who may lead or help under a contract.
pub async fn choices(db: &mut Db, contract: &Contract) -> sqlx::Result<Vec<Choice>> {
    let signatories = contract::signatories(db, contract.id).await?.into_iter();
    let mut choices: Vec<_> =
        signatories.map(|one| Choice { id: one.institution_id, name: one.name, signs: true }).collect();
    let members = partner::members(db, contract.territory_id, 0, INSTITUTIONS).await?.into_iter();
    let mut others: Vec<_> = members
        .map(|one| Choice { id: one.institution.id, name: one.institution.name, signs: false })
        .filter(|one| choices.iter().all(|known| known.id != one.id))
        .collect();
    others.sort_by_key(|one| base::text::fold(&one.name));
    choices.append(&mut others);
    Ok(choices)
}

/// The same, with one who is neither, because she led before.
pub async fn choices_with(db: &mut Db, contract: &Contract, before: &[Id<Institution>]) -> sqlx::Result<Vec<Choice>> {
    let mut choices = choices(db, contract).await?;
    for id in before.iter().copied() {
        if choices.iter().all(|one| one.id != id)
            && let Some(known) = partner::institution(db, id).await?
        {
            choices.push(Choice { id, name: known.name, signs: false });
        }
    }
    Ok(choices)
}
