//! Contracts for whoever asks every route.

use base::{Db, Id, execute};
use chrono::{DateTime, TimeDelta, Utc};
use testkit::{NEIGHBOUR_TOWN_HALL, POLICE, ROCHEMONT, Uuid, VALBOURG};

use crate::everything::{Named, named};

/// Where the things of a contract begin; Rochemont's stand a little further.
const CONTRACT: Uuid = Uuid::from_u128(0xc0_0001);
const NEIGHBOURS: Uuid = Uuid::from_u128(0xc0_0002);

const fn of(contract: Uuid, what: u128) -> Uuid {
    Uuid::from_u128(contract.as_u128() + what)
}

const VISA: u128 = 0x100;
const ACT: u128 = 0x200;
const SIGNATORY: u128 = 0x300;
const MANDATE: u128 = 0x400;
const REFERENT: u128 = 0x500;
const SURVEY: u128 = 0x600;

/// Adds a contract of each town, with something of everything.
pub async fn settle(db: &mut Db, at: DateTime<Utc>) -> base::Result<()> {
    for (contract, territory, institution) in
        [(CONTRACT, VALBOURG, POLICE), (NEIGHBOURS, ROCHEMONT, NEIGHBOUR_TOWN_HALL)]
    {
        kept(db, contract, (territory, institution), at).await?;
        asked(db, contract, institution, at).await?;
    }
    Ok(())
}

async fn kept(
    db: &mut Db,
    contract: Uuid,
    (territory, institution): (Uuid, Uuid),
    at: DateTime<Utc>,
) -> base::Result<()> {
    let day = at.date_naive();
    execute!(&mut *db => "INSERT INTO contract (id, territory_id, title, version) VALUES ($1, $2, 'Contrat local', 1)",
        contract, territory)?;
    for number in [1_i64, 2] {
        execute!(&mut *db => "
            INSERT INTO contract_text (contract_id, number, text, written_by, written_on)
            VALUES ($1, $2, 'Le texte.', '', $3)", contract, number, day)?;
    }
    execute!(&mut *db => "
        INSERT INTO contract_visa (id, contract_id, kind, title, reference, year)
        VALUES ($1, $2, 'law', 'Une loi', '', 2020)", of(contract, VISA), contract)?;
    execute!(&mut *db => "
        INSERT INTO contract_act (id, contract_id, kind, done_on, hour, place, body, subject, number, secretary, rapporteur,
                                  institution_id, siret, matter_code, matter_name, note, version)
        VALUES ($1, $2, 'vote', $3, '', '', '', 'Contrat', '1', '', '', $4, '21920012800018', '8.5', 'ville', '', 1)",
        of(contract, ACT), contract, day, institution)?;
    execute!(&mut *db => "INSERT INTO contract_signatory (id, contract_id, institution_id) VALUES ($1, $2, $3)",
        of(contract, SIGNATORY), contract, institution)?;
    execute!(&mut *db => "
        INSERT INTO contract_representative (id, signatory_id, function) VALUES ($1, $2, 'La commissaire')",
        of(contract, MANDATE), of(contract, SIGNATORY))?;
    Ok(())
}

async fn asked(db: &mut Db, contract: Uuid, institution: Uuid, at: DateTime<Utc>) -> base::Result<()> {
    let day = at.date_naive();
    execute!(&mut *db => "
        INSERT INTO referent (id, signatory_id, rank, function, name, phone, email, starts_on, asks)
        VALUES ($1, $2, 'holder', 'Référente', '', '0199000001', '', $3, 0)",
        of(contract, REFERENT), of(contract, SIGNATORY), day)?;
    execute!(&mut *db => "
        INSERT INTO survey (id, contract_id, opened_on, closes_on, opened_by, answers, comments)
        VALUES ($1, $2, $3, $4, '', 0, '[]')", of(contract, SURVEY), contract, day, day + TimeDelta::days(30))?;
    execute!(&mut *db => "
        INSERT INTO survey_question (survey_id, position, text, fully, rather, rather_not, not_at_all, no_opinion)
        VALUES ($1, 1, 'Utile ?', 0, 0, 0, 0, 0)", of(contract, SURVEY))?;
    let digest = if contract == CONTRACT { "ours" } else { "theirs" };
    execute!(&mut *db => "
        INSERT INTO survey_code (digest, survey_id, institution_id, is_used) VALUES ($1, $2, $3, FALSE)",
        digest, of(contract, SURVEY), institution)?;
    Ok(())
}

/// What the town has that the address of a route below `start` can name.
pub fn real(start: &str) -> Vec<Named> {
    let both = |what: u128| {
        vec![named("du territoire", of(CONTRACT, what)), named("de la ville voisine", of(NEIGHBOURS, what))]
    };
    match start {
        "/pro/contrats" => both(0),
        "/pro/enquetes" => both(SURVEY),
        _ => vec![named("du territoire", POLICE), named("de la ville voisine", NEIGHBOUR_TOWN_HALL)],
    }
}

/// The parts of a contract that an address names beside it.
pub fn fill(path: String, contract: Uuid) -> String {
    let parts = [
        ("{visa}", VISA),
        ("{act}", ACT),
        ("{signatory}", SIGNATORY),
        ("{mandate}", MANDATE),
        ("{referent}", REFERENT),
    ];
    parts.into_iter().fold(path, |path, (name, what)| {
        path.replace(name, &Id::<Named>::from_uuid(Uuid::from_u128(contract.as_u128().wrapping_add(what))).to_string())
    })
}
